import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPipeline } from '../../src/pipeline.ts';
import { build } from '../../src/run/build.ts';
import type { Progress } from '../../src/run/progress.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import { filesBelow, temporaryFolder, writeFiles } from '../workspace/folders.ts';
import { ARTICLES, Project } from './project.ts';
import { BROKEN, wordPipeline } from './word-pipeline.ts';

test('a second build extracts nothing, folds nothing and leaves every file as it is', async () => {
  const project = await Project.create();
  const first = await project.build(['posts', 'rows.jsonl']);
  expect(first).toMatchObject({ articles: 5, attempted: 5, kept: 0, removed: 0, folded: true, failures: [] });
  const before = await filesBelow(project.workspace);

  const second = await project.build();
  expect(second).toMatchObject({ articles: 5, attempted: 0, kept: 5, removed: 0, folded: false, meta: first.meta });
  expect(project.pipeline.extracted).toEqual([]);
  expect(await filesBelow(project.workspace)).toEqual(before);
});

describe('after a change', () => {
  const changes: readonly (readonly [
    what: string,
    change: (project: Project) => Promise<void>,
    result: { extracted: readonly string[]; removed: number; names: readonly string[] },
  ])[] = [
    [
      'an edited article is extracted again',
      (project) => writeFile(project.path('posts/a.txt'), 'Acme met Zorn\n'),
      { extracted: ['a.txt'], removed: 0, names: ['Acme', 'Bolt', 'Cora', 'Zorn'] },
    ],
    [
      'a new article is added',
      (project) => writeFile(project.path('posts/d.txt'), 'Zorn\n'),
      { extracted: ['d.txt'], removed: 0, names: ['Acme', 'Bolt', 'Cora', 'Zorn'] },
    ],
    [
      'an article that vanished leaves the graph',
      (project) => rm(project.path('posts/b.txt')),
      { extracted: [], removed: 1, names: ['Acme', 'Bolt', 'Cora'] },
    ],
    [
      'a renamed article is a new one, and the old one is gone',
      (project) => rename(project.path('posts/b.txt'), project.path('posts/z.txt')),
      { extracted: ['z.txt'], removed: 1, names: ['Acme', 'Bolt', 'Cora'] },
    ],
    [
      'what is no article is not seen',
      (project) => writeFile(project.path('posts/deep/picture.png'), 'Zorn'),
      { extracted: [], removed: 0, names: ['Acme', 'Bolt', 'Cora'] },
    ],
  ];
  for (const [what, change, { extracted, removed, names }] of changes) {
    test(`${what}, and the graph is that of a fresh run`, async () => {
      const project = await Project.create();
      await project.build(['posts']);
      await change(project);
      const summary = await project.build();
      expect(project.pipeline.extracted).toEqual(extracted);
      expect(summary.removed).toBe(removed);
      expect(await project.names()).toEqual(names);
      expect(summary.meta.digest).toBe(await project.freshDigest(['posts']));
    });
  }

  test('an article that comes back is in the graph again', async () => {
    const project = await Project.create();
    const { meta } = await project.build(['posts']);
    await rm(project.path('posts/a.txt'));
    expect((await project.build()).meta.digest).not.toBe(meta.digest);
    await writeFiles(project.folder, { 'posts/a.txt': ARTICLES['posts/a.txt'] });
    expect((await project.build()).meta).toEqual(meta);
  });

  test('only the changed row of a file of rows is extracted', async () => {
    const project = await Project.create();
    await project.build(['rows.jsonl']);
    await writeFile(project.path('rows.jsonl'), ARTICLES['rows.jsonl'].replace('Eola', 'Zorn'));
    await project.build();
    expect(project.pipeline.extracted).toEqual(['two']);
  });

  test('another extractor extracts all again', async () => {
    const project = await Project.create();
    await project.build(['posts']);
    const newer = wordPipeline('words-2');
    const summary = await project.build([], { pipeline: newer });
    expect([newer.extracted.length, summary.folded]).toEqual([3, true]);
  });

  test('another window folds again and extracts nothing, and is remembered', async () => {
    const project = await Project.create();
    await project.build(['posts']);
    const summary = await project.build([], { options: { window: 'document' } });
    expect([project.pipeline.extracted.length, summary.folded, summary.meta.options.window]).toEqual([
      0,
      true,
      'document',
    ]);
    expect((await project.build()).folded).toBe(false);
  });

  test('a build that was deleted is made again from the records', async () => {
    const project = await Project.create();
    const { meta } = await project.build(['posts']);
    for (const name of ['builds', 'current.json', 'graph', 'graph.json', 'work']) {
      await rm(join(project.workspace, name), { recursive: true });
    }
    expect(await project.build()).toMatchObject({ attempted: 0, folded: true, meta });
    expect(existsSync(join(project.workspace, 'graph.json'))).toBe(true);
  });
});

test('progress counts up to its total in every phase, in order', async () => {
  const project = await Project.create({ ...ARTICLES, 'posts/bad.txt': BROKEN });
  const seen: Progress[] = [];
  await project.build(['posts'], { onProgress: (progress) => seen.push(progress) });
  const last = new Map(seen.map((progress) => [progress.phase, progress]));
  expect([...last.values()]).toEqual([
    { phase: 'read', done: 4, total: 4, failed: 0 },
    { phase: 'extract', done: 4, total: 4, failed: 1 },
    { phase: 'fold', done: 1, total: 1, failed: 0 },
    { phase: 'write', done: 1, total: 1, failed: 0 },
  ]);
  for (const [at, progress] of seen.entries()) {
    const before = seen[at - 1];
    if (before?.phase === progress.phase) expect(progress.done).toBe(before.done + 1);
  }
});

test('the samples that come with the program become a graph', async () => {
  const samples = join(import.meta.dirname, '../../data/samples');
  const workspace = join(await temporaryFolder(), 'wenmai');
  const pipeline = createPipeline();
  const summary = await build([samples], { workspace, pipeline });
  expect(summary).toMatchObject({ failures: [], folded: true });
  expect(summary.meta.counts.relations).toBeGreaterThan(10);
  const opened = await openWorkspace(workspace);
  expect((await opened.entity('Linux 基金会'))?.documents).toBeGreaterThan(1);
  for (const { quote } of await opened.evidence('IBM', '红帽')) expect(quote).not.toBe('');
  opened.close();
  expect(await build([], { workspace, pipeline })).toMatchObject({ attempted: 0, folded: false });
});
