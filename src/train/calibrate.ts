/**
 * Learns from held-out texts how often names of some probability are right, so that a confidence means what it says.
 * Method: isotonic regression by pooling adjacent violators (Zadrozny and Elkan 2002), over bins of equal size.
 */
import type { ReliabilityPoint } from '../recognize/tagger/model.ts';

const BINS = 20;
/** A smaller bin says too little. */
const SMALLEST_BIN = 25;

/** Points of the curve, by probability, never falling; `verdicts`: confidence (0 to 1000) and whether the name was right. */
export function reliabilityOf(
  verdicts: readonly (readonly [confidence: number, right: boolean])[],
): ReliabilityPoint[] {
  const sorted = verdicts.toSorted((a, b) => a[0] - b[0]);
  const binSize = Math.max(Math.ceil(sorted.length / BINS), SMALLEST_BIN);
  const pools: { count: number; confidence: number; right: number }[] = [];
  for (let from = 0; from + SMALLEST_BIN <= sorted.length; from += binSize) {
    const bin = sorted.slice(from, from + binSize);
    let pool = {
      count: bin.length,
      confidence: bin.reduce((sum, [confidence]) => sum + confidence, 0),
      right: bin.filter(([, right]) => right).length,
    };
    for (let left = pools.at(-1); left && left.right * pool.count >= pool.right * left.count; left = pools.at(-1)) {
      pools.pop();
      pool = {
        count: left.count + pool.count,
        confidence: left.confidence + pool.confidence,
        right: left.right + pool.right,
      };
    }
    pools.push(pool);
  }
  return pools.map(({ count, confidence, right }) => ({
    probability: round(confidence / count / 1000),
    share: round(right / count),
  }));
}

/** Three digits are more than the counts tell. */
function round(share: number): number {
  return Math.round(1000 * share) / 1000;
}
