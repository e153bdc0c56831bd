/**
 * Cuts lines into the units that carry tags: a Han character, a whole Latin word, a number, a punctuation mark. Spaces
 * are no units but a property of their neighbours. What a unit is called (its symbol) is folded; its offsets are not.
 */
import { finish, hashText, mix } from '../../model/hash.ts';
import { KIND, KINDS } from './kinds.ts';

/** Units without meaning before and after each line, so that a window never needs to look where a line ends. */
export const BORDER = 2;

/** Shapes of units of several characters; single characters have their kind as shape. */
export const SHAPE = {
  digits: 32, // to 36: one to four digits and more
  lowerWithDigits: 40,
  upperWithDigits: 41,
  mixedWithDigits: 42,
  lower: 43,
  upper: 44,
  capitalized: 45,
  camel: 46,
  lowerCamel: 47,
} as const;

/** Bits of `spaced`. */
export const SPACE_BEFORE = 1;
export const SPACE_AFTER = 2;

/** Where a line's units lie: `[first, last)`, borders not counted. */
export interface Line {
  readonly text: string;
  readonly folded: string;
  readonly first: number;
  readonly last: number;
}

/** The units of several lines, in columns; reused from one batch of lines to the next. */
export class Units {
  /** Borders included. */
  count = 0;
  readonly lines: Line[] = [];
  /** UTF-16 offsets into the line's text. */
  start = new Int32Array(0);
  end = new Int32Array(0);
  kind = new Uint8Array(0);
  shape = new Uint8Array(0);
  spaced = new Uint8Array(0);
  /** Hash of the folded text. */
  symbol = new Int32Array(0);
  /** Hash of the text as written. */
  exact = new Int32Array(0);

  clear(): void {
    this.count = 0;
    this.lines.length = 0;
  }

  /** Adds a line; `folded` is its folded text, of the same length. */
  add(text: string, folded: string): Line {
    this.#reserve(this.count + text.length + 2 * BORDER);
    this.#addBorder();
    const first = this.count;
    for (let at = 0; at < text.length; ) {
      if (KINDS[text.charCodeAt(at)] === KIND.space) {
        at++;
        if (this.count > first) this.spaced[this.count - 1] = (this.spaced[this.count - 1] ?? 0) | SPACE_AFTER;
      } else {
        at = this.#addUnit(text, folded, at, this.count > first);
      }
    }
    const line = { text, folded, first, last: this.count };
    this.#addBorder();
    this.lines.push(line);
    return line;
  }

  /** Adds the unit that begins at the offset; returns where it ends. */
  #addUnit(text: string, folded: string, start: number, follows: boolean): number {
    const kind = KINDS[text.charCodeAt(start)] ?? KIND.other;
    const end = endOfUnit(text, start, kind);
    const at = this.count++;
    const spaceBefore = follows && start > (this.end[at - 1] ?? 0);
    this.start[at] = start;
    this.end[at] = end;
    this.kind[at] = kind === KIND.digit && !isNumber(text, start, end) ? KIND.lower : kind;
    this.shape[at] = end - start === 1 ? kind : shapeOf(text, start, end, kind);
    this.spaced[at] = spaceBefore ? SPACE_BEFORE : 0;
    this.symbol[at] = hashText(folded, start, end);
    this.exact[at] = end - start === 1 ? finish(text.charCodeAt(start)) : hashText(text, start, end);
    return end;
  }

  #addBorder(): void {
    for (let border = 0; border < BORDER; border++) {
      const at = this.count++;
      this.start[at] = this.end[at] = 0;
      this.kind[at] = this.shape[at] = KIND.border;
      this.spaced[at] = 0;
      this.symbol[at] = this.exact[at] = mix(border, KIND.border);
    }
  }

  #reserve(count: number): void {
    if (count <= this.start.length) return;
    const capacity = Math.max(count, 2 * this.start.length, 1024);
    const grow = <Column extends Int32Array | Uint8Array>(column: Column, grown: Column): Column => {
      grown.set(column);
      return grown;
    };
    this.start = grow(this.start, new Int32Array(capacity));
    this.end = grow(this.end, new Int32Array(capacity));
    this.kind = grow(this.kind, new Uint8Array(capacity));
    this.shape = grow(this.shape, new Uint8Array(capacity));
    this.spaced = grow(this.spaced, new Uint8Array(capacity));
    this.symbol = grow(this.symbol, new Int32Array(capacity));
    this.exact = grow(this.exact, new Int32Array(capacity));
  }
}

/** Whether the kind is one that words with spaces between are made of. */
export function isWordKind(kind: number): boolean {
  return kind === KIND.upper || kind === KIND.lower || kind === KIND.digit;
}

function endOfUnit(text: string, start: number, kind: number): number {
  let end = start + 1;
  if (kind === KIND.surrogate && isLowSurrogate(text.charCodeAt(end))) end++;
  for (; end < text.length; end++) {
    const next = KINDS[text.charCodeAt(end)] ?? KIND.other;
    if (next !== KIND.mark && !(isWordKind(kind) && isWordKind(next))) break;
  }
  return end;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function isNumber(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (KINDS[text.charCodeAt(at)] !== KIND.digit) return false;
  return true;
}

function shapeOf(text: string, start: number, end: number, first: number): number {
  if (!isWordKind(first)) return first;
  let upper = 0;
  let lower = 0;
  let digits = 0;
  for (let at = start; at < end; at++) {
    const kind = KINDS[text.charCodeAt(at)];
    if (kind === KIND.upper) upper++;
    else if (kind === KIND.lower) lower++;
    else if (kind === KIND.digit) digits++;
  }
  if (upper + lower === 0) return SHAPE.digits + Math.min(digits, 4);
  if (digits > 0) {
    return upper > 0 && lower > 0 ? SHAPE.mixedWithDigits : upper > 0 ? SHAPE.upperWithDigits : SHAPE.lowerWithDigits;
  }
  if (lower === 0) return SHAPE.upper;
  if (upper === 0) return SHAPE.lower;
  if (first !== KIND.upper) return SHAPE.lowerCamel;
  return upper === 1 ? SHAPE.capitalized : SHAPE.camel;
}
