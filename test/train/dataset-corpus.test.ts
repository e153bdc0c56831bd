import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readData } from '../../src/data.ts';
import { loadDataset } from '../../src/train/dataset-corpus.ts';
import { parseTypeMaps } from '../../src/train/type-map.ts';

const SETS = join(import.meta.dirname, '..', '..', '..', 'shared', 'datasets', 'train-and-ship');
const typeMaps = parseTypeMaps(readData('train/types.tsv'), 'types.tsv');

describe('loadDataset()', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'wenmai-dataset-'));
    await mkdir(join(root, 'weibo'));
    await mkdir(join(root, 'empty/weibo'), { recursive: true });
    const rows = [
      { text: '😀何川到了', entities: [{ start: 1, end: 3, type: 'PER.NAM' }] },
      { text: '朋友到了', entities: [{ start: 0, end: 2, type: 'PER.NOM' }] },
      { text: '到了', entities: [] },
    ];
    await writeFile(join(root, 'weibo/train.jsonl'), `${rows.map((row) => JSON.stringify(row)).join('\n')}\nbroken\n`);
    await writeFile(join(root, 'weibo/SOURCE.txt'), 'no JSON');
  });
  afterAll(() => rm(root, { recursive: true }));

  test('keeps the sentences that have a name, with offsets of code points brought to UTF-16', async () => {
    const { texts, warnings } = await loadDataset(join(root, 'weibo'), typeMaps);
    expect(texts).toMatchObject([
      { id: 'weibo/train.jsonl:1', source: 'weibo', spans: [{ start: 2, end: 4, type: 'Person' }] },
    ]);
    expect(texts[0]?.types).toEqual(new Set(['Person', 'Organization', 'Location']));
    expect(warnings).toMatchObject([{ code: 'bad-line' }]);
  });

  test('refuses a set that no table knows', async () => {
    await expect(loadDataset(join(root, 'letters'), typeMaps)).rejects.toMatchObject({ code: 'invalid-option' });
  });

  for (const [what, path] of [
    ['is not there', 'nowhere/weibo'],
    ['has no JSON lines', 'empty/weibo'],
  ] as const) {
    test(`refuses a folder that ${what}`, async () => {
      await expect(loadDataset(join(root, path), typeMaps)).rejects.toMatchObject({ code: 'input-missing' });
    });
  }

  for (const set of typeMaps.keys()) {
    test.skipIf(!existsSync(join(SETS, set)))(`reads every line of ${set} (skipped where it is not)`, async () => {
      const { texts, warnings } = await loadDataset(join(SETS, set), typeMaps);
      expect(warnings).toEqual([]);
      expect(texts.length).toBeGreaterThan(500);
    });
  }
});
