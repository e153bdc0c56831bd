/** The backbone and the layout that rests on it. */
import { MultiGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import { linksOf, ranksOf } from '../../src/graph/backbone.ts';
import { communitiesOf, seededRandom } from '../../src/graph/communities.ts';
import type { EdgeAttributes, EntityGraph, NodeAttributes } from '../../src/graph/graph.ts';
import { layoutOf } from '../../src/graph/layout.ts';

type Pair = readonly [source: string, target: string, sentences: number, npmi?: number];

function graphOf(
  entities: readonly string[],
  pairs: readonly Pair[],
  stated: readonly (readonly [string, string])[] = [],
): EntityGraph {
  const graph: EntityGraph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  for (const entity of entities) graph.addNode(entity, { community: 0 } as NodeAttributes);
  for (const [source, target, sentences, npmi = 0.5] of pairs) {
    graph.addUndirectedEdge(source, target, { tier: 'co-occurrence', sentences, npmi } as EdgeAttributes);
  }
  for (const [subject, object] of stated) {
    graph.addDirectedEdge(subject, object, { tier: 'relation', sentences: 1 } as EdgeAttributes);
  }
  for (const [entity, community] of communitiesOf(graph)) graph.setNodeAttribute(entity, 'community', community);
  return graph;
}

describe('linksOf()', () => {
  test('joins all edges between two entities into one link, whatever their direction', () => {
    const links = linksOf(
      graphOf(
        ['a', 'b'],
        [['a', 'b', 2]],
        [
          ['b', 'a'],
          ['a', 'b'],
        ],
      ),
    );
    expect(links.map(({ source, target, edges }) => [source, target, edges.length])).toEqual([['a', 'b', 3]]);
  });

  test('puts often before seldom, surprise before chance, stated before merely met', () => {
    const links = linksOf(
      graphOf(
        ['a', 'b', 'c', 'd', 'e'],
        [
          ['a', 'b', 4, 0.1],
          ['a', 'c', 4, 0.6],
          ['a', 'd', 9, 0.6],
          ['a', 'e', 4, 0.6],
        ],
        [['e', 'a']],
      ),
    );
    expect(links.map(({ target }) => target)).toEqual(['e', 'd', 'c', 'b']);
  });
});

test('ranksOf() ranks a link by the better of its ends', () => {
  const links = linksOf(
    graphOf(
      ['a', 'b', 'c', 'd'],
      [
        ['a', 'b', 9],
        ['a', 'c', 8],
        ['a', 'd', 7],
        ['c', 'd', 6],
      ],
    ),
  );
  // The last is the second of either end.
  expect(ranksOf(links)).toEqual([1, 1, 1, 2]);
});

describe('layoutOf()', () => {
  const GROUPS = ['left', 'right'].map((group) => Array.from({ length: 12 }, (_, member) => `${group}${member}`));
  const PAIRS: Pair[] = GROUPS.flatMap((group) =>
    group.flatMap((a, index) => group.slice(index + 1).map((b): Pair => [a, b, 5])),
  );
  const groups = graphOf(GROUPS.flat(), [...PAIRS, ['left0', 'right0', 1, 0.05]]);

  test('is the same for the same graph, in whatever order it was made', () => {
    const reversed = graphOf(GROUPS.flat().reverse(), [['left0', 'right0', 1, 0.05], ...PAIRS.toReversed()]);
    expect(new Map([...layoutOf(reversed)].sort())).toEqual(new Map([...layoutOf(groups)].sort()));
  });

  test('lays those who meet nearer to each other than to the rest', () => {
    const places = layoutOf(groups);
    const middles = GROUPS.map((group) => {
      const points = group.flatMap((entity) => places.get(entity) ?? []);
      const [x, y] = (['x', 'y'] as const).map(
        (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length,
      );
      return { x: x ?? 0, y: y ?? 0 };
    });
    for (const [index, group] of GROUPS.entries()) {
      for (const entity of group) {
        const { x, y } = places.get(entity) ?? { x: NaN, y: NaN };
        const [own, other] = [middles[index], middles[1 - index]].map((middle) =>
          Math.hypot(x - (middle?.x ?? 0), y - (middle?.y ?? 0)),
        );
        expect(own).toBeLessThan(other ?? 0);
      }
    }
  });

  test('gives every entity a finite place of its own, in two decimals', () => {
    const random = seededRandom(7);
    const entities = Array.from({ length: 1_200 }, (_, index) => `e${index}`);
    // Each meets some of those before it, the first ones most often.
    const pairs = entities.flatMap((entity, index): Pair[] => {
      const others = new Set(Array.from({ length: 3 }, () => entities[Math.floor(random() ** 2 * index)]));
      return index === 0 ? [] : [...others].map((other): Pair => [entity, other ?? 'e0', 1]);
    });
    const places = [...layoutOf(graphOf(entities, pairs)).values()];
    expect(places).toHaveLength(entities.length);
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(entities.length * 0.99);
    for (const value of places.flatMap(({ x, y }) => [x, y])) {
      expect(Number.isFinite(value)).toBe(true);
      expect(Number(value.toFixed(2))).toBe(value);
    }
  });

  test('lays entities without links around all others', () => {
    const lone = Array.from({ length: 9 }, (_, index) => `lone${index}`);
    const places = layoutOf(graphOf([...GROUPS.flat(), ...lone], PAIRS));
    const distances = (entities: readonly string[]) =>
      entities.map((entity) => Math.hypot(places.get(entity)?.x ?? NaN, places.get(entity)?.y ?? NaN));
    expect(Math.min(...distances(lone))).toBeGreaterThan(Math.max(...distances(GROUPS.flat())));
  });

  for (const count of [0, 1, 2]) {
    test(`lays out ${count} entities without links`, () => {
      const entities = ['a', 'b'].slice(0, count);
      expect([...layoutOf(graphOf(entities, [])).keys()]).toEqual(entities);
    });
  }
});
