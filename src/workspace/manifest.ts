/**
 * The manifest: the one file that says what the records of a workspace are. Replacing it commits a change.
 */
import { readFile } from 'node:fs/promises';
import { messageOf, WenmaiError } from '../errors.ts';
import type { Options } from '../options.ts';
import { writeJson } from './files.ts';

const MANIFEST_VERSION = 1;

const RESTORE = 'restore it, or move the workspace away and build again';

/** An input that every build reads again. */
export interface Input {
  /** A file, folder or glob; absolute if it was given so, else relative to the folder that holds the workspace. */
  readonly path: string;
  /** Goes before the ids of its articles, with a `/`. */
  readonly name: string | null;
}

export interface Manifest {
  readonly version: typeof MANIFEST_VERSION;
  /** File names of the live parts; where two hold an article, the later one wins. */
  readonly parts: readonly string[];
  /** Number of the next part: a number is never used twice, so that a name always means the same rows. */
  readonly nextPart: number;
  /**
   * Articles that are gone although parts still hold rows of them. Writing a new row takes the id off the list;
   * compaction drops the rows and empties it.
   */
  readonly removed: readonly string[];
  readonly inputs: readonly Input[];
  /** The options that were given to a build, for those that come after it. */
  readonly options: Partial<Options>;
}

export const EMPTY_MANIFEST: Manifest = Object.freeze({
  version: MANIFEST_VERSION,
  parts: [],
  nextPart: 1,
  removed: [],
  inputs: [],
  options: {},
});

/** The manifest, or null where there is none. Throws `workspace-newer` and `workspace-damaged`. */
export async function loadManifest(path: string): Promise<Manifest | null> {
  const value = await readVersioned(path, MANIFEST_VERSION, RESTORE);
  if (value === null) return null;
  if (!isManifest(value)) throw damaged(path, 'fields are missing or of another type', RESTORE);
  return value;
}

export async function saveManifest(path: string, manifest: Manifest): Promise<void> {
  await writeJson(path, manifest);
}

/**
 * One of the workspace's own JSON files, or null where there is none. Throws `workspace-newer` if a newer program
 * wrote it, `workspace-damaged`, with advice, if it is not JSON with a version.
 */
export async function readVersioned(
  path: string,
  version: number,
  advice: string,
): Promise<{ version: number } | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw damaged(path, messageOf(error), advice);
  });
  if (text === null) return null;
  const value = parse(path, text, advice);
  if (!hasVersion(value)) throw damaged(path, 'it has no version', advice);
  if (value.version <= version) return value;
  throw new WenmaiError(
    'workspace-newer',
    `Expected format ${version} or older in ${path}, got ${value.version}: a newer Wenmai wrote this workspace, update to read it`,
  );
}

/** The error for a file of the workspace that is not what Wenmai wrote. */
export function damaged(path: string, reason: string, advice: string): WenmaiError {
  return new WenmaiError('workspace-damaged', `Expected ${path} as Wenmai wrote it, but ${reason}: ${advice}`);
}

function parse(path: string, text: string, advice: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(path, messageOf(error), advice);
  }
}

function hasVersion(value: unknown): value is { version: number } {
  return isFields(value) && Number.isInteger(value['version']);
}

function isManifest(value: unknown): value is Manifest {
  return (
    isFields(value) &&
    isStrings(value['parts']) &&
    Number.isInteger(value['nextPart']) &&
    isStrings(value['removed']) &&
    Array.isArray(value['inputs']) &&
    value['inputs'].every(isInput) &&
    isFields(value['options'])
  );
}

function isInput(value: unknown): value is Input {
  return (
    isFields(value) &&
    typeof value['path'] === 'string' &&
    (value['name'] === null || typeof value['name'] === 'string')
  );
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
