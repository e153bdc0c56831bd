/**
 * Finds the stretches that two sequences share, in order, longest first.
 * Method: gestalt pattern matching (Ratcliff and Metzener 1988) as Python's `difflib.SequenceMatcher` does it without
 * junk: the same blocks in the same order, equal lengths settled in favour of the earliest. It works from a list of
 * open ranges, because recursion would go as deep as the texts are torn.
 */

/** `a[a … a + size)` equals `b[b … b + size)`. */
export interface MatchingBlock {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

interface Range {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

type Positions = ReadonlyMap<number, readonly number[]>;

/** The shared blocks in order, neighbours joined, none empty (Python adds an empty one at the end). */
export function matchingBlocks(a: Uint32Array, b: Uint32Array): MatchingBlock[] {
  const positions = positionsOf(b);
  const open: Range[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
  const found: MatchingBlock[] = [];
  for (let range = open.pop(); range; range = open.pop()) {
    const block = longestBlock(a, positions, range);
    if (block.size === 0) continue;
    found.push(block);
    const { aStart, aEnd, bStart, bEnd } = range;
    if (aStart < block.a && bStart < block.b) open.push({ aStart, aEnd: block.a, bStart, bEnd: block.b });
    const aNext = block.a + block.size;
    const bNext = block.b + block.size;
    if (aNext < aEnd && bNext < bEnd) open.push({ aStart: aNext, aEnd, bStart: bNext, bEnd });
  }
  return joinNeighbours(found.sort((x, y) => x.a - y.a));
}

/** Where each character stands in `b`, ascending. */
function positionsOf(b: Uint32Array): Positions {
  const positions = new Map<number, number[]>();
  b.forEach((character, at) => {
    const list = positions.get(character);
    if (list) list.push(at);
    else positions.set(character, [at]);
  });
  return positions;
}

/** The longest block inside a range; among equals the one that starts earliest in `a`, then in `b`. */
function longestBlock(a: Uint32Array, positions: Positions, { aStart, aEnd, bStart, bEnd }: Range): MatchingBlock {
  let best: MatchingBlock = { a: aStart, b: bStart, size: 0 };
  // For this character of a and for the one before: the length of the match that ends just before each place of b.
  let previous = new Uint32Array(bEnd - bStart + 1);
  let current = new Uint32Array(bEnd - bStart + 1);
  for (let i = aStart; i < aEnd; i++) {
    for (const j of positions.get(a[i] ?? 0) ?? []) {
      if (j < bStart) continue;
      if (j >= bEnd) break;
      const size = (previous[j - bStart] ?? 0) + 1;
      current[j - bStart + 1] = size;
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size };
    }
    [previous, current] = [current, previous.fill(0)];
  }
  return best;
}

function joinNeighbours(blocks: readonly MatchingBlock[]): MatchingBlock[] {
  const joined: MatchingBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last && last.a + last.size === block.a && last.b + last.size === block.b) {
      joined[joined.length - 1] = { ...last, size: last.size + block.size };
    } else {
      joined.push(block);
    }
  }
  return joined;
}
