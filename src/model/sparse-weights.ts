/**
 * A table of weights most of which are zero: for each row the few outcomes that it speaks for or against, as small
 * integers. A bitmap tells at once the rows that are empty, which most features ask for.
 */
import { messageOf, WenmaiError } from '../errors.ts';

/** Weights are whole numbers from -LARGEST to LARGEST. */
export const LARGEST_WEIGHT = 127;

/** The rows of a table that are not empty, in columns. */
export interface WeightRows {
  /** Row numbers, ascending. */
  readonly rows: Int32Array;
  /** How many weights each of them has. */
  readonly counts: Uint8Array;
  /** Row by row, by outcome. */
  readonly outcomes: Uint8Array;
  readonly values: Int8Array;
}

export class SparseWeights {
  readonly content: WeightRows;
  readonly #mask: number;
  /** For each 32 rows two numbers beside each other: which of them are there, and how many rows come before them. */
  readonly #present: Int32Array;
  /** Where the weights of each row begin. */
  readonly #starts: Int32Array;
  /** Each weight with its outcome in the lower byte: what is read together lies together, since memory is what takes time. */
  readonly #weights: Int16Array;

  /** A table of `2 ** bits` rows. */
  constructor(bits: number, content: WeightRows) {
    this.content = content;
    const { rows, counts, outcomes, values } = content;
    this.#mask = 2 ** bits - 1;
    this.#present = new Int32Array(2 * Math.max(2 ** bits / 32, 1));
    rows.forEach((row, index) => {
      const word = 2 * (row >>> 5);
      if (this.#present[word] === 0) this.#present[word + 1] = index;
      this.#present[word] = (this.#present[word] ?? 0) | (1 << (row & 31));
    });
    this.#starts = new Int32Array(rows.length + 1);
    counts.forEach((count, index) => {
      this.#starts[index + 1] = (this.#starts[index] ?? 0) + count;
    });
    this.#weights = new Int16Array(values.length);
    values.forEach((value, at) => {
      this.#weights[at] = (value << 8) | (outcomes[at] ?? 0);
    });
  }

  /** Adds the weights of the first `count` features to `scores[offset + outcome]`; a feature's low bits are its row. */
  addTo(scores: Int32Array, offset: number, features: Int32Array, count: number): void {
    const mask = this.#mask;
    const present = this.#present;
    const starts = this.#starts;
    const weights = this.#weights;
    for (let feature = 0; feature < count; feature++) {
      const row = (features[feature] ?? 0) & mask;
      const word = 2 * (row >>> 5);
      const rows = present[word] ?? 0;
      const bit = 1 << (row & 31);
      if ((rows & bit) === 0) continue;
      const index = (present[word + 1] ?? 0) + bitCount(rows & (bit - 1));
      const end = starts[index + 1] ?? 0;
      for (let at = starts[index] ?? 0; at < end; at++) {
        const weight = weights[at] ?? 0;
        const cell = offset + (weight & 0xff);
        scores[cell] = (scores[cell] ?? 0) + (weight >> 8);
      }
    }
  }
}

/** How many of the 32 bits are set. */
function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Writes the rows as bytes: counts of rows and weights, then the columns, row numbers as differences. */
export function encodeWeights({ rows, counts, outcomes, values }: WeightRows): Uint8Array {
  const differences: number[] = [];
  let previous = -1;
  for (const row of rows) {
    let difference = row - previous;
    previous = row;
    for (; difference > 127; difference >>>= 7) differences.push((difference & 127) | 128);
    differences.push(difference);
  }
  const sizes = new DataView(new ArrayBuffer(12));
  [rows.length, values.length, differences.length].forEach((size, index) => sizes.setUint32(4 * index, size, true));
  return concatenate([
    new Uint8Array(sizes.buffer),
    Uint8Array.from(differences),
    counts,
    outcomes,
    new Uint8Array(values.buffer, values.byteOffset, values.length),
  ]);
}

/** Reads what `encodeWeights` wrote, for a table of `2 ** bits` rows; throws `model-damaged`. */
export function decodeWeights(bytes: Uint8Array, bits: number, outcomeCount: number): WeightRows {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const [rowCount, weightCount, differenceSize] = [0, 4, 8].map((at) => view.getUint32(at, true)) as [
      number,
      number,
      number,
    ];
    if (bytes.length !== 12 + differenceSize + rowCount + 2 * weightCount)
      throw new RangeError('its size is not what it says');
    const rows = new Int32Array(rowCount);
    let at = 12;
    let row = -1;
    for (let index = 0; index < rowCount; index++) {
      for (let shift = 0, more = true; more; shift += 7) {
        const byte = view.getUint8(at++);
        row += (byte & 127) << shift;
        more = byte > 127;
      }
      if (row >= 2 ** bits) throw new RangeError('a row lies beyond its end');
      rows[index] = row;
    }
    if (at !== 12 + differenceSize) throw new RangeError('its rows are not as long as it says');
    const counts = Uint8Array.from(bytes.subarray(at, (at += rowCount)));
    const outcomes = Uint8Array.from(bytes.subarray(at, (at += weightCount)));
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + at, weightCount).slice();
    if (counts.reduce((sum, count) => sum + count, 0) !== weightCount) throw new RangeError('weights are missing');
    if (outcomes.some((outcome) => outcome >= outcomeCount)) throw new RangeError('a weight is for no outcome');
    return { rows, counts, outcomes, values };
  } catch (cause) {
    throw new WenmaiError(
      'model-damaged',
      `Expected a table of weights, got one that is damaged (${messageOf(cause)}): install or train the model again`,
      { cause },
    );
  }
}

/** One array out of many. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
