/**
 * How much more often two entities stand together than chance would have it. The only place that computes with
 * fractions: all else is whole numbers, so that the same records give the same bytes everywhere.
 * Methods: normalized pointwise mutual information (Bouma 2009); log-likelihood ratio (Dunning 1993); Jaccard (1901).
 */

/** Numbers of windows; `both` is at most `first` and `second`, and these at most `total`. */
export interface WindowCounts {
  readonly both: number;
  readonly first: number;
  readonly second: number;
  /** Windows with any entity. */
  readonly total: number;
}

/** -1 (never together) over 0 (as chance has it) to 1 (only together). */
export function npmi({ both, first, second, total }: WindowCounts): number {
  if (both === 0) return -1;
  // Together in every window: nothing could be more certain, and the quotient would be 0 / 0.
  if (both === total) return 1;
  return round(Math.log((both * total) / (first * second)) / -Math.log(both / total));
}

/** 0 where the two are independent; grows with the difference and with the number of windows. */
export function logLikelihood({ both, first, second, total }: WindowCounts): number {
  const cells = [
    [both, first * second],
    [first - both, first * (total - second)],
    [second - both, (total - first) * second],
    [total - first - second + both, (total - first) * (total - second)],
  ] as const;
  let sum = 0;
  for (const [observed, expectedTimesTotal] of cells) {
    if (observed > 0) sum += observed * Math.log((observed * total) / expectedTimesTotal);
  }
  return Math.max(0, round(2 * sum));
}

/** The share of the windows with either that have both. */
export function jaccard({ both, first, second }: WindowCounts): number {
  return round(both / (first + second - both));
}

/** Six decimals; never minus zero. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0;
}
