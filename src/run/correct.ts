/** Corrections of identity by program: changes the workspace's `aliases.yaml`, then folds. */
import { resolveOptions } from '../options.ts';
import type { Correction } from '../fold/corrections.ts';
import type { BuildMeta } from '../workspace/build.ts';
import { addCorrection, loadCorrections, removeCorrection } from '../workspace/corrections.ts';
import { layoutOf } from '../workspace/layout.ts';
import type { Layout } from '../workspace/layout.ts';
import { loadManifest } from '../workspace/manifest.ts';
import { missing } from '../workspace/status.ts';
import type { RunControl } from './progress.ts';
import { refreshBuild } from './refresh.ts';
import { withRecords } from './session.ts';

export interface CorrectOptions extends RunControl {
  /** The workspace's folder; `wenmai` by default. */
  readonly workspace?: string;
}

/** The corrections of a workspace, in the order of their numbers from 1. Throws `invalid-option` for a wrong file. */
export function listCorrections(workspace = 'wenmai'): Promise<Correction[]> {
  return loadCorrections(layoutOf(workspace));
}

/** Adds a correction and folds. Throws `invalid-option` where it contradicts another, and what a fold throws. */
export async function correct(correction: Correction, options: CorrectOptions = {}): Promise<BuildMeta> {
  return change(options, (layout) => addCorrection(layout, correction));
}

/** Takes the correction of that number back and folds: the graph is as if it had never been. Gives what it said. */
export async function undoCorrection(number: number, options: CorrectOptions = {}): Promise<Correction> {
  let undone: Correction | undefined;
  await change(options, async (layout) => {
    undone = await removeCorrection(layout, number);
  });
  if (undone === undefined) throw new RangeError('Expected a correction to have been removed');
  return undone;
}

async function change(
  { workspace = 'wenmai', ...control }: CorrectOptions,
  edit: (layout: Layout) => Promise<void>,
): Promise<BuildMeta> {
  const layout = layoutOf(workspace);
  if ((await loadManifest(layout.manifest)) === null) throw missing(layout);
  return withRecords(layout, async (records, database) => {
    await edit(layout);
    await records.view();
    const { meta } = await refreshBuild(database, layout, { options: resolveOptions(records.options), control });
    return meta;
  });
}
