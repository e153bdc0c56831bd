/** Hand-made records for the tests of the fold: an article is its sentences with the names in them marked. */
import { readData } from '../../src/data.ts';
import type { Correction } from '../../src/fold/corrections.ts';
import { fold } from '../../src/fold/fold.ts';
import type { FoldCounts } from '../../src/fold/fold.ts';
import { digestOf } from '../../src/fold/digest.ts';
import type { GraphTable, TableName, TableRow, TableRows } from '../../src/fold/tables.ts';
import type { Alias, Entity, EntityId, EntityType, RelationStatus } from '../../src/knowledge.ts';
import { parseOntology } from '../../src/ontology.ts';
import type { Window } from '../../src/options.ts';
import type { ExtractedRecord, RecordMention } from '../../src/record.ts';
import { compareBytes } from '../../src/text/order.ts';
import { entityId } from '../../src/text/normalize.ts';
import type { Database } from '../../src/workspace/database.ts';
import { databaseOf as looseDatabase } from '../../src/workspace/loose.ts';

export interface Article {
  readonly id: string;
  /** Paragraphs of sentences; `[surface|Type]` and `[surface|Type|canonical name]` are mentions. */
  readonly paragraphs: readonly (readonly string[])[];
  readonly date?: string;
  readonly signature?: string;
  /** Ids of entities that a gazetteer lists. */
  readonly known?: readonly EntityId[];
  readonly aliases?: readonly (Omit<Alias, 'sentence' | 'verdict'> & Partial<Alias>)[];
  readonly relations?: readonly StatedRelation[];
}

export interface StatedRelation {
  readonly triple: readonly [subject: EntityId, predicate: string, object: EntityId];
  /** Numbers of the sentences that state it. */
  readonly sentences: readonly number[];
  readonly status?: RelationStatus;
  readonly date?: string;
  readonly confidence?: number;
}

const MARK = /\[([^|\]]+)\|([^|\]]+)(?:\|([^\]]+))?\]/g;

export function record(article: Article): ExtractedRecord {
  let text = '';
  const sentences: ExtractedRecord['sentences'][number][] = [];
  const mentions: RecordMention[] = [];
  const entities = new Map<EntityId, Entity>();
  for (const [paragraph, marked] of article.paragraphs.entries()) {
    if (paragraph > 0) text += '\n';
    for (const sentence of marked) {
      const start = text.length;
      let at = 0;
      for (const mark of sentence.matchAll(MARK)) {
        const [whole, surface = '', type, canonical = surface] = mark;
        text += sentence.slice(at, mark.index);
        at = mark.index + whole.length;
        const id = entityId(type as EntityType, canonical);
        mentions.push({
          start: text.length,
          end: text.length + surface.length,
          surface,
          sentence: sentences.length,
          type: type as EntityType,
          entity: id,
          confidence: 900,
          recognizer: 'test',
        });
        text += surface;
        const entity = entities.get(id) ?? {
          id,
          type: type as EntityType,
          name: canonical,
          aliases: [],
          known: article.known?.includes(id) ?? false,
        };
        const aliases = new Set([...entity.aliases, surface].filter((alias) => alias !== entity.name));
        entities.set(id, { ...entity, aliases: [...aliases].sort(compareBytes) });
      }
      text += sentence.slice(at);
      sentences.push({ start, end: text.length, paragraph, section: 0, language: 'en' });
    }
  }
  return {
    version: 1,
    id: article.id,
    source: article.id,
    hash: `sha256:${article.id}`,
    extractor: 'test',
    title: null,
    date: article.date ?? null,
    language: 'en',
    tags: [],
    url: null,
    credits: [],
    text,
    sentences,
    mentions,
    entities: [...entities.values()],
    relations: (article.relations ?? []).map(({ triple: [subject, predicate, object], ...stated }) => {
      const [first, ...more] = stated.sentences.map((sentence) => {
        const { start = 0, end = 0 } = sentences[sentence] ?? {};
        return { sentence, start, end };
      });
      if (first === undefined) throw new Error('A relation needs a sentence');
      return {
        subject,
        predicate,
        object,
        subjectMention: null,
        objectMention: null,
        evidence: [first, ...more],
        trigger: null,
        status: stated.status ?? 'asserted',
        date: stated.date ?? null,
        confidence: stated.confidence ?? 800,
      };
    }),
    aliases: (article.aliases ?? []).map((alias) => ({ sentence: 0, verdict: 'merged', ...alias })),
    signature: article.signature ?? article.id,
    warnings: [],
  };
}

/** A database whose view `record` holds these records; the caller closes it. */
export async function databaseOf(records: readonly ExtractedRecord[]): Promise<Database> {
  const database = await looseDatabase(records);
  // A handful of rows is counted sooner by one thread than handed out to several.
  await database.run('SET threads = 1');
  return database;
}

export const ontology = parseOntology(readData('ontology/predicates.tsv'));

export interface Folded {
  readonly tables: { readonly [Name in TableName]: readonly TableRows[Name][] };
  readonly counts: FoldCounts;
  readonly digest: string;
}

/** Folds the articles and reads every table. */
export async function foldArticles(articles: readonly Article[], window: Window = 'sentence'): Promise<Folded> {
  const database = await databaseOf(articles.map(record));
  try {
    return await readFold(database, window);
  } finally {
    database.close();
  }
}

/** Folds what the view `record` holds and reads every table. */
export async function readFold(
  database: Database,
  window: Window,
  corrections: readonly Correction[] = [],
): Promise<Folded> {
  const { tables, counts } = await fold(database, { window, ontology, corrections });
  const entries: [TableName, unknown][] = [];
  for (const table of tables) entries.push([table.name, await rowsOf(table)]);
  return { tables: Object.fromEntries(entries) as unknown as Folded['tables'], counts, digest: await digestOf(tables) };
}

export async function rowsOf<Name extends TableName>(table: GraphTable<Name>): Promise<TableRows[Name][]> {
  const rows: TableRows[Name][] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return rows;
}

/** The values of a row in the order of its columns. */
export function cells(row: TableRow): unknown[] {
  return Object.values(row);
}
