/** Exit codes, and the one line that an error prints. */
import { type ErrorCode, WenmaiError } from '../index.ts';

export const EXIT = { done: 0, someFailed: 1, usage: 2, missing: 3, unexpected: 70, interrupted: 130 } as const;

const CODE_OF: Partial<Record<ErrorCode, number>> = {
  'invalid-option': EXIT.usage,
  'duplicate-id': EXIT.usage,
  'unknown-entity': EXIT.usage,
  interrupted: EXIT.interrupted,
};

/** Usage is 2, what is outside and missing or broken is 3; anything that is no error of ours is 70. */
export function exitCodeOf(error: unknown): number {
  return error instanceof WenmaiError ? (CODE_OF[error.code] ?? EXIT.missing) : EXIT.unexpected;
}

export function explainError(error: unknown, debug: boolean): string {
  if (error instanceof WenmaiError) return `wenmai: ${error.message}`;
  const message = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ''}` : ' (run with --debug to see where)';
  return `wenmai: Unexpected error: ${message}${stack}`;
}
