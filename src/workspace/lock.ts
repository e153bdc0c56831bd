/**
 * One writer at a time: a DuckDB file held open for writing. The system lets go of it when its owner ends, however
 * that happens, so that there is no stale lock to judge.
 */
import { existsSync } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { messageOf, WenmaiError } from '../errors.ts';
import { asWriteFailure } from './files.ts';
import type { Layout } from './layout.ts';

export interface Lock {
  release(): void;
}

/** The system's locks tell processes apart, but not two builds inside this one. */
const heldHere = new Set<string>();

/** Takes the workspace's lock. Throws `workspace-locked` if another build holds it. */
export async function lock(layout: Layout): Promise<Lock> {
  if (heldHere.has(layout.lock)) throw locked(layout, 'this program');
  heldHere.add(layout.lock);
  try {
    await createOnce(layout);
    const instance = await openFile(layout.lock);
    return {
      release() {
        instance.closeSync();
        heldHere.delete(layout.lock);
      },
    };
  } catch (error) {
    heldHere.delete(layout.lock);
    throw asLockFailure(error, layout);
  }
}

/** Gives the lock its file in one step: DuckDB does not open the half file that a killed creation would leave. */
async function createOnce(layout: Layout): Promise<void> {
  if (existsSync(layout.lock)) return;
  const own = `${layout.lock}.${process.pid}`;
  await mkdir(layout.work, { recursive: true });
  await rm(own, { force: true });
  (await openFile(own)).closeSync();
  await link(own, layout.lock).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await rm(own, { force: true });
}

function openFile(path: string): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, { autoinstall_known_extensions: 'false', threads: '1' });
}

function asLockFailure(error: unknown, layout: Layout): unknown {
  const message = messageOf(error);
  if (message.includes('Could not set lock')) {
    return locked(layout, /\(PID \d+\)/.exec(message)?.[0].slice(1, -1) ?? 'another program');
  }
  if (message.includes('not a valid DuckDB')) {
    return new WenmaiError('workspace-damaged', `Expected ${layout.lock} to be a lock, but it is damaged: delete it`);
  }
  return asWriteFailure(error, layout.lock);
}

function locked(layout: Layout, holder: string): WenmaiError {
  return new WenmaiError(
    'workspace-locked',
    `Expected to be the only one that changes ${layout.root}, but ${holder} is at work there: wait until it has ended`,
  );
}
