import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discover } from '../../src/run/discover.ts';
import { compareBytes } from '../../src/text/order.ts';
import { temporaryFolder, writeFiles } from '../workspace/folders.ts';

/** A folder with an example of everything. */
async function exampleFolder(): Promise<string> {
  const folder = await temporaryFolder();
  const names = [
    'posts/b.md',
    'posts/a.html',
    'posts/2021/中文 名.MD',
    'posts/2021/😀.txt',
    'posts/2021/\uff21.txt',
    'posts/rows.jsonl',
    'posts/more.ndjson',
    'posts/packed.HTML.gz',
    'posts/packed.tar.gz',
    'posts/rows.csv',
    'posts/rows.csv.gz',
    'posts/x.xhtml',
    'posts/y.mdx',
    'posts/z.markdown',
    'posts/w.htm',
    'posts/image.png',
    'posts/style.css',
    'posts/.hidden.md',
    'posts/.git/c.md',
    'posts/node_modules/d.md',
    'posts/wenmai/records/manifest.json',
    'posts/wenmai/report.md',
    'posts/records/e.md',
    'notes.log',
    '[draft].md',
  ];
  await writeFiles(folder, Object.fromEntries(names.map((name) => [name, name])));
  return folder;
}

const inputs: readonly (readonly [what: string, path: string, sources: readonly string[]])[] = [
  [
    'a folder in depth, sorted by bytes, without what is hidden, installed or a workspace',
    'posts',
    [
      '2021/中文 名.MD',
      '2021/\uff21.txt',
      '2021/😀.txt',
      'a.html',
      'b.md',
      'more.ndjson',
      'packed.HTML.gz',
      'records/e.md',
      'rows.csv',
      'rows.csv.gz',
      'rows.jsonl',
      'w.htm',
      'x.xhtml',
      'y.mdx',
      'z.markdown',
    ],
  ],
  ['a folder that is named with a slash', 'posts/2021/', ['中文 名.MD', '\uff21.txt', '😀.txt']],
  ['a file under its path as given', 'posts/b.md', ['posts/b.md']],
  ['a named file of any kind', 'notes.log', ['notes.log']],
  ['a file that looks like a glob', '[draft].md', ['[draft].md']],
  ['a glob, below the part without signs', 'posts/*.md', ['b.md']],
  ['a glob in depth', 'posts/**/*.{txt,css}', ['2021/\uff21.txt', '2021/😀.txt', 'style.css']],
  ['a glob without a folder', '*.log', ['notes.log']],
  [
    'a glob that does not reach into workspaces',
    'posts/**/*e*',
    ['image.png', 'more.ndjson', 'packed.HTML.gz', 'packed.tar.gz', 'records/e.md', 'style.css'],
  ],
];

for (const [what, path, sources] of inputs) {
  test(`discover finds ${what}`, async () => {
    const found = await discover({ path, name: null }, await exampleFolder());
    expect(found.map(({ source }) => source)).toEqual(sources);
    expect(found.every(({ error }) => error === null)).toBe(true);
  });
}

test('a name goes before every source', async () => {
  const found = await discover({ path: 'posts/2021', name: 'blog' }, await exampleFolder());
  expect(found.map(({ source }) => source)).toEqual(['blog/中文 名.MD', 'blog/\uff21.txt', 'blog/😀.txt']);
});

for (const path of ['absent', 'absent/*.md', 'posts/*.pdf', 'posts/*.md/x']) {
  test(`"${path}", where nothing is, is missing`, async () => {
    await expect(discover({ path, name: null }, await exampleFolder())).rejects.toMatchObject({
      code: 'input-missing',
    });
  });
}

test('a file that is named goes by the path that it was given', async () => {
  const folder = await exampleFolder();
  const path = join(folder, 'posts/b.md');
  expect((await discover({ path, name: null }, '/elsewhere')).map(({ source }) => source)).toEqual([path]);
});

test("a folder's note on its origin is no article", async () => {
  const folder = await exampleFolder();
  for (const name of ['ORIGIN.md', 'SOURCE.txt']) await writeFile(join(folder, name), 'where these come from');
  const found = await discover({ path: '.', name: null }, folder);
  expect(found.map(({ source }) => source).filter((source) => /ORIGIN|SOURCE/.test(source))).toEqual([]);
});

test('an empty folder has no articles, and is not missing', async () => {
  const folder = await temporaryFolder();
  expect(await discover({ path: '.', name: null }, folder)).toEqual([]);
});

describe('links', () => {
  test('to files are followed inside the root of a folder only, to folders never', async () => {
    const folder = await exampleFolder();
    await symlink('b.md', join(folder, 'posts/inside.md'));
    await symlink('../[draft].md', join(folder, 'posts/outside.md'));
    await symlink('nowhere.md', join(folder, 'posts/broken.md'));
    await symlink('..', join(folder, 'posts/loop'));
    await symlink('2021', join(folder, 'posts/again'));
    const sourcesOf = async (path: string, base: string) =>
      (await discover({ path, name: null }, base)).map(({ source }) => source);
    const plain = await exampleFolder();
    const before = await sourcesOf('posts', plain);
    expect(await sourcesOf('posts', folder)).toEqual([...before, 'inside.md'].sort(compareBytes));
    expect(await sourcesOf('posts/**', folder)).toEqual(await sourcesOf('posts/**', plain));
  });

  test('that are the root are followed', async () => {
    const folder = await exampleFolder();
    await symlink('posts/2021', join(folder, 'link'));
    expect(await discover({ path: 'link', name: null }, folder)).toHaveLength(3);
  });
});
