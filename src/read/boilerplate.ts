/**
 * Drops what is on the page but not of the article: by-lines (kept as credits), copyright blocks, calls to follow,
 * lists of other articles, tables of contents, contact lines. Rules are data; each tells what it must spare.
 */
import type { Credit } from '../document.ts';
import { readByline, readNameLine, readSignOff } from './byline.ts';
import type { RawBlock } from './page.ts';
import { isSuspect, RULES } from './rules.ts';
import type { Rule, Scope } from './rules.ts';

/** How many blocks at the top and at the end of an article are its edges. */
const TOP_BLOCKS = 6;
const END_BLOCKS = 12;

/** Where a by-line may be a name and a date alone, and where an author signs. */
const BYLINE_BLOCKS = 3;
const SIGNED_BLOCKS = 3;

/** A label whose addresses are gone; an English sentence may end in a colon as well. */
const DANGLING_LABEL = /^(?:\S+|.*\p{Script=Han}.*)[:：]$/u;
const MAX_LABEL_UNITS = 18;
const ADDRESS = /^\d{0,3}[^\p{L}\p{N}]*https?:\/\//u;

const ABOUT_AUTHOR = /^[^\p{L}\p{N}]*(?:作者简介|关于作者|作者介绍)[^\p{L}\p{N}]*$/u;

/** A reference by its number alone, whose address follows. */
const NUMBERED = /^[[［【]\d{1,3}[\]］】].{1,24}$/u;
const MAX_LINK_ITEM_UNITS = 100;

/** How many blocks a list of other articles may have, and how long a headline is. */
const MAX_LIST_BLOCKS = 60;
const MAX_HEADLINE_UNITS = 60;

/** What stands beside an author's name where a book is described. */
const BOOK = /^.{0,8}(?:书名|ISBN|出版社|定价|页数|出版日期)/u;

/** An article's blocks while its boilerplate is looked for. */
interface Article {
  readonly blocks: readonly RawBlock[];
  /** Letters and digits of its headings. */
  readonly headings: ReadonlySet<string>;
  /** Rules beside those of the program. */
  readonly added: readonly Rule[];
}

/** The blocks of the article itself, and the people that by-lines name. `added`: rules beside those of the program. */
export function dropBoilerplate(
  blocks: readonly RawBlock[],
  added: readonly Rule[] = [],
): { blocks: RawBlock[]; credits: Credit[] } {
  const headings = new Set(blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => fold(text)));
  const isKept = blocks.map(() => false);
  const credits: Credit[] = [];
  let end = 0;
  for (const [at, block] of blocks.entries()) {
    if (at < end) continue;
    const atEdge = at < TOP_BLOCKS || at >= blocks.length - END_BLOCKS;
    const byline = bylineAt(blocks, at, atEdge);
    end = byline ? at + 1 : at + droppedLength(block, { blocks, headings, added }, at, atEdge);
    if (byline) credits.push(...byline);
    else isKept[at] = end === at;
  }
  return { blocks: withoutDangling(blocks, isKept), credits };
}

/** The credits of a by-line or of the name that an author signs with; null where the block is neither. */
function bylineAt(blocks: readonly RawBlock[], at: number, atEdge: boolean): Credit[] | null {
  const { kind, text } = blocks[at] ?? { kind: 'heading', text: '' };
  if (kind === 'heading') return null;
  const before = blocks[at - 1];
  const isAbout = before?.kind === 'heading' && ABOUT_AUTHOR.test(before.text);
  const credits =
    readByline(text, atEdge) ??
    (isAbout || at < BYLINE_BLOCKS ? readNameLine(text, isAbout ? 'name' : 'dated') : null) ??
    (at >= blocks.length - SIGNED_BLOCKS ? readSignOff(text) : null);
  return credits && isBookAt(blocks, at) ? null : credits;
}

