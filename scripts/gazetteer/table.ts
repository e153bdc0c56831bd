/** Tables of names: tab-separated lines sorted by their bytes, below header lines that start with `#`. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { EntityType } from '../../src/knowledge.ts';
import { foldText } from '../../src/text/fold.ts';
import { compareBytes } from '../../src/text/order.ts';

/** One surface form of one thing, with the list that it comes from. */
export interface NameRow {
  readonly surface: string;
  readonly type: EntityType;
  readonly canonical: string;
  readonly source: string;
}

/** What every table of names says about itself. */
const NAME_COLUMNS = ['surface', 'type', 'canonical', 'source'];

/** The rows of a table, each split at its tabs. */
export function readTable(path: string): string[][] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}

/** The rows of a table of names. */
export function readNames(path: string): NameRow[] {
  return readTable(path).map(([surface = '', type = '', canonical = '', source = '']) => ({
    surface,
    type: type as EntityType,
    canonical,
    source,
  }));
}

/** Writes the rows under one line of explanation and one line of column names. */
export function writeTable(path: string, about: string, columns: readonly string[], rows: readonly string[][]): void {
  const lines = [...new Set(rows.map((row) => row.join('\t')))].sort(compareBytes);
  writeFileSync(path, [`# ${about}`, `# ${columns.join('\t')}`, ...lines, ''].join('\n'));
}

/** Writes a table of names. */
export function writeNames(path: string, about: string, rows: readonly NameRow[]): void {
  const cells = rows.map(({ surface, type, canonical, source }) => [surface, type, canonical, source]);
  writeTable(path, about, NAME_COLUMNS, cells);
}

/** The folded surfaces of some rows. */
export function surfacesOf(rows: readonly NameRow[]): Set<string> {
  return new Set(rows.map((row) => foldText(row.surface)));
}

/** Entries of a counter, most frequent first, equal ones by their bytes. */
export function byCount<Key extends string>(counts: ReadonlyMap<Key, number>): [Key, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || compareBytes(a, b));
}
