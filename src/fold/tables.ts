/**
 * The graph tables, version 2: what a fold hands to exports, stores and the graph. Rows come in the canonical order of
 * their table, keys in the order of its columns. Offsets are UTF-16 code units into the article's text, half-open;
 * dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, compared by their bytes, so that a less precise date comes first.
 * `stories` counts independent articles: those with one signature are one story. The version number changes when a
 * column is added, dropped or changes its meaning.
 */
import type { EntityId, EntityType, RelationStatus } from '../knowledge.ts';

export const TABLES_VERSION = 2;

/** One article that was extracted. */
export interface DocumentRow {
  readonly id: string;
  readonly source: string;
  readonly hash: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly language: string;
  readonly url: string | null;
  readonly tags: readonly string[];
  /** The smallest id of all articles that tell the same story, itself among them. */
  readonly story: string;
  /** Where its last sentence ends, in UTF-16 code units: the length of its text. */
  readonly characters: number;
  readonly sentences: number;
  readonly mentions: number;
  /** Distinct settled entities. */
  readonly entities: number;
}

/** One thing in the world, settled across articles. */
export interface EntityRow {
  /**
   * The known id of its members, else the one that most articles have; ties go to the smaller bytes. People who share a
   * name with others are told apart in brackets, all but the one of most stories.
   */
  readonly id: EntityId;
  readonly type: EntityType;
  /** The known name, else the one that most articles use; ties go to the smaller bytes. Brackets tell namesakes apart. */
  readonly name: string;
  /** Every other surface form, sorted by bytes. */
  readonly aliases: readonly string[];
  /** Whether a gazetteer or the user's lexicon lists it. */
  readonly known: boolean;
  readonly mentions: number;
  readonly documents: number;
  readonly stories: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/** One line of the identity ledger: whether a surface form was taken for another name of an entity, and why. */
export interface AliasRow {
  readonly entity: EntityId;
  readonly type: EntityType;
  readonly surface: string;
  /**
   * The local entity that the line is about: the one that an article states the surface form of, or the one that
   * other articles have under the surface form alone. Merged members stay a valid way to ask for `entity`.
   */
  readonly member: EntityId;
  /**
   * Why: an article's own reason, `same-name` (of another type) or `correction`; where the members were kept apart also
   * `ambiguous`, `short`, `both-known`, `maker`, `namesakes`.
   */
  readonly reason: string;
  readonly verdict: 'merged' | 'kept-apart';
  readonly documents: number;
  readonly stories: number;
  /** The first sentence that the line rests on: its article, by bytes, */
  readonly document: string;
  /** its number there, */
  readonly sentence: number;
  /** and its text. */
  readonly quote: string;
}

/** One mention, with its settled entity; `type` is that of the mention, not of the entity. */
export interface MentionRow {
  readonly document: string;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly type: EntityType;
  readonly entity: EntityId;
  /** 0 to 1000. */
  readonly confidence: number;
  readonly recognizer: string;
}

/**
 * Two entities that stand in one window, `source` before `target` by bytes. Long name lists: in a window of more than
 * 12 entities a pair counts only where their first mentions are at most 6 places apart in the order of appearance.
 */
export interface CooccurrenceRow {
  readonly source: EntityId;
  readonly target: EntityId;
  /** Windows with both: sentences, unless the fold was told to count paragraphs or documents. */
  readonly sentences: number;
  readonly documents: number;
  readonly stories: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** Normalized pointwise mutual information, -1 to 1, six decimals. */
  readonly npmi: number;
  /** Log-likelihood ratio G², six decimals; without a sign. */
  readonly g2: number;
  /** Windows with both over windows with either, six decimals. */
  readonly jaccard: number;
}

/** A stated relation, with one row for each status. */
export interface RelationRow {
  readonly subject: EntityId;
  readonly predicate: string;
  readonly object: EntityId;
  readonly status: RelationStatus;
  /** Distinct sentences that state it. */
  readonly sentences: number;
  readonly documents: number;
  readonly stories: number;
  /** Of the articles. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** The earliest date that a text states for it. */
  readonly date: string | null;
  /** The highest of its statements, 0 to 1000. */
  readonly confidence: number;
}

/**
 * A stretch of text behind an edge. For a relation, the sentence that states it. For a pair, the whole sentence in which each side
 * first appears in the window: one row a window where they share it, as in sentence windows they always do; else two.
 */
export interface EvidenceRow {
  readonly document: string;
  /** The first sentence of the stretch. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly tier: 'co-occurrence' | 'relation';
  /** The subject, where the tier is `relation`. */
  readonly source: EntityId;
  readonly predicate: string | null;
  /** The object, where the tier is `relation`. */
  readonly target: EntityId;
  readonly status: RelationStatus | null;
  /** The text from `start` to `end`. */
  readonly quote: string;
}

/** The rows of every table, by its name. */
export interface TableRows {
  readonly documents: DocumentRow;
  readonly entities: EntityRow;
  readonly aliases: AliasRow;
  readonly mentions: MentionRow;
  readonly cooccurrences: CooccurrenceRow;
  readonly relations: RelationRow;
  readonly evidence: EvidenceRow;
}

export type TableName = keyof TableRows;
export type TableRow = TableRows[TableName];

/** The tables in their fixed order. */
export const TABLE_NAMES = [
  'documents',
  'entities',
  'aliases',
  'mentions',
  'cooccurrences',
  'relations',
  'evidence',
] as const satisfies readonly TableName[];

type Columns = { readonly [Name in TableName]: Readonly<Record<keyof TableRows[Name], string>> };

/** The columns of every table in their fixed order, as DuckDB types. */
export const TABLE_COLUMNS: Columns = {
  documents: {
    id: 'VARCHAR',
    source: 'VARCHAR',
    hash: 'VARCHAR',
    title: 'VARCHAR',
    date: 'VARCHAR',
    language: 'VARCHAR',
    url: 'VARCHAR',
    tags: 'VARCHAR[]',
    story: 'VARCHAR',
    characters: 'INTEGER',
    sentences: 'INTEGER',
    mentions: 'INTEGER',
    entities: 'INTEGER',
  },
  entities: {
    id: 'VARCHAR',
    type: 'VARCHAR',
    name: 'VARCHAR',
    aliases: 'VARCHAR[]',
    known: 'BOOLEAN',
    mentions: 'INTEGER',
    documents: 'INTEGER',
    stories: 'INTEGER',
    firstDate: 'VARCHAR',
    lastDate: 'VARCHAR',
  },
  aliases: {
    entity: 'VARCHAR',
    type: 'VARCHAR',
    surface: 'VARCHAR',
    member: 'VARCHAR',
    reason: 'VARCHAR',
    verdict: 'VARCHAR',
    documents: 'INTEGER',
    stories: 'INTEGER',
    document: 'VARCHAR',
    sentence: 'INTEGER',
    quote: 'VARCHAR',
  },
  mentions: {
    document: 'VARCHAR',
    sentence: 'INTEGER',
    start: 'INTEGER',
    end: 'INTEGER',
    surface: 'VARCHAR',
    type: 'VARCHAR',
    entity: 'VARCHAR',
    confidence: 'INTEGER',
    recognizer: 'VARCHAR',
  },
  cooccurrences: {
    source: 'VARCHAR',
    target: 'VARCHAR',
    sentences: 'INTEGER',
    documents: 'INTEGER',
    stories: 'INTEGER',
    firstDate: 'VARCHAR',
    lastDate: 'VARCHAR',
    npmi: 'DOUBLE',
    g2: 'DOUBLE',
    jaccard: 'DOUBLE',
  },
  relations: {
    subject: 'VARCHAR',
    predicate: 'VARCHAR',
    object: 'VARCHAR',
    status: 'VARCHAR',
    sentences: 'INTEGER',
    documents: 'INTEGER',
    stories: 'INTEGER',
    firstDate: 'VARCHAR',
    lastDate: 'VARCHAR',
    date: 'VARCHAR',
    confidence: 'INTEGER',
  },
  evidence: {
    document: 'VARCHAR',
    sentence: 'INTEGER',
    start: 'INTEGER',
    end: 'INTEGER',
    tier: 'VARCHAR',
    source: 'VARCHAR',
    predicate: 'VARCHAR',
    target: 'VARCHAR',
    status: 'VARCHAR',
    quote: 'VARCHAR',
  },
};

/** One table of a graph. */
export interface GraphTable<Name extends TableName = TableName> {
  readonly name: Name;
  readonly columns: Readonly<Record<string, string>>;
  /** All rows in canonical order, in batches. Tables of one fold share a connection: read one at a time. */
  rows(): AsyncGenerator<readonly TableRows[Name][]>;
}

/** The table of that name. */
export function tableNamed<Name extends TableName>(tables: readonly GraphTable[], name: Name): GraphTable<Name> {
  const table = tables.find((each) => each.name === name);
  if (table === undefined)
    throw new Error(`Expected a table "${name}", got ${tables.map((each) => each.name).join(', ')}`);
  return table as unknown as GraphTable<Name>;
}
