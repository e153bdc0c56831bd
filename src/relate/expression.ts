/**
 * The pattern language, compiled to regular expressions over views (`view.ts`). A pattern is a row of parts, with white
 * space allowed between them:
 *
 *     {S:Person} {O:Product|Work}   a subject, an object: one mention of a type, or a list such as `A、B 和 C`
 *     {B:Organization}              both: a list whose members are joined to each other
 *     {X:Event}                     a mention that is neither
 *     [加入|joined]                  the trigger: one of these words; `@name` stands for a list of words
 *     (了|过)  (正式)?               words that must, or may, stand here
 *     !(副)  <!(副)  !{Person}       words that must not follow, or precede; a mention that must not follow
 *     ~8                            at most 8 characters, no mention and no mark that ends a clause
 *     ~,8  ~&8  ~,&8                the same, but may cross such marks, mentions, or both
 *     ^                             the start of a clause
 *
 * A match is looked for at every mention: what a pattern has before its first slot is looked back for. Every repetition
 * is bounded, so the work for one mention is bounded by the pattern and not by the text.
 */
import { ENTITY_TYPES } from '../knowledge.ts';
import type { EntityType } from '../knowledge.ts';
import { placeholder } from './view.ts';

/** Named lists of words; `and`, `etc` and `noun` are also what a list of mentions is made with. */
export type WordLists = ReadonlyMap<string, readonly string[]>;

export interface Expression {
  /** Sticky, to be tried where a mention begins; its groups are `S`, `O`, `B` and `trigger`. */
  readonly regex: RegExp;
  /** One of them must stand in a sentence that matches; empty where the pattern needs no word. */
  readonly triggers: readonly string[];
}

/** Marks that end a clause, as the inside of a character class. */
export const CLAUSE_MARKS = '，。；：！？、…,;:!?()（）—|';
/** Every placeholder, as the inside of a character class. */
export const ANY_SLOT = ENTITY_TYPES.map(placeholder).join('');
/** Members of a list beyond this many are left out. */
const MAX_LIST = 60;
/** How many ways the gaps of one pattern may be filled: the bound on backtracking from one start. */
const MAX_GAP_WAYS = 60_000;

const PART =
  /\{(?<role>[SOBX]):(?<types>[A-Za-z|]+)\}|\[(?<trigger>[^\]]+)\]|(?<not><?!)?\((?<words>[^)]+)\)(?<optional>\?)?|!\{(?<never>[A-Za-z|]+)\}|~(?<cross>,?&?)(?<width>\d+)|(?<start>\^)/y;

/** Compiles a pattern; throws `Error` with what is wrong about it. */
export function compile(pattern: string, lists: WordLists): Expression {
  const source: string[] = [];
  const roles = new Set<string>();
  let firstSlot = -1;
  let triggers: readonly string[] = [];
  let ways = 1;
  for (const part of partsOf(pattern)) {
    if (part.role !== undefined && part.types !== undefined) {
      if (part.role !== 'X' && roles.has(part.role)) throw new Error(`two slots {${part.role}:…}`);
      roles.add(part.role);
      if (firstSlot < 0) firstSlot = source.length;
      source.push(slotSource(part.role, part.types.split('|').map(typeOf), lists, `joint${source.length}`));
    } else if (part.trigger !== undefined) {
      if (triggers.length > 0) throw new Error('two triggers');
      triggers = expand(part.trigger, lists);
      source.push(`(?<trigger>${alternatives(triggers)})`);
    } else if (part.words !== undefined) {
      const words = alternatives(expand(part.words, lists));
      if (part.not === '!') source.push(`(?! ?${words})`);
      else if (part.not === '<!') source.push(`(?<!${words} ?)`);
      else source.push(part.optional === undefined ? words : `${words}?`);
    } else if (part.never !== undefined) {
      source.push(`(?! ?[${part.never.split('|').map(typeOf).map(placeholder).join('')}])`);
    } else if (part.width !== undefined) {
      ways *= Number(part.width) + 1;
      source.push(gapSource(part.cross ?? '', Number(part.width), lists));
    } else {
      source.push(`(?<=(?:^|[${CLAUSE_MARKS}]) ?)`);
    }
  }
  if (!(roles.has('B') || (roles.has('S') && roles.has('O')))) throw new Error('no {S:…} and {O:…}, and no {B:…}');
  if (ways > MAX_GAP_WAYS) throw new Error(`gaps that can be filled in ${ways} ways (at most ${MAX_GAP_WAYS})`);
  const before = source.slice(0, firstSlot).map((part) => `${part} ?`);
  const regex = new RegExp(`(?<=${before.join('')})${source.slice(firstSlot).join(' ?')}`, 'dy');
  return { regex, triggers };
}

