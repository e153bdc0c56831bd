/** What `export gexf` writes, opened again by a reader that is not ours. */
import { MultiGraph } from 'graphology';
import * as gexfModule from 'graphology-gexf';
import { expect, test } from 'vitest';
import { gexfOf } from '../../src/export/gexf.ts';
import { escapeXml } from '../../src/export/xml.ts';
import type { EdgeAttributes, EntityGraph, NodeAttributes } from '../../src/graph/graph.ts';

const { parse } = gexfModule as unknown as { parse: (kind: typeof MultiGraph, text: string) => MultiGraph };

const HOSTILE = 'A & B <"\'>\u0000\u0001\u0008\u001f]]>\ud800\nnext 云原生';

function node(name: string, documents: number): NodeAttributes {
  return {
    label: name,
    community: 0,
    type: 'Product',
    name,
    aliases: ['K8s', '库伯'],
    known: true,
    mentions: 9,
    documents,
    stories: documents,
    firstDate: '2021',
    lastDate: '2021-02-03',
  };
}

function example(): EntityGraph {
  const graph: EntityGraph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  graph.addNode('product:b', node('Kubernetes', 5));
  graph.addNode(`product:${HOSTILE}`, node(HOSTILE, 1));
  graph.addNode('product:c', node('孤立', 1));
  const counts = { sentences: 3, documents: 2, stories: 2, firstDate: null, lastDate: null };
  graph.addUndirectedEdgeWithKey('pair', 'product:b', `product:${HOSTILE}`, {
    tier: 'co-occurrence',
    ...counts,
    npmi: 0.25,
    g2: 4.5,
    jaccard: 0.125,
  });
  graph.addDirectedEdgeWithKey('stated', `product:${HOSTILE}`, 'product:b', {
    tier: 'relation',
    predicate: 'BASED_ON',
    status: 'asserted',
    ...counts,
    date: '2020',
    confidence: 900,
  });
  return graph;
}

const text = (graph: EntityGraph) => [...gexfOf(graph)].join('');

test('gexf is read back with equal nodes, edges and attributes', () => {
  const read = parse(MultiGraph, text(example()));
  expect([read.order, read.directedSize, read.undirectedSize]).toEqual([3, 1, 1]);
  expect(read.getNodeAttributes('product:b')).toMatchObject({
    label: 'Kubernetes',
    type: 'Product',
    aliases: 'K8s|库伯',
    known: true,
    mentions: 9,
    documents: 5,
    firstDate: '2021',
    lastDate: '2021-02-03',
    community: 0,
    color: 'rgb(221,138,29)',
  });
  expect(read.getEdgeAttributes('pair')).toMatchObject({
    tier: 'co-occurrence',
    weight: 3,
    npmi: 0.25,
    g2: 4.5,
    jaccard: 0.125,
  });
  expect(read.getEdgeAttributes('stated')).toMatchObject({
    tier: 'relation',
    predicate: 'BASED_ON',
    status: 'asserted',
    confidence: 900,
    date: '2020',
  });
  expect(read.source('stated')).not.toBe('product:b');
  expect(read.target('stated')).toBe('product:b');
  const { x, y, size } = read.getNodeAttributes('product:b') as { x: number; y: number; size: number };
  expect([x, y, size].every(Number.isFinite)).toBe(true);
});

test('control characters and markup in names cannot break the file', () => {
  const read = parse(MultiGraph, text(example()));
  const labels = read.mapNodes((_id, attributes) => attributes.label as string);
  expect(labels).toContain('A & B <"\'>\ufffd\ufffd\ufffd\ufffd]]>\ufffd\nnext 云原生');
});

test('an empty graph and a graph of one node are valid', () => {
  expect(parse(MultiGraph, text(new MultiGraph<NodeAttributes, EdgeAttributes>())).order).toBe(0);
  const one: EntityGraph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  one.addNode('product:a', node('A', 1));
  expect(parse(MultiGraph, text(one)).order).toBe(1);
});

test('equal graphs give equal text, whatever the order of their nodes', () => {
  const backwards: EntityGraph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  const graph = example();
  for (const id of graph.nodes().reverse()) backwards.addNode(id, graph.getNodeAttributes(id));
  for (const key of graph.edges().reverse()) {
    const [source, target] = graph.extremities(key);
    if (graph.isDirected(key)) backwards.addDirectedEdgeWithKey(key, source, target, graph.getEdgeAttributes(key));
    else backwards.addUndirectedEdgeWithKey(key, source, target, graph.getEdgeAttributes(key));
  }
  expect(text(backwards)).toBe(text(graph));
});

for (const [given, expected] of [
  ['a & b', 'a &amp; b'],
  ['<"x">', '&lt;&quot;x&quot;&gt;'],
  ['\u0000\u001f\ufffe', '\ufffd\ufffd\ufffd'],
  ['\t\n\r', '&#9;&#10;&#13;'],
  ['😀\ud83d', '😀\ufffd'],
] as const) {
  test(`escapeXml() writes ${JSON.stringify(given)} as ${JSON.stringify(expected)}`, () => {
    expect(escapeXml(given)).toBe(expected);
  });
}
