/**
 * Finds the lines of the gold in the text that extraction kept, character by character. A line that was changed on the
 * way (a dropped footnote mark, a rewritten link) is still found where most of it stands.
 */
import { matchingBlocks } from './matching-blocks.ts';
import type { Squeezed } from './squeeze.ts';

/** For each character of a line, and for its end: its place in the text, or `ABSENT`. */
export type Places = Int32Array;

export const ABSENT = -1;

/** Shorter agreements are chance. */
const MIN_BLOCK_CHARACTERS = 3;
/** A line counts as found when so much of it is. */
const MIN_FOUND_SHARE = 0.6;
/** How far around the end of the line before a changed line is looked for, in characters. */
const LOOK_BEHIND = 200;
const LOOK_AHEAD = 4000;

export interface AlignedLine<Line> {
  readonly line: Line;
  /** Null for a line that is not in the text. */
  readonly places: Places | null;
}

interface Found {
  readonly places: Places;
  /** Where the line ends in the text: the next one is looked for from here. */
  readonly end: number;
}

/** The lines, in their order, with their places in the text. */
export function align<Line extends Squeezed>(lines: readonly Line[], text: Squeezed): AlignedLine<Line>[] {
  let cursor = 0;
  return lines.map((line) => {
    const found =
      findExact(line.characters, text.characters, cursor) ?? findChanged(line.characters, text.characters, cursor);
    cursor = found?.end ?? cursor;
    return { line, places: found?.places ?? null };
  });
}

/** The line as it is: after the line before it if possible, else anywhere. */
function findExact(line: Uint32Array, text: Uint32Array, cursor: number): Found | null {
  let start = indexOf(line, text, cursor);
  if (start === ABSENT) start = indexOf(line, text, 0);
  if (start === ABSENT) return null;
  return { places: Int32Array.from({ length: line.length + 1 }, (_, at) => start + at), end: start + line.length };
}

/** Most of the line, in the neighbourhood of the line before it. */
function findChanged(line: Uint32Array, text: Uint32Array, cursor: number): Found | null {
  const windowStart = Math.max(0, cursor - LOOK_BEHIND);
  const window = text.subarray(windowStart, cursor + line.length * 3 + LOOK_AHEAD);
  const places = new Int32Array(line.length + 1).fill(ABSENT);
  let foundCharacters = 0;
  let end = cursor;
  for (const { a, b, size } of matchingBlocks(line, window)) {
    if (size < MIN_BLOCK_CHARACTERS) continue;
    for (let at = 0; at <= size; at++) places[a + at] = windowStart + b + at;
    foundCharacters += size;
    end = windowStart + b + size;
  }
  return foundCharacters >= MIN_FOUND_SHARE * line.length ? { places, end } : null;
}

/** Where `line` begins in `text`, from `from` on, counted in code points as no string search counts. */
export function indexOf(line: Uint32Array, text: Uint32Array, from: number): number {
  for (let start = from; start + line.length <= text.length; start++) {
    let length = 0;
    while (length < line.length && text[start + length] === line[length]) length++;
    if (length === line.length) return start;
  }
  return ABSENT;
}
