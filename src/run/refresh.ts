/** Makes the current build that of the live records: folds and writes, unless it is already. */
import { readData } from '../data.ts';
import { fold } from '../fold/fold.ts';
import { parseOntology } from '../ontology.ts';
import type { Options } from '../options.ts';
import { VERSION } from '../version.ts';
import { currentBuild, hashRecords, writeBuild } from '../workspace/build.ts';
import type { Basis, BuildMeta } from '../workspace/build.ts';
import { refreshCopies } from '../workspace/copies.ts';
import { hashCorrections, loadCorrections } from '../workspace/corrections.ts';
import type { Database } from '../workspace/database.ts';
import type { Layout } from '../workspace/layout.ts';
import { throwIfInterrupted } from './progress.ts';
import type { RunControl } from './progress.ts';

/** After the records were viewed, under the workspace's lock. Throws `write-failed`, `interrupted`, `invalid-option`. */
export async function refreshBuild(
  database: Database,
  layout: Layout,
  { options, control }: { options: Options; control: RunControl },
): Promise<{ readonly meta: BuildMeta; readonly folded: boolean }> {
  const corrections = await loadCorrections(layout);
  const ontology = parseOntology(readData('ontology/predicates.tsv'));
  const basis: Basis = {
    program: VERSION,
    ontology: ontology.version,
    options: { window: options.window },
    corrections: hashCorrections(corrections),
    records: await hashRecords(database),
  };
  const current = await currentBuild(layout);
  if (current !== null && isSame(basis, current.meta)) {
    await refreshCopies(layout, current.folder);
    return { meta: current.meta, folded: false };
  }

  const step = (phase: 'fold' | 'write', done: 0 | 1) => control.onProgress?.({ phase, done, total: 1, failed: 0 });
  throwIfInterrupted(control);
  step('fold', 0);
  const folded = await fold(database, { window: options.window, ontology, corrections });
  step('fold', 1);
  throwIfInterrupted(control);
  step('write', 0);
  const { folder, meta } = await writeBuild(database, layout, folded, basis);
  await refreshCopies(layout, folder);
  step('write', 1);
  return { meta, folded: true };
}

function isSame(a: Basis, b: Basis): boolean {
  return (
    a.program === b.program &&
    a.ontology === b.ontology &&
    a.options.window === b.options.window &&
    a.corrections === b.corrections &&
    a.records === b.records
  );
}
