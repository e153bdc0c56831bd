import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractAll } from '../../src/run/extract.ts';
import type { ExtractOptions } from '../../src/run/extract.ts';
import type { ArticleRecord } from '../../src/record.ts';
import { isFailed } from '../../src/record.ts';
import { temporaryFolder, writeFiles } from '../workspace/folders.ts';
import { BROKEN, wordPipeline } from './word-pipeline.ts';

async function collect(inputs: readonly string[], options: ExtractOptions = {}): Promise<ArticleRecord[]> {
  const records: ArticleRecord[] = [];
  for await (const record of extractAll(inputs, { pipeline: wordPipeline(), ...options })) records.push(record);
  return records;
}

/** Ids, with the code of the failure where there is one. */
const outcomes = (records: readonly ArticleRecord[]) =>
  records.map((record) => (isFailed(record) ? `${record.id} ${record.error.code}` : record.id));

async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

test('records come in the order of the inputs, failed ones among them', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'x/b.txt': 'Acme', 'x/a.txt': BROKEN, 'y/c.txt': 'Bolt' });
  const records = await collect([join(folder, 'y'), join(folder, 'x')]);
  expect(outcomes(records)).toEqual(['c.txt', 'a.txt extraction-failed', 'b.txt']);
});

test('two articles of one id are refused', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'x/a.txt': 'Acme', 'y/a.txt': 'Bolt' });
  await expect(collect([join(folder, 'x'), join(folder, 'y')])).rejects.toMatchObject({ code: 'duplicate-id' });
});

test('a missing input is an error', async () => {
  await expect(collect([join(await temporaryFolder(), 'absent')])).rejects.toMatchObject({ code: 'input-missing' });
});

describe('standard input', () => {
  const ROWS = '{"id":"甲","text":"Acme"}\r\n\n{"id":2,"text":"Bolt"}\nnot json\n{"id":"d"}';

  for (const size of [1, 7, 1000]) {
    test(`is read row by row, whatever the size of its pieces (${size})`, async () => {
      const records = await collect(['-'], { stdin: chunks(ROWS, size) });
      expect(outcomes(records)).toEqual([
        '甲',
        '2',
        expect.stringMatching(/^stdin\.jsonl#.{16} bad-json$/),
        'd bad-row',
      ]);
      expect(records.map(({ source }) => source)).toEqual(Array<string>(4).fill('stdin.jsonl'));
      const failed = records.filter(isFailed).map(({ error }) => error.message);
      expect(failed).toEqual([expect.stringContaining('(line 4)'), expect.stringContaining('(line 5)')]);
    });
  }

  test('takes a name like any input', async () => {
    const records = await collect(['-'], {
      stdin: chunks('{"id":"a","text":"Acme"}\n{"text":"Acme"}', 9),
      name: 'blog',
    });
    expect(outcomes(records)).toEqual(['blog/a', expect.stringMatching(/^blog\/stdin\.jsonl#.{16}$/)]);
  });

  test('gives its first record before the stream ends', async () => {
    let pulled = 0;
    async function* endless() {
      for (;;) yield* chunks(`{"id":${pulled++},"text":"Acme"}\n`, 100);
    }
    for await (const record of extractAll(['-'], { pipeline: wordPipeline(), stdin: endless() })) {
      if (record.id === '3') break;
    }
    expect(pulled).toBeLessThan(10);
  });

  test('must be there', async () => {
    await expect(collect(['-'])).rejects.toMatchObject({ code: 'invalid-option' });
  });
});

test('a signal stops between articles', async () => {
  const stop = new AbortController();
  const seen: string[] = [];
  const run = async () => {
    const stdin = chunks('{"id":"a","text":"Acme"}\n{"id":"b","text":"Bolt"}\n', 100);
    for await (const { id } of extractAll(['-'], { pipeline: wordPipeline(), stdin, signal: stop.signal })) {
      seen.push(id);
      stop.abort();
    }
  };
  await expect(run()).rejects.toMatchObject({ code: 'interrupted' });
  expect(seen).toEqual(['a']);
});
