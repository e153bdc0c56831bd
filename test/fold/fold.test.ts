/** What the fold makes of a few articles, table by table, as counted by hand. */
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/fold/fold.ts';
import { TABLE_COLUMNS, TABLE_NAMES } from '../../src/fold/tables.ts';
import { cells, databaseOf, foldArticles, ontology, record } from './records.ts';
import type { Article } from './records.ts';

const LU = 'person:lumin';
const HARBOR = 'organization:harborlabs';
const TIDE = 'product:tide';
const OSLO = 'location:oslo';

/** Two articles tell one story; the third is its own. */
const ARTICLES: readonly Article[] = [
  {
    id: 'a.md',
    date: '2021-03-04',
    signature: 's1',
    paragraphs: [
      ['[Lu Min|Person] founded [Harbor Labs|Organization].', '[Harbor Labs|Organization] wrote [Tide|Product].'],
      ['[Tide|Product] is small.'],
    ],
    relations: [
      { triple: [LU, 'FOUNDED', HARBOR], sentences: [0], date: '2020', confidence: 700 },
      { triple: [HARBOR, 'CREATED', TIDE], sentences: [1, 2], confidence: 810 },
      { triple: [TIDE, 'LOCATED_IN', HARBOR], sentences: [1] },
    ],
  },
  {
    id: 'b.md',
    date: '2021',
    signature: 's1',
    paragraphs: [['[Lu Min|Person] founded [Harbor Labs|Organization].']],
    relations: [{ triple: [LU, 'FOUNDED', HARBOR], sentences: [0], date: '2019-12', confidence: 650 }],
  },
  {
    id: 'c.md',
    paragraphs: [['In [Oslo|Location], [harbor labs|Organization] hired [Lu Min|Person].'], ['Rain fell.']],
    relations: [{ triple: [HARBOR, 'LOCATED_IN', OSLO], sentences: [0], status: 'reported' }],
  },
];

describe('fold() counts by hand-made articles', () => {
  const folded = foldArticles(ARTICLES);

  test('documents: counts of each article, and the story that it tells', async () => {
    expect(
      (await folded).tables.documents.map(({ id, story, characters, sentences, mentions, entities }) => [
        id,
        story,
        characters,
        sentences,
        mentions,
        entities,
      ]),
    ).toEqual([
      ['a.md', 'a.md', 65, 3, 5, 3],
      ['b.md', 'a.md', 27, 1, 2, 2],
      ['c.md', 'c.md', 45, 2, 3, 3],
    ]);
  });

  test('entities: the commonest name, further surface forms, independent stories, dates', async () => {
    expect((await folded).tables.entities).toEqual([
      {
        id: OSLO,
        type: 'Location',
        name: 'Oslo',
        aliases: [],
        known: false,
        mentions: 1,
        documents: 1,
        stories: 1,
        firstDate: null,
        lastDate: null,
      },
      {
        id: HARBOR,
        type: 'Organization',
        name: 'Harbor Labs',
        aliases: ['harbor labs'],
        known: false,
        mentions: 4,
        documents: 3,
        stories: 2,
        firstDate: '2021',
        lastDate: '2021-03-04',
      },
      {
        id: LU,
        type: 'Person',
        name: 'Lu Min',
        aliases: [],
        known: false,
        mentions: 3,
        documents: 3,
        stories: 2,
        firstDate: '2021',
        lastDate: '2021-03-04',
      },
      {
        id: TIDE,
        type: 'Product',
        name: 'Tide',
        aliases: [],
        known: false,
        mentions: 2,
        documents: 1,
        stories: 1,
        firstDate: '2021-03-04',
        lastDate: '2021-03-04',
      },
    ]);
  });

  test('mentions: every mention in the order of the articles, keys in column order', async () => {
    const { mentions } = (await folded).tables;
    expect(
      mentions.map(({ document, sentence, start, end, surface }) => [document, sentence, start, end, surface]),
    ).toEqual([
      ['a.md', 0, 0, 6, 'Lu Min'],
      ['a.md', 0, 15, 26, 'Harbor Labs'],
      ['a.md', 1, 27, 38, 'Harbor Labs'],
      ['a.md', 1, 45, 49, 'Tide'],
      ['a.md', 2, 51, 55, 'Tide'],
      ['b.md', 0, 0, 6, 'Lu Min'],
      ['b.md', 0, 15, 26, 'Harbor Labs'],
      ['c.md', 0, 3, 7, 'Oslo'],
      ['c.md', 0, 9, 20, 'harbor labs'],
      ['c.md', 0, 27, 33, 'Lu Min'],
    ]);
  });

  test('co-occurrences: windows, articles, stories, dates, scores', async () => {
    const { cooccurrences } = (await folded).tables;
    expect(cooccurrences.map(cells)).toEqual([
      // Five windows have an entity; Harbor Labs is in four of them, Lu Min in three, Tide in two, Oslo in one.
      [OSLO, HARBOR, 1, 1, 1, null, null, 0.138647, 0.505343, 0.25],
      [OSLO, LU, 1, 1, 1, null, null, 0.317394, 1.184939, 0.333333],
      [HARBOR, LU, 3, 3, 2, '2021', '2021-03-04', 0.436829, 2.231436, 0.75],
      [HARBOR, TIDE, 1, 1, 1, '2021-03-04', '2021-03-04', -0.29203, 2.231436, 0.2],
    ]);
  });

  test('relations: one row a status, distinct stretches of text, earliest stated date', async () => {
    expect((await folded).tables.relations.map(cells)).toEqual([
      [HARBOR, 'CREATED', TIDE, 'asserted', 2, 1, 1, '2021-03-04', '2021-03-04', null, 810],
      [HARBOR, 'LOCATED_IN', OSLO, 'reported', 1, 1, 1, null, null, null, 800],
      [LU, 'FOUNDED', HARBOR, 'asserted', 2, 2, 1, '2021', '2021-03-04', '2019-12', 700],
    ]);
  });

  test('evidence: a quote behind every window and every statement', async () => {
    const { evidence } = (await folded).tables;
    expect(
      evidence.map(({ document, sentence, tier, source, predicate, target, quote }) => [
        document,
        sentence,
        tier === 'relation' ? predicate : null,
        source,
        target,
        quote,
      ]),
    ).toEqual([
      ['a.md', 0, null, HARBOR, LU, 'Lu Min founded Harbor Labs.'],
      ['a.md', 0, 'FOUNDED', LU, HARBOR, 'Lu Min founded Harbor Labs.'],
      ['a.md', 1, null, HARBOR, TIDE, 'Harbor Labs wrote Tide.'],
      ['a.md', 1, 'CREATED', HARBOR, TIDE, 'Harbor Labs wrote Tide.'],
      ['a.md', 2, 'CREATED', HARBOR, TIDE, 'Tide is small.'],
      ['b.md', 0, null, HARBOR, LU, 'Lu Min founded Harbor Labs.'],
      ['b.md', 0, 'FOUNDED', LU, HARBOR, 'Lu Min founded Harbor Labs.'],
      ['c.md', 0, null, OSLO, HARBOR, 'In Oslo, harbor labs hired Lu Min.'],
      ['c.md', 0, null, OSLO, LU, 'In Oslo, harbor labs hired Lu Min.'],
      ['c.md', 0, null, HARBOR, LU, 'In Oslo, harbor labs hired Lu Min.'],
      ['c.md', 0, 'LOCATED_IN', HARBOR, OSLO, 'In Oslo, harbor labs hired Lu Min.'],
    ]);
  });

  test('counts: what was kept, and what the settled types do not allow', async () => {
    expect((await folded).counts).toEqual({
      documents: 3,
      stories: 2,
      entities: 4,
      aliases: 0,
      mentions: 10,
      windows: 5,
      cooccurrences: 4,
      relations: 3,
      evidence: 11,
      droppedSelfLoops: 0,
      droppedByType: 1,
    });
  });

  test('every row has the columns of its table in their order', async () => {
    const { tables } = await folded;
    for (const name of TABLE_NAMES) {
      for (const row of tables[name]) expect(Object.keys(row)).toEqual(Object.keys(TABLE_COLUMNS[name]));
    }
  });
});

