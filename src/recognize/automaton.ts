/**
 * Finds all occurrences of many names in one pass over a text.
 * Method: Aho and Corasick 1975; the goto function lies in one open-addressed hash table of typed arrays, so that
 * a hundred thousand names take some megabytes and are built in a fraction of a second.
 */

/** Called for each occurrence: UTF-16 offsets, half-open, and the index of the name in the list given to build. */
export type Visit = (start: number, end: number, name: number) => void;

const ROOT = 0;
const NONE = -1;

export class Automaton {
  readonly #next: TransitionTable;
  /** For each state the longest proper suffix that is a state as well. */
  readonly #fail: Int32Array;
  /** For each state the index of the name that ends here, or NONE. */
  readonly #name: Int32Array;
  /** For each state the nearest state along the fail links at which a name ends, or NONE. */
  readonly #output: Int32Array;
  readonly #lengths: Int32Array;

  /** Names must be distinct and not empty; matching is by exact UTF-16 units, so fold names and text alike. */
  constructor(names: readonly string[]) {
    const unitCount = names.reduce((sum, name) => sum + name.length, 1);
    this.#next = new TransitionTable(unitCount);
    this.#lengths = Int32Array.from(names, (name) => name.length);
    const parents = new Int32Array(unitCount);
    const units = new Uint16Array(unitCount);
    const depths = new Int32Array(unitCount);
    const ends = new Int32Array(unitCount).fill(NONE);
    let stateCount = 1;
    names.forEach((name, index) => {
      let state = ROOT;
      for (let at = 0; at < name.length; at++) {
        const unit = name.charCodeAt(at);
        let child = this.#next.get(state, unit);
        if (child === NONE) {
          child = stateCount++;
          parents[child] = state;
          units[child] = unit;
          depths[child] = at + 1;
          this.#next.set(state, unit, child);
        }
        state = child;
      }
      ends[state] = index;
    });
    this.#name = ends.slice(0, stateCount);
    this.#fail = new Int32Array(stateCount);
    this.#output = new Int32Array(stateCount).fill(NONE);
    for (const state of byDepth(depths.subarray(0, stateCount))) {
      const fail =
        depths[state] === 1 ? ROOT : this.#step(this.#fail[parents[state] ?? ROOT] ?? ROOT, units[state] ?? 0);
      this.#fail[state] = fail;
      this.#output[state] = this.#name[fail] === NONE ? (this.#output[fail] ?? NONE) : fail;
    }
  }

  /** Visits every occurrence, in order of their ends; overlapping ones too. */
  match(text: string, visit: Visit): void {
    let state = ROOT;
    for (let at = 0; at < text.length; at++) {
      state = this.#step(state, text.charCodeAt(at));
      for (let end = state; end !== NONE; end = this.#output[end] ?? NONE) {
        const name = this.#name[end] ?? NONE;
        if (name !== NONE) visit(at + 1 - (this.#lengths[name] ?? 0), at + 1, name);
      }
    }
  }

  #step(state: number, unit: number): number {
    for (;;) {
      const next = this.#next.get(state, unit);
      if (next !== NONE) return next;
      if (state === ROOT) return ROOT;
      state = this.#fail[state] ?? ROOT;
    }
  }
}

/** The states but the root, shallow ones first (a counting sort). */
function byDepth(depths: Int32Array): Int32Array {
  const starts = new Int32Array(depths.reduce((a, b) => Math.max(a, b), 0) + 2);
  for (const depth of depths) starts[depth + 1] = (starts[depth + 1] ?? 0) + 1;
  for (let depth = 1; depth < starts.length; depth++) starts[depth] = (starts[depth] ?? 0) + (starts[depth - 1] ?? 0);
  const sorted = new Int32Array(depths.length);
  depths.forEach((depth, state) => {
    const at = starts[depth] ?? 0;
    sorted[at] = state;
    starts[depth] = at + 1;
  });
  return sorted.subarray(1);
}

/** (state, unit) → state, by linear probing; never more than half full. */
class TransitionTable {
  readonly #mask: number;
  readonly #states: Int32Array;
  readonly #units: Uint16Array;
  readonly #targets: Int32Array;

  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(capacity * 2 + 2));
    this.#mask = size - 1;
    this.#states = new Int32Array(size).fill(NONE);
    this.#units = new Uint16Array(size);
    this.#targets = new Int32Array(size);
  }

  get(state: number, unit: number): number {
    let slot = this.#slot(state, unit);
    for (;;) {
      const owner = this.#states[slot];
      if (owner === NONE) return NONE;
      if (owner === state && this.#units[slot] === unit) return this.#targets[slot] ?? NONE;
      slot = (slot + 1) & this.#mask;
    }
  }

  set(state: number, unit: number, target: number): void {
    let slot = this.#slot(state, unit);
    while (this.#states[slot] !== NONE) slot = (slot + 1) & this.#mask;
    this.#states[slot] = state;
    this.#units[slot] = unit;
    this.#targets[slot] = target;
  }

  #slot(state: number, unit: number): number {
    const hash = Math.imul(state + 1, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}
