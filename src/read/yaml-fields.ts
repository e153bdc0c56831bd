/**
 * Reads a YAML header as a person would: every scalar is text, of a key that stands twice the last text wins, and what
 * YAML refuses is read line by line. Nothing is ever evaluated, and aliases are not followed. Most headers use next to
 * nothing of YAML and are read without its parser, which would take as long as the rest of the article.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Warning } from '../document.ts';
import type { Fields } from './metadata.ts';

const LINE = /^["']?([\p{L}_][\p{L}\p{N}_.\- ]{0,40}?)["']?\s{0,9}[:：]\s*(.*)$/u;
const ENTRY = /^\s{0,8}-\s+(.*)$/u;

/** Keys in lower case with their values, in order of appearance. */
type Pairs = readonly (readonly [key: string, value: string | readonly string[]])[];

/** The fields of a YAML mapping, keys in lower case. Adds to the warnings what had to be put up with. */
export function readYamlFields(header: string, warnings: Warning[]): Fields {
  const pairs = plainPairs(header) ?? parsedPairs(header);
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

/** What the parser of YAML says; null where this is no mapping. */
export function parsedPairs(header: string): Pairs | null {
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

/** Whatever separates, in YAML, beside spaces and line feeds. */
const ODD_CHARACTER = /[\0-\t\v-\x1f\x7f-\x9f\u2028\u2029\ufeff]/u;

const PAIR = /^( *)([A-Za-z_][\w-]*):(?: +([^ ].*))?$/u;
const LIST_ENTRY = /^( *)- +([^ ].*)$/u;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/u;
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`]/u;
/** An entry of a list in brackets, and what ends it. */
const BRACKETED_ENTRY =
  /[ \n]*(?:"([^"\\\n]*)"|'([^'\n]*)'|([^\s\-?:,[\]{}#&*!|>'"%@`](?:[^,[\]{}:#'"\n]*[^,[\]{}:#'"\n ])?))[ \n]*([,\]])/uy;

/**
 * The same as `parsedPairs`, for headers of plain and quoted text, lists of it and mappings one level deep, whose values
 * do not matter; null for any other.
 */
export function plainPairs(header: string): Pairs | null {
  if (ODD_CHARACTER.test(header)) return null;
  const lines = header.split('\n').map(withoutSpaces);
  const pairs: [string, string | readonly string[]][] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at++] ?? '';
    if (line === '' || line.startsWith('#')) continue;
    const [, indent, key, written] = PAIR.exec(line) ?? [];
    if (indent !== '' || key === undefined) return null;
    const from = at;
    if (written === undefined) while (/^[ -]/u.test(lines[at] ?? '')) at++;
    else if (written.startsWith('[')) while (!lines[at - 1]?.endsWith(']') && lines[at]?.startsWith(' ')) at++;
    const below = lines.slice(from, at);
    const value = written === undefined ? plainBlock(below) : plainValue([written, ...below].join('\n'));
    if (value === null) return null;
    pairs.push([key.toLowerCase(), value]);
  }
  return pairs;
}

/** The line without the spaces at its end; other white space is text to YAML. */
function withoutSpaces(line: string): string {
  let end = line.length;
  while (line.charCodeAt(end - 1) === 0x20) end--;
  return line.slice(0, end);
}

/** What stands in the lines below a key: nothing, a list, or a mapping, which is none of our fields. */
function plainBlock(lines: readonly string[]): string | readonly string[] | null {
  const [first] = lines;
  if (first === undefined) return '';
  const pattern = LIST_ENTRY.test(first) ? LIST_ENTRY : PAIR;
  const indent = pattern.exec(first)?.[1];
  const texts: string[] = [];
  for (const line of lines) {
    const match = pattern.exec(line);
    const text = plainText(match?.at(-1) ?? '""');
    if (match === null || match[1] !== indent || text === null) return null;
    texts.push(text);
  }
  if (pattern === LIST_ENTRY) return texts.filter((text) => text !== '');
  return indent === '' ? null : [];
}

function plainValue(written: string): string | readonly string[] | null {
  return written.startsWith('[') ? plainList(written) : plainText(written);
}

function plainText(written: string): string | null {
  const [, double, single] = QUOTED.exec(written) ?? [];
  const quoted = double ?? single;
  if (quoted !== undefined) return quoted;
  return PLAIN.test(written) && !/: | #|:$/u.test(written) ? written : null;
}

function plainList(written: string): string[] | null {
  if (/^\[[ \n]*\]$/u.test(written)) return [];
  const texts: string[] = [];
  BRACKETED_ENTRY.lastIndex = 1;
  for (;;) {
    const match = BRACKETED_ENTRY.exec(written);
    if (match === null) return null;
    const [, double, single, plain, end] = match;
    texts.push(double ?? single ?? plain ?? '');
    if (end === ']') return BRACKETED_ENTRY.lastIndex === written.length ? texts.filter((text) => text !== '') : null;
  }
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
