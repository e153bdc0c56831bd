/** The one error class, and the codes that programs may rely on. */

/** What went wrong, for programs. */
export type ErrorCode =
  // usage
  | 'invalid-option'
  | 'duplicate-id'
  | 'unknown-entity'
  // something outside is missing
  | 'input-missing'
  | 'workspace-missing'
  | 'workspace-locked'
  | 'workspace-newer'
  | 'workspace-damaged'
  | 'write-failed'
  | 'data-missing'
  | 'model-damaged'
  | 'store-unavailable'
  | 'store-refused'
  // one article
  | 'unreadable'
  | 'vanished'
  | 'too-large'
  | 'too-deep'
  | 'not-text'
  | 'bad-encoding'
  | 'bad-gzip'
  | 'bad-json'
  | 'bad-row'
  | 'extraction-failed'
  // stopped by the user
  | 'interrupted';

/**
 * Every error that Wenmai throws on purpose: `code` is for programs, `message` says what was expected, what came and
 * what to do. `transient` marks an article's error that does not lie in its bytes, so that a later run tries again.
 */
export class WenmaiError extends Error {
  override name = 'WenmaiError';
  readonly code: ErrorCode;
  readonly transient: boolean;

  constructor(code: ErrorCode, message: string, options: ErrorOptions & { transient?: boolean } = {}) {
    super(message, options);
    this.code = code;
    this.transient = options.transient ?? false;
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
