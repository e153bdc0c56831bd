/**
 * An in-process DuckDB that computes and never keeps the only copy of anything: in memory, no extension is ever
 * downloaded, and what does not fit spills into a folder of the workspace.
 */
import { DuckDBInstance, DuckDBListValue, DuckDBStructValue } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { messageOf, WenmaiError } from '../errors.ts';

export type Row = Record<string, unknown>;

export interface DatabaseOptions {
  /** Folder for what does not fit into memory; nothing spills where it is null. */
  readonly spill?: string | null;
  /** As DuckDB writes it. */
  readonly memory?: string;
}

export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  /** The query whose answer is still being read. */
  #open: string | null = null;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open({ spill = null, memory = '2GB' }: DatabaseOptions = {}): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      memory_limit: memory,
      temp_directory: spill ?? '',
      preserve_insertion_order: 'true',
    });
    return new Database(instance, await instance.connect());
  }

  /** Runs one statement; `parameters` are bound, never pasted. */
  async run(sql: string, parameters: readonly DuckDBValue[] = []): Promise<void> {
    this.#checkFree(sql);
    await this.#connection.run(sql, [...parameters]).catch(throwDamaged);
  }

  /** Appends rows to a table: one value for each of its columns, in their order. */
  async insert(table: string, rows: Iterable<readonly DuckDBValue[]>): Promise<void> {
    this.#checkFree(`INSERT INTO ${table}`);
    const appender = await this.#connection.createAppender(table);
    for (const row of rows) {
      for (const value of row) appender.appendValue(value);
      appender.endRow();
    }
    appender.closeSync();
  }

  /** All rows of a query whose answer is small. */
  async all(sql: string, parameters: readonly DuckDBValue[] = []): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const batch of this.stream(sql, parameters)) rows.push(...batch);
    return rows;
  }

  /** The rows of a query in batches; integers come as numbers, lists as arrays, structs as objects. */
  async *stream(sql: string, parameters: readonly DuckDBValue[] = []): AsyncGenerator<Row[]> {
    this.#checkFree(sql);
    this.#open = sql;
    try {
      const result = await this.#connection.stream(sql, [...parameters]).catch(throwDamaged);
      const names = result.columnNames();
      for (;;) {
        const chunk = await result.fetchChunk().catch(throwDamaged);
        if (chunk === null || chunk.rowCount === 0) return;
        const columns = chunk.getColumns();
        yield Array.from({ length: chunk.rowCount }, (_, row) => {
          return Object.fromEntries(names.map((name, column) => [name, plain(columns[column]?.[row] ?? null)]));
        });
      }
    } finally {
      this.#open = null;
    }
  }

  /** On one connection a second query would cut the answer of the first short, without a word. */
  #checkFree(sql: string): void {
    if (this.#open === null) return;
    throw new RangeError(`Expected the answer to be read to its end before "${sql}": ${this.#open}`);
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** A table on the disk that is gone or broken is the workspace's damage; everything else is an error of ours. */
function throwDamaged(cause: unknown): never {
  const message = messageOf(cause).split('\n')[0] ?? '';
  if (
    !/^(?:IO Error|Invalid Input Error|Invalid Error|Serialization Error)/u.test(message) ||
    !/\.parquet/u.test(message)
  )
    throw cause;
  if (/No space left/u.test(message)) throw cause;
  throw new WenmaiError(
    'workspace-damaged',
    `Expected a whole table, but ${message}: delete the folder builds of the workspace, or the whole workspace if a part of its records is gone, and build again`,
    { cause },
  );
}

/** A value as JSON would have it. */
function plain(value: DuckDBValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, plain(entry)]));
  }
  return value;
}

/** A string as an SQL literal, for the places where SQL takes no parameter (file names, options). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
