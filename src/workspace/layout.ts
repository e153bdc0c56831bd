/** Where everything lies in a workspace. No name derives from an article's id. */
import { dirname, join, resolve } from 'node:path';

export interface Layout {
  readonly root: string;
  /** The folder that holds the workspace: remembered paths start here, so that both can move together. */
  readonly parent: string;
  /** Immutable Parquet files, and the manifest that says which of them count. */
  readonly records: string;
  readonly manifest: string;
  /** Whole builds, and the file that names the one that counts. */
  readonly builds: string;
  readonly current: string;
  /** Plain copies of the current build, for people. */
  readonly graph: string;
  readonly graphJson: string;
  /** The user's corrections of identity; with the inputs in the manifest, all that cannot be made again. */
  readonly aliases: string;
  /** What may be deleted whenever no build is running. */
  readonly work: string;
  readonly lock: string;
  readonly spill: string;
}

export function layoutOf(workspace: string): Layout {
  const root = resolve(workspace);
  const records = join(root, 'records');
  const work = join(root, 'work');
  return {
    root,
    parent: dirname(root),
    records,
    manifest: join(records, 'manifest.json'),
    builds: join(root, 'builds'),
    current: join(root, 'current.json'),
    graph: join(root, 'graph'),
    graphJson: join(root, 'graph.json'),
    aliases: join(root, 'aliases.yaml'),
    work,
    lock: join(work, 'lock'),
    spill: join(work, 'spill'),
  };
}
