import { expect, test } from 'vitest';
import type { EvidenceRow } from '../../src/fold/tables.ts';
import { chooseEvidence } from '../../src/store/evidence.ts';

const row = (document: string, sentence: number, stated: Partial<EvidenceRow> = {}): EvidenceRow => ({
  document,
  sentence,
  start: sentence * 10,
  end: sentence * 10 + 9,
  tier: 'co-occurrence',
  source: 'a',
  predicate: null,
  target: 'b',
  status: null,
  quote: `${document} ${sentence}`,
  ...stated,
});

const article = (id: string, date: string | null, story = id) => [id, { story, date }] as const;

async function chosen(
  articles: readonly (readonly [string, { story: string; date: string | null }])[],
  rows: readonly EvidenceRow[],
): Promise<string[]> {
  const { sentences } = await chooseEvidence(new Map(articles), rows);
  return [...sentences].flatMap(([document, numbers]) => [...numbers].map((number) => `${document}${number}`)).sort();
}

const cases = [
  [
    'of one article, the first five',
    [article('p', '2020')],
    [0, 1, 2, 3, 4, 5, 6].map((at) => row('p', at)),
    ['p0', 'p1', 'p2', 'p3', 'p4'],
  ],
  [
    "each article's first before any second",
    [article('p', '2021'), article('q', '2022'), article('r', '2023'), article('s', '2024')],
    [row('p', 0), row('p', 1), row('p', 2), row('q', 0), row('q', 7), row('r', 3), row('s', 4)],
    ['p0', 'p1', 'q0', 'r3', 's4'],
  ],
  [
    'older articles first, undated ones last',
    [
      article('p', null),
      article('q', '2022'),
      article('r', '2021-05'),
      article('s', '2021'),
      article('t', '2020'),
      article('u', '2023'),
    ],
    ['p', 'q', 'r', 's', 't', 'u'].map((id) => row(id, 0)),
    ['q0', 'r0', 's0', 't0', 'u0'],
  ],
  [
    'reprints only where originals are fewer than five',
    [article('p', '2024'), article('q', '2020', 'p'), article('r', '2024')],
    [row('p', 0), row('p', 1), row('p', 2), row('q', 0), row('q', 1), row('q', 2), row('r', 0), row('r', 1)],
    ['p0', 'p1', 'p2', 'r0', 'r1'],
  ],
] as const;
for (const [what, articles, rows, expected] of cases) {
  test(`chooseEvidence() keeps ${what}`, async () => {
    expect(await chosen(articles, rows)).toEqual(expected);
  });
}

test('chooseEvidence() chooses for each edge on its own, and says what supports a relation', async () => {
  const stated = { tier: 'relation', predicate: 'USES', status: 'asserted' } as const;
  const rows = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((at) => [
    row('p', at),
    row('p', at, { ...stated, quote: `uses ${at}` }),
    row('p', at + 100, { target: 'c' }),
  ]);
  const { sentences, supports } = await chooseEvidence(new Map([article('p', '2020')]), rows);
  expect([...(sentences.get('p') ?? [])].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 100, 101, 102, 103, 104]);
  expect(supports.map(({ quote }) => quote)).toEqual(['uses 0', 'uses 1', 'uses 2', 'uses 3', 'uses 4']);
  expect(supports[0]?.claim).toEqual(['a', 'USES', 'b', 'asserted']);
});
