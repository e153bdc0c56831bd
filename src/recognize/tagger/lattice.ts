/**
 * All tag sequences of a chain of units at once: how much of the whole weight runs through a tag, a step or a name.
 * Method: forward-backward with scaling (Rabiner 1989) over the structured steps of `tags.ts`.
 */
import {
  BEGIN,
  firstTag,
  innerTag,
  lastTag,
  OUTSIDE,
  singleTag,
  STATE_COUNT,
  STEP_COUNT,
  stepBetween,
  stepInside,
  TAG_COUNT,
  TYPE_COUNT,
} from './tags.ts';

export class Lattice {
  /** Weight of each step, exponentiated. */
  readonly steps = new Float64Array(STEP_COUNT);
  /** Weight of each tag at each unit, exponentiated, up to a factor for each unit; 0 forbids a tag. */
  emissions = new Float64Array(0);
  readonly #into = new Float64Array(STATE_COUNT);
  readonly #closed = new Float64Array(STATE_COUNT);
  #length = 0;
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);
  #scale = new Float64Array(0);
  /** The share of the scaled forward weight that ends the chain lawfully. */
  #total = 1;

  /** Makes room for a chain of so many units, before its emissions are written. */
  reserve(length: number): void {
    this.#length = length;
    if (length <= this.#scale.length) return;
    const capacity = Math.max(length, 2 * this.#scale.length);
    this.emissions = new Float64Array(capacity * TAG_COUNT);
    this.#forward = new Float64Array(capacity * TAG_COUNT);
    this.#backward = new Float64Array(capacity * TAG_COUNT);
    this.#scale = new Float64Array(capacity);
  }

  /** Computes what the other methods tell; false where no sequence is allowed at all. */
  run(): boolean {
    for (let at = 0; at < this.#length; at++) if (!this.#stepForward(at)) return false;
    const end = (this.#length - 1) * TAG_COUNT;
    this.#closeNames(end);
    this.#total = this.#closed.reduce((sum, weight) => sum + weight, 0);
    if (!(this.#total > 0)) return false;
    this.#backward.fill(0, end, end + TAG_COUNT);
    this.#backward[end + OUTSIDE] = 1;
    for (let type = 0; type < TYPE_COUNT; type++) {
      this.#backward[end + lastTag(type)] = this.#backward[end + singleTag(type)] = 1;
    }
    for (let at = this.#length - 2; at >= 0; at--) this.#stepBackward(at);
    return true;
  }

  /** The probability of a tag at a unit. */
  tagProbability(at: number, tag: number): number {
    const cell = at * TAG_COUNT + tag;
    return ((this.#forward[cell] ?? 0) * (this.#backward[cell] ?? 0)) / this.#total;
  }

  /** The probability that exactly these units are one name of this type. */
  nameProbability(first: number, last: number, type: number): number {
    if (first === last) return this.tagProbability(first, singleTag(type));
    let weight = this.#forward[first * TAG_COUNT + firstTag(type)] ?? 0;
    for (let at = first + 1; at <= last; at++) {
      const inside = (at === first + 1 ? 0 : 2) + (at === last ? 1 : 0);
      const tag = at === last ? lastTag(type) : innerTag(type);
      weight *= (this.steps[stepInside(type, inside)] ?? 0) * (this.emissions[at * TAG_COUNT + tag] ?? 0);
      weight /= this.#scale[at] ?? 1;
    }
    return (weight * (this.#backward[last * TAG_COUNT + lastTag(type)] ?? 0)) / this.#total;
  }

  /** Adds `sign` times the expected count of each step to `counts`. */
  addStepCounts(counts: Float64Array, sign: number): void {
    for (let at = 0; at < this.#length; at++) {
      const here = at * TAG_COUNT;
      const unit = sign / (this.#total * (this.#scale[at] ?? 1));
      this.#enterNames(here);
      if (at === 0) {
        for (let to = 0; to < STATE_COUNT; to++)
          this.#count(counts, stepBetween(BEGIN, to), unit, 1, this.#into[to] ?? 0);
        continue;
      }
      const before = here - TAG_COUNT;
      this.#closeNames(before);
      for (let from = 0; from < STATE_COUNT; from++) {
        const weight = this.#closed[from] ?? 0;
        if (weight < NEGLIGIBLE) continue;
        for (let to = 0; to < STATE_COUNT; to++)
          this.#count(counts, stepBetween(from, to), unit, weight, this.#into[to] ?? 0);
      }
      for (let type = 0; type < TYPE_COUNT; type++) {
        const first = this.#forward[before + firstTag(type)] ?? 0;
        const inner = this.#forward[before + innerTag(type)] ?? 0;
        if (first + inner < NEGLIGIBLE) continue;
        const toInner = this.#ahead(here + innerTag(type));
        const toLast = this.#ahead(here + lastTag(type));
        this.#count(counts, stepInside(type, 0), unit, first, toInner);
        this.#count(counts, stepInside(type, 1), unit, first, toLast);
        this.#count(counts, stepInside(type, 2), unit, inner, toInner);
        this.#count(counts, stepInside(type, 3), unit, inner, toLast);
      }
    }
  }

  #count(counts: Float64Array, step: number, unit: number, before: number, ahead: number): void {
    counts[step] = (counts[step] ?? 0) + unit * before * (this.steps[step] ?? 0) * ahead;
  }

  #stepForward(at: number): boolean {
    const { steps, emissions } = this;
    const forward = this.#forward;
    const here = at * TAG_COUNT;
    const before = here - TAG_COUNT;
    if (at > 0) this.#closeNames(before);
    let sum = 0;
    for (let to = 0; to < STATE_COUNT; to++) {
      let weight = at > 0 ? 0 : (steps[stepBetween(BEGIN, to)] ?? 0);
      if (at > 0) {
        for (let from = 0; from < STATE_COUNT; from++) {
          weight += (this.#closed[from] ?? 0) * (steps[stepBetween(from, to)] ?? 0);
        }
      }
      if (to === 0) {
        sum += forward[here + OUTSIDE] = weight * (emissions[here + OUTSIDE] ?? 0);
        continue;
      }
      const type = to - 1;
      sum += forward[here + firstTag(type)] = weight * (emissions[here + firstTag(type)] ?? 0);
      sum += forward[here + singleTag(type)] = weight * (emissions[here + singleTag(type)] ?? 0);
      const first = at > 0 ? (forward[before + firstTag(type)] ?? 0) : 0;
      const inner = at > 0 ? (forward[before + innerTag(type)] ?? 0) : 0;
      const step = stepInside(type, 0);
      const toInner = first * (steps[step] ?? 0) + inner * (steps[step + 2] ?? 0);
      const toLast = first * (steps[step + 1] ?? 0) + inner * (steps[step + 3] ?? 0);
      sum += forward[here + innerTag(type)] = toInner * (emissions[here + innerTag(type)] ?? 0);
      sum += forward[here + lastTag(type)] = toLast * (emissions[here + lastTag(type)] ?? 0);
    }
    if (!(sum > 0)) return false;
    this.#scale[at] = sum;
    for (let tag = 0; tag < TAG_COUNT; tag++) forward[here + tag] = (forward[here + tag] ?? 0) / sum;
    return true;
  }

  #stepBackward(at: number): void {
    const { steps } = this;
    const backward = this.#backward;
    const here = at * TAG_COUNT;
    const next = here + TAG_COUNT;
    const scale = this.#scale[at + 1] ?? 1;
    this.#enterNames(next);
    for (let from = 0; from < STATE_COUNT; from++) {
      let weight = 0;
      for (let to = 0; to < STATE_COUNT; to++) weight += (steps[stepBetween(from, to)] ?? 0) * (this.#into[to] ?? 0);
      weight /= scale;
      if (from === 0) {
        backward[here + OUTSIDE] = weight;
        continue;
      }
      const type = from - 1;
      backward[here + lastTag(type)] = backward[here + singleTag(type)] = weight;
      const toInner = this.#ahead(next + innerTag(type)) / scale;
      const toLast = this.#ahead(next + lastTag(type)) / scale;
      const step = stepInside(type, 0);
      backward[here + firstTag(type)] = (steps[step] ?? 0) * toInner + (steps[step + 1] ?? 0) * toLast;
      backward[here + innerTag(type)] = (steps[step + 2] ?? 0) * toInner + (steps[step + 3] ?? 0) * toLast;
    }
  }

  /** For each state: the forward weight of all that ends in it at the unit whose cells begin here. */
  #closeNames(cells: number): void {
    const forward = this.#forward;
    this.#closed[0] = forward[cells + OUTSIDE] ?? 0;
    for (let type = 0; type < TYPE_COUNT; type++) {
      this.#closed[type + 1] = (forward[cells + lastTag(type)] ?? 0) + (forward[cells + singleTag(type)] ?? 0);
    }
  }

  /** For each state: the weight of all that begins with it at the unit whose cells begin here. */
  #enterNames(cells: number): void {
    this.#into[0] = this.#ahead(cells + OUTSIDE);
    for (let type = 0; type < TYPE_COUNT; type++) {
      this.#into[type + 1] = this.#ahead(cells + firstTag(type)) + this.#ahead(cells + singleTag(type));
    }
  }

  #ahead(cell: number): number {
    return (this.emissions[cell] ?? 0) * (this.#backward[cell] ?? 0);
  }
}

const NEGLIGIBLE = 1e-12;
