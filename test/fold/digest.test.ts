/** The digest that names a build: equal for equal tables, different for any difference. */
import { expect, test } from 'vitest';
import { TableDigest, canonicalLine, combineDigests, digestOf } from '../../src/fold/digest.ts';
import { fold } from '../../src/fold/fold.ts';
import type { TableName } from '../../src/fold/tables.ts';
import { databaseOf, foldArticles, ontology, record, rowsOf } from './records.ts';
import type { Article } from './records.ts';

const ARTICLE: Article = { id: 'a', date: '2021', paragraphs: [['[Tide|Product] in [Oslo|Location].']] };

test('canonicalLine() writes the columns in their order, whatever the order of the keys', () => {
  const columns = { id: 'VARCHAR', tags: 'VARCHAR[]', count: 'INTEGER' };
  expect(canonicalLine(columns, { count: 2, id: '上海\u000b"', tags: ['b', 'a'] })).toBe(
    String.raw`{"id":"上海\u000b\"","tags":["b","a"],"count":2}`,
  );
});

const CHANGES: readonly (readonly [string, Article])[] = [
  ['a date', { ...ARTICLE, date: '2022' }],
  ['a word of a quote', { ...ARTICLE, paragraphs: [['[Tide|Product] by [Oslo|Location].']] }],
  ['an entity', { ...ARTICLE, paragraphs: [['[Tide|Product] in [Bergen|Location].']] }],
  ['an id', { ...ARTICLE, id: 'b' }],
];
for (const [name, changed] of CHANGES) {
  test(`digestOf() changes with ${name}`, async () => {
    const { digest } = await foldArticles([ARTICLE]);
    expect(digest).toMatch(/^[0-9a-f]{32}$/);
    expect((await foldArticles([ARTICLE])).digest).toBe(digest);
    expect((await foldArticles([changed])).digest).not.toBe(digest);
  });
}

test('combineDigests() gives the digest of tables that were hashed one by one, and tells tables apart', async () => {
  const database = await databaseOf([record(ARTICLE)]);
  const { tables } = await fold(database, { window: 'sentence', ontology });
  const hashes = {} as Record<TableName, string>;
  for (const table of tables) {
    const digest = new TableDigest();
    for (const row of await rowsOf(table)) digest.add(canonicalLine(table.columns, row));
    hashes[table.name] = digest.end();
  }
  const whole = await digestOf(tables);
  database.close();
  expect(combineDigests(hashes)).toBe(whole);
  expect(combineDigests({ ...hashes, entities: hashes.mentions, mentions: hashes.entities })).not.toBe(whole);
});
