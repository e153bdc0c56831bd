/** Every option with its default and its check: resolved once at the door; inside, all fields are present. */
import { WenmaiError } from './errors.ts';

export const WINDOWS = ['sentence', 'paragraph', 'document'] as const;
export type Window = (typeof WINDOWS)[number];

export interface Options {
  /** A user's lexicon: its names always win. Changes records. */
  readonly lexicon: string | null;
  /** A user's list of what is boilerplate, in the form of `data/boilerplate/rules.tsv`. Changes records. */
  readonly boilerplate: string | null;
  /** A model that `wenmai train` made, instead of the one that ships. Changes records. */
  readonly model: string | null;
  /** The stretch inside which two entities count as together. A fold option: changing it re-extracts nothing. */
  readonly window: Window;
}

/** The options that name a file. */
export const FILE_OPTIONS = ['lexicon', 'boilerplate', 'model'] as const satisfies readonly (keyof Options)[];

/** The defaults, and their documentation. */
export const DEFAULTS: Options = Object.freeze({ lexicon: null, boilerplate: null, model: null, window: 'sentence' });

/** Checks the given options and fills in the rest; throws `invalid-option`. */
export function resolveOptions(given: Partial<Options> = {}): Options {
  for (const key of Object.keys(given)) {
    if (key in DEFAULTS) continue;
    const known = Object.keys(DEFAULTS).join(', ');
    throw new WenmaiError('invalid-option', `Expected one of the options ${known}, got "${key}": check its spelling`);
  }
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const options: Options = { ...DEFAULTS, ...present };
  if (!WINDOWS.includes(options.window)) {
    throw new WenmaiError(
      'invalid-option',
      `Expected "window" to be ${WINDOWS.join(', ')}, got "${String(options.window)}": run with --help to see every option`,
    );
  }
  return options;
}
