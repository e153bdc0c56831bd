/**
 * Reads the counted tables as rows of the formats in `tables.ts`: sorts them, and adds what SQL may not compute, the
 * scores and everything that slices text.
 */
import type { Database, Row } from '../workspace/database.ts';
import { jaccard, logLikelihood, npmi } from './scores.ts';
import { TABLE_COLUMNS } from './tables.ts';
import type { AliasRow, CooccurrenceRow, EntityRow, EvidenceRow, GraphTable, TableName, TableRows } from './tables.ts';

type Batches<Name extends TableName> = AsyncGenerator<readonly TableRows[Name][]>;

/** All tables of a counted graph, in their fixed order; `windows` is the number of windows with any entity. */
export function tablesOf(database: Database, windows: number): GraphTable[] {
  return [
    table('documents', () => plain(database, 'documents', 'documentCount', 'id')),
    table('entities', () => entities(database)),
    table('aliases', () => aliases(database)),
    table('mentions', () =>
      plain(database, 'mentions', 'mention', 'document, startOffset, endOffset, entity, type, recognizer, confidence'),
    ),
    table('cooccurrences', () => cooccurrences(database, windows)),
    table('relations', () => plain(database, 'relations', 'relation', 'subject, predicate, object, status')),
    table('evidence', () => evidence(database)),
  ];
}

function table<Name extends TableName>(name: Name, rows: () => Batches<Name>): GraphTable<Name> {
  return { name, columns: TABLE_COLUMNS[name], rows };
}

/** A table whose columns all come from SQL. */
async function* plain<Name extends TableName>(
  database: Database,
  name: Name,
  source: string,
  order: string,
): Batches<Name> {
  const columns = Object.keys(TABLE_COLUMNS[name]).map(column).join(', ');
  for await (const batch of database.stream(`SELECT ${columns} FROM ${source} ORDER BY ${order}`)) {
    yield batch as unknown as TableRows[Name][];
  }
}

/** `end` is a reserved word, so that offsets have longer names in SQL. */
function column(name: string): string {
  return name === 'start' || name === 'end' ? `${name}Offset AS "${name}"` : name;
}

/** Entities with their surface forms, which come one a row and are gathered here. */
async function* entities(database: Database): Batches<'entities'> {
  let entity: Row | null = null;
  let aliases: string[] = [];
  for await (const batch of database.stream(ENTITIES)) {
    const complete: EntityRow[] = [];
    for (const { surface, ...row } of batch) {
      if (entity?.id !== row.id) {
        if (entity !== null) complete.push(entityRow(entity, aliases));
        entity = row;
        aliases = [];
      }
      if (surface !== null) aliases.push(surface as string);
    }
    yield complete;
  }
  if (entity !== null) yield [entityRow(entity, aliases)];
}

const ENTITIES = `
  SELECT e.*, s.surface FROM entity AS e LEFT JOIN surface AS s ON s.entity = e.id ORDER BY e.id, s.surface`;

function entityRow({ id, type, name, known, ...counts }: Row, aliases: readonly string[]): EntityRow {
  return { id, type, name, aliases, known: known === 1, ...counts } as unknown as EntityRow;
}

/** The ledger: first the sentences that its lines rest on, cut in one pass over the texts, then the lines. */
async function* aliases(database: Database): Batches<'aliases'> {
  const quotes = new Map<string, string>();
  let text = '';
  for await (const batch of database.stream(LEDGER_TEXTS)) {
    for (const row of batch) {
      if (row.text !== null) text = row.text as string;
      else quotes.set(sentenceKey(row), text.slice(row.startOffset as number, row.endOffset as number).toWellFormed());
    }
  }
  for await (const batch of database.stream('SELECT * FROM alias ORDER BY entity, surface, member, reason, verdict')) {
    yield batch.map((row) => {
      const { entity, type, surface, member, reason, verdict, documents, stories, document, sentence } = row;
      const line = { entity, type, surface, member, reason, verdict, documents, stories, document, sentence };
      return { ...line, quote: quotes.get(sentenceKey(row)) ?? '' } as AliasRow;
    });
  }
}

/** Each text comes before the sentences of it that the ledger rests on. */
const LEDGER_TEXTS = `
  SELECT id AS document, -1 AS sentence, -1 AS startOffset, -1 AS endOffset, text
  FROM record
  WHERE id IN (SELECT document FROM alias)
  UNION ALL
  SELECT DISTINCT document, sentence, startOffset, endOffset, NULL AS text FROM alias
  ORDER BY document, sentence`;

function sentenceKey({ document, sentence }: Row): string {
  return `${document as string}\n${sentence as number}`;
}

async function* cooccurrences(database: Database, total: number): Batches<'cooccurrences'> {
  for await (const batch of database.stream('SELECT * FROM cooccurrence ORDER BY source, target')) {
    yield batch.map(({ sourceWindows, targetWindows, ...row }) => {
      const counts = {
        both: row.sentences as number,
        first: sourceWindows as number,
        second: targetWindows as number,
        total,
      };
      const scores = { npmi: npmi(counts), g2: logLikelihood(counts), jaccard: jaccard(counts) };
      return { ...row, ...scores } as unknown as CooccurrenceRow;
    });
  }
}

/**
 * Evidence lies in the order of the articles, so that one pass over their texts cuts every quote: each text comes as
 * a row of its own before the stretches that lie in it. (Equal quotes then also lie together and compress well.)
 */
const EVIDENCE = `
  SELECT id AS document, -1 AS sentence, -1 AS startOffset, -1 AS endOffset, '' AS tier, '' AS source,
    NULL AS predicate, '' AS target, NULL AS status, text
  FROM record
  UNION ALL
  SELECT document, sentence, startOffset, endOffset, tier, source, predicate, target, status, NULL AS text
  FROM evidence
  ORDER BY document, startOffset, endOffset, sentence, tier, source, predicate, target, status`;

async function* evidence(database: Database): Batches<'evidence'> {
  let text = '';
  for await (const batch of database.stream(EVIDENCE)) {
    const quoted: EvidenceRow[] = [];
    for (const row of batch) {
      if (row.text !== null) text = row.text as string;
      else quoted.push(quote(row, text));
    }
    yield quoted;
  }
}

function quote({ document, sentence, startOffset, endOffset, ...rest }: Row, text: string): EvidenceRow {
  const [start, end] = [startOffset as number, endOffset as number];
  const { tier, source, predicate, target, status } = rest;
  const row = { document, sentence, start, end, tier, source, predicate, target, status };
  return { ...row, quote: text.slice(start, end).toWellFormed() } as EvidenceRow;
}
