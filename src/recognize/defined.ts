/** Takes new names from definitions: what `X（Y，简称 Z）` calls X is a name of X's type, from here to the end. */
import { canBeAlias, type DefinitionMarkers, definitionsIn, isAcronymOf } from '../text/definitions.ts';
import type { Candidate, FoldedSentence } from './candidate.ts';

const CONFIDENCE = 800;

/** Candidates for the aliases that the sentence defines for one of the settled candidates. */
export function definedNames(
  { text }: FoldedSentence,
  settled: readonly Candidate[],
  markers: DefinitionMarkers,
): Candidate[] {
  const found: Candidate[] = [];
  const add = (start: number, end: number, { type, known }: Candidate) =>
    found.push({ start, end, type, confidence: CONFIDENCE, recognizer: 'definition', known });
  for (const { end, aliases } of definitionsIn(text, markers)) {
    const name = settled.find((candidate) => candidate.end === end);
    for (const alias of aliases) {
      const surface = text.slice(alias.start, alias.end);
      const same = settled.find((candidate) => candidate.start === alias.start && candidate.end === alias.end);
      if (name !== undefined) {
        const isNamed = alias.reason !== 'parenthesis' || canBeAlias(text.slice(name.start, name.end), surface);
        // Two listed names of different things are no definition: 张磊（阿里云）.
        const conflicts = same?.known !== undefined && same.known !== null && same.known !== name.known;
        if (isNamed && !conflicts && !(same !== undefined && same.type !== name.type && name.type === 'Person')) {
          add(alias.start, alias.end, name);
        }
        continue;
      }
      // The long form of a known acronym is a name of the same thing: Technical Oversight Committee (TOC).
      const start = same === undefined ? null : spelledOutStart(text, end, surface);
      if (same !== undefined && start !== null) add(start, end, same);
    }
  }
  return found;
}

/** Where the Latin words begin of which the acronym has the initials. */
function spelledOutStart(text: string, end: number, acronym: string): number | null {
  const words = [...text.slice(Math.max(0, end - 100), end).matchAll(/[A-Za-z][\w-]*/gu)];
  const offset = Math.max(0, end - 100);
  for (let count = 2; count <= Math.min(8, words.length); count++) {
    const first = words[words.length - count];
    if (first === undefined) break;
    const start = offset + first.index;
    if (/^[A-Z]/u.test(first[0]) && isAcronymOf(acronym, text.slice(start, end))) return start;
  }
  return null;
}
