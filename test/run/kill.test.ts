import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { build } from '../../src/run/build.ts';
import { layoutOf } from '../../src/workspace/layout.ts';
import { statusOf } from '../../src/workspace/status.ts';
import { filesBelow, temporaryFolder, writeFiles } from '../workspace/folders.ts';
import { wordPipeline } from './word-pipeline.ts';

/** Enough for three parts; short, as extraction is not what is tested. */
const ARTICLES = 450;

const NAMES = ['Acme', 'Bolt', 'Cora', 'Dodo', 'Eola', 'Fern', 'Gale', 'Hebe'];

/** Numbers from 0 to below 1 that are the same at every run (Lehmer 1951, with Park and Miller's constants). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48271) % 0x7fffffff;
    yield state / 0x7fffffff;
  }
}

const random = numbers(20240229);
const next = (below: number) => Math.floor(random.next().value * below);

const name = () => NAMES[next(NAMES.length)] ?? '';

const CORPUS = Object.fromEntries(
  Array.from({ length: ARTICLES }, (_, at) => [
    `posts/${at}.txt`,
    `${name()} met ${name()} and ${name()}\n${name()} left\n`,
  ]),
);

interface Moment {
  readonly step: string;
  readonly delayMs: number;
}

const within = (delayMs: number, step: string): Moment => ({ step, delayMs: next(delayMs) });

/**
 * When to kill: within so many milliseconds after a step. A part is written after 200 articles and after the last of
 * a run. Each row is one workspace, killed again and again: every run goes on from what the one before left.
 */
const MOMENTS: readonly (readonly Moment[])[] = [
  [
    within(5, `extract ${1 + next(199)}`),
    within(30, 'extract 200'),
    within(30, 'extract 200'),
    within(150, 'fold 0'),
    within(100, 'write 0'),
  ],
  [
    within(60, 'extract 450'),
    within(20, 'fold 0'),
    within(60, 'fold 1'),
    within(250, 'write 0'),
    within(10, 'write 1'),
  ],
];

/** Starts a build in a process group of its own and kills the group at the moment. */
async function buildAndKill(workspace: string, inputs: readonly string[], { step, delayMs }: Moment): Promise<void> {
  const script = join(import.meta.dirname, 'build-child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, workspace, step, ...inputs], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exit]);
  await setTimeout(delayMs);
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  expect((await exit)[1]).toBe('SIGKILL');
}

test('builds that are killed again and again end in the bytes of one that is not', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, CORPUS);
  const inputs = [join(folder, 'posts')];
  const undisturbed = layoutOf(join(folder, 'undisturbed'));
  const { meta } = await build(inputs, { workspace: undisturbed.root, pipeline: wordPipeline() });

  const killAndGoOn = async (moments: readonly Moment[], at: number) => {
    const layout = layoutOf(join(folder, `killed-${at}`));
    let kept = 0;
    for (const moment of moments) {
      await buildAndKill(layout.root, inputs, moment);
      // What is there now is whole: no records are lost, and there is the right build or none.
      const status = await statusOf(layout.root);
      expect(status.extracted).toBeGreaterThanOrEqual(kept);
      expect([null, meta]).toContainEqual(status.build);
      kept = status.extracted;
    }

    const pipeline = wordPipeline();
    const summary = await build([], { workspace: layout.root, pipeline });
    expect(pipeline.extracted).toHaveLength(ARTICLES - kept);
    expect(summary.meta).toEqual(meta);
    for (const place of ['builds', 'graph'] as const) {
      expect(await filesBelow(layout[place])).toEqual(await filesBelow(undisturbed[place]));
    }
    expect((await readdir(layout.root, { recursive: true })).filter((name) => name.endsWith('.partial'))).toEqual([]);
  };
  await Promise.all(MOMENTS.map(killAndGoOn));
});
