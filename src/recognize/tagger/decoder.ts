/**
 * Finds the best tag sequence of a chain of units, and how probable its names are.
 * Method: Viterbi 1967 over the structured steps of `tags.ts`, in whole numbers, so that every platform finds the same;
 * ties go to the tag that comes first.
 */
import { Lattice } from './lattice.ts';
import type { TaggerModel } from './model.ts';
import {
  BEGIN,
  firstTag,
  innerTag,
  lastTag,
  OUTSIDE,
  singleTag,
  STATE_COUNT,
  stepBetween,
  stepInside,
  TAG_COUNT,
  TYPE_COUNT,
} from './tags.ts';

/** A name as units of the chain, both ends included. */
export interface DecodedName {
  readonly first: number;
  readonly last: number;
  /** Index in `ENTITY_TYPES`. */
  readonly type: number;
  /** 0 to 1. */
  readonly probability: number;
}

/** Lower than any sum of weights. */
const FORBIDDEN = -(2 ** 30);
/** Differences in score beyond this are as good as infinite. */
const LARGEST_DIFFERENCE = 4096;

export class Decoder {
  /** Score of each tag at each unit: written by the caller after `reserve`. */
  scores = new Int32Array(0);
  readonly #steps: Int16Array;
  readonly #lattice = new Lattice();
  /** e to the power of minus a difference in score. */
  readonly #powers: Float64Array;
  /** For each unit and state: the state before, on the best path that enters it there. */
  #from = new Uint8Array(0);
  /** For each unit and type: 1 where its last tag is worse than its single tag, 2 and 4 where inner and last follow inner. */
  #choices = new Uint8Array(0);
  #best = new Int32Array(TAG_COUNT);
  #next = new Int32Array(TAG_COUNT);
  readonly #closed = new Int32Array(STATE_COUNT);
  #length = 0;

  constructor({ steps, header: { unit } }: TaggerModel) {
    this.#steps = steps;
    this.#powers = Float64Array.from({ length: LARGEST_DIFFERENCE + 1 }, (_, by) => Math.exp(-by * unit));
    this.#lattice.steps.set(Float64Array.from(steps, (step) => Math.exp(step * unit)));
  }

  /** Makes room for a chain of so many units and sets its scores to zero. */
  reserve(length: number): void {
    this.#length = length;
    if (length * TAG_COUNT > this.scores.length) {
      const capacity = Math.max(length, 512);
      this.scores = new Int32Array(capacity * TAG_COUNT);
      this.#from = new Uint8Array(capacity * STATE_COUNT);
      this.#choices = new Uint8Array(capacity * TYPE_COUNT);
    } else {
      this.scores.fill(0, 0, length * TAG_COUNT);
    }
  }

  /** The names on the best path, in order. */
  decode(): DecodedName[] {
    for (let at = 0; at < this.#length; at++) this.#advance(at);
    const names = this.#trace();
    if (names.length === 0) return [];
    this.#weigh();
    return names.map(({ first, last, type }) => ({
      first,
      last,
      type,
      probability: this.#lattice.nameProbability(first, last, type),
    }));
  }

  #advance(at: number): void {
    const steps = this.#steps;
    const best = this.#best;
    const next = this.#next;
    const closed = this.#closed;
    const cells = at * TAG_COUNT;
    if (at > 0) this.#close(at);
    for (let to = 0; to < STATE_COUNT; to++) {
      let from = BEGIN;
      let score = at > 0 ? FORBIDDEN : (steps[stepBetween(BEGIN, to)] ?? 0);
      if (at > 0) {
        for (let state = 0; state < STATE_COUNT; state++) {
          const candidate = (closed[state] ?? 0) + (steps[stepBetween(state, to)] ?? 0);
          if (candidate > score) {
            score = candidate;
            from = state;
          }
        }
      }
      this.#from[at * STATE_COUNT + to] = from;
      if (to === 0) {
        next[OUTSIDE] = score + (this.scores[cells + OUTSIDE] ?? 0);
        continue;
      }
      const type = to - 1;
      next[firstTag(type)] = score + (this.scores[cells + firstTag(type)] ?? 0);
      next[singleTag(type)] = score + (this.scores[cells + singleTag(type)] ?? 0);
      if (at === 0) {
        next[innerTag(type)] = next[lastTag(type)] = FORBIDDEN;
        continue;
      }
      const first = best[firstTag(type)] ?? 0;
      const inner = best[innerTag(type)] ?? 0;
      const step = stepInside(type, 0);
      const firstToInner = first + (steps[step] ?? 0);
      const innerToInner = inner + (steps[step + 2] ?? 0);
      const firstToLast = first + (steps[step + 1] ?? 0);
      const innerToLast = inner + (steps[step + 3] ?? 0);
      next[innerTag(type)] = Math.max(firstToInner, innerToInner) + (this.scores[cells + innerTag(type)] ?? 0);
      next[lastTag(type)] = Math.max(firstToLast, innerToLast) + (this.scores[cells + lastTag(type)] ?? 0);
      this.#choices[at * TYPE_COUNT + type] =
        (innerToInner > firstToInner ? 2 : 0) | (innerToLast > firstToLast ? 4 : 0);
    }
    this.#best = next;
    this.#next = best;
  }

  /** The best score of each state that the unit before `at` can leave behind. */
  #close(at: number): void {
    this.#closed[0] = this.#best[OUTSIDE] ?? 0;
    for (let type = 0; type < TYPE_COUNT; type++) {
      const last = this.#best[lastTag(type)] ?? 0;
      const single = this.#best[singleTag(type)] ?? 0;
      this.#closed[type + 1] = Math.max(last, single);
      const cell = (at - 1) * TYPE_COUNT + type;
      this.#choices[cell] = ((this.#choices[cell] ?? 0) & 6) | (single > last ? 1 : 0);
    }
  }

  /** Follows the best path back. */
  #trace(): Omit<DecodedName, 'probability'>[] {
    this.#close(this.#length);
    let state = 0;
    for (let other = 1; other < STATE_COUNT; other++) {
      if ((this.#closed[other] ?? 0) > (this.#closed[state] ?? 0)) state = other;
    }
    const names: Omit<DecodedName, 'probability'>[] = [];
    for (let at = this.#length - 1; at >= 0; at--) {
      if (state > 0) {
        const type = state - 1;
        const last = at;
        if (((this.#choices[at * TYPE_COUNT + type] ?? 0) & 1) === 0) at = this.#firstOf(at, type);
        names.push({ first: at, last, type });
      }
      state = this.#from[at * STATE_COUNT + state] ?? 0;
    }
    return names.reverse();
  }

  /** Where the name of several units that ends here begins. */
  #firstOf(last: number, type: number): number {
    let at = last;
    let followsInner = (this.#choices[at * TYPE_COUNT + type] ?? 0) & 4;
    for (at--; followsInner !== 0; at--) followsInner = (this.#choices[at * TYPE_COUNT + type] ?? 0) & 2;
    return at;
  }

  #weigh(): void {
    this.#lattice.reserve(this.#length);
    const { emissions } = this.#lattice;
    for (let cells = 0; cells < this.#length * TAG_COUNT; cells += TAG_COUNT) {
      let highest = this.scores[cells] ?? 0;
      for (let tag = 1; tag < TAG_COUNT; tag++) highest = Math.max(highest, this.scores[cells + tag] ?? 0);
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const difference = Math.min(highest - (this.scores[cells + tag] ?? 0), LARGEST_DIFFERENCE);
        emissions[cells + tag] = this.#powers[difference] ?? 0;
      }
    }
    this.#lattice.run();
  }
}
