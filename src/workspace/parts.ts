/**
 * Parts: the immutable Parquet files that hold the records, and the views that tell which of their rows count.
 * Parts stand in sequence and a later row wins, except that a transient failure never hides an earlier record:
 * both count then, and the record is stale.
 */
import { join } from 'node:path';
import { RECORD_COLUMNS, toJson } from '../record.ts';
import type { ArticleRecord, ExtractedRecord, FailedRecord } from '../record.ts';
import type { Database } from './database.ts';
import { literal } from './database.ts';
import { writeWhole } from './files.ts';
import type { Layout } from './layout.ts';
import { copyToParquet, writeParquet } from './parquet.ts';

/** Records of one part: small enough to be written again, large enough to read fast. */
export const PART_RECORDS = 1000;

const COLUMNS = Object.keys(RECORD_COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

/** What the workspace knows of one article. */
export interface State {
  readonly source: string;
  readonly hash: string;
  readonly extractor: string;
  /** Whether there is a record, if perhaps a stale one. */
  readonly extracted: boolean;
  /** Why the last attempt failed; null where it did not. */
  readonly error: FailedRecord['error'] | null;
}

export function partName(number: number): string {
  return `part-${String(number).padStart(6, '0')}.parquet`;
}

/** Writes records, each article at most once, in the given order. Throws `write-failed`. */
export async function writePart(
  database: Database,
  layout: Layout,
  { name, records }: { name: string; records: readonly ArticleRecord[] },
): Promise<void> {
  const source = {
    columns: RECORD_COLUMNS,
    lines: records.map(wellFormedJson),
    scratch: join(layout.work, `${name}.jsonl`),
  };
  await writeWhole(join(layout.records, name), (partial) => writeParquet(database, partial, source));
}

/** Writes the live rows of some parts as one. The views must be those of all parts. Throws `write-failed`. */
export async function mergeParts(
  database: Database,
  layout: Layout,
  { name, from, parts }: { name: string; from: readonly string[]; parts: readonly string[] },
): Promise<void> {
  const query = `SELECT ${COLUMNS} FROM ${rowsOf(layout, from, parts)} SEMI JOIN live USING (id, part, transient)
    ORDER BY part, id, transient`;
  await writeWhole(join(layout.records, name), (partial) => copyToParquet(database, partial, query));
}

/**
 * Makes the view `record` over the parts, the extracted rows that count, and the table `live`, the narrow columns of
 * all rows that count, failed ones among them. An article with a row of each kind is stale.
 */
export async function viewRecords(
  database: Database,
  layout: Layout,
  { parts, removed }: { parts: readonly string[]; removed: readonly string[] },
): Promise<void> {
  await database.run('CREATE OR REPLACE TEMP TABLE removed (id VARCHAR)');
  await database.run('INSERT INTO removed SELECT unnest(from_json($1, \'["VARCHAR"]\'))', [JSON.stringify(removed)]);
  await database.run(`CREATE OR REPLACE TEMP TABLE live AS
    WITH stored AS (
      SELECT id, source, hash, extractor, error, part, transient
      FROM ${rowsOf(layout, parts, parts)} ANTI JOIN removed USING (id)
    ), newest AS (
      SELECT id, max(part) FILTER (WHERE NOT transient) AS settled, max(part) FILTER (WHERE transient) AS attempt
      FROM stored
      GROUP BY id
    )
    SELECT stored.*
    FROM stored JOIN newest USING (id)
    WHERE CASE
      WHEN transient THEN part = attempt AND coalesce(attempt >= settled, true)
      ELSE part = settled AND (error IS NULL OR coalesce(attempt < settled, true))
    END`);
  const rows = `${rowsOf(layout, parts, parts)} SEMI JOIN live USING (id, part, transient)`;
  await database.run(`CREATE OR REPLACE TEMP VIEW record AS SELECT ${COLUMNS} FROM ${rows} WHERE error IS NULL`);
}

/** The state of every article that has one, by id; after `viewRecords`. */
export async function statesOf(database: Database): Promise<Map<string, State>> {
  const states = new Map<string, State>();
  const rows = database.stream(`
    SELECT id, source, hash, extractor, error IS NULL AS extracted, error FROM live ORDER BY id, error IS NULL DESC`);
  for await (const batch of rows) {
    for (const { id, ...state } of batch as unknown as (State & { readonly id: string })[]) {
      const record = states.get(id);
      states.set(id, record === undefined ? state : { ...record, error: state.error });
    }
  }
  return states;
}

/**
 * The row of every article, sorted by the bytes of the ids; a stale record stands for its article. After
 * `viewRecords`, with the same parts.
 */
export async function* recordsOf(
  database: Database,
  layout: Layout,
  parts: readonly string[],
): AsyncGenerator<ArticleRecord> {
  const rows = database.stream(`
    SELECT ${COLUMNS}
    FROM ${rowsOf(layout, parts, parts)} SEMI JOIN live USING (id, part, transient)
    WHERE error IS NULL OR id NOT IN (SELECT id FROM live WHERE error IS NULL)
    ORDER BY id`);
  for await (const batch of rows) {
    for (const { error, ...row } of batch as unknown as (ExtractedRecord & Pick<State, 'error'>)[]) {
      const { version, id, source, hash, extractor } = row;
      yield error === null ? row : { version, id, source, hash, extractor, error };
    }
  }
}

/** How many rows of each part there are, and how many of them count; in the sequence of the parts. */
export async function partSizes(
  database: Database,
  layout: Layout,
  parts: readonly string[],
): Promise<{ readonly rows: number; readonly live: number }[]> {
  const rows = await database.all(`
    SELECT coalesce(stored.rows, 0) AS "rows", coalesce(counted.rows, 0) AS "live"
    FROM (SELECT part, count(*) AS rows FROM ${rowsOf(layout, parts, parts)} GROUP BY part) AS stored
    LEFT JOIN (SELECT part, count(*) AS rows FROM live GROUP BY part) AS counted USING (part)
    ORDER BY part`);
  return rows as { rows: number; live: number }[];
}

/** The rows of some parts, with the place of each part among all of them, as a FROM clause. */
function rowsOf(layout: Layout, parts: readonly string[], all: readonly string[]): string {
  if (parts.length === 0) return `(SELECT ${EMPTY_ROW} LIMIT 0)`;
  const files = (names: readonly string[]) =>
    `[${names.map((name) => literal(join(layout.records, name))).join(', ')}]`;
  return `(
    SELECT ${COLUMNS}, list_position(${files(all)}, filename) AS part, coalesce(error.transient, false) AS transient
    FROM read_parquet(${files(parts)}, filename = true)
  )`;
}

const EMPTY_ROW = [
  ...Object.entries(RECORD_COLUMNS).map(([name, type]) => `NULL::${type} AS "${name}"`),
  'NULL::INTEGER AS part',
  'NULL::BOOLEAN AS transient',
].join(', ');

/** A record as a JSON line that is valid Unicode: an id from outside may hold half of a surrogate pair. */
function wellFormedJson(record: ArticleRecord): string {
  const line = toJson(record);
  if (!line.includes('\\ud')) return line;
  return JSON.stringify(record, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}
