/** Graph tables as a Graphology graph, and that graph as text. */
import { MultiGraph } from 'graphology';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../src/fold/fold.ts';
import type { GraphTable, TableName, TableRow } from '../../src/fold/tables.ts';
import { buildGraph } from '../../src/graph/graph.ts';
import type { EntityGraph } from '../../src/graph/graph.ts';
import { graphJson } from '../../src/graph/json.ts';
import { compareBytes } from '../../src/text/order.ts';
import type { Database } from '../../src/workspace/database.ts';
import { databaseOf, ontology, record } from '../fold/records.ts';
import type { Article } from '../fold/records.ts';

const LU = 'person:lumin';
const HARBOR = 'organization:harborlabs';

const ARTICLES: readonly Article[] = [
  {
    id: 'a',
    date: '2021',
    paragraphs: [['[Lu Min|Person] founded [Harbor Labs|Organization].']],
    relations: [{ triple: [LU, 'FOUNDED', HARBOR], sentences: [0] }],
  },
  {
    id: 'b',
    paragraphs: [['[Lu Min|Person] may leave [Harbor Labs|Organization].']],
    relations: [{ triple: [LU, 'FOUNDED', HARBOR], sentences: [0], status: 'reported' }],
  },
];

describe('buildGraph()', () => {
  let database: Database;
  let graph: EntityGraph;

  beforeAll(async () => {
    database = await databaseOf(ARTICLES.map(record));
    graph = await buildGraph((await fold(database, { window: 'sentence', ontology })).tables);
  });
  afterAll(() => database.close());

  test('makes a node of every entity, labelled with its name', () => {
    expect(graph.getNodeAttributes(LU)).toEqual({
      label: 'Lu Min',
      community: 0,
      type: 'Person',
      name: 'Lu Min',
      aliases: [],
      known: false,
      mentions: 2,
      documents: 2,
      stories: 2,
      firstDate: '2021',
      lastDate: '2021',
    });
  });

  test('keeps the tiers apart: one undirected edge a pair, one directed edge a stated relation and status', () => {
    expect(
      graph
        .edges(LU, HARBOR)
        .toSorted(compareBytes)
        .map((key) => [key, graph.isDirected(key), graph.getEdgeAttribute(key, 'tier')]),
    ).toEqual([
      [`co-occurrence|${HARBOR}|${LU}`, false, 'co-occurrence'],
      [`relation|${LU}|FOUNDED|${HARBOR}|asserted`, true, 'relation'],
      [`relation|${LU}|FOUNDED|${HARBOR}|reported`, true, 'relation'],
    ]);
    expect(graph.source(`relation|${LU}|FOUNDED|${HARBOR}|asserted`)).toBe(LU);
    expect(graph.getEdgeAttribute(`co-occurrence|${HARBOR}|${LU}`, 'sentences')).toBe(2);
  });

  test('gives text that Graphology reads back as the same graph', () => {
    const text = [...graphJson(graph)].join('');
    const again = MultiGraph.from(JSON.parse(text) as Parameters<typeof MultiGraph.from>[0]);
    expect([...graphJson(again)].join('')).toBe(text);
    expect(again.order).toBe(graph.order);
    expect(again.size).toBe(graph.size);
  });
});

test('buildGraph() keeps edges apart whose entities have the separator of keys in their names', async () => {
  const ids = ['work:a', 'work:a|work:b', 'work:b|work:c', 'work:c', 'work:d\\', 'work:|d'];
  const pairs = [
    ['work:a', 'work:b|work:c'],
    ['work:a|work:b', 'work:c'],
    ['work:a', 'work:d\\'],
    ['work:d\\', 'work:|d'],
  ];
  const tables = [
    table(
      'entities',
      ids.map((id) => ({ id })),
    ),
    table(
      'cooccurrences',
      pairs.map(([source, target]) => ({ source, target })),
    ),
    table('relations', []),
  ];
  expect((await buildGraph(tables)).size).toBe(pairs.length);
});

/** A table with no more than the columns that matter. */
function table(name: TableName, rows: readonly object[]): GraphTable {
  return {
    name,
    columns: {},
    async *rows() {
      yield await Promise.resolve(rows as readonly TableRow[] as never[]);
    },
  };
}

describe('graphJson()', () => {
  test('sorts nodes and edges by the bytes of their keys, whatever order they were added in', () => {
    const names = ['Ｂ', '𠮷', 'a', 'B'];
    const texts = [names, names.toReversed()].map((order) => {
      const graph = new MultiGraph();
      for (const name of order) graph.addNode(name);
      for (const name of order) graph.addUndirectedEdgeWithKey(`a ${name}`, 'a', name, { tier: 'co-occurrence' });
      return [...graphJson(graph)].join('');
    });
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toBe(`{"options":{"type":"mixed","multi":true,"allowSelfLoops":true},"attributes":{},"nodes":[
{"key":"B","attributes":{}},
{"key":"a","attributes":{}},
{"key":"Ｂ","attributes":{}},
{"key":"𠮷","attributes":{}}],"edges":[
{"key":"a B","source":"a","target":"B","attributes":{"tier":"co-occurrence"},"undirected":true},
{"key":"a a","source":"a","target":"a","attributes":{"tier":"co-occurrence"},"undirected":true},
{"key":"a Ｂ","source":"a","target":"Ｂ","attributes":{"tier":"co-occurrence"},"undirected":true},
{"key":"a 𠮷","source":"a","target":"𠮷","attributes":{"tier":"co-occurrence"},"undirected":true}]}
`);
  });

  test('writes an empty graph', () => {
    expect([...graphJson(new MultiGraph())].join('')).toBe(
      '{"options":{"type":"mixed","multi":true,"allowSelfLoops":true},"attributes":{},"nodes":[],"edges":[]}\n',
    );
  });
});
