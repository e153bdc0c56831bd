/**
 * The main job: articles into the graph of a workspace. Extracts what changed, commits records as it goes so that a
 * killed run loses little, folds unless nothing changed.
 */
import { setImmediate } from 'node:timers/promises';
import type { Options } from '../options.ts';
import { resolveOptions } from '../options.ts';
import { createPipeline } from '../pipeline.ts';
import type { Pipeline } from '../pipeline.ts';
import { isFailed } from '../record.ts';
import type { ArticleRecord } from '../record.ts';
import type { BuildMeta } from '../workspace/build.ts';
import { loadCorrections } from '../workspace/corrections.ts';
import { layoutOf } from '../workspace/layout.ts';
import type { State } from '../workspace/parts.ts';
import type { Records } from '../workspace/records.ts';
import { outcomesOf } from '../workspace/status.ts';
import type { Outcomes } from '../workspace/status.ts';
import { changeInputs, portable, present } from './inputs.ts';
import { plan } from './plan.ts';
import { throwIfInterrupted } from './progress.ts';
import type { RunControl } from './progress.ts';
import { refreshBuild } from './refresh.ts';
import { withRecords } from './session.ts';
import { extractPlanned, survey } from './survey.ts';

/** A part is committed when it has this many articles, */
const COMMIT_ARTICLES = 200;

/** or when this much time went into it: what a killed run can lose. */
const COMMIT_MS = 2000;

export interface BuildOptions extends RunControl {
  /** The workspace's folder; `wenmai` by default. */
  readonly workspace?: string;
  /** Win over what the workspace remembers, and are remembered. */
  readonly options?: Partial<Options>;
  /** Inputs to drop, with their articles. */
  readonly forget?: readonly string[];
  /** A prefix for the ids of the one input that is given. */
  readonly name?: string | null;
  /** Prepared before, for programs that build often; it must be one for the same options. */
  readonly pipeline?: Pipeline;
}

export interface BuildSummary extends Outcomes {
  /** Of the articles: extracted in this run or failed in it, */
  readonly attempted: number;
  /** left as they were, */
  readonly kept: number;
  /** and gone. */
  readonly removed: number;
  /** Whether there was anything to fold. */
  readonly folded: boolean;
  readonly meta: BuildMeta;
}

/**
 * Builds the graph of the inputs and of those that the workspace remembers. Articles that fail are in the summary.
 * Throws `invalid-option`, `duplicate-id`, `input-missing` before anything is changed; `workspace-locked`,
 * `workspace-newer`, `workspace-damaged`, `write-failed`; `interrupted` after it has committed what is done.
 */
export async function build(
  given: readonly string[] = [],
  {
    workspace = 'wenmai',
    options: givenOptions = {},
    forget = [],
    name = null,
    pipeline: prepared,
    ...control
  }: BuildOptions = {},
): Promise<BuildSummary> {
  const layout = layoutOf(workspace);
  return withRecords(layout, async (records, database) => {
    const inputs = changeInputs(records.inputs, { add: given, forget, name }, layout.parent);
    const remembered = { ...records.options, ...portable(givenOptions, layout.parent) };
    const options = resolveOptions(remembered);
    const pipeline = prepared ?? createPipeline(present(options, layout.parent));

    // A wrong line is told before hours of extraction, not after.
    await loadCorrections(layout);
    const files = await survey(inputs, layout.parent, control);
    await records.view();
    const states = await records.states();
    const { extract, failed, keep, remove } = plan(files, states, pipeline.fingerprint);

    await records.remember(inputs, remembered);
    await records.remove(remove);
    const total = extract.reduce((sum, { ids }) => sum + ids.size, failed.length);
    const found = extractPlanned({ extract, failed }, pipeline);
    const attempted = await addAll(records, found, { states, total, control });
    await records.view();
    await records.compact();

    const { meta, folded } = await refreshBuild(database, layout, { options, control });
    const outcomes = outcomesOf(await records.states());
    return { ...outcomes, attempted, kept: keep.length, removed: remove.length, folded, meta };
  });
}

/** Adds records in parts, and tells how many there were. */
async function addAll(
  records: Records,
  found: AsyncIterable<ArticleRecord>,
  { states, total, control }: { states: ReadonlyMap<string, State>; total: number; control: RunControl },
): Promise<number> {
  let waiting: ArticleRecord[] = [];
  let committedMs = performance.now();
  const commit = async () => {
    await records.add(waiting);
    waiting = [];
    committedMs = performance.now();
  };

  let done = 0;
  let failed = 0;
  for await (const record of found) {
    done++;
    if (isFailed(record)) failed++;
    if (!isKnownFailure(record, states.get(record.id))) waiting.push(record);
    control.onProgress?.({ phase: 'extract', done, total, failed });
    if (waiting.length >= COMMIT_ARTICLES || performance.now() - committedMs > COMMIT_MS) await commit();
    // Extraction never waits for anything: without a pause no signal would come through.
    await setImmediate();
    if (control.signal?.aborted === true) break;
  }
  await commit();
  throwIfInterrupted(control);
  return done;
}

/** Whether the workspace says just this already: what fails for the same reason at every build needs no new part. */
function isKnownFailure(record: ArticleRecord, state: State | undefined): boolean {
  if (!isFailed(record) || !record.error.transient || state?.error == null) return false;
  return state.error.code === record.error.code && state.error.message === record.error.message;
}
