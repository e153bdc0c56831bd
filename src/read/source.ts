/** Finds the articles in a file: one row each of JSON lines or CSV, or the file itself. */
import { createHash } from 'node:crypto';
import { WenmaiError } from '../errors.ts';
import { unpack } from './gzip.ts';
import type { Article } from './read.ts';
import { parseRow } from './row.ts';
import type { SourceRow } from './row.ts';
import { isTable, tableRows } from './table.ts';

/** An article, and why it cannot be one where it cannot. A row of CSV has its fields as JSON for bytes. */
export interface FoundArticle {
  readonly article: Article;
  readonly error: WenmaiError | null;
}

const LINE_FEED = 0x0a;

/** Bytes within which the first row of JSON lines must end, where the name does not say what the file is. */
const MAX_FIRST_ROW_BYTES = 16 * 1024 * 1024;

/**
 * The articles of one file, packed with gzip or not: one for HTML, Markdown and text, one a row for JSON lines and CSV.
 * What can't be an article comes with its error. Never throws.
 */
export function* articlesOf(source: string, bytes: Uint8Array): Generator<FoundArticle> {
  const whole: Article = { id: source, source, hash: hashOf(bytes), format: null, bytes };
  let unpacked: Uint8Array;
  try {
    unpacked = unpack(bytes);
  } catch (error) {
    if (!(error instanceof WenmaiError)) throw error;
    yield { article: whole, error };
    return;
  }
  if (isJsonLines(source, unpacked)) yield* articlesIn(source, jsonLines(unpacked));
  else if (/\.csv(?:\.gz)?$/iu.test(source) || isTable(unpacked)) yield* articlesIn(source, tableRows(unpacked));
  else yield { article: whole, error: null };
}

function isJsonLines(source: string, bytes: Uint8Array): boolean {
  if (/\.(?:jsonl|ndjson)(?:\.gz)?$/iu.test(source)) return true;
  for (const { start, end } of linesOf(bytes)) {
    const row = bytes.subarray(start, end);
    if (isBlank(row)) continue;
    // A text may begin with a brace; a row has the fields of an article.
    return row.length <= MAX_FIRST_ROW_BYTES && startsLikeObject(row) && parseRow(row).error === null;
  }
  return false;
}

/** `linesBefore`: the lines of the source that stand before those that the rows count. */
export function* articlesIn(source: string, rows: Iterable<SourceRow>, linesBefore = 0): Generator<FoundArticle> {
  for (const { bytes, line, error: found } of rows) {
    const hash = hashOf(bytes);
    const { id, error } = found === null ? parseRow(bytes) : { id: null, error: found };
    const article: Article = { id: id ?? derivedId(source, hash), source, hash, format: 'fields', bytes };
    yield { article, error: error === null ? null : atLine(error, linesBefore + line) };
  }
}

export function* jsonLines(bytes: Uint8Array): Generator<SourceRow> {
  let line = 0;
  for (const { start, end } of linesOf(bytes)) {
    line++;
    const row = bytes.subarray(start, end);
    if (!isBlank(row)) yield { bytes: row, line, error: null };
  }
}

/** Lines end at the byte 0x0A and nowhere else; a carriage return before it belongs to the line break. */
function* linesOf(bytes: Uint8Array): Generator<{ start: number; end: number }> {
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const next = feed < 0 ? bytes.length : feed;
    yield { start, end: bytes[next - 1] === 0x0d && next > start ? next - 1 : next };
    start = next + 1;
  }
}

function isBlank(row: Uint8Array): boolean {
  return row.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function startsLikeObject(row: Uint8Array): boolean {
  const start = new TextDecoder().decode(row.subarray(0, 200)).trimStart();
  return start.startsWith('{');
}

export function derivedId(source: string, hash: string): string {
  return `${source}#${hash.slice(7, 23)}`;
}

export function atLine(error: WenmaiError, line: number): WenmaiError {
  return new WenmaiError(error.code, `${error.message} (line ${line})`);
}

export function hashOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
