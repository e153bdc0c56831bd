/**
 * Finds the article on a page that no table knows. Method: the title says where it begins and in which element, and
 * Mozilla's Readability over linkedom where a long text stands; it is believed only where its finding is no list of
 * links and has its share of the page's sentences, and it only says where: the blocks are those of our own walk.
 */
import { Readability } from '@mozilla/readability';
import { DOMParser } from 'linkedom/worker';
import { readByline } from './byline.ts';
import { holds, isProse, NO_UNITS, runningUnits, unitsOf } from './content.ts';
import type { Content, Layout, Stretch, Units } from './content.ts';
import { MAX_READABLE } from './limits.ts';
import type { RawBlock } from './page.ts';

/** Readability tries again with less care where it finds less than this, and then it finds sidebars. */
const MIN_FOUND_UNITS = 20;

/** As much prose as an article has in Readability's own opinion; for less, the title is the better guide. */
const LONG_UNITS = 500;

/**
 * Shares of text: links in an element that needs no second look, links in a finding, what a finding has of the page's
 * sentences, links in what stands beside the title and belongs to the article.
 */
const MAX_LINKED_TEXT = 1 / 20;
const MAX_LINKED = 1 / 3;
const MIN_SHARE = 1 / 4;
const MAX_LINKED_BESIDE = 1 / 5;

/** A short line without a sentence that says when, by whom, how often read. */
const MAX_META_UNITS = 60;
const META = /\d|[·|｜•]/u;

