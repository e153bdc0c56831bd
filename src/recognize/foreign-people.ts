/**
 * Finds people with foreign names: transliterated ones by their middle dot, Latin ones by given name or neighbours,
 * contributors by their handles.
 */
import { isChinese } from '../text/language.ts';
import type { Candidate, FoldedSentence } from './candidate.ts';
import { endsWithAny, type NameLists, startsWithAny } from './person-lists.ts';

const MIDDLE_DOT = /[·•・‧]/gu;
const LATIN_NAME =
  /(?<![\p{Script=Latin}\p{N}.-])(\p{Lu}\p{Ll}+)(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\.)?((?: (?:van|de|der|von|di|del|da|bin|al))? \p{Lu}[\p{Script=Latin}'’]+(?:-\p{Lu}\p{Ll}+)?){1,2}(?![\p{Script=Latin}\p{N}-])/gu;

/** A candidate for a person's name. */
export function person(start: number, end: number, confidence: number, recognizer: string): Candidate {
  return { start, end, type: 'Person', confidence: Math.min(confidence, 950), recognizer, known: null };
}

export function transliteratedNames({ text }: FoldedSentence, { transliteration }: NameLists): Candidate[] {
  const found: Candidate[] = [];
  let free = 0;
  for (const { index } of text.matchAll(MIDDLE_DOT)) {
    if (index < free) continue;
    let start = index;
    while (start > free && transliteration.has(text.charAt(start - 1))) start--;
    let end = index;
    while (end < text.length && (transliteration.has(text.charAt(end)) || isDotBetween(text, end, transliteration)))
      end++;
    free = end;
    if (index - start >= 1 && end - index > 1 && end - start >= 4)
      found.push(person(start, end, 850, 'transliteration'));
  }
  return found;
}

function isDotBetween(text: string, at: number, transliteration: ReadonlySet<string>): boolean {
  return /[·•・‧]/u.test(text.charAt(at)) && transliteration.has(text.charAt(at + 1));
}

/** A handle, `@` left out: no part of an address, a path or a package's name. */
const HANDLE = /(?<![\p{L}\p{N}._/-])@([A-Za-z][\w-]{1,38})(?![\w/.@(-])/gu;

/** People by their handles, as where a page thanks its contributors. */
export function handles({ text }: FoldedSentence): Candidate[] {
  return [...text.matchAll(HANDLE)].map(({ index, 1: name = '' }) =>
    person(index + 1, index + 1 + name.length, 850, 'handle'),
  );
}

/** Full names in Latin letters: sure by a listed given name, or by the title before or the verb after them. */
export function latinNames({ text, language }: FoldedSentence, lists: NameLists): Candidate[] {
  if (!/\p{Lu}\p{Ll}+ /u.test(text)) return [];
  const found: Candidate[] = [];
  for (const { index, 0: name, 1: given = '' } of text.matchAll(LATIN_NAME)) {
    const end = index + name.length;
    if (lists.givenNames.has(given.toLowerCase())) found.push(person(index, end, 700, 'given-name'));
    else if (isChinese(language))
      found.push(person(index, end, isIntroduced(text, index, end, lists) ? 600 : 400, 'given-name'));
  }
  return found;
}

function isIntroduced(text: string, start: number, end: number, { titlesBefore, speechVerbs }: NameLists): boolean {
  const before = text.slice(Math.max(0, start - 8), start).trimEnd();
  const after = text.slice(end, end + 4).trimStart();
  return endsWithAny(before, titlesBefore) || startsWithAny(after, speechVerbs);
}
