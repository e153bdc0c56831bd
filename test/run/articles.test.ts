import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { articlesIn, readBytes } from '../../src/run/articles.ts';
import { temporaryFolder } from '../workspace/folders.ts';

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
