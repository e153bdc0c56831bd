import { rmSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { isFailed } from '../../src/record.ts';
import type { Progress } from '../../src/run/progress.ts';
import { layoutOf } from '../../src/workspace/layout.ts';
import { lock } from '../../src/workspace/lock.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import { filesBelow, writeFiles } from '../workspace/folders.ts';
import { ARTICLES, Project } from './project.ts';
import { BROKEN } from './word-pipeline.ts';

describe('failures', () => {
  test('in the bytes are outcomes, retried when the bytes change', async () => {
    const project = await Project.create({ ...ARTICLES, 'posts/bad.txt': BROKEN });
    const summary = await project.build(['posts']);
    expect(summary).toMatchObject({
      articles: 4,
      extracted: 3,
      failures: [{ id: 'bad.txt', stale: false, transient: false }],
    });
    expect(await project.build()).toMatchObject({ attempted: 0, failures: [{ id: 'bad.txt' }] });
    await writeFile(project.path('posts/bad.txt'), 'Zorn');
    expect(await project.build()).toMatchObject({ attempted: 1, failures: [] });
    expect(await project.names()).toContain('Zorn');
  });

  test('of rows do not touch the other rows', async () => {
    const project = await Project.create({ 'r.jsonl': '{"id":"a","text":"Acme"}\nnot json\n{"id":"b"}\n' });
    const { failures, extracted } = await project.build(['r.jsonl']);
    expect(extracted).toBe(1);
    expect(failures.map(({ code }) => code).sort()).toEqual(['bad-json', 'bad-row']);
  });

  /** Deletes a file once the build has come to a certain point. */
  const deletingAt = (project: Project, point: Pick<Progress, 'phase' | 'done'>) => (progress: Progress) => {
    if (progress.phase === point.phase && progress.done === point.done)
      rmSync(project.path('posts/b.txt'), { force: true });
  };

  test('to read leave the last record, marked stale, and need no new part when they come again', async () => {
    const project = await Project.create();
    const { meta } = await project.build(['posts']);
    const onProgress = deletingAt(project, { phase: 'read', done: 1 });
    const stale = {
      stale: 1,
      extracted: 3,
      failures: [{ id: 'b.txt', code: 'vanished', transient: true, stale: true }],
      meta,
    };
    expect(await project.build([], { onProgress })).toMatchObject({ attempted: 1, ...stale });

    const records = await filesBelow(layoutOf(project.workspace).records);
    await writeFiles(project.folder, { 'posts/b.txt': ARTICLES['posts/b.txt'] });
    expect(await project.build([], { onProgress })).toMatchObject({ attempted: 1, ...stale });
    expect(await filesBelow(layoutOf(project.workspace).records)).toEqual(records);

    await writeFiles(project.folder, { 'posts/b.txt': ARTICLES['posts/b.txt'] });
    expect(await project.build()).toMatchObject({ attempted: 1, stale: 0, failures: [], meta });
    await rm(project.path('posts/b.txt'));
    expect(await project.build()).toMatchObject({ removed: 1, articles: 2, failures: [] });
  });

  test('of a file that vanishes after it was looked at do not end the build', async () => {
    const project = await Project.create();
    const summary = await project.build(['posts'], { onProgress: deletingAt(project, { phase: 'read', done: 3 }) });
    expect(summary).toMatchObject({ articles: 3, extracted: 2, failures: [{ id: 'b.txt', code: 'vanished' }] });
  });
});

test('the records of a workspace have one row for each article, whatever became of it', async () => {
  const project = await Project.create({ ...ARTICLES, 'posts/bad.txt': BROKEN });
  await project.build(['posts']);
  await writeFile(project.path('posts/b.txt'), 'Zorn');
  const onProgress = ({ phase }: Progress) => {
    if (phase === 'read') rmSync(project.path('posts/b.txt'), { force: true });
  };
  await project.build([], { onProgress });
  const workspace = await openWorkspace(project.workspace);
  const rows: string[] = [];
  for await (const record of workspace.records())
    rows.push(`${record.id} ${isFailed(record) ? record.error.code : record.text}`);
  workspace.close();
  expect(rows).toEqual([
    'a.txt Acme met Bolt\n',
    'b.txt Bolt met Cora\n',
    'bad.txt extraction-failed',
    'deep/c.txt Cora met Acme\n',
  ]);
});

describe('a build that is stopped', () => {
  const MANY = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`posts/${at}.txt`, `Acme met Bolt ${at}`]));

  test('finishes its article, keeps what it has, and the next goes on from there', async () => {
    const project = await Project.create(MANY);
    const stop = new AbortController();
    const onProgress = ({ phase, done }: Progress) => {
      if (phase === 'extract' && done === 15) stop.abort();
    };
    const stopped = project.build(['posts'], { onProgress, signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
    expect(project.pipeline.extracted).toHaveLength(15);
    await expect(openWorkspace(project.workspace)).rejects.toMatchObject({ code: 'workspace-missing' });

    const summary = await project.build();
    expect(summary).toMatchObject({ articles: 40, attempted: 25, kept: 15 });
    expect(summary.meta.digest).toBe(await project.freshDigest(['posts']));
  });

  for (const phase of ['read', 'fold'] as const) {
    test(`in the phase "${phase}" leaves the build of before`, async () => {
      const project = await Project.create();
      const { meta } = await project.build(['posts']);
      await writeFile(project.path('posts/a.txt'), 'Zorn');
      const stop = new AbortController();
      const onProgress = (progress: Progress) => {
        if (progress.phase === phase) stop.abort();
      };
      await expect(project.build([], { onProgress, signal: stop.signal })).rejects.toMatchObject({
        code: 'interrupted',
      });
      const workspace = await openWorkspace(project.workspace);
      expect(workspace.meta()).toEqual(meta);
      workspace.close();
      expect((await project.build()).meta.digest).toBe(await project.freshDigest(['posts']));
    });
  }
});

test('two builds of one workspace do not run at a time', async () => {
  const project = await Project.create();
  const held = await lock(layoutOf(project.workspace));
  await expect(project.build(['posts'])).rejects.toMatchObject({ code: 'workspace-locked' });
  held.release();
  await project.build(['posts']);
});

test('a workspace of a newer program is refused and left alone', async () => {
  const project = await Project.create();
  await project.build(['posts']);
  const path = layoutOf(project.workspace).manifest;
  await writeFile(path, (await readFile(path, 'utf8')).replace('"version": 1', '"version": 2'));
  const before = await filesBelow(layoutOf(project.workspace).records);
  await expect(project.build()).rejects.toMatchObject({ code: 'workspace-newer' });
  expect(await filesBelow(layoutOf(project.workspace).records)).toEqual(before);
});
