import { MultiGraph } from 'graphology';
import { expect, test } from 'vitest';
import type { FoldCounts } from '../../src/fold/fold.ts';
import type { EdgeAttributes, EntityGraph, NodeAttributes } from '../../src/graph/graph.ts';
import { reportMarkdown } from '../../src/view/report.ts';

const COUNTS: FoldCounts = {
  documents: 3,
  stories: 2,
  entities: 3,
  aliases: 0,
  mentions: 12,
  windows: 9,
  cooccurrences: 2,
  relations: 1,
  evidence: 6,
  droppedSelfLoops: 0,
  droppedByType: 0,
};

function node(name: string, documents: number): NodeAttributes {
  const dates = { firstDate: null, lastDate: null };
  return {
    label: name,
    community: 0,
    type: 'Product',
    name,
    aliases: [],
    known: false,
    mentions: 4,
    documents,
    stories: documents,
    ...dates,
  };
}

function example(): EntityGraph {
  const graph: EntityGraph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  graph.addNode('a', node('Atlas', 3));
  graph.addNode('b', node('b|<img src=x>\n# `x`', 2));
  graph.addNode('c', node('Comet', 1));
  const dates = { firstDate: null, lastDate: null };
  const pair = (source: string, target: string, sentences: number, documents: number, npmi: number) =>
    graph.addUndirectedEdgeWithKey(`${source}${target}`, source, target, {
      tier: 'co-occurrence',
      sentences,
      documents,
      stories: documents,
      ...dates,
      npmi,
      g2: 7.5,
      jaccard: 0.5,
    });
  pair('a', 'b', 5, 2, 0.5);
  pair('b', 'c', 5, 1, 0.9);
  graph.addDirectedEdgeWithKey('r', 'a', 'c', {
    tier: 'relation',
    predicate: 'BASED_ON',
    status: 'planned',
    sentences: 1,
    documents: 1,
    stories: 1,
    ...dates,
    date: null,
    confidence: 800,
  });
  return graph;
}

const report = reportMarkdown({
  graph: example(),
  counts: COUNTS,
  digest: 'd1',
  failures: [{ id: 'bad.txt', code: 'not-text', message: 'Expected text, got\nbytes' }],
});

const rowOf = (start: string) => report.split('\n').find((line) => line.startsWith(start));

for (const [what, row] of [
  ['how many articles were read', '| articles | 3 |'],
  ['what failed, on one line', '| bad.txt | not-text | Expected text, got bytes |'],
  [
    'the entities in most articles, markup made harmless',
    '| Product | 3 | Atlas (3), b\\|\\<img src=x\\> \\# \\`x\\` (2), Comet (1) |',
  ],
  ['stated relations with their status', '| BASED\\_ON | 1 | Atlas → Comet (planned) |'],
  ['communities by their members', '| 3 | Atlas, b'],
] as const) {
  test(`tells ${what}`, () => expect(rowOf(row)).toBeDefined());
}

test('lists pairs of two articles, and not those that one article is about', () => {
  expect(report.match(/^\| Atlas \| b.* \| 5 \| 2 \| 0\.5 \|$/gmu)).toHaveLength(1);
  expect(report).not.toMatch(/\| Comet \| 5 \|/u);
});

test('a graph of one article still has its pairs', () => {
  const text = reportMarkdown({ graph: example(), counts: { ...COUNTS, documents: 1 }, digest: 'd1', failures: [] });
  expect(text).toMatch(/\| Comet \| 5 \| 1 \| 0\.9 \|/u);
  expect(text).not.toContain('What failed');
});
