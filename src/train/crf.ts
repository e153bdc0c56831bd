/**
 * Teaches a linear-chain conditional random field from examples, one after the other.
 * Method: the gradient of the likelihood of what the marks allow (Tsuboi et al. 2008 for marks that leave tags open) by
 * forward-backward, given to FTRL-proximal for the features and to AdaGrad for the few steps.
 */
import { Lattice } from '../recognize/tagger/lattice.ts';
import { BEGIN, STEP_COUNT, singleTag, stepBetween, stepInside, TAG_COUNT } from '../recognize/tagger/tags.ts';
import type { Example } from './examples.ts';
import { FtrlTable } from './ftrl.ts';

/** Smaller differences teach nothing and cost most of the time. */
const NEGLIGIBLE = 1e-3;
const STEP_RATE = 0.1;

export interface CrfOptions {
  readonly hashBits: number;
  readonly l1: number;
}

export class Crf {
  readonly table: FtrlTable;
  readonly steps = new Float64Array(STEP_COUNT);
  readonly #stepSquares = new Float64Array(STEP_COUNT).fill(1e-3);
  readonly #all = new Lattice();
  readonly #allowed = new Lattice();
  #scores = new Float64Array(0);
  readonly #gradient = new Float64Array(TAG_COUNT);
  readonly #stepGradient = new Float64Array(STEP_COUNT);

  constructor({ hashBits, l1 }: CrfOptions) {
    this.table = new FtrlTable(hashBits, TAG_COUNT, { alpha: 0.1, beta: 1, l1 });
  }

  /** Learns one example. */
  learn(example: Example): void {
    const { length, features, starts, allowed, certain } = example;
    if (this.#scores.length < length * TAG_COUNT) this.#scores = new Float64Array(length * TAG_COUNT);
    for (let at = 0; at < length; at++) {
      this.table.score(features, starts[at] ?? 0, starts[at + 1] ?? 0, this.#scores, at * TAG_COUNT);
    }
    this.#stepGradient.fill(0);
    this.#expect(this.#all, example, false);
    this.#all.addStepCounts(this.#stepGradient, 1);
    if (certain) this.#countSteps(allowed);
    else {
      if (!this.#expect(this.#allowed, example, true)) return;
      this.#allowed.addStepCounts(this.#stepGradient, -1);
    }
    const outcomes: number[] = [];
    for (let at = 0; at < length; at++) {
      outcomes.length = 0;
      const tags = allowed[at] ?? 0;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const wanted = certain ? (tags >>> tag) & 1 : this.#allowed.tagProbability(at, tag);
        const slope = this.#all.tagProbability(at, tag) - wanted;
        this.#gradient[tag] = slope;
        if (slope > NEGLIGIBLE || slope < -NEGLIGIBLE) outcomes.push(tag);
      }
      if (outcomes.length > 0) {
        this.table.learn(features, starts[at] ?? 0, starts[at + 1] ?? 0, outcomes, this.#gradient);
      }
    }
    this.#learnSteps();
  }

  /** Runs the lattice over all tags, or over those alone that the marks allow. */
  #expect(lattice: Lattice, { length, allowed }: Example, masked: boolean): boolean {
    lattice.reserve(length);
    for (let step = 0; step < STEP_COUNT; step++) lattice.steps[step] = Math.exp(this.steps[step] ?? 0);
    for (let at = 0; at < length; at++) {
      const cells = at * TAG_COUNT;
      const tags = masked ? (allowed[at] ?? 0) : -1;
      let highest = -Infinity;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        if ((tags >>> tag) & 1) highest = Math.max(highest, this.#scores[cells + tag] ?? 0);
      }
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const open = (tags >>> tag) & 1;
        lattice.emissions[cells + tag] = open ? Math.exp((this.#scores[cells + tag] ?? 0) - highest) : 0;
      }
    }
    return lattice.run();
  }

  /** Takes off the steps of the one sequence that the marks allow. */
  #countSteps(allowed: Int32Array): void {
    let before = BEGIN;
    let inside = 0;
    for (const tags of allowed) {
      const tag = 31 - Math.clz32(tags);
      const type = (tag - 1) >> 2;
      const place = (tag - 1) & 3;
      if (tag === 0 || place === 0 || tag === singleTag(type)) {
        const state = tag === 0 ? 0 : type + 1;
        this.#takeOff(stepBetween(before, state));
        before = state;
        inside = 0;
      } else {
        this.#takeOff(stepInside(type, (inside === 0 ? 0 : 2) + (place === 1 ? 0 : 1)));
        inside++;
      }
    }
  }

  #takeOff(step: number): void {
    this.#stepGradient[step] = (this.#stepGradient[step] ?? 0) - 1;
  }

  #learnSteps(): void {
    for (let step = 0; step < STEP_COUNT; step++) {
      const slope = this.#stepGradient[step] ?? 0;
      if (slope === 0) continue;
      const squares = (this.#stepSquares[step] ?? 0) + slope * slope;
      this.#stepSquares[step] = squares;
      this.steps[step] = (this.steps[step] ?? 0) - (STEP_RATE * slope) / Math.sqrt(squares);
    }
  }
}
