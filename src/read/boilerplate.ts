/**
 * Drops what is on the page but not of the article: by-lines (kept as credits), copyright blocks, calls to follow,
 * lists of other articles, tables of contents, contact lines. Rules are data; each tells what it must spare.
 */
import type { Credit } from '../document.ts';
import { readByline } from './byline.ts';
import type { RawBlock } from './page.ts';
import { isSuspect, RULES } from './rules.ts';
import type { Rule, Scope } from './rules.ts';

/** How many blocks at the top and at the end of an article are its edges. */
const TOP_BLOCKS = 6;
const END_BLOCKS = 12;

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
  const kept: RawBlock[] = [];
  const credits: Credit[] = [];
  let end = 0;
  for (const [at, block] of blocks.entries()) {
    if (at < end) continue;
    const atEdge = at < TOP_BLOCKS || at >= blocks.length - END_BLOCKS;
    const named = block.kind === 'heading' ? null : readByline(block.text, atEdge);
    const byline = named && isBookAt(blocks, at) ? null : named;
    end = byline ? at + 1 : at + droppedLength(block, { blocks, headings, added }, at, atEdge);
    if (byline) credits.push(...byline);
    else if (end === at) kept.push(block);
  }
  return { blocks: kept, credits };
}

/** Whether a book is described here, whose authors are not the article's. */
function isBookAt(blocks: readonly RawBlock[], at: number): boolean {
  return BOOK.test(blocks[at - 1]?.text ?? '') || BOOK.test(blocks[at + 1]?.text ?? '');
}

/** How many blocks from this one on some rule drops. */
function droppedLength(block: RawBlock, article: Article, at: number, atEdge: boolean): number {
  const rules = isSuspect(block.text) ? [...article.added, ...RULES] : article.added;
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
      return withFollowers(follow(blocks, at, isLink));
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
function follow(blocks: readonly RawBlock[], at: number, belongs: (block: RawBlock) => boolean): number {
  const next = blocks.slice(at + 1, at + 1 + MAX_LIST_BLOCKS);
  const end = next.findIndex((block) => block.kind === 'heading' || !belongs(block));
  return end < 0 ? next.length : end;
}

/** A block most of which is links, or that ends in an address written out. */
function isLink({ text, linked }: RawBlock): boolean {
  return linked * 10 >= text.replace(/\s+/gu, '').length * 7 || /https?:\/\/\S+$/u.test(text);
}

function isHeadline({ text }: RawBlock): boolean {
  return text.length <= MAX_HEADLINE_UNITS && !/[。；;]$/u.test(text);
}

function fold(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
