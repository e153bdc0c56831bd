/** The fold alone: the graph of the records that a workspace holds, with no look at the articles. */
import { type Options, resolveOptions } from '../options.ts';
import type { BuildMeta } from '../workspace/build.ts';
import { layoutOf } from '../workspace/layout.ts';
import { loadManifest } from '../workspace/manifest.ts';
import { missing } from '../workspace/status.ts';
import type { RunControl } from './progress.ts';
import { refreshBuild } from './refresh.ts';
import { withRecords } from './session.ts';

export interface FoldWorkspaceOptions extends RunControl {
  /** The workspace's folder; `wenmai` by default. */
  readonly workspace?: string;
  /** Only fold options matter here; they are remembered. */
  readonly options?: Partial<Options>;
}

/**
 * Folds what there is. Throws `workspace-missing` where there are no records, `workspace-locked`, `workspace-newer`,
 * `workspace-damaged`, `write-failed`, `interrupted`.
 */
export async function foldWorkspace({
  workspace = 'wenmai',
  options: given = {},
  ...control
}: FoldWorkspaceOptions = {}): Promise<{ readonly meta: BuildMeta; readonly folded: boolean }> {
  const layout = layoutOf(workspace);
  if ((await loadManifest(layout.manifest)) === null) throw missing(layout);
  return withRecords(layout, async (records, database) => {
    const options = { ...records.options, ...given };
    await records.remember(records.inputs, options);
    await records.view();
    return refreshBuild(database, layout, { options: resolveOptions(options), control });
  });
}
