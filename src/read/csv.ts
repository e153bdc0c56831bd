/**
 * Splits CSV (RFC 4180) into rows and cells: quotes may hold commas, line breaks and doubled quotes. Rows are found among
 * the bytes, so that a file may be longer than any string; no Chinese encoding has these bytes inside of a character.
 * Where a comma is the decimal sign, programs part cells with semicolons; what is copied from a sheet has tabs.
 * What the standard does not allow is read as it stands: a quote inside a cell is a character.
 */

/** A row as a stretch of bytes `[start, end)` without its line break. */
export interface CsvRow {
  readonly start: number;
  readonly end: number;
  /** The line that it begins in, from 1 up. */
  readonly line: number;
  /** False where a quote opens that never closes: then the row ends with its line. */
  readonly isClosed: boolean;
}

/** What may part the cells of a row. */
export const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The rows that are not empty. Lines end in CRLF, LF or CR; a byte order mark is skipped. */
export function* csvRows(bytes: Uint8Array, separator: Separator = ','): Generator<CsvRow> {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const separatorByte = separator.charCodeAt(0);
  let line = 1;
  for (let start = isMarked ? 3 : 0; start < bytes.length; ) {
    const whole = rowAt(bytes, start, separatorByte);
    // Behind the last such quote there are pairs of quotes only, so that no later row is looked at to the end of the file.
    const { end, lines } = whole.isClosed ? whole : rowAt(bytes, start, null);
    if (end > start) yield { start, end, line, isClosed: whole.isClosed };
    line += lines;
    start = end + lineBreakAt(bytes, end);
  }
}

/** Where the row ends, and how many lines it takes. `separator`: before what quotes hide line breaks; null: they do not. */
function rowAt(
  bytes: Uint8Array,
  start: number,
  separator: number | null,
): { end: number; lines: number; isClosed: boolean } {
  let lines = 1;
  let isQuoted = false;
  let isCellStart = separator !== null;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      if (isQuoted && bytes[at + 1] === QUOTE) at++;
      else if (isQuoted || isCellStart) isQuoted = !isQuoted;
    } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
      if (!isQuoted) return { end: at, lines, isClosed: true };
      // Of CRLF the second counts.
      if (lineBreakAt(bytes, at) === 1) lines++;
    }
    isCellStart = !isQuoted && byte === separator;
  }
  return { end: bytes.length, lines, isClosed: !isQuoted };
}

/** The length of the line break at this offset, in bytes. */
function lineBreakAt(bytes: Uint8Array, at: number): number {
  return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? 2 : 1;
}

/**
 * The cells of a row.
 * @example csvCells('a,"b, ""c""",') // ['a', 'b, "c"', '']
 */
export function csvCells(row: string, separator: Separator = ','): string[] {
  const cells: string[] = [];
  for (let start = 0; ; ) {
    const { text, end } = cellAt(row, start, separator);
    cells.push(text);
    if (end === row.length) return cells;
    start = end + 1;
  }
}

/** The cell that begins here, and where it ends: at a separator or with the row. */
function cellAt(row: string, start: number, separator: Separator): { text: string; end: number } {
  let text = '';
  let at = start;
  if (row.charCodeAt(start) === QUOTE) {
    for (at++; ; at++) {
      const quote = row.indexOf('"', at);
      const close = quote < 0 ? row.length : quote;
      text += row.slice(at, close);
      at = Math.min(close + 1, row.length);
      if (row.charCodeAt(at) !== QUOTE) break;
      text += '"';
    }
  }
  const next = row.indexOf(separator, at);
  const end = next < 0 ? row.length : next;
  return { text: text + row.slice(at, end), end };
}
