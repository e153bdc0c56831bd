/** Counts of what was found, what was said and what there was to find, and the measures made of them. */

export interface Tally {
  /** Predictions that are in the gold. */
  readonly matched: number;
  readonly predicted: number;
  readonly gold: number;
}

/** Precision, recall and F1, from 0 to 1; 0 where there is nothing to divide by. */
export interface Measure extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const NOTHING: Tally = Object.freeze({ matched: 0, predicted: 0, gold: 0 });

export function add(a: Tally, b: Tally): Tally {
  return { matched: a.matched + b.matched, predicted: a.predicted + b.predicted, gold: a.gold + b.gold };
}

export function measure(tally: Tally): Measure {
  const precision = share(tally.matched, tally.predicted);
  const recall = share(tally.matched, tally.gold);
  return { ...tally, precision, recall, f1: harmonicMean(precision, recall) };
}

/** The tally of two sets. */
export function compareSets(predicted: ReadonlySet<string>, gold: ReadonlySet<string>): Tally {
  let matched = 0;
  for (const key of predicted) if (gold.has(key)) matched++;
  return { matched, predicted: predicted.size, gold: gold.size };
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function harmonicMean(precision: number, recall: number): number {
  return share(2 * precision * recall, precision + recall);
}
