/**
 * What stands around a Latin word beyond the nearest units: the run of words that it is part of, the bracket that it
 * stands in, and its other places in the article.
 * Method: features of other occurrences as in Chieu and Ng 2002, "Named entity recognition: a maximum entropy approach
 * using global information".
 */
import { KIND } from './kinds.ts';
import { type Line, SHAPE, SPACE_BEFORE, type Units } from './units.ts';

/** Bits of `seenAs`: how a word is written anywhere in the article, and (above) how often it is there. */
const SEEN = { lower: 1, capitalized: 2, upper: 4, mixed: 8, count: 4 } as const;

/** A bracket is no longer looked for after so many units. */
const LONGEST_BRACKET = 40;
const NONE = -1;

export class Surroundings {
  /** First and last unit of the run of words; the unit itself where it is none. */
  runFirst = new Int32Array(0);
  runLast = new Int32Array(0);
  /** The opening bracket or quotation mark that a unit stands in, or NONE. */
  bracket = new Int32Array(0);
  /** Other places of the same word: the nearest before, the nearest after, the first of all; or NONE. */
  previous = new Int32Array(0);
  next = new Int32Array(0);
  earliest = new Int32Array(0);
  /** How the word is written in the article, and how often; 0 for what is no word. */
  seenAs = new Uint8Array(0);
  /** Whether a unit's line is English. */
  english = new Uint8Array(0);

  fill(units: Units): void {
    this.#reserve(units.count);
    for (const line of units.lines) {
      this.#findRuns(units, line);
      this.#findBrackets(units, line);
    }
    this.#findOccurrences(units);
  }

  #findRuns({ kind, shape, spaced }: Units, { first, last }: Line): void {
    let han = 0;
    let words = 0;
    for (let at = first; at < last; at++) {
      if (kind[at] === KIND.han) han++;
      else if (isWord(shape[at] ?? 0)) words++;
    }
    const english = words > han;
    this.english.fill(english ? 1 : 0, first, last);
    for (let from = first; from < last; ) {
      let to = from;
      if (isWord(shape[from] ?? 0)) {
        const lower = isLower(shape[from] ?? 0);
        while (to + 1 < last) {
          const after = shape[to + 1] ?? 0;
          // Parts of a name may be joined without a space: Spring-Boot, k8s.io.
          const joined = isJoint(kind[to + 1] ?? 0) && !spaced[to + 1] && to + 2 < last && isWord(shape[to + 2] ?? 0);
          if (joined) to += 2;
          else if (isWord(after) && isLower(after) === lower && !(lower && english)) to++;
          else if (isNumber(after) && !lower && (spaced[to + 1] ?? 0) & SPACE_BEFORE) to++;
          else break;
        }
      }
      this.runFirst.fill(from, from, to + 1);
      this.runLast.fill(to, from, to + 1);
      from = to + 1;
    }
  }

  #findBrackets({ kind }: Units, { first, last }: Line): void {
    let open = NONE;
    for (let at = first; at < last; at++) {
      if (kind[at] === KIND.close || at - open > LONGEST_BRACKET) open = NONE;
      this.bracket[at] = open;
      if (kind[at] === KIND.open) open = at;
    }
  }

  /** Chains the occurrences of each word, by a hash table of symbols. */
  #findOccurrences({ count, shape, symbol }: Units): void {
    const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
    const firstOf = new Int32Array(size).fill(NONE);
    const lastOf = new Int32Array(size);
    const tallies = new Int32Array(size);
    const written = new Uint8Array(size);
    const slotOf = (at: number): number => {
      const wanted = symbol[at] ?? 0;
      let slot = wanted & (size - 1);
      while (firstOf[slot] !== NONE && symbol[firstOf[slot] ?? 0] !== wanted) slot = (slot + 1) & (size - 1);
      return slot;
    };
    this.previous.fill(NONE, 0, count);
    this.next.fill(NONE, 0, count);
    this.seenAs.fill(0, 0, count);
    for (let at = 0; at < count; at++) {
      if (!isWord(shape[at] ?? 0)) continue;
      const slot = slotOf(at);
      if (firstOf[slot] === NONE) {
        firstOf[slot] = at;
      } else {
        const before = lastOf[slot] ?? 0;
        this.previous[at] = before;
        this.next[before] = at;
      }
      lastOf[slot] = at;
      tallies[slot] = (tallies[slot] ?? 0) + 1;
      written[slot] = (written[slot] ?? 0) | writing(shape[at] ?? 0);
    }
    for (let at = 0; at < count; at++) {
      if (!isWord(shape[at] ?? 0)) continue;
      const slot = slotOf(at);
      this.earliest[at] = firstOf[slot] ?? NONE;
      const tally = tallies[slot] ?? 0;
      this.seenAs[at] = (written[slot] ?? 0) | ((tally > 4 ? 3 : tally > 2 ? 2 : tally > 1 ? 1 : 0) << SEEN.count);
    }
  }

  #reserve(count: number): void {
    if (count <= this.runFirst.length) return;
    const capacity = Math.max(count, 2 * this.runFirst.length);
    this.runFirst = new Int32Array(capacity);
    this.runLast = new Int32Array(capacity);
    this.bracket = new Int32Array(capacity);
    this.previous = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
    this.earliest = new Int32Array(capacity);
    this.seenAs = new Uint8Array(capacity);
    this.english = new Uint8Array(capacity);
  }
}

/** Whether a unit of this shape is a Latin word (a number alone is none). */
export function isWord(shape: number): boolean {
  return shape >= SHAPE.lowerWithDigits || shape === KIND.upper || shape === KIND.lower;
}

function isNumber(shape: number): boolean {
  return shape === KIND.digit || (shape >= SHAPE.digits && shape < SHAPE.lowerWithDigits);
}

function isLower(shape: number): boolean {
  return shape === SHAPE.lower || shape === KIND.lower || shape === SHAPE.lowerWithDigits;
}

function isJoint(kind: number): boolean {
  return kind === KIND.hyphen || kind === KIND.punctuation || kind === KIND.dot;
}

function writing(shape: number): number {
  if (isLower(shape)) return SEEN.lower;
  if (shape === SHAPE.capitalized) return SEEN.capitalized;
  return shape === SHAPE.upper || shape === KIND.upper ? SEEN.upper : SEEN.mixed;
}
