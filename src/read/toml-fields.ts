/** Reads the part of TOML that headers of articles use: strings, dates, numbers and arrays, outside of tables. */
import type { Fields } from './metadata.ts';

const ASSIGNMENT = /^\s{0,9}["']?([\w.-]{1,60})["']?\s{0,9}=\s*(.*)$/u;
const STRING = /"((?:[^"\\]|\\.)*)"|'([^']*)'/gu;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '', f: '' };

/** The fields before the first table, keys in lower case. */
export function readTomlFields(header: string): Fields {
  const fields = new Map<string, string | readonly string[]>();
  const lines = header.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^\s*\[/u.test(line)) break;
    const [, key, start] = ASSIGNMENT.exec(line.slice(0, 8000)) ?? [];
    if (key === undefined || start === undefined) continue;
    let value = start;
    const isArray = value.startsWith('[');
    // An array may go on over several lines, its strings may not.
    for (let open = isArray && !closes(start); open && at + 1 < lines.length; ) {
      const next = lines[++at] ?? '';
      value += ` ${next}`;
      open = !closes(next);
    }
    const strings = [...value.matchAll(STRING)].map(([, basic, literal]) =>
      basic === undefined ? (literal ?? '') : unescape(basic),
    );
    fields.set(key.toLowerCase(), isArray ? strings : (strings[0] ?? value.replace(/\s*#.*$/u, '').trim()));
  }
  return fields;
}

/** Whether a bracket closes outside of strings. */
function closes(line: string): boolean {
  return line.replace(STRING, '').includes(']');
}

function unescape(text: string): string {
  return text.replace(/\\(u[0-9A-Fa-f]{4}|.)/gu, (_, code: string) =>
    code.length === 5 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code),
  );
}
