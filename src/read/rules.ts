/** The rules of what is boilerplate: those of the program, and those that a user adds in the same form. */
import { parseTsv, readData } from '../data.ts';
import { messageOf, WenmaiError } from '../errors.ts';

const SCOPES = ['line', 'edge', 'link', 'links', 'list', 'contents'] as const;

/**
 * What a rule drops where its pattern matches. `line`: the block. `edge`: the block, at the top or the end of the
 * article. `link`: the block, where most of it is a link. `links`: the block and the links that follow it, where some
 * do. `list`: the block and the links and short lines that follow. `contents`: the block and the headings it lists.
 */
export type Scope = (typeof SCOPES)[number];

export interface Rule {
  readonly scope: Scope;
  /** A longer block is prose, whatever its first words. */
  readonly maxUnits: number;
  readonly pattern: RegExp;
}

/**
 * The rules of a tab-separated list: name, scope, longest block in UTF-16 units, pattern; what follows is for people.
 * Throws `invalid-option`.
 */
export function parseRules(text: string): Rule[] {
  return parseTsv(text).map(([name = '', scope = '', units = '', pattern = '']) => {
    const known = SCOPES.find((each) => each === scope);
    if (known === undefined) throw badRule(name, `one of the scopes ${SCOPES.join(', ')}, got "${scope}"`);
    const maxUnits = Number(units);
    if (!Number.isInteger(maxUnits) || maxUnits < 1) throw badRule(name, `a length from 1 up, got "${units}"`);
    if (pattern === '') throw badRule(name, 'a pattern, got none');
    return { scope: known, maxUnits, pattern: patternOf(name, pattern) };
  });
}

function patternOf(name: string, pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'iu');
  } catch (cause) {
    throw badRule(name, `a regular expression, but ${messageOf(cause)}`, cause);
  }
}

function badRule(name: string, problem: string, cause?: unknown): WenmaiError {
  return new WenmaiError(
    'invalid-option',
    `Expected the boilerplate rule "${name}" to have ${problem}: repair it in the list`,
    { cause },
  );
}

/** The rules of the program. */
export const RULES: readonly Rule[] = parseRules(readData('boilerplate/rules.tsv'));

const LONGEST = Math.max(...RULES.map(({ maxUnits }) => maxUnits));

/** How many of the program's patterns begin: behind what is neither letter nor digit, or near the start of the block. */
const ORNAMENT = '^[^\\p{L}\\p{N}]*';
const NEAR_START = /^\^\.\{0,\d+\}/u;

/** Where none of these matches, no rule of the program does: patterns that begin alike are looked for at once. */
const SCREENS: readonly RegExp[] = screensOf(RULES.map(({ pattern }) => pattern.source));

function screensOf(sources: readonly string[]): RegExp[] {
  const ornamented = sources.filter((source) => source.startsWith(ORNAMENT));
  const near = sources.filter((source) => NEAR_START.test(source));
  const others = sources.filter((source) => !ornamented.includes(source) && !near.includes(source));
  const together = [
    `${ORNAMENT}(?:${ornamented.map((source) => source.slice(ORNAMENT.length)).join('|')})`,
    near.map((source) => source.replace(NEAR_START, '')).join('|'),
  ];
  return [...together, ...others].map((source) => new RegExp(source, 'iu'));
}

/** Whether a rule of the program may match: false for most blocks, at a third of the cost of trying all rules. */
export function isSuspect(text: string): boolean {
  return text.length <= LONGEST && SCREENS.some((screen) => screen.test(text));
}
