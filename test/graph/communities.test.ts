import { MultiGraph } from 'graphology';
import { expect, test } from 'vitest';
import { communitiesOf, seededRandom } from '../../src/graph/communities.ts';
import type { EdgeAttributes, EntityGraph, NodeAttributes } from '../../src/graph/graph.ts';

/** Two triangles with a thin bridge, and a node that meets nobody. */
function twoTriangles(order: readonly string[]): EntityGraph {
  const graph: EntityGraph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  for (const node of order) graph.addNode(node, {} as NodeAttributes);
  const join = (source: string, target: string, sentences: number) =>
    graph.addUndirectedEdge(source, target, { tier: 'co-occurrence', npmi: 0.5, sentences } as EdgeAttributes);
  for (const [a, b, c] of ['abc', 'def']) {
    if (a === undefined || b === undefined || c === undefined) continue;
    join(a, b, 4);
    join(b, c, 4);
    join(a, c, 4);
  }
  join('c', 'd', 1);
  return graph;
}

test('communitiesOf() finds the two triangles and leaves the lonely node alone', () => {
  expect(Object.fromEntries(communitiesOf(twoTriangles([...'abcdefg'])))).toEqual({
    a: 0,
    b: 0,
    c: 0,
    d: 1,
    e: 1,
    f: 1,
    g: 2,
  });
});

test('communitiesOf() does not depend on the order of the nodes', () => {
  const forwards = communitiesOf(twoTriangles([...'abcdefg']));
  const backwards = communitiesOf(twoTriangles([...'gfedcba']));
  expect(Object.fromEntries(backwards)).toEqual(Object.fromEntries(forwards));
});

test('communitiesOf() ignores pairs that meet less often than chance', () => {
  const graph: EntityGraph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  graph.addNode('a', {} as NodeAttributes);
  graph.addNode('b', {} as NodeAttributes);
  graph.addUndirectedEdge('a', 'b', { tier: 'co-occurrence', npmi: -0.2, sentences: 9 } as EdgeAttributes);
  expect(Object.fromEntries(communitiesOf(graph))).toEqual({ a: 0, b: 1 });
});

test('seededRandom() repeats itself for a seed and stays below one', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 100 }, () => random());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7).every((number) => number >= 0 && number < 1)).toBe(true);
});
