/**
 * Chooses what of a page is the article. Method: known containers first, by a table; the amount of text decides only
 * between candidates, since readers that go by density alone take a sidebar for the article where that is short.
 */
import type { WrittenBlock } from './block-writer.ts';
import type { RawBlock } from './page.ts';

/** An element that sites keep an article in, as a stretch of blocks `[from, to)`. */
export interface Holder {
  readonly rank: number;
  readonly from: number;
  to: number;
  /** How deep in the page's furniture the element itself stands. */
  readonly furniture: number;
}

/** A container with less text than this was opened for something else. */
const MIN_UNITS = 20;

/** The blocks of the article, furniture left out. */
export function chooseContent(blocks: readonly WrittenBlock[], holders: readonly Holder[]): readonly RawBlock[] {
  const units = [0];
  for (const { text } of blocks) units.push((units.at(-1) ?? 0) + text.length);
  const sizeOf = ({ from, to }: Holder): number => (units[to] ?? 0) - (units[from] ?? 0);

  const byRank = new Map<number, Holder[]>();
  for (const holder of holders) {
    const equals = byRank.get(holder.rank);
    if (equals) equals.push(holder);
    else byRank.set(holder.rank, [holder]);
  }
  for (const rank of [...byRank.keys()].sort((a, b) => a - b)) {
    const [largest, second] = withoutInner(byRank.get(rank) ?? []).sort((a, b) => sizeOf(b) - sizeOf(a));
    if (largest === undefined || sizeOf(largest) < MIN_UNITS) continue;
    // Several of about one size are a list of teasers.
    if (second !== undefined && sizeOf(second) * 2 > sizeOf(largest)) continue;
    const kept = blocks.slice(largest.from, largest.to).filter(({ furniture }) => furniture <= largest.furniture);
    if (kept.length > 0) return kept;
  }
  const outside = blocks.filter(({ furniture }) => furniture === 0);
  // Some sites wrap all they have in a form.
  return unitsOf(outside) < MIN_UNITS && unitsOf(outside) * 10 < unitsOf(blocks) ? blocks : outside;
}

function unitsOf(blocks: readonly RawBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** Holders come in the order of their start, so an inner one starts before the last outer one ends. */
function withoutInner(holders: readonly Holder[]): Holder[] {
  const outer: Holder[] = [];
  for (const holder of holders) if (holder.from >= (outer.at(-1)?.to ?? 0)) outer.push(holder);
  return outer;
}
