/** Progress for people: a line that is written over on a terminal, plain lines now and then elsewhere. */
import type { Progress } from '../index.ts';

const LABELS: Record<Progress['phase'], string> = {
  read: 'Reading files',
  extract: 'Extracting articles',
  fold: 'Folding records',
  write: 'Writing the graph',
};

/** How often a line is written, in milliseconds. */
const TERMINAL_INTERVAL_MS = 100;
const PLAIN_INTERVAL_MS = 10_000;

export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** Clears the line, so that what follows stands alone. */
  readonly end: () => void;
}

/** Writes to standard error; results go to standard output. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  const isTerminal = stream.isTTY;
  let phase: Progress['phase'] | null = null;
  let startedMs = 0;
  let writtenMs = 0;
  return {
    update(progress) {
      const nowMs = performance.now();
      const isNew = progress.phase !== phase;
      if (isNew) {
        phase = progress.phase;
        startedMs = nowMs;
      }
      if (!isNew && nowMs - writtenMs < (isTerminal ? TERMINAL_INTERVAL_MS : PLAIN_INTERVAL_MS)) return;
      if (progress.total === 0) return;
      writtenMs = nowMs;
      const line = describe(progress, nowMs - startedMs);
      stream.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (isTerminal) stream.write('\r\u001b[K');
    },
  };
}

/** One line: what, how far, how fast, how long still. */
export function describe({ phase, done, total, failed }: Progress, elapsedMs: number): string {
  const parts = [total > 1 ? `${LABELS[phase]}: ${done} of ${total}` : `${LABELS[phase]} …`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (total > 1 && done > 0 && elapsedMs >= 1000) {
    const rate = done / (elapsedMs / 1000);
    parts.push(`${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`, `${duration((total - done) / rate)} left`);
  }
  return parts.join(', ');
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
