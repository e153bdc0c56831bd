/** Cuts a line into chains, each tagged by itself: at the ends of sentences, and where there is none for too long. */
import { KIND } from './kinds.ts';
import type { Line, Units } from './units.ts';

/** Units; longer sentences are tables and lists without end marks. */
const LONGEST_CHAIN = 400;

/** Where the chains of a line begin, and at last where the line ends. */
export function chainBorders({ kind }: Units, { first, last }: Line): number[] {
  const borders = [first];
  let begin = first;
  let pause = first;
  for (let at = first; at < last; at++) {
    const next = at + 1 < last ? (kind[at + 1] ?? 0) : KIND.border;
    const ends = kind[at] === KIND.stop && next !== KIND.stop && next !== KIND.close;
    if (isPause(kind[at] ?? 0)) pause = at + 1;
    if (!ends && at + 1 - begin < LONGEST_CHAIN) continue;
    const border = ends || pause <= begin ? at + 1 : pause;
    if (border >= last) break;
    borders.push(border);
    begin = border;
  }
  if (last > first) borders.push(last);
  return borders;
}

function isPause(kind: number): boolean {
  return kind === KIND.comma || kind === KIND.pause;
}
