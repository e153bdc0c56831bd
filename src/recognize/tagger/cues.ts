/** What the lists say about each unit: in columns beside those of the units. */
import { isWordUnit, splitsWord } from '../../text/characters.ts';
import { KIND } from './kinds.ts';
import { CHARACTER, type TaggerLists, WORD } from './lists.ts';
import type { Line, Units } from './units.ts';

/** Bits of `flags`; the low four are those of `CHARACTER`. */
export const FLAG = { longSurname: 16, titleBegins: 32, titleEnded: 64, givenName: 128 } as const;

/** Bits of `listed`: 0 where no listed name stands; else the types and `common`, the spelling, the place in the name. */
export const LISTED = { sameSpelling: 1 << 8, place: 9 } as const;
/** The place in a name, above all other bits: never 0. */
const PLACE = { first: 1, inner: 2, last: 3, single: 4 } as const;

/** Farther ahead than this, a suffix says nothing. */
const LONGEST_REACH = 14;
const NONE = -1;

export class Cues {
  flags = new Uint8Array(0);
  listed = new Uint16Array(0);
  /** First and last unit of the listed name that a unit stands in. */
  listedFirst = new Int32Array(0);
  listedLast = new Int32Array(0);
  /** How far it is to the end of the nearest suffix ahead, in steps: 0 where there is none. */
  reach = new Uint8Array(0);
  /** Which suffix. */
  suffix = new Int32Array(0);

  readonly #lists: TaggerLists;
  /** The unit that begins or ends at an offset, or NONE. */
  #begins = new Int32Array(0);
  #ends = new Int32Array(0);
  /** Last unit of the longest name that begins at a unit, or NONE, and its word. */
  #longest = new Int32Array(0);
  #word = new Int32Array(0);
  /** Last unit of the suffix that begins at a unit, or NONE. */
  #suffixLast = new Int32Array(0);

  constructor(lists: TaggerLists) {
    this.#lists = lists;
  }

  /** Fills the columns for all lines of the units. */
  fill(units: Units): void {
    this.#reserve(units.count);
    for (const column of [this.flags, this.listed, this.reach, this.suffix]) column.fill(0, 0, units.count);
    this.#longest.fill(NONE, 0, units.count);
    this.#suffixLast.fill(NONE, 0, units.count);
    for (const line of units.lines) {
      this.#mapOffsets(units, line);
      this.#matchWords(line);
      this.#markCharacters(units, line);
      this.#markNames(units, line);
      this.#lookAhead(units, line);
    }
  }

  #mapOffsets({ start, end }: Units, { text, first, last }: Line): void {
    if (this.#begins.length <= text.length) {
      this.#begins = new Int32Array(2 * text.length + 2);
      this.#ends = new Int32Array(2 * text.length + 2);
    }
    this.#begins.fill(NONE, 0, text.length + 1);
    this.#ends.fill(NONE, 0, text.length + 1);
    for (let at = first; at < last; at++) {
      this.#begins[start[at] ?? 0] = at;
      this.#ends[end[at] ?? 0] = at;
    }
  }

  #matchWords({ text, folded }: Line): void {
    const { words, bits } = this.#lists;
    words.match(folded, (start, end, word) => {
      const from = this.#begins[start] ?? NONE;
      const to = this.#ends[end] ?? NONE;
      if (from === NONE || to === NONE || splitsWord(text, start) || splitsWord(text, end)) return;
      const is = bits[word] ?? 0;
      // Of the words that begin here the longest comes last, since they are visited by their ends.
      if ((is & WORD.types) !== 0) {
        this.#longest[from] = to;
        this.#word[from] = word;
      }
      if ((is & (WORD.organizationSuffix | WORD.eventSuffix)) !== 0) {
        this.#suffixLast[from] = to;
        this.suffix[from] = this.#lists.symbols[word] ?? 0;
      }
      if ((is & WORD.title) !== 0) {
        this.#flag(from, FLAG.titleBegins);
        this.#flag(to + 1, FLAG.titleEnded);
      }
      if ((is & WORD.surname) !== 0) this.#flag(from, FLAG.longSurname);
    });
  }

  #flag(at: number, bit: number): void {
    this.flags[at] = (this.flags[at] ?? 0) | bit;
  }

  #markCharacters({ start, symbol, shape }: Units, { folded, first, last }: Line): void {
    const { characters, givenNames } = this.#lists;
    for (let at = first; at < last; at++) {
      const unit = folded.charCodeAt(start[at] ?? 0);
      const bits = characters[unit] ?? 0;
      if (bits !== 0) this.#flag(at, bits & (CHARACTER.transliteration * 2 - 1));
      if ((shape[at] ?? 0) > KIND.other && isWordUnit(unit) && givenNames.has(symbol[at] ?? 0)) {
        this.#flag(at, FLAG.givenName);
      }
    }
  }

  /** Marks the listed names: from the left, the longest first, none over another. */
  #markNames({ start, end }: Units, { text, first, last }: Line): void {
    const { bits, spellings } = this.#lists;
    for (let from = first; from < last; ) {
      const to = this.#longest[from] ?? NONE;
      this.listedFirst[from] = this.listedLast[from] = from;
      if (to === NONE) {
        from++;
        continue;
      }
      const word = this.#word[from] ?? 0;
      const length = (end[to] ?? 0) - (start[from] ?? 0);
      const spelling = spellings[word] ?? '';
      const same = spelling.length === length && text.startsWith(spelling, start[from]);
      const code = ((bits[word] ?? 0) & (WORD.types | WORD.common)) | (same ? LISTED.sameSpelling : 0);
      for (let at = from; at <= to; at++) {
        const place = from === to ? PLACE.single : at === from ? PLACE.first : at === to ? PLACE.last : PLACE.inner;
        this.listed[at] = code | (place << LISTED.place);
        this.listedFirst[at] = from;
        this.listedLast[at] = to;
      }
      from = to + 1;
    }
  }

  /** For each unit the nearest suffix ahead that no punctuation parts from it. */
  #lookAhead({ kind }: Units, { first, last }: Line): void {
    let end = NONE;
    let which = 0;
    for (let at = last - 1; at >= first; at--) {
      const here = kind[at] ?? 0;
      if (here === KIND.stop || here === KIND.comma || here === KIND.pause) end = NONE;
      const suffixLast = this.#suffixLast[at] ?? NONE;
      if (suffixLast !== NONE) {
        end = suffixLast;
        which = this.suffix[at] ?? 0;
      }
      const distance = end - at;
      const reaches = end !== NONE && distance <= LONGEST_REACH;
      this.reach[at] = reaches ? stepsTo(distance) : 0;
      this.suffix[at] = reaches ? which : 0;
    }
  }

  #reserve(count: number): void {
    if (count <= this.flags.length) return;
    const capacity = Math.max(count, 2 * this.flags.length);
    this.flags = new Uint8Array(capacity);
    this.listed = new Uint16Array(capacity);
    this.listedFirst = new Int32Array(capacity);
    this.listedLast = new Int32Array(capacity);
    this.reach = new Uint8Array(capacity);
    this.suffix = new Int32Array(capacity);
    this.#longest = new Int32Array(capacity);
    this.#word = new Int32Array(capacity);
    this.#suffixLast = new Int32Array(capacity);
  }
}

function stepsTo(distance: number): number {
  if (distance < 4) return distance + 1;
  return distance < 7 ? 5 : distance < 10 ? 6 : 7;
}
