/** Candidates from the trained tagger, which looks at a whole article at once. */
import type { Candidate, FoldedSentence } from './candidate.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Tagger } from './tagger/tagger.ts';

export const TAGGER = 'tagger';

/**
 * The tagger's best guess may be unlikely all the same, where many ways to cut a name compete. Chosen by leaving out one
 * source after another: what is below costs more precision than it brings recall.
 */
const MIN_CONFIDENCE = 360;

/** For each sentence, in order, what the tagger takes for names; the gazetteer tells what they are called elsewhere. */
export function taggedNames(
  sentences: readonly FoldedSentence[],
  tagger: Tagger,
  gazetteer: Gazetteer,
): readonly Candidate[][] {
  return tagger.tag(sentences).map((spans, index) => {
    const text = sentences[index]?.text ?? '';
    return spans.flatMap((span): Candidate[] => {
      if (span.confidence < MIN_CONFIDENCE) return [];
      return [{ ...span, recognizer: TAGGER, known: gazetteer.nameOf(text.slice(span.start, span.end), span.type) }];
    });
  });
}
