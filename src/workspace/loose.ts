/** Records that lie in no workspace, such as those of an evaluation, where the fold can find them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECORD_COLUMNS, toJson } from '../record.ts';
import type { ArticleRecord } from '../record.ts';
import { Database, literal } from './database.ts';

/** A database whose view `record` holds the extracted ones of these records; the caller closes it. */
export async function databaseOf(records: readonly ArticleRecord[]): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'wenmai-records-'));
  try {
    const path = join(folder, 'records.jsonl');
    await writeFile(path, records.map((record) => `${toJson(record)}\n`).join(''));
    const database = await Database.open();
    const columns = Object.entries(RECORD_COLUMNS).map(([name, type]) => `${name}: ${literal(type)}`);
    const rows = `read_json(${literal(path)}, format = 'newline_delimited', columns = {${columns.join(', ')}}, maximum_object_size = ${MAX_RECORD_BYTES})`;
    await database.run(`CREATE TABLE stored AS SELECT * FROM ${rows}`);
    await database.run('CREATE VIEW record AS SELECT * FROM stored WHERE error IS NULL');
    return database;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** DuckDB refuses longer lines; an article has at most 16 Mi characters. */
const MAX_RECORD_BYTES = 1 << 28;
