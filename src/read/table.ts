/** Reads the rows of a CSV file as the same objects that JSON lines have: columns go by the names in the header. */
import { WenmaiError } from '../errors.ts';
import { csvCells, csvRows } from './csv.ts';
import type { CsvRow } from './csv.ts';
import { decode } from './decode.ts';
import { badRow, BODIES, FIELDS } from './row.ts';
import type { SourceRow } from './row.ts';

const COLUMNS: ReadonlySet<string> = new Set(['id', ...BODIES, ...FIELDS]);

/** Between the tags of a cell. */
const TAG_SEPARATOR = /[;|；｜]/u;

/** What is longer is no header. */
const MAX_HEADER_BYTES = 4096;

/** Whether the file begins with a header that nothing but a table of articles has. */
export function isTable(bytes: Uint8Array): boolean {
  const [header] = csvRows(bytes.subarray(0, MAX_HEADER_BYTES));
  if (header === undefined || header.end === MAX_HEADER_BYTES) return false;
  const names = namesIn(csvCells(new TextDecoder().decode(bytes.subarray(header.start, header.end))));
  return names.length > 1 && names.every((name) => COLUMNS.has(name)) && hasBody(names);
}

/** The rows below the header, as JSON objects; what is no row of the table comes as it is, with its error. */
export function* tableRows(bytes: Uint8Array): Generator<SourceRow> {
  let names: readonly string[] | null = null;
  for (const row of csvRows(bytes)) {
    const raw = bytes.subarray(row.start, row.end);
    try {
      if (names === null) names = checkNames(namesIn(cellsOf(row, raw)));
      else yield { bytes: objectOf(names, cellsOf(row, raw)), line: row.line, error: null };
    } catch (error) {
      if (!(error instanceof WenmaiError)) throw error;
      yield { bytes: raw, line: row.line, error };
      // Without a header, no row says anything.
      if (names === null) return;
    }
  }
}

function cellsOf({ isClosed }: CsvRow, raw: Uint8Array): string[] {
  if (!isClosed) throw badRow('Expected every quote to be closed, got one that is not');
  return csvCells(decode(raw).text);
}

function namesIn(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim().toLowerCase());
}

function hasBody(names: readonly string[]): boolean {
  return BODIES.some((name) => names.includes(name));
}

function checkNames(names: readonly string[]): readonly string[] {
  if (!hasBody(names)) throw badRow('Expected a header with "text", "html" or "markdown", got none of them');
  const twice = [...COLUMNS].find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) throw badRow(`Expected a header with every name once, got "${twice}" twice`);
  return names;
}

/** The row as an object in JSON, as bytes; empty cells say nothing, but for the body of an empty article. */
function objectOf(names: readonly string[], cells: readonly string[]): Uint8Array {
  if (cells.length !== names.length) {
    throw badRow(`Expected ${names.length} columns, as in the header, got ${cells.length}`);
  }
  const filled = new Map<string, string | readonly string[]>();
  for (const [at, name] of names.entries()) {
    const cell = cells[at] ?? '';
    if (COLUMNS.has(name) && cell.trim() !== '') filled.set(name, name === 'tags' ? cell.split(TAG_SEPARATOR) : cell);
  }
  if (!hasBody([...filled.keys()])) filled.set(BODIES.find((name) => names.includes(name)) ?? 'text', '');
  return new TextEncoder().encode(JSON.stringify(Object.fromEntries(filled)));
}
