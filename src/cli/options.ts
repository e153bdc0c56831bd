/** Options that several commands share, worded once. */
import { InvalidArgumentError, Option } from 'commander';
import { DEFAULTS, WINDOWS, type Options, type Window } from '../index.ts';

export const DEFAULT_WORKSPACE = 'wenmai';

export const workspaceOption = () => new Option('-w, --workspace <DIR>', 'the workspace').default(DEFAULT_WORKSPACE);

export const lexiconOption = () =>
  new Option('--lexicon <FILE>', 'names that always win, as tab-separated text, CSV or YAML (see "Corrections")');

export const boilerplateOption = () =>
  new Option(
    '--boilerplate <FILE>',
    'what else to leave out of articles: lines of name, scope, longest block and pattern (see "Rules of your own")',
  );

export const modelOption = () =>
  new Option('--model <FILE>', 'find names by this model, made by wenmai train, instead of the one that ships');

export const windowOption = () =>
  new Option('--window <WINDOW>', `within what two entities count as together (default: "${DEFAULTS.window}")`).choices(
    WINDOWS,
  );

export const nameOption = () => new Option('--name <PREFIX>', 'a prefix for the ids of the articles of this input');

export const quietOption = () => new Option('--quiet', 'print no progress and no summary');

export const jsonOption = () => new Option('--json', 'print JSON for programs');

/** What the extracting commands accept. */
export interface ExtractionFlags {
  readonly lexicon?: string;
  readonly boilerplate?: string;
  readonly model?: string;
  readonly window?: Window;
}

/** Only what was given, so that what the workspace remembers stays. */
export function givenOptions({ lexicon, boilerplate, model, window }: ExtractionFlags): Partial<Options> {
  return {
    ...(lexicon === undefined ? {} : { lexicon }),
    ...(boilerplate === undefined ? {} : { boilerplate }),
    ...(model === undefined ? {} : { model }),
    ...(window === undefined ? {} : { window }),
  };
}

/** A whole number from 1 up. */
export function positiveNumber(value: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('Expected a whole number from 1 up');
}
