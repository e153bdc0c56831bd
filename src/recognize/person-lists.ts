/** The lists by which people's names are known, and how they are looked up. */
import { parseTsv } from '../data.ts';

export interface NameLists {
  readonly surnames: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  /** Words that stand right before a name. */
  readonly titlesBefore: ReadonlySet<string>;
  /** Words that stand right after one. */
  readonly titlesAfter: ReadonlySet<string>;
  readonly speechVerbs: ReadonlySet<string>;
  /** Characters that foreign names are written with. */
  readonly transliteration: ReadonlySet<string>;
}

export function endsWithAny(word: string, titles: ReadonlySet<string>): boolean {
  for (let length = 1; length <= word.length; length++)
    if (titles.has(word.slice(-length).toUpperCase()) || titles.has(word.slice(-length))) return true;
  return false;
}

export function startsWithAny(word: string, titles: ReadonlySet<string>): boolean {
  for (let length = 1; length <= word.length; length++) if (titles.has(word.slice(0, length))) return true;
  return false;
}

/** Reads `data/patterns/person-titles.txt`: the side (`before` or `after` the name) and the word. */
export function parseTitles(text: string): Pick<NameLists, 'titlesBefore' | 'titlesAfter'> {
  const of = (wanted: string) =>
    new Set(parseTsv(text).flatMap(([side, word = '']) => (side === wanted ? [word] : [])));
  return { titlesBefore: of('before'), titlesAfter: of('after') };
}
