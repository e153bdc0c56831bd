import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { layoutOf } from '../../src/workspace/layout.ts';
import { lock } from '../../src/workspace/lock.ts';
import { temporaryFolder } from './folders.ts';

/** Another process that holds the lock until it is killed. */
async function holder(path: string) {
  const script = `
    import { DuckDBInstance } from '@duckdb/node-api';
    globalThis.held = await DuckDBInstance.create(process.argv[1]);
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('the lock of another process is a clear conflict, and free at once when that is killed', async () => {
  const layout = layoutOf(await temporaryFolder());
  (await lock(layout)).release();
  const child = await holder(layout.lock);
  await expect(lock(layout)).rejects.toMatchObject({
    code: 'workspace-locked',
    message: expect.stringContaining(`PID ${child.pid}`) as string,
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  (await lock(layout)).release();
});

test('two builds inside one program do not get it both', async () => {
  const layout = layoutOf(await temporaryFolder());
  const held = await lock(layout);
  await expect(lock(layout)).rejects.toMatchObject({ code: 'workspace-locked' });
  held.release();
  (await lock(layout)).release();
});

test('only one of many that start at once gets it', async () => {
  const layout = layoutOf(await temporaryFolder());
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lock(layout)));
  const winners = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(winners).toHaveLength(1);
  winners[0]?.release();
});

test('a lock file that is something else is named, with what to do', async () => {
  const layout = layoutOf(await temporaryFolder());
  await mkdir(layout.work, { recursive: true });
  await writeFile(layout.lock, 'no database');
  await expect(lock(layout)).rejects.toMatchObject({
    code: 'workspace-damaged',
    message: expect.stringMatching(/delete it/) as string,
  });
});
