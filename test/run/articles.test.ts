import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FoundArticle } from '../../src/read/source.ts';
import { articlesIn, articlesInStream, readBytes } from '../../src/run/articles.ts';
import { discover } from '../../src/run/discover.ts';
import { temporaryFolder, writeFiles } from '../workspace/folders.ts';

const encoder = new TextEncoder();
const rows = (...values: readonly object[]) => encoder.encode(values.map((value) => JSON.stringify(value)).join('\n'));

/** Ids, with the code of the error where there is one. */
function idsIn(bytes: Uint8Array, name: string | null = null): string[] {
  const source = name === null ? 'r.jsonl' : `${name}/r.jsonl`;
  return [...articlesIn({ source, name }, bytes)].map(({ article, error }) =>
    error === null ? article.id : `${article.id} ${error.code}`,
  );
}

test('rows have the ids that they give, or one from the file and their bytes', () => {
  const [first, second] = idsIn(rows({ id: 'a', text: 'x' }, { text: 'y' }));
  expect(first).toBe('a');
  expect(second).toMatch(/^r\.jsonl#[0-9a-f]{16}$/);
});

test('the name of an input goes before given ids once, and is in derived ones already', () => {
  const [first, second] = idsIn(rows({ id: 'a', text: 'x' }, { text: 'y' }), 'blog');
  expect(first).toBe('blog/a');
  expect(second).toMatch(/^blog\/r\.jsonl#[0-9a-f]{16}$/);
});

test('of rows with one id the first has it, an equal one is left out, another one fails', () => {
  const ids = idsIn(
    rows({ id: 'a', text: 'x' }, { id: 'a', text: 'x' }, { id: 'a', text: 'y' }, { id: 'a', text: 'y' }),
  );
  expect(ids).toEqual(['a', expect.stringMatching(/^r\.jsonl#[0-9a-f]{16} duplicate-id$/)]);
});

test('a file of another kind is one article under its source', () => {
  const found = [...articlesIn({ source: 'a.md', name: null }, encoder.encode('Text'))];
  expect(found).toMatchObject([{ article: { id: 'a.md', source: 'a.md' }, error: null }]);
});

test('what cannot be read is a transient error of its own', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'x.md'));
  const file = (name: string) => ({ path: join(folder, name), source: name, name: null, error: null });
  await expect(readBytes(file('absent.md'))).rejects.toMatchObject({ code: 'vanished', transient: true });
  await expect(readBytes(file('x.md'))).rejects.toMatchObject({ code: 'unreadable', transient: true });
});

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function collect(pieces: AsyncIterable<Uint8Array>, name: string | null = null): Promise<FoundArticle[]> {
  const found: FoundArticle[] = [];
  for await (const each of articlesInStream(name, pieces)) found.push(each);
  return found;
}

/** What can be compared of what was found: an error by its code and its message, which names the line. */
const outcomes = (found: readonly FoundArticle[]) =>
  found.map(({ article: { id, source, hash, bytes }, error }) => [
    id,
    source,
    hash,
    Buffer.from(bytes).toString(),
    error === null ? 'found' : `${error.code} ${error.message}`,
  ]);

describe('standard input', () => {
  const STREAMS: readonly (readonly [what: string, ending: 'jsonl' | 'csv', content: string])[] = [
    ['rows', 'jsonl', '{"id":"a","text":"甲"}\n{"text":"乙"}\n'],
    ['rows without a last line break', 'jsonl', '{"id":"a","text":"甲"}\n{"id":"b","text":"乙"}'],
    [
      'blank lines and broken rows',
      'jsonl',
      '\ufeff\n\r\n{"id":1,"text":"甲"}\r\n\n  \nno JSON\n{"id":2}\n[1]\n\n{"id":3',
    ],
    ['rows of one id', 'jsonl', '{"id":1,"text":"甲"}\n{"id":1,"text":"甲"}\n{"id":1,"text":"乙"}\n'],
    ['a table', 'csv', 'id,text\na,甲\nb,乙\n'],
    ['a table without a last line break', 'csv', 'id,title,text\r\na,题目,甲\r\n,题目,乙'],
    ['a table with more columns', 'csv', 'id,kind,text\na,x,甲\nb,y,乙\n'],
    [
      'line breaks and quotes in cells',
      'csv',
      '\ufeff\r\nid,text\r\na,"甲\r\n说""好""\n\n"\r\n\r\n\r\nb,"乙,丙"\r\nc\r\nd,丁\r\n',
    ],
    ['a quote that never closes', 'csv', 'id,text\na,甲\nb,"乙\nc,丙\n\nd\ne,戊\n'],
    ['old line breaks', 'csv', 'id,text\ra,甲\rb\rc,丙\r'],
    ['semicolons', 'csv', 'id;title;text\na;"题;\n目";甲\nb;题目;"乙"\nc\n'],
    ['tabs', 'csv', 'id\ttext\na\t"甲\n"\nb\t乙\n'],
    ['a header alone', 'csv', 'id,text\n'],
    ['a header of several lines', 'csv', '"id\n","text"\na,甲\nb\n'],
  ];

  test.each(STREAMS)('has the articles of a file with the same %s', async (_, ending, content) => {
    const bytes = encoder.encode(content);
    const inFile = outcomes([...articlesIn({ source: `stdin.${ending}`, name: null }, bytes)]);
    for (const size of [1, 2, 3, 7, 20, 1000]) {
      expect(outcomes(await collect(inPieces(bytes, size)))).toEqual(inFile);
      expect(outcomes(await collect(inPieces(gzipSync(bytes), size)))).toEqual(inFile);
    }
  });

  test('takes a name like any input', async () => {
    const found = await collect(inPieces(encoder.encode('id,text\na,甲\n,乙\n'), 9), 'blog');
    expect(found.map(({ article }) => article.id)).toEqual([
      'blog/a',
      expect.stringMatching(/^blog\/stdin\.csv#.{16}$/u),
    ]);
  });

  test.each(['', '\n\n', ' '])('has no articles where there is nothing: %j', async (content) => {
    expect(await collect(inPieces(encoder.encode(content), 1))).toEqual([]);
  });

  test.each<[string, string, RegExp]>([
    ['a page', '<!DOCTYPE html>\n<p>文</p>', /something else/u],
    ['a text', '第一行\n第二行', /something else/u],
    ['an array', '[{"id":"a","text":"甲"}]', /a JSON array/u],
    ['a table without a body', 'id,title\na,题目\n', /something else/u],
    ['zeros', '\0'.repeat(10_000), /no text at all/u],
    ['one endless line', '甲'.repeat(10_000), /something else/u],
  ])('must be rows, and is not where it is %s', async (_, content, got) => {
    for (const bytes of [encoder.encode(content), gzipSync(content)]) {
      const reading = collect(inPieces(bytes, 100));
      await expect(reading).rejects.toMatchObject({
        code: 'invalid-option',
        message: expect.stringMatching(got) as string,
      });
      await expect(reading).rejects.toThrow(/^Expected JSON lines or CSV with a header/u);
    }
  });

  test('fails with a row that is longer than any article, and goes on behind it', async () => {
    const long = new Uint8Array(8 * 1024 * 1024).fill(0x78);
    const pieces = async function* () {
      yield encoder.encode('{"id":"a","text":"甲"}\n');
      for (let left = 17; left > 0; left--) yield await Promise.resolve(long);
      yield encoder.encode('\n{"id":"b","text":"乙"}\n');
    };
    const found = await collect(pieces());
    expect(found.map(({ article, error }) => [article.id, error?.code ?? null])).toEqual([
      ['a', null],
      [expect.stringMatching(/^stdin\.jsonl#[0-9a-f]{16}$/u), 'too-large'],
      ['b', null],
    ]);
    expect(found[1]?.error?.message).toMatch(/at most 134217728 bytes, got 142606336.*\(line 2\)$/u);
  });

  test('that is packed and damaged has the rows before, and then fails under its own name', async () => {
    const packed = gzipSync('{"id":"a","text":"甲"}\n'.repeat(3), { level: 0 });
    const found = await collect(inPieces(packed.subarray(0, packed.length - 12), 4));
    expect(found.map(({ article, error }) => [article.id, error?.code ?? null])).toEqual([
      ['a', null],
      ['stdin.jsonl', 'bad-gzip'],
    ]);
  });

  test('that cannot be read is an error', async () => {
    const broken = async function* () {
      yield encoder.encode('{"id":"a","text":"甲"}\n{"id":');
      await Promise.reject(new Error('EISDIR: it is a folder'));
    };
    await expect(collect(broken())).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/EISDIR/u) as string,
    });
  });
});

describe('what is in a folder but no file', () => {
  const found = async (path: string, folder: string) =>
    (await discover({ path, name: null }, folder)).map(({ source, error }) =>
      error === null ? source : `${source} ${error.code}`,
    );

  test('is never opened', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'posts/a.md': '文' });
    execFileSync('mkfifo', [join(folder, 'posts/pipe.md')]);
    await symlink('pipe.md', join(folder, 'posts/to-pipe.md'));
    await symlink('/dev/zero', join(folder, 'posts/zero.txt'));
    await symlink('self.md', join(folder, 'posts/self.md'));
    const server = createServer().listen(join(folder, 'posts/socket.md'));
    onTestFinished(() => void server.close());
    expect(await found('posts', folder)).toEqual(['a.md']);
    expect(await found('posts/*.md', folder)).toEqual(['a.md']);
    for (const path of ['posts/pipe.md', 'posts/to-pipe.md', '/dev/zero']) {
      await expect(found(path, folder)).rejects.toMatchObject({ code: 'invalid-option' });
    }
    await expect(found('posts/self.md', folder)).rejects.toMatchObject({ code: 'input-missing' });
  });

  // Other systems do not let such names be.
  test.runIf(process.platform === 'linux')('fails where its name is not UTF-8, each file on its own', async () => {
    const folder = await temporaryFolder();
    const path = (name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
    for (const name of ['caf\xe9.md', 'caf\xe8.md', 'caf\xe9.png']) await writeFile(path(name), '文');
    await mkdir(path('\xb2\xe2'));
    await writeFile(path('\xb2\xe2/a.md'), '文');
    await writeFile(join(folder, '\ufffd.md'), '文');
    expect(await found('.', folder)).toEqual([
      '%B2%E2 unreadable',
      'caf%E8.md unreadable',
      'caf%E9.md unreadable',
      '\ufffd.md',
    ]);
    expect(await found('*.md', folder)).toContain('caf%E8.md unreadable');
    const [first] = await discover({ path: '.', name: null }, folder);
    expect(first?.error).toMatchObject({ transient: true, message: 'Expected a name in UTF-8, got %B2%E2: rename it' });
  });
});
