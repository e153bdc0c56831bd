/**
 * Reads a YAML header as a person would: every scalar is text, of a key that stands twice the last text wins, and what
 * YAML refuses is read line by line. Nothing is ever evaluated, and aliases are not followed.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Warning } from '../document.ts';
import type { Fields } from './metadata.ts';

const LINE = /^["']?([\p{L}_][\p{L}\p{N}_.\- ]{0,40}?)["']?\s{0,9}[:：]\s*(.*)$/u;
const ENTRY = /^\s{0,8}-\s+(.*)$/u;

/** The fields of a YAML mapping, keys in lower case. Adds to the warnings what had to be put up with. */
export function readYamlFields(header: string, warnings: Warning[]): Fields {
  const pairs = mappingPairs(header);
  if (pairs === null) {
    warnings.push({ code: 'broken-front-matter', message: 'The header is not valid YAML and was read line by line' });
    return readLineFields(header);
  }
  const fields = new Map<string, string | readonly string[]>();
  for (const [key, value] of pairs) {
    if (fields.has(key)) warnings.push({ code: 'duplicate-key', message: `"${key}" stands twice in the header` });
    const known = fields.get(key);
    if (known === undefined || typeof value === 'string') fields.set(key, value);
  }
  return fields;
}

/** Keys and values in order of appearance; null where this is no YAML mapping. */
function mappingPairs(header: string): (readonly [string, string | readonly string[]])[] | null {
  try {
    // The failsafe schema leaves dates and numbers alone.
    const { contents, errors } = parseDocument(header, {
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
    });
    if (contents === null) return [];
    if (errors.length > 0 || !isMap(contents)) return null;
    return contents.items.map(({ key, value }) => [scalarText(key).toLowerCase(), fieldOf(value)] as const);
  } catch {
    // Nesting that exhausts the parser is as broken as any other.
    return null;
  }
}

function fieldOf(value: unknown): string | readonly string[] {
  if (isSeq(value)) return value.items.map(scalarText).filter((text) => text !== '');
  return isMap(value) || isAlias(value) ? [] : scalarText(value);
}

function scalarText(node: unknown): string {
  return isScalar(node) && typeof node.value === 'string' ? node.value : '';
}

/** `key: value` lines, and lists in brackets or with dashes: all that a broken header is good for. */
export function readLineFields(header: string): Fields {
  const fields = new Map<string, string | readonly string[]>();
  let list: string[] | null = null;
  for (const line of header.split('\n')) {
    const entry = ENTRY.exec(line)?.[1];
    if (entry !== undefined) {
      list?.push(unquote(entry));
      continue;
    }
    const [, key, value = ''] = LINE.exec(line.slice(0, 4000)) ?? [];
    if (key === undefined) continue;
    list = [];
    const bracketed = /^\[(.*)\]$/u.exec(value.trim())?.[1];
    if (value.trim() === '') fields.set(key.toLowerCase(), list);
    else fields.set(key.toLowerCase(), bracketed === undefined ? unquote(value) : bracketed.split(',').map(unquote));
  }
  return fields;
}

function unquote(value: string): string {
  return value.trim().replace(/^["'“”‘’]|["'“”‘’]$/gu, '');
}
