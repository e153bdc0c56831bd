/**
 * The digest of a graph: equal for equal tables, whatever the order of the articles, the number of workers or the
 * engine. It names a build, so that nothing in a build needs a date.
 */
import { createHash } from 'node:crypto';
import { TABLES_VERSION, TABLE_NAMES } from './tables.ts';
import type { GraphTable, TableName } from './tables.ts';

/** Hexadecimal digits of a digest: 128 bits. */
const DIGEST_LENGTH = 32;

/** One row as a JSON line without its line break: the table's columns in their order. */
export function canonicalLine(columns: Readonly<Record<string, string>>, row: object): string {
  return JSON.stringify(row, Object.keys(columns));
}

/** Hashes the canonical lines of one table as they are written. */
export class TableDigest {
  readonly #hash = createHash('sha256');

  /** Takes the next line, without its line break. */
  add(line: string): void {
    this.#hash.update(`${line}\n`);
  }

  /** The hash of all lines; ends the digest. */
  end(): string {
    return this.#hash.digest('hex');
  }
}

/** The digest of a graph from the hashes of all its tables. */
export function combineDigests(hashes: Readonly<Record<TableName, string>>): string {
  const hash = createHash('sha256').update(`tables ${TABLES_VERSION}\n`);
  for (const name of TABLE_NAMES) hash.update(`${name} ${hashes[name]}\n`);
  return hash.digest('hex').slice(0, DIGEST_LENGTH);
}

/** The digest of a graph from its tables, reading all of them. */
export async function digestOf(tables: readonly GraphTable[]): Promise<string> {
  const hashes: Partial<Record<TableName, string>> = {};
  for (const table of tables) {
    const digest = new TableDigest();
    for await (const batch of table.rows()) {
      for (const row of batch) digest.add(canonicalLine(table.columns, row));
    }
    hashes[table.name] = digest.end();
  }
  return combineDigests(hashes as Record<TableName, string>);
}