test('fold() gives empty tables when there are no articles', async () => {
  const { tables, counts } = await foldArticles([]);
  expect(TABLE_NAMES.flatMap((name) => [...tables[name]])).toEqual([]);
  expect(counts.windows).toBe(0);
});

test('an article without a signature is a story of its own', async () => {
  const articles = ['x', 'y'].map((id) => ({ id, signature: '', paragraphs: [['[Tide|Product]']] }));
  expect((await foldArticles(articles)).counts.stories).toBe(2);
});

test('a relation between two names that turn out to be one entity is dropped and counted', async () => {
  const definition = { surface: 'Tide Engine', entity: TIDE, reason: 'definition' };
  const { tables, counts } = await foldArticles([
    { id: 'a', paragraphs: [['[Tide|Product] ([Tide Engine|Product|Tide])']], aliases: [definition] },
    {
      id: 'b',
      paragraphs: [['[Tide|Product] is built on [Tide Engine|Product].']],
      relations: [{ triple: [TIDE, 'BASED_ON', 'product:tideengine'], sentences: [0] }],
    },
  ]);
  expect(tables.relations).toEqual([]);
  expect(tables.cooccurrences).toEqual([]);
  expect(counts.droppedSelfLoops).toBe(1);
});

test('quotes count offsets in UTF-16 code units, outside the Basic Multilingual Plane too', async () => {
  const { tables } = await foldArticles([
    { id: 'a', paragraphs: [['𠮷野家😀。', '[阿里云|Organization]在[杭州|Location]😀。']] },
  ]);
  expect(tables.evidence.map(({ start, end, quote }) => [start, end, quote])).toEqual([[7, 16, '阿里云在杭州😀。']]);
  expect(tables.documents[0]?.characters).toBe(16);
});

test('a table that is read while another still is says so', async () => {
  const database = await databaseOf([record({ id: 'a', paragraphs: [['[Tide|Product]']] })]);
  const { tables } = await fold(database, { window: 'sentence', ontology });
  const [documents, entities] = tables.map((table) => table.rows());
  expect((await documents?.next())?.done).toBe(false);
  await expect(entities?.next()).rejects.toThrow(/Expected the answer to be read to its end/u);
  await documents?.return(undefined);
  database.close();
});
