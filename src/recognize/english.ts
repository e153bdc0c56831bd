/**
 * Finds people, organisations and places in English sentences that no list names, by compromise's grammar. It is slow
 * (about 0.2 million characters a second), so it sees only sentences with a capitalised name-like pair of words.
 */
import { createRequire } from 'node:module';
import type nlp from 'compromise';
import type { EntityType } from '../knowledge.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';

const NAME_LIKE = /[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+/u;
const CONFIDENCE = 500;

interface Found {
  readonly offset: { readonly start: number; readonly length: number };
}

/** Loaded at the first English sentence: it takes most of a second, and Chinese collections never need it. */
let compromise: typeof nlp | undefined;
const require = createRequire(import.meta.url);

export const englishRecognizer: Recognizer = ({ text, language }: FoldedSentence) => {
  if (language !== 'en' || !NAME_LIKE.test(text)) return [];
  compromise ??= require('compromise') as typeof nlp;
  const parsed = compromise(text);
  return [
    ...candidatesOf('Person', text, parsed.people().json({ offset: true }) as Found[]),
    ...candidatesOf('Organization', text, parsed.organizations().json({ offset: true }) as Found[]),
    ...candidatesOf('Location', text, parsed.places().json({ offset: true }) as Found[]),
  ];
};

function candidatesOf(type: EntityType, text: string, found: readonly Found[]): Candidate[] {
  return found.flatMap(({ offset: { start, length } }) => {
    const surface = text.slice(start, start + length).replace(/(?:['’]s)?[\s.,;:!?)]*$/u, '');
    const isName = /^[A-Z][\w.'’-]*(?: (?:of |de |van )?[A-Z][\w.'’-]*)+$/u.test(surface);
    if (!isName) return [];
    return [
      { start, end: start + surface.length, type, confidence: CONFIDENCE, recognizer: 'compromise', known: null },
    ];
  });
}