type Part = Partial<
  Record<'role' | 'types' | 'trigger' | 'not' | 'words' | 'optional' | 'never' | 'cross' | 'width', string>
>;

function* partsOf(pattern: string): Generator<Part> {
  let at = 0;
  while (at < pattern.length) {
    PART.lastIndex = at;
    const found = PART.exec(pattern);
    if (found?.groups === undefined) throw new Error(`"${pattern.slice(at, at + 12)}", which is no part of a pattern`);
    yield found.groups;
    at = PART.lastIndex;
    while (pattern[at] === ' ') at++;
  }
}

function typeOf(word: string): EntityType {
  const type = ENTITY_TYPES.find((known) => known === word);
  if (type === undefined) throw new Error(`the unknown entity type "${word}"`);
  return type;
}

/**
 * One mention or a list of them, each perhaps followed by a noun that names nothing new (`微软公司`), each further member
 * perhaps after a short description (`表格工具 A、绘图工具 B`). What joins two members is looked for once and kept: with
 * several ways to read each joint, a long list would take exponential time to refuse.
 */
function slotSource(role: string, types: readonly EntityType[], lists: WordLists, joint: string): string {
  const one = `[${types.map(placeholder).join('')}](?: ?${alternatives(lists.get('noun') ?? [])})?`;
  const and = ` ?${alternatives(lists.get('and') ?? [])}[^${ANY_SLOT}${CLAUSE_MARKS}]{0,9}?`;
  const further = `(?:(?=(?<${joint}>${and})[${ANY_SLOT}])\\k<${joint}>${one}){${role === 'B' ? 1 : 0},${MAX_LIST}}`;
  const list = `${one}${further}(?: ?${alternatives(lists.get('etc') ?? [])})?`;
  return role === 'X' ? `(?:${list})` : `(?<${role}>${list})`;
}

/** Characters up to a width, as few as will do, and none that begins a word of the list `stop`. */
function gapSource(cross: string, width: number, lists: WordLists): string {
  const refused = `${cross.includes('&') ? '' : ANY_SLOT}${cross.includes(',') ? '' : CLAUSE_MARKS}`;
  return `(?:(?!${alternatives(lists.get('stop') ?? [])})[^${refused}]){0,${width}}?`;
}

/** Words joined by `|`, in lower case, with the words of a list in place of its `@name`; throws `Error`. */
export function expand(words: string, lists: WordLists): string[] {
  return words.split('|').flatMap((word) => {
    if (!word.startsWith('@')) return [word.toLowerCase()];
    const list = lists.get(word.slice(1));
    if (list === undefined) throw new Error(`the unknown word list "${word}"`);
    return [...list];
  });
}

/** Longest first, or a short word would hide the long ones; Latin words stand between other characters than letters. */
export function alternatives(words: readonly string[]): string {
  if (words.length === 0) return '(?!)';
  const sorted = [...words].sort((a, b) => b.length - a.length);
  return `(?:${sorted.map(wordSource).join('|')})`;
}

function wordSource(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return `${/^[a-z0-9]/.test(word) ? '(?<![a-z0-9])' : ''}${escaped}${/[a-z0-9]$/.test(word) ? '(?![a-z0-9])' : ''}`;
}
