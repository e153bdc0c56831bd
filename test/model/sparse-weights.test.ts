import { expect, test } from 'vitest';
import { decodeWeights, encodeWeights, SparseWeights } from '../../src/model/sparse-weights.ts';
import { roundWeights } from '../../src/train/pack.ts';
import { randomNumbers } from '../../src/train/random.ts';

const BITS = 9;
const WIDTH = 5;
const random = randomNumbers(3);
const dense = Float32Array.from({ length: 2 ** BITS * WIDTH }, () => (random() < 0.1 ? random() * 3 - 1.5 : 0));
const rows = roundWeights(dense, WIDTH, { unit: 0.01, threshold: 0.05 });

test('rounding keeps what is large, clips what is too large, leaves out what is small', () => {
  const rounded = roundWeights(Float32Array.of(0.5, 0.04, -9, 0, 0, 0), 3, { unit: 0.01, threshold: 0.05 });
  expect(rounded).toEqual({
    rows: Int32Array.of(0),
    counts: Uint8Array.of(2),
    outcomes: Uint8Array.of(0, 2),
    values: Int8Array.of(50, -127),
  });
});

test('a table adds up what the dense table holds', () => {
  const table = new SparseWeights(BITS, rows);
  for (let row = 0; row < 2 ** BITS; row++) {
    const scores = new Int32Array(2 + WIDTH);
    // The bits above the row number never count.
    table.addTo(scores, 2, Int32Array.of(row | (1 << 20), row - 2 ** 31), 2);
    const expected = Array.from(dense.subarray(row * WIDTH, (row + 1) * WIDTH), (weight) =>
      Math.abs(weight) < 0.05 ? 0 : 2 * Math.max(-127, Math.min(127, Math.round(weight / 0.01))),
    );
    expect(Array.from(scores)).toEqual([0, 0, ...expected.map((score) => score + 0)]);
  }
});

test('what was written is read again', () => {
  expect(decodeWeights(encodeWeights(rows), BITS, WIDTH)).toEqual(rows);
});

const encoded = encodeWeights(rows);
test.each([
  ['cut off', encoded.subarray(0, encoded.length - 1), BITS, WIDTH],
  ['empty', new Uint8Array(0), BITS, WIDTH],
  ['made for more rows', encoded, BITS - 2, WIDTH],
  ['made for more outcomes', encoded, BITS, WIDTH - 1],
])('a table that is %s is refused', (_, bytes, bits, width) => {
  expect(() => decodeWeights(bytes, bits, width)).toThrow(expect.objectContaining({ code: 'model-damaged' }));
});
