import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WenmaiError } from '../../src/errors.ts';
import type { ArticleRecord } from '../../src/record.ts';
import { Database } from '../../src/workspace/database.ts';
import { layoutOf } from '../../src/workspace/layout.ts';
import type { Layout } from '../../src/workspace/layout.ts';
import { Records } from '../../src/workspace/records.ts';
import { wordPipeline } from '../run/word-pipeline.ts';
import { temporaryFolder } from './folders.ts';

const pipeline = wordPipeline();

const good = (id: string, text = 'Acme') => pipeline.extract({ id, text });
const failed = (id: string) =>
  pipeline.fail({ id, source: id, hash: 'sha256:1' }, new WenmaiError('not-text', 'No text'));
const unreadable = (id: string) =>
  pipeline.fail({ id, source: id, hash: '' }, new WenmaiError('unreadable', 'Cannot read', { transient: true }));

async function openRecords(): Promise<{ records: Records; database: Database; layout: Layout }> {
  const layout = layoutOf(await temporaryFolder());
  await mkdir(layout.work);
  const database = await Database.open();
  onTestFinished(() => database.close());
  return { records: await Records.open(database, layout), database, layout };
}

/** Each article's text, `stale:` before it where the last attempt failed, or the code of its failure. */
async function articles({
  records,
  database,
}: {
  records: Records;
  database: Database;
}): Promise<Record<string, string>> {
  await records.view();
  const rows = await database.all('SELECT id, text FROM record');
  const textById = new Map(rows.map(({ id, text }) => [id, text]));
  const found: Record<string, string> = {};
  for (const [id, { extracted, error }] of await records.states()) {
    expect(textById.has(id), `${id} has a record`).toBe(extracted);
    found[id] = extracted ? `${error === null ? '' : 'stale:'}${String(textById.get(id))}` : (error?.code ?? '');
  }
  expect(rows, 'one record an article').toHaveLength(textById.size);
  return found;
}

type Change = readonly ArticleRecord[] | { readonly remove: readonly string[] };

const histories: readonly (readonly [what: string, changes: readonly Change[], result: Record<string, string>])[] = [
  ['nothing', [], {}],
  ['a later record wins', [[good('a', 'Old'), good('b')], [good('a', 'New')]], { a: 'New', b: 'Acme' }],
  ['a failure in the bytes hides the record', [[good('a')], [failed('a')]], { a: 'not-text' }],
  ['a transient failure leaves a stale record', [[good('a')], [unreadable('a')]], { a: 'stale:Acme' }],
  ['a record after a transient failure is fresh', [[good('a')], [unreadable('a')], [good('a', 'New')]], { a: 'New' }],
  ['a transient failure alone is a failure', [[unreadable('a')]], { a: 'unreadable' }],
  ['a transient failure comes before an older one', [[failed('a')], [unreadable('a')]], { a: 'unreadable' }],
  ['a removed article is gone', [[good('a'), good('b')], { remove: ['a'] }], { b: 'Acme' }],
  ['a removed article can come back', [[good('a')], { remove: ['a'] }, [good('a', 'Back')]], { a: 'Back' }],
  ['a stale article can be removed', [[good('a')], [unreadable('a')], { remove: ['a'] }], {}],
  ['removing twice is removing', [[good('a')], { remove: ['a'] }, { remove: ['a', 'x'] }], {}],
];

for (const [what, changes, result] of histories) {
  test(`${what}, also when opened again and compacted`, async () => {
    const opened = await openRecords();
    for (const change of changes) {
      if ('remove' in change) await opened.records.remove(change.remove);
      else await opened.records.add(change);
    }
    expect(await articles(opened)).toEqual(result);

    const again = { ...opened, records: await Records.open(opened.database, opened.layout) };
    expect(await articles(again)).toEqual(result);
    await again.records.compact();
    expect(await articles(again)).toEqual(result);
  });
}

test('a record comes back from its part as it was, whatever is in its strings', async () => {
  const { records, database } = await openRecords();
  const record = good('目录/a "b".md', "Acme 与 \u0000 '𠮷' \\ud800 \r\t");
  await records.add([record]);
  await records.view();
  const [row] = await database.all('SELECT * EXCLUDE (error) FROM record');
  expect(row).toEqual(record);
});

test('half a surrogate pair does not spoil the part it is in', async () => {
  const { records, database } = await openRecords();
  await records.add([good('a', 'Acme \ud800 Bolt'), good('b')]);
  await records.view();
  expect(await database.all('SELECT text FROM record ORDER BY id')).toEqual([
    { text: 'Acme \ufffd Bolt' },
    { text: 'Acme' },
  ]);
});

test('a record of 36 million bytes is written', async () => {
  const { records, database } = await openRecords();
  await records.add([good('a', '文'.repeat(12_000_000))]);
  await records.view();
  expect(await database.all('SELECT length(text) AS characters FROM record')).toEqual([{ characters: 12_000_000 }]);
});

test('more than a thousand records make more than one part', async () => {
  const { records, database, layout } = await openRecords();
  await records.add(Array.from({ length: 1001 }, (_, at) => good(`a${at}`)));
  await records.view();
  expect(await database.all('SELECT count(*) AS records FROM record')).toEqual([{ records: 1001 }]);
  expect(readdirSync(layout.records).sort()).toEqual(['manifest.json', 'part-000001.parquet', 'part-000002.parquet']);
});

describe('compaction', () => {
  const partsOf = (layout: Layout) => readdirSync(layout.records).filter((name) => name.startsWith('part-'));

  test('waits while there are few parts and few dead rows', async () => {
    const { records, database, layout } = await openRecords();
    await records.add([good('a'), good('b'), good('c'), good('d')]);
    await records.add([good('a', 'New')]);
    await records.view();
    await records.compact();
    await Records.open(database, layout);
    expect(partsOf(layout)).toHaveLength(2);
  });

  test('merges many small parts into one', async () => {
    const opened = await openRecords();
    for (let at = 0; at < 65; at++) await opened.records.add([good(`a${at % 60}`, `Text ${at}`)]);
    const before = await articles(opened);
    await opened.records.compact();
    expect(await articles(opened)).toEqual(before);
    expect(Object.keys(before)).toHaveLength(60);
    await Records.open(opened.database, opened.layout);
    expect(partsOf(opened.layout)).toEqual(['part-000066.parquet']);
  });

  test('drops dead rows and leaves full parts without any as they are', async () => {
    const opened = await openRecords();
    const full = Array.from({ length: 1000 }, (_, at) => good(`f${at}`));
    await opened.records.add(full);
    await opened.records.add(Array.from({ length: 600 }, (_, at) => good(`s${at}`)));
    await opened.records.remove(Array.from({ length: 599 }, (_, at) => `s${at}`));
    await opened.records.view();
    await opened.records.compact();
    const states = await opened.records.states();
    expect(states.size).toBe(1001);
    await Records.open(opened.database, opened.layout);
    expect(partsOf(opened.layout)).toEqual(['part-000001.parquet', 'part-000003.parquet']);
  });
});

test('opening removes what no manifest names and keeps the rest', async () => {
  const { records, database, layout } = await openRecords();
  await records.add([good('a')]);
  for (const name of ['part-000002.parquet', 'part-000003.parquet.partial', 'manifest.json.partial']) {
    await writeFile(join(layout.records, name), 'rubbish');
  }
  const opened = await Records.open(database, layout);
  expect(readdirSync(layout.records).sort()).toEqual(['manifest.json', 'part-000001.parquet']);
  await opened.add([good('b')]);
  expect(Object.keys(await articles({ records: opened, database }))).toEqual(['a', 'b']);
});
