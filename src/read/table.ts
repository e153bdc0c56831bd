/**
 * Reads the rows of a CSV file as the same objects that JSON lines have: columns go by the names in the header, which
 * also show what parts the cells.
 */
import { isUtf8 } from 'node:buffer';
import { WenmaiError } from '../errors.ts';
import { csvCells, csvRows, SEPARATORS } from './csv.ts';
import type { CsvRow, Separator } from './csv.ts';
import { decode, encodingOf } from './decode.ts';
import { badRow, BODIES, FIELDS } from './row.ts';
import type { SourceRow } from './row.ts';
import { decodeWestern } from './western-encoding.ts';

const COLUMNS: ReadonlySet<string> = new Set(['id', ...BODIES, ...FIELDS]);

/** Between the tags of a cell. */
const TAG_SEPARATOR = /[;|；｜]/u;

/** What is longer is no header. */
const MAX_HEADER_BYTES = 4096;

/** Bytes that tell the encoding, and that are decoded at once. */
const CHUNK_BYTES = 1024 * 1024;

/** Whether the file begins with a header that nothing but a table of articles has. */
export function isTable(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, MAX_HEADER_BYTES);
  // The names are ASCII: of the encodings, UTF-16 alone hides them.
  const start = sample.includes(0) ? inUtf8(sample) : sample;
  const { names, end } = headerOf(start);
  const isWhole = end < start.length || sample.length < MAX_HEADER_BYTES;
  return isWhole && names.length > 1 && names.every((name) => COLUMNS.has(name)) && hasBody(names);
}

/** The rows below the header, as JSON objects; what is no row of the table comes as it is, with its error. */
export function* tableRows(bytes: Uint8Array): Generator<SourceRow> {
  const table = inUtf8(bytes);
  const { separator } = headerOf(table.subarray(0, MAX_HEADER_BYTES));
  let names: readonly string[] | null = null;
  for (const row of csvRows(table, separator)) {
    const raw = table.subarray(row.start, row.end);
    try {
      const cells = cellsOf(row, raw, separator);
      if (names === null) names = checkNames(namesIn(cells));
      else yield { bytes: objectOf(names, cells), line: row.line, error: null };
    } catch (error) {
      if (!(error instanceof WenmaiError)) throw error;
      yield { bytes: raw, line: row.line, error };
      // Without a header, no row says anything.
      if (names === null) return;
    }
  }
}

/** The header that a table begins with, parted by what gives the most names of columns; by commas where all give none. */
export function headerOf(start: Uint8Array): Header {
  let best: Header = { separator: ',', names: [], end: 0 };
  let most = -1;
  for (const separator of SEPARATORS) {
    const [row = { start: 0, end: 0 }] = csvRows(start, separator);
    const names = namesIn(csvCells(new TextDecoder().decode(start.subarray(row.start, row.end)), separator));
    const known = names.filter((name) => COLUMNS.has(name)).length;
    if (known > most) [best, most] = [{ separator, names, end: row.end }, known];
  }
  return best;
}

interface Header {
  readonly separator: Separator;
  readonly names: readonly string[];
  /** Where its line ends, in bytes. */
  readonly end: number;
}

/**
 * The table in UTF-8, since its rows are found among bytes. What is UTF-8 but for some rows, or in no encoding that can be
 * told, stays as it is: then each row speaks for itself.
 */
function inUtf8(bytes: Uint8Array): Uint8Array {
  if (isUtf8(bytes) && !bytes.subarray(0, CHUNK_BYTES).includes(0)) return bytes;
  // A chunk that is all ASCII tells nothing.
  const telling = Math.max(
    0,
    bytes.findIndex((byte) => byte === 0 || byte >= 0x80),
  );
  const from = telling < CHUNK_BYTES ? 0 : telling;
  try {
    const encoding = encodingOf(bytes.subarray(from, from + CHUNK_BYTES));
    return encoding === 'utf-8' ? bytes : transcode(bytes, encoding);
  } catch {
    return bytes;
  }
}

/** Throws where the bytes are not in this encoding. */
function transcode(bytes: Uint8Array, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    const isWestern = encoding === 'windows-1252';
    chunks.push(encoder.encode(isWestern ? decodeWestern(chunk) : decoder.decode(chunk, { stream: true })));
  }
  return Buffer.concat(chunks);
}

function cellsOf({ isClosed }: CsvRow, raw: Uint8Array, separator: Separator): string[] {
  if (!isClosed) throw badRow('Expected every quote to be closed, got one that is not');
  return csvCells(decode(raw).text, separator);
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
