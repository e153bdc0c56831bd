/** What a workspace holds: articles by outcome, failures with their reasons, sizes and versions. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WenmaiError } from '../errors.ts';
import type { Options } from '../options.ts';
import { currentBuild } from './build.ts';
import type { BuildMeta } from './build.ts';
import { Database } from './database.ts';
import { layoutOf } from './layout.ts';
import type { Layout } from './layout.ts';
import { loadManifest } from './manifest.ts';
import type { Input, Manifest } from './manifest.ts';
import { statesOf, viewRecords } from './parts.ts';
import type { State } from './parts.ts';

/** An article whose last attempt failed. */
export interface Failure {
  readonly id: string;
  readonly source: string;
  readonly code: string;
  readonly message: string;
  readonly transient: boolean;
  /** Whether an earlier record of it still counts. */
  readonly stale: boolean;
}

/** Articles by what became of them. */
export interface Outcomes {
  /** All that the workspace knows of. */
  readonly articles: number;
  /** Those with a record, stale ones among them. */
  readonly extracted: number;
  readonly stale: number;
  /** In the order of their ids' bytes. */
  readonly failures: readonly Failure[];
}

export interface WorkspaceStatus extends Outcomes {
  readonly root: string;
  readonly inputs: readonly Input[];
  readonly options: Partial<Options>;
  /** Fingerprints of the extractors that made the records, with the number of articles of each. */
  readonly extractors: ReadonlyMap<string, number>;
  readonly parts: number;
  readonly recordBytes: number;
  /** The build that counts; null before the first. */
  readonly build: BuildMeta | null;
}

/** Needs no lock. Throws `workspace-missing`, `workspace-newer`, `workspace-damaged`. */
export async function statusOf(workspace: string): Promise<WorkspaceStatus> {
  const layout = layoutOf(workspace);
  const manifest = await loadManifest(layout.manifest);
  if (manifest === null) throw missing(layout);
  const states = await statesIn(layout, manifest);
  const extractors = new Map<string, number>();
  for (const { extractor } of states.values()) extractors.set(extractor, (extractors.get(extractor) ?? 0) + 1);
  const sizes = await Promise.all(manifest.parts.map(async (part) => (await stat(join(layout.records, part))).size));
  return {
    ...outcomesOf(states),
    root: layout.root,
    inputs: manifest.inputs,
    options: manifest.options,
    extractors,
    parts: manifest.parts.length,
    recordBytes: sizes.reduce((sum, size) => sum + size, 0),
    build: (await currentBuild(layout))?.meta ?? null,
  };
}

export function outcomesOf(states: ReadonlyMap<string, State>): Outcomes {
  const failures: Failure[] = [];
  let extracted = 0;
  for (const [id, state] of states) {
    if (state.extracted) extracted++;
    if (state.error !== null) failures.push({ id, source: state.source, ...state.error, stale: state.extracted });
  }
  return { articles: states.size, extracted, stale: failures.filter(({ stale }) => stale).length, failures };
}

/** The error for a folder that is no workspace, or has no build yet. */
export function missing({ root }: Layout): WenmaiError {
  return new WenmaiError(
    'workspace-missing',
    `Expected a workspace with a finished build at ${root}, but there is none: run wenmai build first, or name another with -w`,
  );
}

/** The state of every article, without the workspace's lock. */
export async function statesIn(layout: Layout, manifest: Manifest): Promise<Map<string, State>> {
  const database = await Database.open();
  try {
    await viewRecords(database, layout, manifest);
    return await statesOf(database);
  } finally {
    database.close();
  }
}
