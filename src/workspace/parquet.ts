/** JSON lines into a Parquet file: equal lines give equal bytes. */
import { rm } from 'node:fs/promises';
import type { Database } from './database.ts';
import { literal } from './database.ts';
import { writeText } from './files.ts';

/** DuckDB's own limit for a line, in bytes: longer lines need a higher one. */
const LINE_BYTES = 1 << 24;

export interface ParquetSource {
  /** The columns' DuckDB types, by name. */
  readonly columns: Readonly<Record<string, string>>;
  /** JSON objects without line breaks. */
  readonly lines: Iterable<string> | AsyncIterable<string>;
  /** Where the lines may lie while they are read. */
  readonly scratch: string;
}

/** Writes the file, in the order of the lines, with no promise of wholeness: for use inside `writeWhole`. */
export async function writeParquet(
  database: Database,
  path: string,
  { columns, lines, scratch }: ParquetSource,
): Promise<void> {
  let longest = LINE_BYTES;
  async function* ended(): AsyncGenerator<string> {
    for await (const line of lines) {
      longest = Math.max(longest, 3 * line.length);
      yield `${line}\n`;
    }
  }
  const types = Object.entries(columns).map(([name, type]) => `${literal(name)}: ${literal(type)}`);
  try {
    await writeText(scratch, ended());
    await copyToParquet(
      database,
      path,
      `SELECT * FROM read_json(${literal(scratch)}, format = 'newline_delimited', columns = {${types.join(', ')}}, maximum_object_size = ${longest})`,
    );
  } finally {
    await rm(scratch, { force: true });
  }
}

/** Writes the rows of a query, in their order; as `writeParquet` otherwise. */
export async function copyToParquet(database: Database, path: string, query: string): Promise<void> {
  // More than one thread would cut the row groups as chance has it.
  await database.run('SET threads = 1');
  try {
    await database.run(`COPY (${query}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    await database.run('RESET threads');
  }
}
