/** Finds the articles in a stream of rows, without ever holding the stream. */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { WenmaiError } from '../errors.ts';
import { csvRows } from './csv.ts';
import { unpackStream } from './gzip.ts';
import { MAX_BYTES, tooManyBytes } from './limits.ts';
import type { SourceRow } from './row.ts';
import { articlesIn, atLine, derivedId, jsonLines } from './source.ts';
import type { FoundArticle } from './source.ts';
import { headerOf, tableRows } from './table.ts';

const LINE_FEED = 0x0a;

/** A header that is longer is none. */
const MAX_HEADER_BYTES = 4096;

/**
 * The articles of a stream of JSON lines or CSV, packed with gzip or not, each as soon as its row has come. Only one row
 * is held, and what came with it. `stem` is the stream's name without an ending. A stream that is damaged ends with that
 * error under its source. Throws `invalid-option` for anything else than rows, and what the stream itself throws.
 */
export async function* articlesOfStream(stem: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<FoundArticle> {
  const rows = new RowStream(stem);
  try {
    for await (const piece of unpackStream(pieces)) yield* rows.take(piece);
    yield* rows.end();
  } catch (error) {
    const isDamage = error instanceof WenmaiError && (error.code === 'bad-gzip' || error.code === 'too-large');
    if (!isDamage) throw error;
    const { source } = rows;
    yield { article: { id: source, source, hash: '', format: null, bytes: new Uint8Array() }, error };
  }
}

/** Takes a stream apart into rows: what may go on waits for the rest of it. */
class RowStream {
  readonly #stem: string;
  #format: RowFormat | null = null;
  #waiting: Uint8Array[] = [];
  #size = 0;
  /** What was looked at in vain is looked at again when it has doubled: a long row must not be slow. */
  #enough = 1;
  /** The lines before those that wait. */
  #lines = 0;
  #endless: EndlessRow | null = null;

  constructor(stem: string) {
    this.#stem = stem;
  }

  /** What the rows are from; the ending says what they are. */
  get source(): string {
    return `${this.#stem}.${this.#format?.ending ?? 'jsonl'}`;
  }

  *take(piece: Uint8Array): Generator<FoundArticle> {
    const rest = this.#endless === null ? piece : yield* this.#skip(this.#endless, piece);
    this.#waiting.push(rest);
    this.#size += rest.length;
    if (this.#size >= this.#enough) yield* this.#read(false);
  }

  *end(): Generator<FoundArticle> {
    if (this.#endless === null) yield* this.#read(true);
    else yield this.#tooLong(this.#endless);
  }

  *#read(isEnd: boolean): Generator<FoundArticle> {
    let bytes: Uint8Array = Buffer.concat(this.#waiting);
    if (this.#format === null) {
      this.#format = formatIn(bytes, isEnd);
      this.#lines = this.#format?.lines ?? 0;
      bytes = bytes.subarray(this.#format?.start ?? 0);
    }
    const isLong = bytes.length > MAX_BYTES;
    const cut = isEnd ? { at: bytes.length, lines: 0 } : this.#format?.cut(bytes, isLong);
    const { at, lines } = cut ?? { at: 0, lines: 0 };
    if (this.#format !== null) {
      yield* articlesIn(this.source, this.#format.rows(bytes.subarray(0, at)), this.#lines);
    }
    this.#lines += lines;
    if (at === 0 && isLong) {
      this.#endless = { hash: createHash('sha256').update(bytes), size: bytes.length };
      this.#wait(new Uint8Array(), 1);
    } else this.#wait(bytes.subarray(at), at === 0 ? Math.min(bytes.length * 2, MAX_BYTES + 1) : bytes.length - at + 1);
  }

  #wait(rest: Uint8Array, enough: number): void {
    this.#waiting = [rest];
    this.#size = rest.length;
    this.#enough = enough;
  }

  /** What follows the row, where it ends in this piece. */
  *#skip(row: EndlessRow, piece: Uint8Array): Generator<FoundArticle, Uint8Array> {
    const feed = piece.indexOf(LINE_FEED);
    const own = feed < 0 ? piece : piece.subarray(0, feed);
    row.hash.update(own);
    row.size += own.length;
    if (feed < 0) return new Uint8Array();
    yield this.#tooLong(row);
    this.#endless = null;
    this.#lines++;
    return piece.subarray(feed + 1);
  }

  #tooLong({ hash: digest, size }: EndlessRow): FoundArticle {
    const hash = `sha256:${digest.digest('hex')}`;
    const { source } = this;
    const id = derivedId(source, hash);
    const error = atLine(tooManyBytes(size), this.#lines + 1);
    return { article: { id, source, hash, format: 'fields', bytes: new Uint8Array() }, error };
  }
}

/** A row that is longer than any article, and is not held. */
interface EndlessRow {
  readonly hash: Hash;
  size: number;
}

/** How rows stand in a stream. */
interface RowFormat {
  readonly ending: 'jsonl' | 'csv';
  /** Where the rows begin, in bytes, and the whole lines before. */
  readonly start: number;
  readonly lines: number;
  /** The rows in a stretch of the stream, their lines counted from 1. */
  rows(bytes: Uint8Array): Iterable<SourceRow>;
  /** Where the row begins that may go on, and the whole lines before; `isLong`: longer than any row. */
  cut(bytes: Uint8Array, isLong: boolean): { readonly at: number; readonly lines: number };
}

const JSON_LINES: RowFormat = {
  ending: 'jsonl',
  start: 0,
  lines: 0,
  rows: jsonLines,
  cut(bytes) {
    let lines = 0;
    for (let feed = bytes.indexOf(LINE_FEED); feed >= 0; feed = bytes.indexOf(LINE_FEED, feed + 1)) lines++;
    return { at: bytes.lastIndexOf(LINE_FEED) + 1, lines };
  },
};

/** CSV with this header: every stretch of the stream is read below it. */
function tableBelow(header: Uint8Array): RowFormat {
  const { separator } = headerOf(header);
  const head = Buffer.concat([header, Buffer.of(LINE_FEED)]);
  const [, below] = csvRows(Buffer.concat([head, Buffer.from('x')]), separator);
  const headLines = (below?.line ?? 2) - 1;
  return {
    ending: 'csv',
    // The line break behind the header is left to the rows, of which it is an empty one.
    start: header.length,
    lines: headLines - 1,
    *rows(bytes) {
      for (const row of tableRows(Buffer.concat([head, bytes]))) yield { ...row, line: row.line - headLines };
    },
    cut(bytes, isLong) {
      let cut = { at: 0, lines: 0 };
      for (const { start, line, isClosed } of csvRows(bytes, separator)) {
        cut = { at: start, lines: line - 1 };
        if (!isClosed && !isLong) break;
      }
      return cut;
    },
  };
}

/** What a stream holds by its beginning; null while too little has come. Throws `invalid-option`. */
function formatIn(bytes: Uint8Array, isEnd: boolean): RowFormat | null {
  if (bytes.subarray(0, 4).includes(0)) throw notRows('UTF-16, or no text at all');
  const sample = bytes.subarray(0, MAX_HEADER_BYTES);
  const start = new TextDecoder().decode(sample).trimStart();
  if (start.startsWith('{') || (start === '' && isEnd)) return JSON_LINES;
  if (start.startsWith('[')) throw notRows('a JSON array');
  const [header] = csvRows(sample, headerOf(sample).separator);
  const isWhole = header?.isClosed === true && header.end < bytes.length;
  if (!isWhole && !isEnd && bytes.length < MAX_HEADER_BYTES) return null;
  const above = sample.subarray(0, header?.end ?? 0);
  // Below a header that is none, or names no body, the table has a row that says so.
  if (above.length > 0 && [...tableRows(above)].length === 0) return tableBelow(above);
  // A first row that is broken must not cost the others.
  if (/^\s*\{/mu.test(start)) return JSON_LINES;
  throw notRows('something else');
}

function notRows(found: string): WenmaiError {
  return new WenmaiError(
    'invalid-option',
    `Expected JSON lines or CSV with a header, packed with gzip or not, got ${found}: write one article a line in UTF-8, or name the file`,
  );
}
