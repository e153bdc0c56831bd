import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpack, unpackStream } from '../../src/read/gzip.ts';
import { readArticle } from '../../src/read/read.ts';
import { articlesOf } from '../../src/read/source.ts';
import { article, read } from './articles.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const SENTENCE = '林晓在会上说，社区今年发布了三个版本。';

describe('a packed file', () => {
  test.each<[string, string]>([
    ['2021-02-22-a.html.gz', `<div>\n <p>${SENTENCE}</p>\n</div>`],
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

  test.each<[string, readonly Uint8Array[], string]>([
    ['several parts', [gzipSync('甲'), gzipSync('乙')], '甲乙'],
    ['parts of nothing', [gzipSync(''), gzipSync('甲'), gzipSync(''), gzipSync('')], '甲'],
    ['nothing else', [gzipSync('')], ''],
    ['zeros behind it, as tapes do', [gzipSync('甲'), new Uint8Array(600)], '甲'],
  ])('may have %s', async (_, parts, content) => {
    const packed = Buffer.concat(parts);
    expect(Buffer.from(unpack(packed)).toString()).toBe(content);
    expect(await streamed(packed, 5)).toBe(content);
  });

  const intact = gzipSync(SENTENCE.repeat(20));
  test.each<[string, Uint8Array, string]>([
    ['is cut off', intact.subarray(0, 40), 'bad-gzip'],
    ['has lost all but its first bytes', intact.subarray(0, 2), 'bad-gzip'],
    ['has something else behind it', Buffer.concat([intact, Buffer.from('else')]), 'bad-gzip'],
    ['has a wrong byte', intact.map((byte, at) => (at === intact.length - 6 ? byte ^ 1 : byte)), 'bad-gzip'],
    ['unpacks to a hundred times its size and more', gzipSync('a'.repeat(1_000_000)), 'too-large'],
    ['unpacks to what is packed again', gzipSync(gzipSync(SENTENCE)), 'not-text'],
  ])('that %s fails', (_, bytes, code) => {
    expect(() => read('a.txt.gz', bytes)).toThrow(expect.objectContaining({ code }));
    if (code !== 'not-text') expect([...articlesOf('a.jsonl.gz', bytes)]).toMatchObject([{ error: { code } }]);
  });

  test.each([1, 2, 7, 1000])('that is cut off or wrong fails as a stream, too, in pieces of %i bytes', async (size) => {
    const wrong = intact.map((byte, at) => (at === intact.length - 6 ? byte ^ 1 : byte));
    for (const bytes of [intact.subarray(0, 40), intact.subarray(0, 2), wrong]) {
      await expect(streamed(bytes, size)).rejects.toMatchObject({ code: 'bad-gzip' });
    }
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

/** The content of a stream that comes in pieces of this size. */
async function streamed(bytes: Uint8Array, size: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unpackStream(inPieces(bytes, size))) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

describe('a stream', () => {
  test.each(['', 'x', '一段文字'])('that is not packed stays as it is: "%s"', async (content) => {
    for (const size of [1, 2, 100]) expect(await streamed(Buffer.from(content), size)).toBe(content);
  });

  test('may unpack to more than a file, but not to a hundred times its size', async () => {
    const bomb = gzipSync(new Uint8Array(215_000_000));
    let read = 0;
    const drain = async () => {
      for await (const piece of unpackStream(inPieces(bomb, 65_536))) read += piece.length;
    };
    await expect(drain()).rejects.toMatchObject({ code: 'too-large' });
    expect(read).toBeLessThanOrEqual(209_715_200);
  });

  test('is closed when nobody reads on, and passes on what goes wrong in it', async () => {
    for (const bytes of [gzipSync(SENTENCE), Buffer.from(SENTENCE)]) {
      const source = inPieces(bytes, 5);
      for await (const piece of unpackStream(source)) if (piece.length > 0) break;
      expect(await source.next()).toEqual({ value: undefined, done: true });

      const broken = async function* () {
        yield* inPieces(bytes.subarray(0, 20), 5);
        throw new Error('torn');
      };
      const drain = async () => {
        for await (const piece of unpackStream(broken())) expect(piece.length).toBeGreaterThan(0);
      };
      await expect(drain()).rejects.toThrow('torn');
    }
  });
});
