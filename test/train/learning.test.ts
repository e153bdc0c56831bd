import { expect, test } from 'vitest';
import { exchangeNames, namePool } from '../../src/train/augment.ts';
import { reliabilityOf } from '../../src/train/calibrate.ts';
import { FtrlTable } from '../../src/train/ftrl.ts';
import type { MarkedText } from '../../src/train/marked-text.ts';
import { randomNumbers, shuffle } from '../../src/train/random.ts';
import { scoresOf } from '../../src/train/tally.ts';

test('random numbers repeat themselves by their seed and lie from 0 up to 1', () => {
  const [one, same, other] = [randomNumbers(5), randomNumbers(5), randomNumbers(6)];
  const numbers = Array.from({ length: 1000 }, one);
  expect(Array.from({ length: 1000 }, same)).toEqual(numbers);
  expect(Array.from({ length: 1000 }, other)).not.toEqual(numbers);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(numbers.reduce((a, b) => a + b) / 1000).toBeCloseTo(0.5, 1);
});

test('shuffling keeps every element', () => {
  const elements = Int32Array.from({ length: 50 }, (_, at) => at);
  shuffle(elements, randomNumbers(1));
  expect(Array.from(elements)).not.toEqual(Array.from({ length: 50 }, (_, at) => at));
  expect(Array.from(elements).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at));
});

test('a weight moves against its gradient, and stays zero where it is not worth the penalty', () => {
  const table = new FtrlTable(4, 2, { alpha: 0.1, beta: 1, l1: 0.3 });
  const features = Int32Array.of(3);
  table.learn(features, 0, 1, [0, 1], Float64Array.of(-0.8, 0.2));
  const scores = new Float64Array(2);
  table.score(features, 0, 1, scores, 0);
  // By hand: sum -0.8, excess -0.5, root 0.8: 0.5 × 0.1 / (1 + 0.8).
  expect(scores[0]).toBeCloseTo(0.05 / 1.8, 6);
  expect(scores[1]).toBe(0);
});

const ARTICLE: MarkedText = {
  id: 'a',
  source: 's',
  text: 'Acme 与 Acme 的陈小明',
  spans: [
    { start: 0, end: 4, type: 'Organization' },
    { start: 7, end: 11, type: 'Organization' },
    { start: 13, end: 16, type: 'Person' },
  ],
  types: new Set(),
};
const OTHER: MarkedText = {
  ...ARTICLE,
  text: 'Umbrella和林大海',
  spans: [
    { start: 0, end: 8, type: 'Organization' },
    { start: 9, end: 12, type: 'Person' },
  ],
};

test('exchanged names stand where the old ones stood, equal ones alike, all else as it was', () => {
  const pool = namePool([ARTICLE, OTHER]);
  const random = randomNumbers(2);
  const texts = new Set<string>();
  for (let round = 0; round < 50; round++) {
    const { text, spans } = exchangeNames(ARTICLE, pool, 1, random);
    const [first, second, person] = spans.map(({ start, end }) => text.slice(start, end));
    expect(first).toBe(second);
    expect(person).toMatch(/^[陈林](?:小明|大海)$/u);
    expect(text).toBe(`${first} 与 ${second} 的${person}`);
    expect(spans.map(({ type }) => type)).toEqual(['Organization', 'Organization', 'Person']);
    texts.add(text);
  }
  expect(texts.size).toBeGreaterThan(5);
});

test('with a share of zero nothing is exchanged', () => {
  expect(exchangeNames(ARTICLE, namePool([OTHER]), 0, randomNumbers(1))).toEqual(ARTICLE);
});

test('a confidence that is right less often than it says comes down, and the curve never falls', () => {
  const random = randomNumbers(9);
  const verdicts = Array.from({ length: 20_000 }, () => {
    const confidence = Math.floor(random() * 1001);
    return [confidence, random() < (confidence / 1000) ** 2] as const;
  });
  const points = reliabilityOf(verdicts);
  expect(points.length).toBeGreaterThan(3);
  points.forEach(({ probability, share }, index) => {
    expect(share).toBeCloseTo(probability ** 2, 1);
    expect(share).toBeGreaterThanOrEqual(points[index - 1]?.share ?? 0);
  });
});

test('few verdicts give no curve', () => {
  expect(reliabilityOf([[500, true]])).toEqual([]);
});

test.each([
  [
    { marked: 4, found: 2, right: 1 },
    { precision: 0.5, recall: 0.25, f1: 1 / 3 },
  ],
  [
    { marked: 0, found: 0, right: 0 },
    { precision: 0, recall: 0, f1: 0 },
  ],
])('the scores of %j are %j', (count, scores) => {
  expect(scoresOf(count)).toEqual(scores);
});
