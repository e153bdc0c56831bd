/** The rules of the page's program that need no browser: what is drawn, found and labelled. */
import { describe, expect, test } from 'vitest';
import { ALL_LINKS, type Filter, sentenceSteps, startingFilter, visiblePart } from '../../src/view/client/filter.ts';
import { type Label, placeLabels } from '../../src/view/client/labels.ts';
import { nearestSegment } from '../../src/view/client/nearest.ts';
import { createSearch } from '../../src/view/client/search.ts';
import type { Page, PageEntity } from '../../src/view/model.ts';

const entity = (name: string, changes: Partial<PageEntity> = {}): PageEntity => ({
  id: name,
  type: 'Product',
  name,
  aliases: [],
  mentions: 1,
  documents: 1,
  firstDate: null,
  lastDate: null,
  x: 0,
  y: 0,
  ...changes,
});

const link = (source: number, target: number, sentences: number, rank = 1): Page['links'][number] => ({
  source,
  target,
  rank,
  sentences,
  pair: null,
  relations: [],
});

function pageWith(entities: readonly PageEntity[], links: Page['links'] = []): Page {
  return {
    digest: '',
    window: 'sentence',
    counts: { documents: 1, entities: entities.length, cooccurrences: links.length, relations: 0 },
    leftOut: { entities: 0, links: 0, quotes: 0 },
    entities,
    links,
    documents: [],
    quotes: [],
  };
}

const ALL: Filter = { sentences: 1, rank: ALL_LINKS, hiddenTypes: new Set() };

const CHAIN = pageWith(
  ['a', 'b', 'c', 'd', 'alone'].map((name) => entity(name, { type: name === 'd' ? 'Person' : 'Product' })),
  [link(0, 1, 9), link(1, 2, 3, 2), link(2, 3, 1, 1)],
);

function drawn(filter: Filter, selection: Parameters<typeof visiblePart>[2] = null): string {
  const { entities, links } = visiblePart(CHAIN, filter, selection);
  const names = CHAIN.entities.filter((_, place) => entities[place]).map(({ name }) => name);
  return `${names.join(' ')}, ${links.filter(Boolean).length}`;
}

describe('visiblePart()', () => {
  for (const [what, filter, expected] of [
    ['everything', ALL, 'a b c d alone, 3'],
    ['links of enough sentences with their ends', { ...ALL, sentences: 2 }, 'a b c, 2'],
    ['the strongest links alone', { ...ALL, rank: 1 }, 'a b c d alone, 2'],
    ['nothing of a hidden type', { ...ALL, hiddenTypes: new Set(['Person']) }, 'a b c alone, 2'],
  ] as const) {
    test(`draws ${what}`, () => expect(drawn(filter)).toBe(expected));
  }

  test('draws what the reader picked, whatever the filter says', () => {
    expect(drawn({ ...ALL, sentences: 9 }, { kind: 'entity', place: 3 })).toBe('a b c d, 2');
    expect(drawn({ ...ALL, sentences: 9 }, { kind: 'entity', place: 4 })).toBe('a b alone, 1');
    expect(drawn({ ...ALL, sentences: 9 }, { kind: 'link', place: 2 })).toBe('a b c d, 2');
  });
});

describe('startingFilter()', () => {
  const crowd = Array.from({ length: 500 }, (_, place) => entity(`e${place}`));
  const everyPair = crowd.flatMap((_, a) =>
    a < 40 ? crowd.slice(a + 1).map((_, b) => link(a, a + 1 + b, 1 + ((a + b) % 30), 1 + b)) : [],
  );
  const crowded = pageWith(crowd, everyPair);

  test('hides nothing of a small graph', () => expect(startingFilter(CHAIN, 100)).toEqual(ALL));

  test('leaves a drawing of a large graph open', () => {
    const filter = startingFilter(crowded, 150);
    const { entities, links } = visiblePart(crowded, filter, null);
    const count = entities.filter(Boolean).length;
    expect(count).toBeGreaterThan(0);
    expect(links.filter(Boolean).length).toBeLessThanOrEqual(count * 1.6);
  });

  test('works for an empty graph', () => expect(startingFilter(pageWith([]), 100)).toEqual(ALL));
});

