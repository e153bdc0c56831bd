/** Reads a row: a JSON object with a text, HTML or Markdown body and what is known about it. */
import { messageOf, WenmaiError } from '../errors.ts';
import { decode } from './decode.ts';
import type { TextFormat } from './format.ts';
import type { Fields } from './metadata.ts';

/** A row that is an article. */
export interface Row {
  readonly format: TextFormat;
  readonly body: string;
  readonly fields: Fields;
}

/** A row, or why it is no article; its id where it has one. */
export type ParsedRow =
  | { readonly id: string | null; readonly row: Row; readonly error: null }
  | { readonly id: string | null; readonly row: null; readonly error: WenmaiError };

/** A row as found in a file: its JSON, or why it has none. */
export interface SourceRow {
  readonly bytes: Uint8Array;
  /** The line of the file that it begins in, from 1 up. */
  readonly line: number;
  readonly error: WenmaiError | null;
}

/** Fields that hold an article's body; the first that is there is read. */
export const BODIES = ['text', 'html', 'markdown'] as const;

/** Fields that say something about the article. */
export const FIELDS = ['title', 'date', 'url', 'language', 'tags', 'author'] as const;

/** Parses the bytes of a row. Never throws: what is wrong is in `error` (`bad-json`, `bad-row`, or why it is no text). */
export function parseRow(bytes: Uint8Array): ParsedRow {
  try {
    return rowOf(parseJson(decode(bytes).text));
  } catch (error) {
    if (error instanceof WenmaiError) return { id: null, row: null, error };
    throw error;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    // The parser's own message quotes the row, which may hold what is nobody's business.
    const position = /(at position \d+)(?: \(.*\))?$/u.exec(messageOf(error))?.[1] ?? 'in some place';
    throw new WenmaiError('bad-json', `Expected a JSON object, got what is no JSON ${position}: repair the row`);
  }
}

function rowOf(value: unknown): ParsedRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
    throw badRow(`Expected a JSON object with "text", "html" or "markdown", got ${found}`);
  }
  const row = new Map<string, unknown>(Object.entries(value));
  const id = idOf(row.get('id'));
  for (const name of BODIES) {
    const body = row.get(name);
    if (body === undefined || body === null) continue;
    if (typeof body !== 'string')
      return { id, row: null, error: badRow(`Expected "${name}" to be a string, got ${typeof body}`) };
    return { id, row: { format: name, body: body.toWellFormed(), fields: fieldsOf(row) }, error: null };
  }
  return { id, row: null, error: badRow('Expected one of "text", "html" and "markdown", got none of them') };
}

/** An id of another type than text and number is none. */
function idOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : null;
}

function fieldsOf(row: ReadonlyMap<string, unknown>): Fields {
  const fields = new Map<string, string | readonly string[]>();
  for (const name of FIELDS) {
    const value = row.get(name);
    if (typeof value === 'string') fields.set(name, value);
    else if (typeof value === 'number') fields.set(name, String(value));
    else if (Array.isArray(value))
      fields.set(
        name,
        value.filter((entry) => typeof entry === 'string'),
      );
  }
  return fields;
}

/** The error of a row, whatever it was expected to be. */
export function badRow(message: string): WenmaiError {
  return new WenmaiError('bad-row', `${message}: repair the row or leave it out`);
}
