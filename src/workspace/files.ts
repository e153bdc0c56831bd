/**
 * Files and folders that are there whole or not at all: written under another name beside their place, synchronised
 * with the disk, renamed. After a crash only rubbish with the other name can be left, never half a file.
 */
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf, WenmaiError } from '../errors.ts';

/** Ends the names of what is being written. */
const PARTIAL = '.partial';

/** UTF-16 units gathered before they are written: fewer, larger writes. */
const CHUNK_UNITS = 1 << 16;

/**
 * Puts a file in its place once `write` has written it under the name it is given.
 * Throws `write-failed` when the disk or its permissions do not allow that; the file in place stays as it was.
 */
export async function writeWhole(path: string, write: (partial: string) => Promise<void>): Promise<void> {
  const partial = path + PARTIAL;
  try {
    await write(partial);
    await synchronize(partial);
    await rename(partial, path);
    await synchronize(dirname(path));
  } catch (error) {
    await discard(partial);
    throw asWriteFailure(error, path);
  }
}

/**
 * Puts a folder of files into `parent` under the digest of what `write` has written, and gives what that returned.
 * Where a folder of that name lies already, its files are replaced one by one: the name says that both are equal.
 * Throws `write-failed`.
 */
export async function writeByDigest<Written extends { readonly digest: string }>(
  parent: string,
  write: (partial: string) => Promise<Written>,
): Promise<Written> {
  const partial = join(parent, `new${PARTIAL}`);
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    const written = await write(partial);
    const path = join(parent, written.digest);
    const names = await readdir(partial);
    for (const name of names) await synchronize(join(partial, name));
    await synchronize(partial);
    if (existsSync(path)) {
      for (const name of names) await rename(join(partial, name), join(path, name));
      await synchronize(path);
    } else {
      await rename(partial, path);
    }
    await synchronize(parent);
    return written;
  } catch (error) {
    throw asWriteFailure(error, parent);
  } finally {
    await discard(partial);
  }
}

/** Writes pieces of text one after the other, with no promise of wholeness: for use inside `writeWhole`. */
export async function writeText(path: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    await append(file, pieces);
  } finally {
    await file.close();
  }
}

/** Writes a small value as JSON that people can read, whole. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeWhole(path, (partial) => writeText(partial, [jsonText(value)]));
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Removes everything in a folder that `keeps` does not name; a folder that is not there has no rubbish. */
export async function sweep(folder: string, keeps: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (!keeps(name)) await discard(join(folder, name));
}

/** The `write-failed` error for what the disk refused; any other error as it is. */
export function asWriteFailure(error: unknown, path: string): unknown {
  const reason = refusal(error);
  if (reason === null) return error;
  return new WenmaiError('write-failed', `Expected to write ${path}, but ${reason}, and run again: nothing is lost`, {
    cause: error,
  });
}

/** What the disk refused and what to do, by the system's code, or by DuckDB's message, which carries no code. */
function refusal(error: unknown): string | null {
  if (error instanceof WenmaiError) return null;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = messageOf(error);
  for (const [codes, words, reason] of REFUSALS) {
    if (codes.includes(code) || words.some((text) => message.includes(text))) return reason;
  }
  return null;
}

const REFUSALS: readonly (readonly [codes: readonly string[], words: readonly string[], reason: string])[] = [
  [['ENOSPC', 'EDQUOT'], ['No space left', 'Disk quota exceeded'], 'the disk is full: free some space'],
  [['EACCES', 'EPERM'], ['Permission denied', 'Operation not permitted'], 'that is not permitted: check who owns it'],
  [['EROFS'], ['Read-only file system'], 'the disk is read-only: choose another workspace'],
  [['EIO'], ['Input/output error'], 'the disk reports an error: check it'],
  [['ENOTDIR', 'EEXIST'], [], 'a file lies where a folder should be: move it away'],
];

async function append(file: FileHandle, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < CHUNK_UNITS) continue;
    await file.writeFile(waiting);
    waiting = '';
  }
  await file.writeFile(waiting);
}

/** Waits until a file, or the names in a folder, would survive a power cut. */
async function synchronize(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes a file or folder as far as that is possible: called when there may be an error to report already. */
async function discard(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
