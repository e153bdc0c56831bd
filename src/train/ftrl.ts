/**
 * A table of weights that learns step by step and keeps only what is worth it.
 * Method: FTRL-proximal with L1 regularization, a rate for each weight (McMahan et al. 2013, "Ad click prediction").
 */

export interface FtrlOptions {
  /** Pace of learning; 0.1 and 1 are the usual ones. */
  readonly alpha: number;
  readonly beta: number;
  /** What a weight must be worth to be other than zero. */
  readonly l1: number;
}

export class FtrlTable {
  /** The weights, row by row. */
  readonly weights: Float32Array;
  readonly width: number;
  readonly #sums: Float32Array;
  readonly #squares: Float32Array;
  readonly #mask: number;
  readonly #options: FtrlOptions;

  /** A table of `2 ** bits` rows, each with a weight for each outcome. */
  constructor(bits: number, width: number, options: FtrlOptions) {
    this.width = width;
    this.#mask = 2 ** bits - 1;
    this.#options = options;
    this.weights = new Float32Array(2 ** bits * width);
    this.#sums = new Float32Array(this.weights.length);
    this.#squares = new Float32Array(this.weights.length);
  }

  /** Writes the sum of the rows of `features[from]` to `features[to - 1]` to `scores[offset]` and what follows. */
  score(features: Int32Array, from: number, to: number, scores: Float64Array, offset: number): void {
    const { weights, width } = this;
    scores.fill(0, offset, offset + width);
    for (let index = from; index < to; index++) {
      const row = ((features[index] ?? 0) & this.#mask) * width;
      for (let outcome = 0; outcome < width; outcome++) {
        scores[offset + outcome] = (scores[offset + outcome] ?? 0) + (weights[row + outcome] ?? 0);
      }
    }
  }

  /** Learns from the gradient of the loss by the scores: for each of the outcomes listed, for all rows of the features. */
  learn(features: Int32Array, from: number, to: number, outcomes: readonly number[], gradient: Float64Array): void {
    const { alpha, beta, l1 } = this.#options;
    const weights = this.weights;
    const sums = this.#sums;
    const squares = this.#squares;
    for (let index = from; index < to; index++) {
      const row = ((features[index] ?? 0) & this.#mask) * this.width;
      for (const outcome of outcomes) {
        const slope = gradient[outcome] ?? 0;
        const cell = row + outcome;
        const before = squares[cell] ?? 0;
        const after = before + slope * slope;
        const root = Math.sqrt(after);
        const sum = (sums[cell] ?? 0) + slope - ((root - Math.sqrt(before)) / alpha) * (weights[cell] ?? 0);
        sums[cell] = sum;
        squares[cell] = after;
        const excess = sum > l1 ? sum - l1 : sum < -l1 ? sum + l1 : 0;
        weights[cell] = (-excess * alpha) / (beta + root);
      }
    }
  }
}
