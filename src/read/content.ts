/**
 * Chooses what of a page is the article, as far as names tell. Method: known containers first, by a table; else all that
 * does not stand in the furniture of the page. The amount of text decides only between candidates, since readers that go
 * by density alone take a sidebar for the article where that is short.
 */
import type { WrittenBlock } from './block-writer.ts';
import { holdingOf } from './page-elements.ts';
import type { Holding } from './page-elements.ts';
import type { RawBlock } from './page.ts';

/** An element as a stretch of blocks `[from, to)`. */
export interface Stretch {
  readonly from: number;
  to: number;
}

/** An element that is named as something around the article, and the next such element that it stands in. */
export interface Chrome extends Stretch {
  readonly outer: Chrome | null;
}

/** An element that sites keep an article in. */
export interface Holder extends Stretch {
  readonly rank: number;
  /** How deep in the page's furniture the element itself stands. */
  readonly furniture: number;
  readonly within: Chrome | null;
}

/** What the walk over a page or fragment has met. */
export interface Layout {
  readonly blocks: readonly WrittenBlock[];
  readonly holders: readonly Holder[];
  /** Of a fragment none, as of the elements: its classes may mean anything. */
  readonly chrome: readonly Chrome[];
  /** All elements that make blocks, inner before outer ones. */
  readonly elements: readonly Stretch[];
  /** How many elements a page has, and how many stand inside each other at most. */
  readonly size: { readonly elements: number; readonly depth: number };
  /** Where the page's title stands; -1 where it does not, and in a fragment. */
  readonly titleAt: number;
}

/** The part of a page or fragment that has the article. */
export interface Content {
  /** Places of its blocks, in order. */
  readonly kept: readonly number[];
  /** What an element of this kind holds; null where no element is known. */
  readonly holding: Holding | null;
}

/** UTF-16 units of some blocks: all, inside links, in sentences. */
export interface Units {
  readonly all: number;
  readonly linked: number;
  readonly prose: number;
}

export const NO_UNITS: Units = { all: 0, linked: 0, prose: 0 };

/** A container with less text than this was opened for something else, unless it holds a sentence. */
const MIN_UNITS = 20;
const MIN_SENTENCE_UNITS = 8;