/** What is kept, but for labels whose addresses were dropped, and headings at the end that nothing stands under. */
function withoutDangling(blocks: readonly RawBlock[], isKept: readonly boolean[]): RawBlock[] {
  const kept = blocks.filter((block, at) => isKept[at] && !(isLabel(block) && addressesFollow(blocks, isKept, at + 1)));
  const end = kept.findLastIndex(({ kind, text }) => kind !== 'heading' || text.length > MAX_HEADLINE_UNITS) + 1;
  return end === 0 ? kept : kept.slice(0, end);
}

function isLabel({ text, kind }: RawBlock): boolean {
  return kind !== 'table-row' && text.length <= MAX_LABEL_UNITS && DANGLING_LABEL.test(text);
}

/** Whether there are dropped blocks here, up to the next that is kept, and all are addresses. */
function addressesFollow(blocks: readonly RawBlock[], isKept: readonly boolean[], from: number): boolean {
  let at = from;
  while (at < blocks.length && !isKept[at] && ADDRESS.test(blocks[at]?.text ?? '')) at++;
  return at > from && (at === blocks.length || isKept[at] === true);
}

/** Whether a book is described here, whose authors are not the article's. */
function isBookAt(blocks: readonly RawBlock[], at: number): boolean {
  return BOOK.test(blocks[at - 1]?.text ?? '') || BOOK.test(blocks[at + 1]?.text ?? '');
}

/** How many blocks from this one on some rule drops. */
function droppedLength(block: RawBlock, article: Article, at: number, atEdge: boolean): number {
  // What stands in a table has words of boilerplate for its data.
  const isBoilerplate = block.kind !== 'table-row' && isSuspect(block.text);
  const rules = isBoilerplate ? [...article.added, ...RULES] : article.added;
  for (const { scope, maxUnits, pattern } of rules) {
    if (block.text.length > maxUnits || !pattern.test(block.text)) continue;
    const length = reach(scope, block, article, at, atEdge);
    if (length > 0) return length;
  }
  return 0;
}

function reach(scope: Scope, block: RawBlock, { blocks, headings }: Article, at: number, atEdge: boolean): number {
  switch (scope) {
    case 'line':
      return 1;
    case 'edge':
      return atEdge ? 1 : 0;
    case 'link':
      return isLink(block) ? 1 : 0;
    case 'links':
      return withFollowers(follow(blocks, at, isReference));
    case 'list':
      return 1 + follow(blocks, at, (next) => isLink(next) || isHeadline(next));
    case 'contents':
      return withFollowers(follow(blocks, at, (next) => isLink(next) || headings.has(fold(next.text))));
  }
}

/** A rule for a list and its first line drops nothing where no list follows. */
function withFollowers(followers: number): number {
  return followers === 0 ? 0 : 1 + followers;
}

/** How many blocks behind this one, up to the next heading, belong to it. */
function follow(
  blocks: readonly RawBlock[],
  at: number,
  belongs: (block: RawBlock, after?: RawBlock) => boolean,
): number {
  const next = blocks.slice(at + 1, at + 1 + MAX_LIST_BLOCKS);
  const end = next.findIndex((block, index) => block.kind === 'heading' || !belongs(block, next[index + 1]));
  return end < 0 ? next.length : end;
}

/** A block most of which is links, or that ends in an address written out. */
function isLink({ text, linked }: RawBlock): boolean {
  return linked * 10 >= text.replace(/\s+/gu, '').length * 7 || /https?:\/\/[!-~]+[。；，、）】」》]?$/u.test(text);
}

/** A link, a short item with one, or the number and name of a reference whose address is the next block. */
function isReference(block: RawBlock, after?: RawBlock): boolean {
  const { kind, text, linked } = block;
  if (isLink(block) || (kind === 'list-item' && linked > 0 && text.length <= MAX_LINK_ITEM_UNITS)) return true;
  return NUMBERED.test(text) && after !== undefined && ADDRESS.test(after.text);
}

function isHeadline({ text }: RawBlock): boolean {
  return text.length <= MAX_HEADLINE_UNITS && !/[。；;]$/u.test(text);
}

function fold(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
