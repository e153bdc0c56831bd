/** What a long run tells while it runs, and how it is stopped. */
import { WenmaiError } from '../errors.ts';

export interface Progress {
  /** `read`: looking for what changed, in files; `extract`: in articles; `fold` and `write`: the graph, in one step. */
  readonly phase: 'read' | 'extract' | 'fold' | 'write';
  readonly done: number;
  readonly total: number;
  /** Failures met in this phase. */
  readonly failed: number;
}

export interface RunControl {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run with `interrupted` before the next article or step; what was committed stays. */
  readonly signal?: AbortSignal;
}

/** Throws `interrupted` once the signal was given. */
export function throwIfInterrupted({ signal }: RunControl): void {
  if (signal?.aborted !== true) return;
  throw new WenmaiError('interrupted', 'Stopped before the end, as asked: run again to go on from here', {
    cause: signal.reason,
  });
}
