/**
 * The record, version 1: everything that extraction says about one article, or why it failed.
 * It is one JSON line, and one row of a Parquet file with the same column names. The version number changes when a
 * key is added, dropped or changes its meaning.
 */
import type { Credit, Sentence, Span, Warning } from './document.ts';
import type { Alias, Entity, EntityId, EntityType, Relation } from './knowledge.ts';

export const RECORD_VERSION = 1;

export interface RecordMention extends Span {
  readonly surface: string;
  readonly sentence: number;
  readonly type: EntityType;
  readonly entity: EntityId;
  readonly confidence: number;
  readonly recognizer: string;
}

/** What every row says, extracted or failed. */
interface Provenance {
  readonly version: typeof RECORD_VERSION;
  readonly id: string;
  readonly source: string;
  readonly hash: string;
  /** Fingerprint of everything but the bytes that the record depends on. */
  readonly extractor: string;
}

export interface ExtractedRecord extends Provenance {
  readonly title: string | null;
  readonly date: string | null;
  readonly language: string;
  readonly tags: readonly string[];
  readonly url: string | null;
  readonly credits: readonly Credit[];
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly RecordMention[];
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly aliases: readonly Alias[];
  /** Equal for articles that tell the same story. */
  readonly signature: string;
  readonly warnings: readonly Warning[];
}

export interface FailedRecord extends Provenance {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** Whether the error does not lie in the bytes, so that the next run tries again. */
    readonly transient: boolean;
  };
}

/** One row for each article, whatever became of it. */
export type ArticleRecord = ExtractedRecord | FailedRecord;

export function isFailed(record: ArticleRecord): record is FailedRecord {
  return 'error' in record;
}

/**
 * The Parquet columns, as DuckDB types. Failed rows have an `error` and nulls; extracted rows have a null `error`.
 */
export const RECORD_COLUMNS = {
  version: 'INTEGER',
  id: 'VARCHAR',
  source: 'VARCHAR',
  hash: 'VARCHAR',
  extractor: 'VARCHAR',
  title: 'VARCHAR',
  date: 'VARCHAR',
  language: 'VARCHAR',
  tags: 'VARCHAR[]',
  url: 'VARCHAR',
  credits: 'STRUCT(role VARCHAR, name VARCHAR)[]',
  text: 'VARCHAR',
  sentences: 'STRUCT("start" INTEGER, "end" INTEGER, paragraph INTEGER, section INTEGER, language VARCHAR)[]',
  mentions:
    'STRUCT("start" INTEGER, "end" INTEGER, surface VARCHAR, sentence INTEGER, type VARCHAR, entity VARCHAR, confidence INTEGER, recognizer VARCHAR)[]',
  entities: 'STRUCT(id VARCHAR, type VARCHAR, name VARCHAR, aliases VARCHAR[], known BOOLEAN)[]',
  relations:
    'STRUCT(subject VARCHAR, predicate VARCHAR, object VARCHAR, "subjectMention" INTEGER, "objectMention" INTEGER, evidence STRUCT(sentence INTEGER, "start" INTEGER, "end" INTEGER)[], "trigger" STRUCT("start" INTEGER, "end" INTEGER, text VARCHAR), status VARCHAR, date VARCHAR, confidence INTEGER)[]',
  aliases: 'STRUCT(surface VARCHAR, entity VARCHAR, reason VARCHAR, sentence INTEGER, verdict VARCHAR)[]',
  signature: 'VARCHAR',
  warnings: 'STRUCT(code VARCHAR, message VARCHAR)[]',
  error: 'STRUCT(code VARCHAR, message VARCHAR, transient BOOLEAN)',
} as const;

/** One JSON line without its line break; keys in the order of the record format. */
export function toJson(record: ArticleRecord): string {
  return JSON.stringify(record);
}
