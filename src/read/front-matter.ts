/**
 * Takes the header off an article: YAML between `---`, TOML between `+++`, or link definitions named `[#]`, after a
 * byte order mark, blank lines or HTML comments. A broken header never costs the article.
 */
import type { Warning } from '../document.ts';
import { metadataOf } from './metadata.ts';
import type { Fields, Metadata } from './metadata.ts';
import { readTomlFields } from './toml-fields.ts';
import { readLineFields, readYamlFields } from './yaml-fields.ts';

export interface Header {
  readonly metadata: Metadata;
  /** What follows the header. */
  readonly body: string;
}

/** Longer than any header: what opens with `---` and goes on for more is text between two rules. */
const MAX_HEADER_UNITS = 65_536;

const FIELD_LINE = /^[A-Za-z_][\w.-]{0,40}\s{0,9}[:：]/u;

/** Splits a text into its header, read, and its body. */
export function takeFrontMatter(text: string): Header {
  const start = skipBlank(text);
  const fence = /^(---|\+\+\+)[^\S\n]*\r?\n/u.exec(text.slice(start, start + 200));
  if (fence) return fenced(text, start + fence[0].length, fence[1] ?? '') ?? none(text);
  if (/^\[#\]:/u.test(text.slice(start, start + 4))) return definitions(text, start);
  // A comment that holds the header of the original may have swallowed the rules of this one.
  const commented = text.slice(0, Math.min(start, MAX_HEADER_UNITS)).includes('\n---');
  return (commented ? bareFields(text, start) : null) ?? none(text);
}

/** The offset behind a byte order mark, white space and HTML comments. */
function skipBlank(text: string): number {
  for (let at = 0; ; ) {
    at += /^[\s\ufeff]*/u.exec(text.slice(at, at + MAX_HEADER_UNITS))?.[0].length ?? 0;
    if (!text.startsWith('<!--', at)) return at;
    const end = text.indexOf('-->', at + 4);
    if (end < 0) return at;
    at = end + 3;
  }
}

/** The header that starts at `start` and ends with a line of the fence; null where there is none, or it is no header. */
function fenced(text: string, start: number, fence: string): Header | null {
  const window = text.slice(start, start + MAX_HEADER_UNITS);
  const closing = fence === '---' ? /^(?:---|\.\.\.)[^\S\n]*\r?$/mu : /^\+\+\+[^\S\n]*\r?$/mu;
  const end = closing.exec(window);
  if (!end) return null;
  const header = window.slice(0, end.index).replaceAll('\r\n', '\n');
  if (!looksLikeHeader(header)) return null;
  const warnings: Warning[] = [];
  const fields = fence === '---' ? readYamlFields(header, warnings) : readTomlFields(header);
  return { metadata: metadataOf(fields, warnings), body: text.slice(start + end.index + end[0].length) };
}

/** Lines of fields up to a blank line or a rule; null where there are none. */
function bareFields(text: string, start: number): Header | null {
  const window = text.slice(start, start + MAX_HEADER_UNITS);
  const end = /\n[^\S\n]*(?:---)?[^\S\n]*\r?\n/u.exec(window);
  if (!end) return null;
  const lines = window.slice(0, end.index).split(/\r?\n/u);
  if (!lines.every((line) => FIELD_LINE.test(line))) return null;
  return {
    metadata: metadataOf(readLineFields(lines.join('\n'))),
    body: text.slice(start + end.index + end[0].length),
  };
}

/** Two rules with prose between them are no header. */
function looksLikeHeader(header: string): boolean {
  const lines = header.split('\n').filter((line) => /^[^\s#-]/u.test(line));
  const fields = lines.filter((line) => /^["']?[\p{L}_][\p{L}\p{N}_.\- ]{0,40}["']?\s{0,9}[:：=]|^[\][}{]/u.test(line));
  return fields.length * 2 >= lines.length;
}

/** Lines of the form `[#]: key: "value"` or `[#]: (key: "value")`, wherever they stand at the top. */
function definitions(text: string, start: number): Header {
  const lines: string[] = [];
  let at = start;
  for (;;) {
    const line = /^(?:\[#\]:[^\n]*|\s*)\n/u.exec(text.slice(at, at + 4000))?.[0];
    if (line === undefined || line === '') break;
    const definition = line.startsWith('[#]:') ? line.slice(4).trim() : '';
    lines.push(definition.replace(/^\((.*)\)$/u, '$1'));
    at += line.length;
  }
  // The field "subject" is the title of the original; the translation carries its own.
  return { metadata: metadataOf(readLineFields(lines.join('\n'))), body: text.slice(at) };
}

function none(text: string): Header {
  const empty: Fields = new Map();
  return { metadata: metadataOf(empty), body: text.startsWith('\ufeff') ? text.slice(1) : text };
}
