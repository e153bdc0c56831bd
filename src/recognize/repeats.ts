/**
 * Finds the other occurrences of names that one sentence gave away: a person introduced with a title is meant again
 * where the bare name stands, an alias once defined is used from then on.
 */
import { splitsWord } from '../text/characters.ts';
import { Automaton } from './automaton.ts';
import type { Candidate, FoldedSentence } from './candidate.ts';

/** A person less sure than this is not looked for elsewhere. */
const MIN_CONFIDENCE = 550;

/** A repeated name is a little less sure than where it was introduced. */
const REPEAT_FACTOR = 0.9;

/** For each sentence the candidates that repeat a name found in another; they may overlap the settled ones. */
export function repeatedNames(
  sentences: readonly FoldedSentence[],
  settled: readonly (readonly Candidate[])[],
): Candidate[][] {
  const best = new Map<string, Candidate>();
  settled.forEach((candidates, index) => {
    const text = sentences[index]?.text ?? '';
    for (const candidate of candidates) {
      if (!needsContext(candidate)) continue;
      for (const surface of namesOf(text.slice(candidate.start, candidate.end), candidate)) {
        const known = best.get(surface);
        if (known === undefined || candidate.confidence > known.confidence) best.set(surface, candidate);
      }
    }
  });
  if (best.size === 0) return sentences.map(() => []);
  const surfaces = [...best.keys()];
  const automaton = new Automaton(surfaces);
  return sentences.map(({ text }) => {
    const found: Candidate[] = [];
    automaton.match(text, (start, end, name) => {
      const model = best.get(surfaces[name] ?? '');
      if (model === undefined || splitsWord(text, start) || splitsWord(text, end)) return;
      found.push({
        ...model,
        start,
        end,
        confidence: Math.round(model.confidence * REPEAT_FACTOR),
        recognizer: 'repeat',
      });
    });
    return found;
  });
}

/** Whether it took context to find the name, which its next occurrence may lack. */
function needsContext({ type, confidence, recognizer }: Candidate): boolean {
  return (
    recognizer === 'definition' || (type === 'Person' && confidence >= MIN_CONFIDENCE && recognizer !== 'gazetteer')
  );
}

/** The name itself and, for a person with a Latin or transliterated name, the surname alone. */
function namesOf(surface: string, { type }: Candidate): string[] {
  if (type !== 'Person') return [surface];
  const surname = /[ ·•・‧](\p{Lu}\p{L}{3,}|\p{Script=Han}{2,})$/u.exec(surface)?.[1];
  return surname === undefined ? [surface] : [surface, surname];
}
