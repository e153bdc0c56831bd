/** Reads word lists: those that ship with the program (the one place that knows where `data/` lies) and the user's. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { messageOf, WenmaiError } from './errors.ts';

const DATA = new URL('../data/', import.meta.url);

/** The text of a file below `data/`; throws `data-missing` where the installation is incomplete. */
export function readData(path: string): string {
  return readDataBytes(path).toString('utf8');
}

/** The bytes of a file below `data/`; throws `data-missing`. */
export function readDataBytes(path: string): Buffer {
  try {
    return readFileSync(new URL(path, DATA));
  } catch (cause) {
    throw new WenmaiError(
      'data-missing',
      `Expected ${fileURLToPath(new URL(path, DATA))}, which is part of the program: install wenmai again`,
      { cause },
    );
  }
}

/** The text of a file that the user names in an option; throws `input-missing`. */
export function readUserFile(path: string, option: string): string {
  return readUserBytes(path, option)
    .toString('utf8')
    .replace(/^\uFEFF/u, '');
}

/** The bytes of a file that the user names in an option; throws `input-missing`. */
export function readUserBytes(path: string, option: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new WenmaiError('input-missing', `Cannot read the file of ${option}, ${path}: ${messageOf(cause)}`, {
      cause,
    });
  }
}

/** The rows of tab-separated text; blank lines and those that start with `#` are left out. */
export function parseTsv(text: string): string[][] {
  return parseLines(text).map((line) => line.split('\t'));
}

/** The lines of a word list; blank lines and those that start with `#` are left out. */
export function parseLines(text: string): string[] {
  return text.split(/\r?\n/u).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
