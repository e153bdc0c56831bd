/** Which pairs a window holds: its kinds, long lists of names, and what stands as evidence. */
import { describe, expect, test } from 'vitest';
import { foldArticles } from './records.ts';

const ARTICLE = {
  id: 'a',
  paragraphs: [
    ['[Alder|Product] grows.', '[Birch|Product] and [Cedar|Product] grow.', '[Alder|Product] again.'],
    ['[Cedar|Product] and [Alder|Product].'],
  ],
};

describe('fold() counts pairs', () => {
  const WINDOWS = [
    ['sentence', { 'birch cedar': 1, 'alder cedar': 1 }],
    ['paragraph', { 'alder birch': 1, 'alder cedar': 2, 'birch cedar': 1 }],
    ['document', { 'alder birch': 1, 'alder cedar': 1, 'birch cedar': 1 }],
  ] as const;
  for (const [window, expected] of WINDOWS) {
    test(`of one ${window}`, async () => {
      const { tables } = await foldArticles([ARTICLE], window);
      const pairs = tables.cooccurrences.map(({ source, target, sentences }) => [
        `${source} ${target}`.replaceAll('product:', ''),
        sentences,
      ]);
      expect(Object.fromEntries(pairs)).toEqual(expected);
    });
  }

  test('with the first sentence of each side as evidence where a window is wider than a sentence', async () => {
    const { tables } = await foldArticles([ARTICLE], 'paragraph');
    const quotes = (source: string, target: string) =>
      tables.evidence
        .filter((row) => row.source === `product:${source}` && row.target === `product:${target}`)
        .map(({ quote }) => quote);
    expect(quotes('alder', 'cedar')).toEqual(['Alder grows.', 'Birch and Cedar grow.', 'Cedar and Alder.']);
    expect(quotes('birch', 'cedar')).toEqual(['Birch and Cedar grow.']);
  });
});

describe('fold() keeps long lists of names from pairing everything with everything', () => {
  const CASES = [
    { length: 12, pairs: (12 * 11) / 2 },
    // Each of thirteen with the six after it: 13 × 6, less what would reach beyond the end.
    { length: 13, pairs: 13 * 6 - 21 },
    { length: 40, pairs: 40 * 6 - 21 },
  ];
  for (const { length, pairs } of CASES) {
    test(`${length} names in a sentence are ${pairs} pairs`, async () => {
      // Names whose bytes run against their order of appearance.
      const names = Array.from({ length }, (_, at) => `[Name${90 - at}|Product]`);
      const { tables } = await foldArticles([{ id: 'a', paragraphs: [[names.join('、')]] }]);
      expect(tables.cooccurrences).toHaveLength(pairs);
      const far = tables.cooccurrences.some(
        ({ source, target }) => source === 'product:name84' && target === 'product:name90',
      );
      expect(far).toBe(true);
      const farther = tables.cooccurrences.some(
        ({ source, target }) => source === 'product:name83' && target === 'product:name90',
      );
      expect(farther).toBe(length <= 12);
    });
  }
});
