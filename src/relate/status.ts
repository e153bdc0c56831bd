/** Tells whether a statement is asserted, denied, hearsay or a plan, by cue words before its trigger. */
import { WenmaiError } from '../errors.ts';
import type { RelationStatus } from '../knowledge.ts';
import { ANY_SLOT, CLAUSE_MARKS, alternatives } from './expression.ts';

/** How far before the trigger (UTF-16 code units, names counted as one) a cue of the clause still bears on it. */
const REACH = 16;
/** The same for a cue of the sentence. */
const FAR = 200;
/** `将` before a name marks the object (将 X 捐赠给 Y) and says nothing of the future. */
const OBJECT_MARKER = new RegExp(`将 ?(?=[${ANY_SLOT}])`, 'g');
const MARK = new RegExp(`[${CLAUSE_MARKS}]`);

const SCOPES = ['adjacent', 'clause', 'sentence'] as const;

interface Cue {
  readonly status: Exclude<RelationStatus, 'asserted'>;
  /** Where a cue stands: right before the trigger, shortly before it in its clause, anywhere before it. */
  readonly scope: (typeof SCOPES)[number];
  readonly regex: RegExp;
}

/** Cues in order: the first that applies decides. */
export type StatusCues = readonly Cue[];

/** The cues of `data/relations/statuses.tsv`: status, scope, words joined by `|`. Throws `invalid-option`. */
export function parseStatusCues(text: string): StatusCues {
  const cues: Cue[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [status, place, words = ''] = line.split('\t').map((cell) => cell.trim());
    const scope = SCOPES.find((known) => known === place);
    if (!(status === 'negated' || status === 'reported' || status === 'planned') || !scope || words === '') {
      throw new WenmaiError(
        'invalid-option',
        `Expected a status (negated, reported, planned), a scope (${SCOPES.join(', ')}) and words in line ${at + 1} of the status cues, got "${line}": separate columns by tabs`,
      );
    }
    const source = alternatives(words.toLowerCase().split('|'));
    cues.push({ status, scope, regex: new RegExp(scope === 'adjacent' ? `${source} ?$` : source) });
  }
  return cues;
}

/** The status of what the trigger at `at` in the text of a view states. */
export function statusAt(text: string, at: number, cues: StatusCues): RelationStatus {
  const before = text.slice(Math.max(0, at - FAR), at);
  const clause = (before.slice(-REACH).split(MARK).at(-1) ?? '').replace(OBJECT_MARKER, '');
  return cues.find(({ scope, regex }) => regex.test(scope === 'sentence' ? before : clause))?.status ?? 'asserted';
}