const SENTENCE_END = /[。！？.!?…；：:][”’"'」』）)\]]*$/u;

/** The blocks of the article as far as names tell, furniture left out. */
export function chooseContent(layout: Layout): Content {
  const { blocks, titleAt } = layout;
  const depths = depthsOf(layout);
  const least = leastDepth(blocks, depths);
  const places = [...blocks.keys()];
  for (const holder of candidates(layout, depths, least)) {
    const depth = depthOf(holder, titleAt);
    const kept = places.slice(holder.from, holder.to).filter((at) => (depths[at] ?? 0) <= depth);
    if (kept.length > 0) return { kept, holding: holdingOf(holder.rank) };
  }
  return { kept: places.filter((at) => (depths[at] ?? 0) <= least), holding: null };
}

export function holds({ from, to }: Stretch, at: number): boolean {
  return from <= at && at < to;
}

/** Whether a block is a sentence or ends in one, and not a link to another page. */
export function isProse({ text, linked }: RawBlock): boolean {
  return text.length >= MIN_SENTENCE_UNITS && linked * 2 < text.length && SENTENCE_END.test(text);
}

export function unitsOf(blocks: readonly RawBlock[], places: readonly number[]): Units {
  return runningUnits(blocks, places).at(-1) ?? NO_UNITS;
}

/** The units of the counted blocks before every place, and at the end those of all. */
export function runningUnits(blocks: readonly RawBlock[], counted: readonly number[]): readonly Units[] {
  const isCounted = new Set(counted);
  let sum = NO_UNITS;
  const sums = blocks.map((block, at) => {
    const before = sum;
    if (isCounted.has(at)) sum = plus(sum, block);
    return before;
  });
  return [...sums, sum];
}

function proseOf(blocks: readonly RawBlock[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0);
}

function plus({ all, linked, prose }: Units, block: RawBlock): Units {
  const { length } = block.text;
  return { all: all + length, linked: linked + block.linked, prose: prose + (isProse(block) ? length : 0) };
}

/** How deep in the furniture every block stands. What holds the title is not around the article, whatever its name. */
function depthsOf({ blocks, chrome, titleAt }: Layout): number[] {
  const changes = new Map<number, number>();
  for (const { from, to } of chrome.filter((element) => holds(element, titleAt))) {
    changes.set(from, (changes.get(from) ?? 0) - 1).set(to, (changes.get(to) ?? 0) + 1);
  }
  let change = 0;
  return blocks.map(({ furniture }, at) => furniture + (change += changes.get(at) ?? 0));
}

function depthOf({ furniture, within }: Holder, titleAt: number): number {
  let depth = furniture;
  for (let chrome = within; chrome !== null; chrome = chrome.outer) if (holds(chrome, titleAt)) depth--;
  return depth;
}

/** The depth at which the page has its text: 0, but some sites wrap all they have in a form. */
function leastDepth(blocks: readonly RawBlock[], depths: readonly number[]): number {
  const units: number[] = [];
  for (const [at, { text }] of blocks.entries()) units[depths[at] ?? 0] = (units[depths[at] ?? 0] ?? 0) + text.length;
  const all = units.reduce((sum, count) => sum + count, 0);
  return Math.max(
    units.findIndex((count) => count >= MIN_UNITS || count * 10 >= all),
    0,
  );
}

/** The best holder of every rank, the surest rank first. */
function* candidates(
  { blocks, holders, titleAt }: Layout,
  depths: readonly number[],
  least: number,
): Generator<Holder, void> {
  const lengths = [0];
  for (const { text } of blocks) lengths.push((lengths.at(-1) ?? 0) + text.length);
  const sizeOf = ({ from, to }: Stretch): number => (lengths[to] ?? 0) - (lengths[from] ?? 0);
  const proseIn = ({ from, to }: Stretch): number => proseOf(blocks.slice(from, to));
  const around = (): RawBlock[] => blocks.filter((_, at) => (depths[at] ?? 0) <= least);

  const byRank = new Map<number, Holder[]>();
  for (const holder of holders) {
    const equals = byRank.get(holder.rank);
    if (equals) equals.push(holder);
    else byRank.set(holder.rank, [holder]);
  }
  for (const rank of [...byRank.keys()].sort((a, b) => a - b)) {
    const equals = withoutInner(byRank.get(rank) ?? []).sort((a, b) => sizeOf(b) - sizeOf(a));
    const titled = equals.find((holder) => holds(holder, titleAt));
    const [largest, second] = titled ? [titled] : equals;
    if (largest === undefined || (sizeOf(largest) < MIN_UNITS && proseIn(largest) === 0)) continue;
    // Several of about one size are a list of teasers.
    if (second !== undefined && sizeOf(second) * 2 > sizeOf(largest)) continue;
    // A teaser at the side of the page is no article, unless all stands there.
    const isBeside = depthOf(largest, titleAt) > least;
    if (isBeside && sizeOf(largest) < around().reduce((sum, { text }) => sum + text.length, 0)) continue;
    // Any box may have the name of what holds more than an article.
    const isBox = titled === undefined && holdingOf(rank) === 'scope' && proseIn(largest) * 2 < proseOf(around());
    if (!isBox) yield largest;
  }
}

/** Holders come in the order of their start, so an inner one starts before the last outer one ends. */
function withoutInner(holders: readonly Holder[]): Holder[] {
  const outer: Holder[] = [];
  for (const holder of holders) if (holder.from >= (outer.at(-1)?.to ?? 0)) outer.push(holder);
  return outer;
}