/** The line over what readers of the page have written: it counts them, or asks for more. */
const COMMENTS =
  /^(?:(?:评论|留言|跟帖|回复)\s?[（(]?\s?\d{1,6}|(?:全部|最新|热门|精彩|精选|网友|读者|所有)(?:评论|留言|跟帖|回复)|(?:评论|留言)(?:区|列表)|发表(?:评论|回复)|(?:已?有 ?)?\d{1,6} ?[条则個个](?:评论|留言|回复)|comments?\s?[(:]?\s?\d{1,6}|\d{1,6} (?:comments?|responses|replies)|(?:leave|post) a (?:comment|reply)|join the (?:discussion|conversation)).{0,8}$/iu;

/** The article of a page as HTML in Readability's opinion; null where it has none or the page is too large for it. */
export function readableHtml(html: string, layout: Layout): string | null {
  if (isTooLarge(html, layout)) return null;
  try {
    const page = new DOMParser().parseFromString(html, 'text/html');
    return new Readability(page, { charThreshold: MIN_FOUND_UNITS, disableJSONLD: true }).parse()?.content ?? null;
  } catch {
    // Both throw on markup that no browser minds; the page without its furniture is an answer, too.
    return null;
  }
}

function isTooLarge(html: string, { blocks, size: { elements, depth } }: Layout): boolean {
  const text = blocks.reduce((sum, block) => sum + block.text.length, 0);
  return (
    elements > MAX_READABLE.elements ||
    depth > MAX_READABLE.depth ||
    html.length > MAX_READABLE.units ||
    text * depth > MAX_READABLE.nestedUnits
  );
}

/**
 * The places of the article in what is known of a page. `find` gives the blocks of Readability's finding; it is asked
 * only where it matters, since it takes many times as long as all the rest.
 */
export function narrow(layout: Layout, { kept, holding }: Content, find: () => readonly RawBlock[]): readonly number[] {
  const { blocks } = layout;
  const places = belowTitle(layout, kept);
  if (holding === 'article') return trim(layout, places);
  const page = unitsOf(blocks, places);
  // A list of links is all that such a page has to say.
  if (page.prose === 0) return kept;
  const article = beforeComments(blocks, places);
  if (holding === 'scope' && page.linked <= page.all * MAX_LINKED_TEXT) return trim(layout, article);

  const titled = aroundTitle(layout, article);
  const isTitled = (at: number): boolean => titled === null || holds(titled, at);
  const found = locate(blocks, article, find());
  const there = unitsOf(blocks, found);
  const isBelieved =
    there.prose >= (titled === null ? MIN_FOUND_UNITS : LONG_UNITS) &&
    there.prose >= unitsOf(blocks, article).prose * MIN_SHARE &&
    there.linked <= there.all * MAX_LINKED;
  if (!isBelieved) {
    const text = article.filter((at) => isTitled(at) && !isLinks(blocks[at]));
    return trim(layout, text);
  }
  const both = found.filter(isTitled);
  return trim(layout, unitsOf(blocks, both).prose * 2 >= there.prose ? both : found);
}

/** Menus come before the title; where as much text does, it is not the title of all. */
function belowTitle({ blocks, titleAt }: Layout, kept: readonly number[]): readonly number[] {
  const below = kept.filter((at) => at >= titleAt);
  const prose = unitsOf(blocks, below).prose;
  return titleAt >= 0 && unitsOf(blocks, kept).prose <= prose * 2 ? below : kept;
}

/** Comments come last: what has a section of its own behind them is the next article of several. */
function beforeComments(blocks: readonly RawBlock[], places: readonly number[]): readonly number[] {
  const isSection = (at: number, index: number): boolean =>
    blocks[at]?.kind === 'heading' && !isComments(blocks[at]) && isProseAt(blocks, places[index + 1]);
  const lastSection = places.findLastIndex(isSection);
  const end = places.findIndex((at, index) => index > lastSection && isComments(blocks[at]));
  return end <= 0 ? places : places.slice(0, end);
}

/**
 * The smallest element around the title that has a sentence, or one around that as long as what it adds is text rather
 * than links; null where the page has no title.
 */
function aroundTitle({ blocks, elements, titleAt }: Layout, places: readonly number[]): Stretch | null {
  const withoutTitle = places.filter((at) => at !== titleAt);
  const sums = runningUnits(blocks, withoutTitle);
  let chosen: Stretch | null = null;
  let had = NO_UNITS;
  for (const element of elements.filter((stretch) => holds(stretch, titleAt))) {
    const has = minus(sums[element.to] ?? NO_UNITS, sums[element.from] ?? NO_UNITS);
    const added = minus(has, had);
    if (chosen !== null && added.linked > added.all * MAX_LINKED_BESIDE) break;
    if (added.prose > 0) [chosen, had] = [element, has];
  }
  return chosen;
}

function minus(a: Units, b: Units): Units {
  return { all: a.all - b.all, linked: a.linked - b.linked, prose: a.prose - b.prose };
}

/** From the first to the last block that Readability has found; what it left out in between stays where it is text. */
function locate(blocks: readonly RawBlock[], places: readonly number[], found: readonly RawBlock[]): number[] {
  const texts = new Set(found.map(({ text }) => text));
  const isFound = (at: number): boolean => texts.has(blocks[at]?.text ?? '');
  // A table of contents has the words of the headings.
  const isFoundText = (at: number): boolean => isFound(at) && !isLinks(blocks[at]);
  const first = places.findIndex(isFoundText);
  return places
    .slice(Math.max(first, 0), places.findLastIndex(isFoundText) + 1)
    .filter((at) => isFound(at) || !isLinks(blocks[at]));
}

/** Drops lines on date, author and readers below the title and at the end; by-lines stay, since they are read later. */
function trim({ blocks, titleAt }: Layout, places: readonly number[]): readonly number[] {
  const isText = (at: number): boolean => at !== titleAt && !isMeta(blocks[at]);
  const first = places.findIndex(isText);
  if (first < 0) return places;
  const last = places.findLastIndex(isText);
  return places.filter((at, index) => at === titleAt || (index >= first && index <= last));
}

function isMeta(block: RawBlock | undefined): boolean {
  if (block?.kind !== 'paragraph' || block.text.length > MAX_META_UNITS || isProse(block)) return false;
  return readByline(block.text, true) === null && (block.linked > 0 || META.test(block.text));
}

function isComments(block: RawBlock | undefined): boolean {
  return block !== undefined && COMMENTS.test(block.text);
}

function isProseAt(blocks: readonly RawBlock[], at: number | undefined): boolean {
  const block = at === undefined ? undefined : blocks[at];
  return block !== undefined && isProse(block);
}

/** Whether most of a line is links: a menu, a list of other pages. */
function isLinks(block: RawBlock | undefined): boolean {
  const isLine = block?.kind === 'paragraph' || block?.kind === 'list-item';
  return isLine && block.linked * 2 > block.text.length;
}
