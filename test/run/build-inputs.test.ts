import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/run/build.ts';
import { layoutOf } from '../../src/workspace/layout.ts';
import { loadManifest } from '../../src/workspace/manifest.ts';
import { filesBelow, temporaryFolder } from '../workspace/folders.ts';
import { ARTICLES, Project } from './project.ts';

test('inputs are remembered, added to and forgotten', async () => {
  const project = await Project.create();
  await project.build(['posts']);
  expect(await project.build(['rows.jsonl'])).toMatchObject({ articles: 5, kept: 3, attempted: 2 });
  const forgot = await project.build([], { forget: [project.path('posts')] });
  expect(forgot).toMatchObject({ articles: 2, removed: 3 });
  expect(forgot.meta.digest).toBe(await project.freshDigest(['rows.jsonl']));
});

test('missing inputs end the build, and nothing is removed', async () => {
  const project = await Project.create();
  await project.build(['posts', 'rows.jsonl']);
  const before = await filesBelow(project.workspace);
  await rename(project.path('posts'), project.path('elsewhere'));
  await expect(project.build()).rejects.toMatchObject({ code: 'input-missing' });
  expect(await filesBelow(project.workspace)).toEqual(before);
});

test('inputs that claim one id end the build before anything is changed, and a name solves it', async () => {
  const project = await Project.create({ 'one/a.txt': 'Acme', 'two/a.txt': 'Bolt' });
  await project.build(['one']);
  const before = await filesBelow(project.workspace);
  await expect(project.build(['two'])).rejects.toMatchObject({ code: 'duplicate-id' });
  expect(await filesBelow(project.workspace)).toEqual(before);
  expect(await project.build(['two'], { name: 'second' })).toMatchObject({ articles: 2 });
  expect(await project.build()).toMatchObject({ articles: 2, attempted: 0 });
});

test('inputs in another order, and another folder, give the same bytes', async () => {
  // As folders: the id of a single file is its path as given, which differs between the two projects.
  const inputs = ['posts', 'rows'];
  const files = { ...ARTICLES, 'rows/rows.jsonl': ARTICLES['rows.jsonl'] };
  const projects = [await Project.create(files), await Project.create(files)] as const;
  const { meta } = await projects[0].build(inputs);
  await projects[1].build(inputs.slice(1));
  await projects[1].build(inputs.slice(0, 1));
  const builds = await Promise.all(projects.map(({ workspace }) => filesBelow(join(workspace, 'builds', meta.digest))));
  expect(builds[0]?.size).toBe(11);
  expect(builds[1]).toEqual(builds[0]);
});

test('inputs below the workspace’s folder move with it when they were given as relative paths', async () => {
  const project = await Project.create();
  const start = process.cwd();
  process.chdir(project.folder);
  try {
    await build(['posts'], { pipeline: project.pipeline });
    expect((await loadManifest(layoutOf('wenmai').manifest))?.inputs).toEqual([{ path: 'posts', name: null }]);
  } finally {
    process.chdir(start);
  }
  const moved = join(await temporaryFolder(), 'moved');
  await rename(project.folder, moved);
  await mkdir(project.folder);
  const summary = await build([], { workspace: join(moved, 'wenmai'), pipeline: project.pipeline });
  expect(summary).toMatchObject({ articles: 3, attempted: 0, folded: false });
});

test('inputs that hold the workspace do not take it for articles', async () => {
  const project = await Project.create();
  await project.build(['.']);
  await writeFile(join(project.workspace, 'report.md'), 'Zorn');
  expect(await project.build()).toMatchObject({ articles: 5, attempted: 0 });
});

for (const place of ["it's [a] b", 'star*x?', '{a,b} 文 "q"', 'back\\slash']) {
  test(`a workspace and its inputs may lie in a folder named ${place}`, async () => {
    const project = await Project.create({ [`${place}/posts/a.txt`]: 'Acme met Bolt' });
    const options = { workspace: join(project.folder, place, 'wenmai'), pipeline: project.pipeline };
    await build([join(project.folder, place, 'posts')], options);
    expect(await build([], options)).toMatchObject({ articles: 1, kept: 1, meta: { counts: { entities: 2 } } });
  });
}
