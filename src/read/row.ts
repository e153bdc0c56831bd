/** Reads a row of JSON lines: an object with a text, HTML or Markdown body and what is known about it. */
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

const BODIES = ['text', 'html', 'markdown'] as const;

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
  } catch (cause) {
    throw new WenmaiError('bad-json', `Expected a JSON object, got what is no JSON: ${messageOf(cause)}`, { cause });
  }
}

function rowOf(value: unknown): ParsedRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRow(
      `Expected a JSON object with "text", "html" or "markdown", got ${Array.isArray(value) ? 'an array' : String(value)}`,
    );
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
  for (const name of ['title', 'date', 'url', 'language', 'tags', 'author']) {
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

function badRow(message: string): WenmaiError {
  return new WenmaiError('bad-row', `${message}: repair the row or leave it out`);
}
