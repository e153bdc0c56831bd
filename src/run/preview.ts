/** What a build would do now, without doing any of it. */
import { resolveOptions } from '../options.ts';
import { createPipeline } from '../pipeline.ts';
import { layoutOf } from '../workspace/layout.ts';
import { loadManifest } from '../workspace/manifest.ts';
import { missing, statesIn } from '../workspace/status.ts';
import { present } from './inputs.ts';
import { plan } from './plan.ts';
import { survey } from './survey.ts';

/** Numbers of articles. */
export interface BuildPreview {
  readonly extract: number;
  readonly keep: number;
  readonly remove: number;
  /** Files that cannot be read. */
  readonly unreadable: number;
}

/**
 * Looks at all remembered inputs; needs no lock. Throws `workspace-missing`, `input-missing`, `duplicate-id`,
 * `workspace-newer`, `workspace-damaged`.
 */
export async function previewBuild(workspace = 'wenmai'): Promise<BuildPreview> {
  const layout = layoutOf(workspace);
  const manifest = await loadManifest(layout.manifest);
  if (manifest === null) throw missing(layout);
  const { fingerprint } = createPipeline(present(resolveOptions(manifest.options), layout.parent));
  const files = await survey(manifest.inputs, layout.parent, {});
  const { extract, failed, keep, remove } = plan(files, await statesIn(layout, manifest), fingerprint);
  return {
    extract: extract.reduce((sum, { ids }) => sum + ids.size, 0),
    keep: keep.length,
    remove: remove.length,
    unreadable: failed.length,
  };
}
