import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpack } from '../../src/read/gzip.ts';
import { readArticle } from '../../src/read/read.ts';
import { articlesOf } from '../../src/read/source.ts';
import { article, read } from './articles.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const SENTENCE = '林晓在会上说，社区今年发布了三个版本。';

describe('a packed file', () => {
  test.each<[string, string]>([
    ['2021-02-22-a.html.gz', `<h1>题目</h1><p>${SENTENCE}</p>`],
    ['2021-02-22-a.md.gz', `---\ntitle: 题目\n---\n\n**${SENTENCE}**`],
    ['2021-02-22-a.txt.gz', SENTENCE],
    ['2021-02-22-a.html', `<p>${SENTENCE}</p>`],
  ])('is read as what is in it: %s', (source, content) => {
    const packed = gzipSync(content);
    const [found, ...others] = [...articlesOf(source, packed)];
    expect(others).toEqual([]);
    expect(found?.article).toMatchObject({ id: source, source, hash: article(source, packed).hash });
    expect(found && readArticle(found.article)).toMatchObject({ text: SENTENCE, date: '2021-02-22' });
  });

  test.each<[string, string, string]>([
    ['rows.jsonl.gz', 'rows.jsonl', '{"id": "a", "text": "甲"}\n{"text": "乙"}\n'],
    ['rows.csv.gz', 'rows.csv', 'id,text\na,甲\n,乙\n'],
    ['rows.data', 'rows.data', 'id,text\na,甲\n,乙\n'],
  ])('has the rows that it has unpacked: %s', (packedName, name, content) => {
    const rows = (source: string, bytes: Uint8Array) =>
      [...articlesOf(source, bytes)].map((each) => [each.article.hash, readArticle(each.article).text, each.error]);
    expect(rows(packedName, gzipSync(content))).toEqual(rows(name, encode(content)));
    expect(rows(name, encode(content)).map(([, text]) => text)).toEqual(['甲', '乙']);
  });

  test('may have several parts', () => {
    expect(unpack(Buffer.concat([gzipSync('甲'), gzipSync('乙')])).toString()).toBe('甲乙');
  });

  const intact = gzipSync(SENTENCE.repeat(20));
  test.each<[string, Uint8Array, string]>([
    ['is cut off', intact.subarray(0, 40), 'bad-gzip'],
    ['has lost all but its first bytes', intact.subarray(0, 2), 'bad-gzip'],
    ['has a wrong byte', intact.map((byte, at) => (at === intact.length - 6 ? byte ^ 1 : byte)), 'bad-gzip'],
    ['unpacks to a hundred times its size and more', gzipSync('a'.repeat(1_000_000)), 'too-large'],
    ['unpacks to what is packed again', gzipSync(gzipSync(SENTENCE)), 'not-text'],
  ])('that %s fails', (_, bytes, code) => {
    expect(() => read('a.txt.gz', bytes)).toThrow(expect.objectContaining({ code }));
    if (code !== 'not-text') expect([...articlesOf('a.jsonl.gz', bytes)]).toMatchObject([{ error: { code } }]);
  });

  test('that unpacks to more than 200 MB fails, though it is no hundred times its size', () => {
    const noise = new Uint8Array(2_600_000);
    for (let at = 0, seed = 7; at < noise.length; at++) noise[at] = seed = (seed * 1103515245 + 12345) & 0xff;
    // Stored, not compressed, so that the ratio is near one hundred at the least cost of time.
    const bomb = Buffer.concat([gzipSync(noise, { level: 0 }), gzipSync(new Uint8Array(215_000_000))]);
    expect(() => unpack(bomb)).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(() => unpack(bomb)).toThrow(/209715200 bytes/u);
  });
});
