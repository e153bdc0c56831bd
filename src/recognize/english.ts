/**
 * Finds people, organisations and places in English sentences that no list names, by compromise's grammar. It is slow
 * (about 0.2 million characters a second), so it sees only sentences with a capitalised name-like pair of words.
 */
import nlp from 'compromise';
import type { EntityType } from '../knowledge.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';

const NAME_LIKE = /[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+/u;
const CONFIDENCE = 500;

interface Found {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
}

export const englishRecognizer: Recognizer = ({ text, language }: FoldedSentence) => {
  if (language !== 'en' || !NAME_LIKE.test(text)) return [];
  const parsed = nlp(text);
  return [
    ...candidatesOf('Person', text, parsed.people().json({ offset: true }) as Found[]),
    ...candidatesOf('Organization', text, parsed.organizations().json({ offset: true }) as Found[]),
    ...candidatesOf('Location', text, parsed.places().json({ offset: true }) as Found[]),
  ];
};

function candidatesOf(type: EntityType, text: string, found: readonly Found[]): Candidate[] {
  return found.flatMap(({ offset }) => {
    const raw = text.slice(offset.start, offset.start + offset.length);
    const surface = raw.replace(/(?:['’]s)?[\s.,;:!?)]*$/u, '');
    const named = /^[A-Z][\w.'’-]*(?: (?:of |de |van )?[A-Z][\w.'’-]*)+$/u.test(surface);
    if (!named) return [];
    const start = offset.start;
    return [{ start, end: start + surface.length, type, confidence: CONFIDENCE, recognizer: 'compromise', known: null }];
  });
}
