/** What a build has to do: what was found, held against what the workspace knows. Looks at nothing else. */
import { WenmaiError } from '../errors.ts';
import { compareBytes } from '../text/order.ts';
import type { State } from '../workspace/parts.ts';

/** A file that was looked at. */
export interface FoundFile {
  readonly source: string;
  readonly articles: readonly { readonly id: string; readonly hash: string }[];
  /** Why nothing is known of what is in it, or below it. */
  readonly error: WenmaiError | null;
}

export interface Plan<File extends FoundFile> {
  /** The files with something to extract, and which of their articles. */
  readonly extract: readonly { readonly file: File; readonly ids: ReadonlySet<string> }[];
  /** The files that could not be read. */
  readonly failed: readonly File[];
  /** Ids whose records stay as they are. */
  readonly keep: readonly string[];
  /** Ids that no input has any more, sorted by their bytes. */
  readonly remove: readonly string[];
}

/** Throws `duplicate-id` if two files claim one id. */
export function plan<File extends FoundFile>(
  files: readonly File[],
  states: ReadonlyMap<string, State>,
  fingerprint: string,
): Plan<File> {
  const sourceById = new Map<string, string>();
  const extract: { file: File; ids: ReadonlySet<string> }[] = [];
  const keep: string[] = [];
  for (const file of files) {
    const ids = new Set<string>();
    for (const { id, hash } of file.articles) {
      claim(sourceById, id, file.source);
      if (isCurrent(states.get(id), { source: file.source, hash, extractor: fingerprint })) keep.push(id);
      else ids.add(id);
    }
    if (ids.size > 0) extract.push({ file, ids });
  }

  const failed = files.filter(({ error }) => error !== null);
  for (const { source } of failed) claim(sourceById, source, source);
  const remove: string[] = [];
  for (const [id, state] of states) {
    if (sourceById.has(id)) continue;
    // What cannot be read may still be there.
    if (failed.some(({ source }) => state.source === source || state.source.startsWith(`${source}/`))) keep.push(id);
    else remove.push(id);
  }
  return { extract, failed, keep, remove: remove.sort(compareBytes) };
}

function isCurrent(state: State | undefined, { source, hash, extractor }: Omit<State, 'extracted' | 'error'>): boolean {
  if (state === undefined || state.error?.transient === true) return false;
  return state.source === source && state.hash === hash && state.extractor === extractor;
}

function claim(sourceById: Map<string, string>, id: string, source: string): void {
  const earlier = sourceById.get(id);
  if (earlier !== undefined) {
    throw new WenmaiError(
      'duplicate-id',
      `Expected each article to have an id of its own, but ${both(earlier, source)} claim "${id}": give one input a prefix with --name`,
    );
  }
  sourceById.set(id, source);
}

function both(a: string, b: string): string {
  return a === b ? `two files ${a}` : `${a} and ${b}`;
}
