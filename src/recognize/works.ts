/** Finds works by their marks: 《…》 holds the title of a book, an article, a report, a film, a law. */
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';
import type { Gazetteer } from './gazetteer.ts';

const TITLE = /《 *([^《》\n]{1,80}?) *》/gu;

/** A title that a list has as something else (a game, a newspaper) keeps that type. */
export function workRecognizer(gazetteer: Gazetteer): Recognizer {
  return ({ text }: FoldedSentence) =>
    [...text.matchAll(TITLE)].map(({ index, 0: whole, 1: title = '' }): Candidate => {
      const start = index + whole.indexOf(title, 1);
      const [reading] = gazetteer.readingsOf(title);
      const type = reading?.type === 'Product' || reading?.type === 'Organization' ? reading.type : 'Work';
      return {
        start,
        end: start + title.length,
        type,
        confidence: 900,
        recognizer: 'title-marks',
        known: reading?.name ?? null,
      };
    });
}
