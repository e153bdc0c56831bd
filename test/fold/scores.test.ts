/** The association scores, against figures worked out from their textbook formulas. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jaccard, logLikelihood, npmi } from '../../src/fold/scores.ts';

const CASES = [
  // both, first, second, total, NPMI, G², Jaccard
  { name: 'chance alone', counts: [25, 50, 50, 100], scores: [0, 0, 0.333333] },
  { name: 'often together', counts: [30, 60, 50, 1000], scores: [0.656651, 120.275503, 0.375] },
  { name: 'only together', counts: [5, 5, 5, 10], scores: [1, 13.862944, 1] },
  { name: 'nearly never together', counts: [1, 500, 500, 1000], scores: [-0.799313, 1357.439931, 0.001001] },
  { name: 'together everywhere', counts: [7, 7, 7, 7], scores: [1, 0, 1] },
  { name: 'one of them everywhere', counts: [3, 3, 9, 9], scores: [0, 0, 0.333333] },
] as const;

describe('scores', () => {
  for (const {
    name,
    counts: [both, first, second, total],
    scores,
  } of CASES) {
    test(`are ${scores.join(', ')} for two entities ${name}`, () => {
      const counts = { both, first, second, total };
      expect([npmi(counts), logLikelihood(counts), jaccard(counts)]).toEqual(scores);
    });
  }

  test('stay in their range, never minus zero, and do not depend on which side comes first', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.nat(50), fc.nat(1000))
      .map(([both, more, others, rest]) => ({
        both,
        first: both + more,
        second: both + others,
        total: both + more + others + rest,
      }));
    fc.assert(
      fc.property(counts, (pair) => {
        const swapped = { ...pair, first: pair.second, second: pair.first };
        for (const score of [npmi, logLikelihood, jaccard]) {
          expect(score(pair)).toBe(score(swapped));
          expect(Object.is(score(pair), -0)).toBe(false);
        }
        expect(Math.abs(npmi(pair))).toBeLessThanOrEqual(1);
        expect(logLikelihood(pair)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
