import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { build } from '../../src/run/build.ts';
import { layoutOf } from '../../src/workspace/layout.ts';
import { filesBelow, temporaryFolder, writeFiles } from '../workspace/folders.ts';
import { wordPipeline } from './word-pipeline.ts';

const run = (command: string, ...words: readonly string[]) => spawnSync(command, words).status === 0;

/** A disk in memory that is as small as asked, or null where we may not mount one. */
async function smallDisk(kibibytes: number): Promise<{ path: string; grow: () => void } | null> {
  const path = join(await temporaryFolder(), 'disk');
  await mkdir(path);
  if (!run('mount', '-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', path)) return null;
  onTestFinished(() => void run('umount', path));
  return { path, grow: () => expect(run('mount', '-o', 'remount,size=64m', path)).toBe(true) };
}

/** Sizes at which the disk is full at the lock, in the records, in the build. */
const SIZES_KIB = [4, 40, 120];

const ARTICLES = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [
    `posts/${at}.txt`,
    Array.from({ length: 10 }, (_, line) => `Acme${'abcdefghij'.charAt(line)} met Bolt and Cora ${at} ${line}`).join(
      '\n',
    ),
  ]),
);

for (const size of SIZES_KIB) {
  test(`a disk of ${size} KiB is full, which is said, and with more room the build goes on`, async ({ skip }) => {
    const disk = await smallDisk(size);
    if (disk === null) skip('mounting a small disk is not permitted here');
    const folder = await temporaryFolder();
    await writeFiles(folder, ARTICLES);
    const layout = layoutOf(join(disk?.path ?? '', 'wenmai'));
    const inputs = [join(folder, 'posts')];
    await expect(build(inputs, { workspace: layout.root, pipeline: wordPipeline() })).rejects.toMatchObject({
      code: 'write-failed',
      message: expect.stringMatching(/free some space/) as string,
    });

    disk?.grow();
    const { meta } = await build(inputs, { workspace: layout.root, pipeline: wordPipeline() });
    const other = layoutOf(join(folder, 'wenmai'));
    expect((await build(inputs, { workspace: other.root, pipeline: wordPipeline() })).meta).toEqual(meta);
    expect(await filesBelow(layout.builds)).toEqual(await filesBelow(other.builds));
  });
}
