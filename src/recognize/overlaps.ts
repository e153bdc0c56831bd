/** Settles overlaps: the one place that decides which of two candidates that share characters stays. */
import type { Candidate } from './candidate.ts';

/** The recognizer whose candidates win against all others. */
export const LEXICON = 'lexicon';

/**
 * The candidates that stay, by offset. The user's lexicon wins; then the longest, as the annotation guidelines want;
 * then the most confident; ties are settled by type so that the order of the recognizers never matters.
 */
export function settleOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const settled: Candidate[] = [];
  const taken = new Uint8Array(candidates.reduce((length, { end }) => Math.max(length, end), 0));
  for (const candidate of [...candidates].sort(byStrength)) {
    if (taken.subarray(candidate.start, candidate.end).includes(1)) continue;
    taken.fill(1, candidate.start, candidate.end);
    settled.push(candidate);
  }
  return settled.sort((a, b) => a.start - b.start);
}

function byStrength(a: Candidate, b: Candidate): number {
  return (
    Number(b.recognizer === LEXICON) - Number(a.recognizer === LEXICON) ||
    b.end - b.start - (a.end - a.start) ||
    b.confidence - a.confidence ||
    a.start - b.start ||
    (a.type < b.type ? -1 : 1)
  );
}
