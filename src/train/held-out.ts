/** Chooses texts by their hashes: which are held out of training, and which are there twice. */
import { createHash } from 'node:crypto';
import { textHash } from '../evaluate/seen.ts';
import type { MarkedText } from './marked-text.ts';

export interface HeldOut {
  readonly learned: MarkedText[];
  readonly held: MarkedText[];
}

/**
 * Holds out about `share` of the texts, from 0 to 1. A text's own hash and the seed decide, so that adding texts moves
 * none of the others, and copies of a text fall on one side.
 */
export function holdOut(texts: readonly MarkedText[], share: number, seed: number): HeldOut {
  const learned: MarkedText[] = [];
  const held: MarkedText[] = [];
  for (const text of texts) (chance(`${seed} ${textHash(text.text)}`) < share ? held : learned).push(text);
  return { learned, held };
}

/** The texts without those whose hash is given, and each of the others once. */
export function withoutTexts(texts: readonly MarkedText[], hashes: ReadonlySet<string> = new Set()): MarkedText[] {
  const left = new Set(hashes);
  return texts.filter(({ text }) => {
    const hash = textHash(text);
    if (left.has(hash)) return false;
    left.add(hash);
    return true;
  });
}

export function hashesOf(texts: readonly MarkedText[]): Set<string> {
  return new Set(texts.map(({ text }) => textHash(text)));
}

/** A number from 0 up to 1 that a text always gets. */
function chance(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
