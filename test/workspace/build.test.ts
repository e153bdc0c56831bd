import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/fold/digest.ts';
import { TABLE_NAMES } from '../../src/fold/tables.ts';
import { currentBuild } from '../../src/workspace/build.ts';
import { haveSameBytes, refreshCopies } from '../../src/workspace/copies.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import type { Article } from '../fold/records.ts';
import { buildOf, temporaryLayout } from './built.ts';
import { filesBelow, temporaryFolder, writeFiles } from './folders.ts';

const article = (id: string, ...sentences: string[]): Article => ({ id, paragraphs: [sentences] });

const ARTICLES = [
  article('a', '[Acme|Organization] bought [Bolt|Product]. '),
  article('b', '[Acme|Organization] met [Cora|Person]. '),
];

describe('writeBuild', () => {
  test('writes all tables, the graph and what they are, under the digest of the tables', async () => {
    const layout = await temporaryLayout();
    const { folder, meta } = await buildOf(layout, ARTICLES);
    expect(folder).toBe(join(layout.builds, meta.digest));
    expect(readdirSync(folder).sort()).toEqual(
      [...TABLE_NAMES.map((name) => `${name}.parquet`), 'graph.json', 'index.html', 'meta.json', 'report.md'].sort(),
    );
    expect(JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'))).toEqual(meta);
    expect(meta.counts).toMatchObject({ documents: 2, entities: 3, cooccurrences: 2 });

    const workspace = await openWorkspace(layout.root);
    expect(await digestOf(TABLE_NAMES.map((name) => workspace.table(name)))).toBe(meta.digest);
    workspace.close();
  });

  test('gives the same bytes in another folder and in another order of articles', async () => {
    const one = await buildOf(await temporaryLayout(), ARTICLES);
    const other = await buildOf(await temporaryLayout(), [...ARTICLES].reverse());
    expect(await filesBelow(other.folder)).toEqual(await filesBelow(one.folder));
  });

  test('says nothing of the place of the workspace', async () => {
    const layout = await temporaryLayout();
    const { folder } = await buildOf(layout, ARTICLES);
    for (const [name, content] of await filesBelow(folder)) expect(content.includes(layout.root), name).toBe(false);
  });

  test('keeps the build before for its readers, and no older one', async () => {
    const layout = await temporaryLayout();
    const digests: string[] = [];
    for (const id of ['a', 'b', 'c'])
      digests.push((await buildOf(layout, [article(id, '[Acme|Organization]')])).meta.digest);
    expect(new Set(digests).size).toBe(3);
    expect(readdirSync(layout.builds).sort()).toEqual(digests.slice(-2).sort());
    expect((await currentBuild(layout))?.meta.digest).toBe(digests[2]);
  });

  test('gives a build of equal tables a new description in place', async () => {
    const layout = await temporaryLayout();
    await buildOf(layout, [article('z', '[Zeta|Organization]')]);
    const older = await buildOf(layout, ARTICLES, { program: '1' });
    const newer = await buildOf(layout, ARTICLES, { program: '2' });
    expect(newer.folder).toBe(older.folder);
    expect((await currentBuild(layout))?.meta.program).toBe('2');
    expect(readdirSync(layout.builds)).toHaveLength(2);
  });

  test('sweeps what a killed run left among the builds', async () => {
    const layout = await temporaryLayout();
    await writeFiles(layout.root, { 'builds/new.partial/x': '', 'builds/0123/meta.json': '{}' });
    const { meta } = await buildOf(layout, ARTICLES);
    expect(readdirSync(layout.builds)).toEqual([meta.digest]);
  });
});

describe('currentBuild', () => {
  test('is none where there is none, or where files of it are missing', async () => {
    const layout = await temporaryLayout();
    expect(await currentBuild(layout)).toBeNull();
    const { folder } = await buildOf(layout, ARTICLES);
    expect(await currentBuild(layout)).not.toBeNull();
    await rm(join(folder, 'entities.parquet'));
    expect(await currentBuild(layout)).toBeNull();
  });

  const broken = [
    ['half a file', '{"version": 1, "bu', 'workspace-damaged'],
    ['no name', '{"version": 1}', 'workspace-damaged'],
    ['a newer version', '{"version": 9, "build": "x"}', 'workspace-newer'],
  ] as const;
  for (const [what, text, code] of broken) {
    test(`is refused as ${code} if current.json has ${what}`, async () => {
      const layout = await temporaryLayout();
      await writeFiles(layout.root, { 'current.json': text });
      await expect(currentBuild(layout)).rejects.toMatchObject({ code });
    });
  }
});

describe('refreshCopies', () => {
  test('makes plain copies, and again where somebody changed or deleted one', async () => {
    const layout = await temporaryLayout();
    const { folder } = await buildOf(layout, ARTICLES);
    await refreshCopies(layout, folder);
    const copies = async () => [await filesBelow(layout.graph), readFileSync(layout.graphJson, 'latin1')] as const;
    const before = await copies();
    const built = await filesBelow(folder);
    expect(before[1]).toBe(built.get('graph.json'));
    for (const name of ['graph.json', 'index.html', 'report.md']) built.delete(name);
    expect(before[0]).toEqual(built);

    await writeFiles(layout.root, { 'graph/entities.parquet': 'x', 'graph.json': before[1].replace('Acme', 'Acne') });
    await rm(join(layout.graph, 'meta.json'));
    await refreshCopies(layout, folder);
    expect(await copies()).toEqual(before);
  });
});

const pairs: readonly (readonly [string, string, string | null, boolean])[] = [
  ['equal files', 'x'.repeat(3_000_000), 'x'.repeat(3_000_000), true],
  ['files that differ in the last byte', 'x'.repeat(3_000_000), `${'x'.repeat(2_999_999)}y`, false],
  ['files of other lengths', 'x', 'xx', false],
  ['empty files', '', '', true],
  ['a file and none', 'x', null, false],
];
for (const [what, a, b, same] of pairs) {
  test(`haveSameBytes is ${same} for ${what}`, async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, b === null ? { a } : { a, b });
    expect(await haveSameBytes(join(folder, 'a'), join(folder, 'b'))).toBe(same);
  });
}
