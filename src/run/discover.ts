/**
 * Finds the files of an input: a file, a folder in depth, or a glob. The order, and the id-giving names, depend on
 * nothing but the names below the input's root.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { messageOf, WenmaiError } from '../errors.ts';
import { compareBytes } from '../text/order.ts';
import type { Input } from '../workspace/manifest.ts';

/** A file that holds articles, or a file or folder that could not be looked into. */
export interface ArticleFile {
  readonly path: string;
  /** What its articles' ids come from: the path below the root of the input, with `/`. */
  readonly source: string;
  /** The input's name, which goes before ids that the file itself gives. */
  readonly name: string | null;
  /** Why nothing is known of it, or of what is below it; null for a file that can be opened. */
  readonly error: WenmaiError | null;
}

/** Which files of a folder are articles. A file that is named, by itself or by a glob, is one in any case. */
const ARTICLE_NAME = /\.(?:html?|xhtml|md|mdx|markdown|txt|jsonl|ndjson|csv)(?:\.gz)?$/i;

/** A folder's note on where its files come from is no article. */
const ORIGIN_NOTE = /(?:^|\/)(?:ORIGIN\.md|SOURCE\.txt)$/;

function isArticle(below: string): boolean {
  return ARTICLE_NAME.test(below) && !ORIGIN_NOTE.test(below);
}

const GLOB_SIGN = /[*?[\]{}]|[!+@]\(/;

/**
 * The files of an input, sorted by the bytes of their source; relative paths start at `base`. A single file has its
 * path, as it was given, for a source.
 * Throws `input-missing` if there is no such file or folder, or nothing that the glob names.
 */
export async function discover(input: Input, base: string): Promise<ArticleFile[]> {
  const files = await filesOf(input.path, base);
  const prefix = input.name === null ? '' : `${input.name}/`;
  return files
    .map(({ path, below, error }) => ({ path, source: (prefix + below).toWellFormed(), name: input.name, error }))
    .sort((a, b) => compareBytes(a.source, b.source));
}

/** A file and its name below the root that it was found under. */
interface Found {
  readonly path: string;
  readonly below: string;
  readonly error: WenmaiError | null;
}

async function filesOf(path: string, base: string): Promise<Found[]> {
  const full = resolve(base, path);
  const kind = await kindOf(full);
  if (kind === 'file') return [{ path: full, below: path, error: null }];
  if (kind === 'folder' && isWorkspace(full)) {
    throw new WenmaiError(
      'invalid-option',
      `Expected a folder of articles, got the workspace ${path}: name the folder that the articles are in`,
    );
  }
  if (kind === 'folder') return walk(full, isArticle);
  if (kind === 'other') {
    throw new WenmaiError(
      'invalid-option',
      `Expected a file or a folder, got the pipe, socket or device ${path}: save what it gives, or use wenmai extract -`,
    );
  }
  const found = GLOB_SIGN.test(path) ? await matching(path, base) : [];
  if (found.length > 0) return found;
  throw missing(path, 'there is nothing');
}

/** `other`: what may never end, or never begin, and is not opened. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | null> {
  const status = await stat(path).catch(() => null);
  if (status === null) return null;
  if (status.isDirectory()) return 'folder';
  return status.isFile() ? 'file' : 'other';
}

/** The files that a glob names, links left out; its root is the part of the path before the first sign of a pattern. */
async function matching(path: string, base: string): Promise<Found[]> {
  const segments = path.split('/');
  const first = segments.findIndex((segment) => GLOB_SIGN.test(segment));
  const root = resolve(base, segments.slice(0, first).join('/') || (path.startsWith('/') ? '/' : '.'));
  if ((await kindOf(root)) !== 'folder') return [];
  const pattern = segments.slice(first).join('/');
  const matches = new Set(
    await glob(pattern, {
      cwd: root,
      ignore: ['**/node_modules'],
      expandDirectories: false,
      followSymbolicLinks: false,
    }),
  );
  return walk(root, (below) => matches.has(below));
}

/**
 * The wanted files below a folder, and every folder that could not be looked into: there may be some in it. Hidden ones,
 * `node_modules` and workspaces are left out, as are pipes, sockets and devices. Links to folders are not followed, as
 * what they show inside the root is found anyway; links to files are, if they stay inside.
 */
async function walk(root: string, isWanted: (below: string) => boolean): Promise<Found[]> {
  const found: Found[] = [];
  const inside = join(await realpath(root), sep);
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const folder = join(root, below);
    if (isWorkspace(folder)) continue;
    const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch(messageOf);
    if (typeof entries === 'string') {
      if (below === '') throw missing(root, entries);
      found.push({ path: folder, below, error: unreadable(folder, entries) });
      continue;
    }
    for (const entry of entries) {
      const name = entry.name.toString();
      if (name.startsWith('.') || name === 'node_modules') continue;
      const place = below === '' ? '' : `${below}/`;
      const path = join(folder, name);
      if (!entry.isDirectory()) {
        if (!isWanted(place + name)) continue;
        if (!entry.isFile() && !(entry.isSymbolicLink() && (await leadsToFile(path, inside)))) continue;
      }
      if (!isUtf8(entry.name)) {
        const shown = place + shownName(entry.name);
        found.push({ path, below: shown, error: misnamed(shown) });
      } else if (entry.isDirectory()) waiting.push(place + name);
      else found.push({ path, below: place + name, error: null });
    }
  }
  return found;
}

function isWorkspace(folder: string): boolean {
  return existsSync(join(folder, 'records', 'manifest.json'));
}

async function leadsToFile(link: string, inside: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  return target !== null && target.startsWith(inside) && (await kindOf(target)) === 'file';
}

/**
 * A name that is not UTF-8, which no id can hold, as it can be shown.
 * @example shownName(Buffer.from('caf\xe9.md', 'latin1')) // 'caf%E9.md'
 */
function shownName(name: Uint8Array): string {
  return [...name]
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`))
    .join('');
}

function missing(path: string, reason: string): WenmaiError {
  return new WenmaiError(
    'input-missing',
    `Expected articles at ${path}, but ${reason}: check the path, or drop it with --forget if the workspace remembers it`,
  );
}

function unreadable(folder: string, reason: string): WenmaiError {
  return new WenmaiError('unreadable', `Expected to read the folder ${folder}, but ${reason}: check its permissions`, {
    transient: true,
  });
}

function misnamed(shown: string): WenmaiError {
  return new WenmaiError('unreadable', `Expected a name in UTF-8, got ${shown}: rename it`, { transient: true });
}