test('sentenceSteps() begins at 1, grows, and reaches no further than the strongest link', () => {
  const steps = sentenceSteps(pageWith([], [link(0, 1, 200)]));
  expect(steps.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
  expect(steps.at(-1)).toBeLessThanOrEqual(200);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
});

describe('createSearch()', () => {
  const search = createSearch(
    pageWith([
      entity('Kubernetes 社区'),
      entity('Kubernetes', { aliases: ['K8s', '庫伯內特'] }),
      entity('CNCF', { aliases: ['云原生计算基金会', 'Cloud Native Computing Foundation'] }),
      entity('KubeEdge'),
    ]),
  );
  for (const [asked, found] of [
    ['kubernetes', ['1', '0']],
    ['kube', ['0', '1', '3']],
    ['云原生', ['2 云原生计算基金会']],
    ['ＣＬＯＵＤ native', ['2 Cloud Native Computing Foundation']],
    ['库伯内特', ['1 庫伯內特']],
    ['edge', ['3']],
    ['absent', []],
    ['  ', []],
  ] as const) {
    test(`finds ${JSON.stringify(found)} for "${asked}"`, () => {
      expect(search(asked, 10).map((match) => [match.entity, match.alias ?? ''].join(' ').trim())).toEqual(found);
    });
  }

  test('gives as many as asked for', () => expect(search('e', 2)).toHaveLength(2));
});

describe('placeLabels()', () => {
  const label = (x: number, y: number, changes: Partial<Label> = {}): Label => ({
    text: '',
    x,
    y,
    distance: 5,
    size: 10,
    width: 40,
    isForced: false,
    ...changes,
  });
  const space = { width: 400, height: 400, limit: 100 };

  test('lets no label lie over another', () => {
    const crowd = Array.from({ length: 200 }, (_, index) => label((index * 37) % 400, (index * 91) % 400));
    const placed = placeLabels(crowd, space);
    expect(placed.length).toBeGreaterThan(20);
    for (const [index, a] of placed.entries()) {
      for (const b of placed.slice(index + 1)) {
        expect(Math.abs(a.middleX - b.middleX) >= 40 || Math.abs(a.middleY - b.middleY) >= 12).toBe(true);
      }
    }
  });

  test('takes another side where one is taken, and gives up where all are', () => {
    const placed = placeLabels(
      Array.from({ length: 6 }, () => label(200, 200, { distance: 10 })),
      space,
    );
    expect(placed.map(({ middleX, middleY }) => [Math.sign(middleX - 200), Math.sign(middleY - 200)])).toEqual([
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]);
  });

  test('keeps labels on the stage, but for those that must be seen', () => {
    expect(placeLabels([label(390, 200)], space)[0]?.middleX).toBeLessThan(390);
    expect(placeLabels([label(900, 900)], space)).toEqual([]);
    expect(placeLabels([label(900, 900, { isForced: true })], space)).toHaveLength(1);
  });
});

describe('nearestSegment()', () => {
  const segments = [
    { place: 4, from: { x: 0, y: 0 }, to: { x: 100, y: 0 } },
    { place: 7, from: { x: 0, y: 10 }, to: { x: 100, y: 10 } },
    { place: 9, from: { x: 200, y: 200 }, to: { x: 200, y: 200 } },
  ];
  for (const [x, y, found] of [
    [50, 0, 4],
    [50, 4, 4],
    [50, 6, 7],
    [50, 17, null],
    [105, 0, 4],
    [107, 0, null],
    [203, 200, 9],
  ] as const) {
    test(`finds ${found} at ${x}, ${y}`, () => expect(nearestSegment({ x, y }, segments, 6)).toBe(found));
  }
});
