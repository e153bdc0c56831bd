/** Makes a small table of whole numbers out of a large one of fractions: small weights go, the others are rounded. */
import { LARGEST_WEIGHT, type WeightRows } from '../model/sparse-weights.ts';

/** How weights are rounded. */
export interface Rounding {
  /** What one is worth. */
  readonly unit: number;
  /** Weights closer to zero than this are left out. */
  readonly threshold: number;
}

/** The rows of the table that have weights left. */
export function roundWeights(weights: Float32Array, width: number, rounding: Rounding): WeightRows {
  const rows: number[] = [];
  const counts: number[] = [];
  const outcomes: number[] = [];
  const values: number[] = [];
  for (let row = 0; row * width < weights.length; row++) {
    const before = values.length;
    for (let outcome = 0; outcome < width; outcome++) {
      const value = roundWeight(weights[row * width + outcome] ?? 0, rounding);
      if (value === 0) continue;
      outcomes.push(outcome);
      values.push(value);
    }
    if (values.length === before) continue;
    rows.push(row);
    counts.push(values.length - before);
  }
  return {
    rows: Int32Array.from(rows),
    counts: Uint8Array.from(counts),
    outcomes: Uint8Array.from(outcomes),
    values: Int8Array.from(values),
  };
}

function roundWeight(weight: number, { unit, threshold }: Rounding): number {
  if (Math.abs(weight) < threshold) return 0;
  return Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, Math.round(weight / unit)));
}
