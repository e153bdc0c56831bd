/**
 * Tells whether a mark ends its sentence, by what stands before and behind it: abbreviations, initials, list numbers,
 * decimals, addresses, operators, and quotes that the sentence goes on after.
 */
import { isDigit, isHan, isLetter, isUpper } from '../text/characters.ts';

const END_MARKS = new Set('。！？!?.．｡'.split(''));
const CLOSERS = new Set('”’」』)）】》"\']'.split(''));

/** Stands behind the mark and its closers, and belongs to them: `真的？……`. */
const TRAILERS = new Set('…～'.split(''));

/** What no sentence begins with: it goes on, or another mark is its end. */
const NO_BEGINNING = new Set('，、；：,;|｜)）]】}」』》’”。！？．｡'.split(''));

/** A full stop after these does not end a sentence. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st vs fig vol dept gen sen rep gov approx incl excl esp resp cf viz al e.g i.e p.s ph.d jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** These and initials may also be the last word of a sentence: what follows decides. */
const LAST_WORDS = new Set('jr sr etc inc ltd co corp u.s u.k e.u a.m p.m'.split(' '));
const FIRST_WORDS = new Set(
  'A An And As At But For He However I If In It Its Our She Since So That The Their Then There These They This Those We When While You'.split(
    ' ',
  ),
);
const INITIALS = /^(?:[A-Z]\.)*[A-Z]$/u;
const FIRST_WORD = /^[A-Z][a-z]{0,9}(?![\w.])/u;

/** Behind these a number begins an item of a list; behind the second ones only if Han text follows it. */
const LIST_OPENERS = new Set('：；:;'.split(''));
const HAN_LIST_OPENERS = new Set('，、,。！？!?）)”'.split(''));

/** What a numbered heading or list item begins with, up to its full stop. */
const LIST_MARKER =
  /^(?:\d{1,4}(?:\.\d{1,3}){0,3}|[一二三四五六七八九十]{1,3}|[IVX]{1,4}|[A-Z]|(?:part|step|chapter|vol|q) ?\d{0,3})$/iu;
const LONGEST_MARKER = 16;

/** A name of software that is written small at the beginning of a sentence too: `rust-analyzer`, `v1beta1`. */
const IDENTIFIER = /^[A-Za-z]{1,30}(?:\d|[-_][A-Za-z\d])/u;

/** Longest abbreviations and identifiers that are looked at, in UTF-16 units: keeps the work per mark constant. */
const LONGEST_ABBREVIATION = 12;
const LONGEST_IDENTIFIER = 32;

/** A mark in the text with the white space behind it: what comes next begins at `next`. */
interface Mark {
  /** Where the sentence begins that the mark stands in. */
  readonly from: number;
  readonly at: number;
  /** Behind the mark and its closing quotes and brackets. */
  readonly behind: number;
  readonly next: number;
}

/**
 * Where the sentence ends that begins at `from` and has a mark at `at`, closing quotes and brackets included; `null`
 * where it goes on. `end`: of the block. Of several marks in a row the last one decides. Offsets are UTF-16 units.
 */
export function sentenceEnd(text: string, at: number, from: number, end: number): number | null {
  const character = text.charAt(at);
  if (!END_MARKS.has(character)) return null;
  let behind = at + 1;
  while (behind < end && (CLOSERS.has(text.charAt(behind)) || TRAILERS.has(text.charAt(behind)))) behind++;
  let next = behind;
  while (next < end && isSpace(text, next)) next++;
  if (next >= end) return behind;
  if (!canBegin(text, next)) return null;
  const mark = { from, at, behind, next };
  if (character === '.') return fullStopEnds(text, mark) ? behind : null;
  if (character === '．') return wideStopEnds(text, mark) ? behind : null;
  if (character === '。' || character === '｡') return behind;
  return questionEnds(text, mark) ? behind : null;
}

/** `.NET` and `!Send` begin a sentence, `#94050` goes on with one. */
function canBegin(text: string, next: number): boolean {
  const character = text.charAt(next);
  const unit = text.charCodeAt(next + 1);
  if (character === '.' || character === '!' || character === '?') return isLetter(unit);
  if (character === '#') return !isDigit(unit);
  return !NO_BEGINNING.has(character);
}

/** Question and exclamation marks: in `?page=1`, `a != b` and `vec![]` they are glued to what follows. */
function questionEnds(text: string, { at, behind, next }: Mark): boolean {
  const mark = text.charAt(at);
  const isAscii = mark === '?' || mark === '!';
  if (behind === next) return !isAscii || text.charCodeAt(next) >= 0x80;
  if (!isLower(text.charCodeAt(next))) return true;
  // `“Why?” they ask`, the operator in `the ? operator`, and the name in `the println! macro`.
  if (behind > at + 1 || (isAscii && isSpace(text, at - 1))) return false;
  return mark !== '!' || isIdentifier(text, next);
}

/** A full-width full stop: in `３．５` and `ｗｗｗ．ａ．ｃｏｍ` it is a dot. */
function wideStopEnds(text: string, { from, at }: Mark): boolean {
  if (isListMarker(text, from, at)) return false;
  return !(isNarrowWord(text.charAt(at - 1)) && isNarrowWord(text.charAt(at + 1)));
}

/** A full stop ends a sentence where white space and a new beginning follow, or Han text, and no abbreviation precedes. */
function fullStopEnds(text: string, mark: Mark): boolean {
  const { from, at, behind, next } = mark;
  const unit = text.charCodeAt(next);
  if (isListMarker(text, from, at)) return false;
  if (behind === next) return isHan(unit) && isHan(text.charCodeAt(at - 1));
  if (isLower(unit) && (text.charAt(at - 1) === '.' || !isIdentifier(text, next))) return false;
  return !isListNumber(text, mark) && !isAbbreviation(text, mark);
}

/** Whether the sentence so far is nothing but the number or label of what follows. */
function isListMarker(text: string, from: number, at: number): boolean {
  if (at - from > LONGEST_MARKER) return false;
  return LIST_MARKER.test(text.slice(from, at).normalize('NFKC').trim());
}

/** The number of an item inside a paragraph: `步骤如下 1. 安装 2. 运行`, but not `升级到 Go 2. 然后`. */
function isListNumber(text: string, { from, at, next }: Mark): boolean {
  let start = at;
  while (start > from && isDigit(text.charCodeAt(start - 1))) start--;
  if (start === at || at - start > 2) return false;
  let before = start - 1;
  while (before > from && isSpace(text, before)) before--;
  const character = text.charAt(before);
  const isRatio = character === ':' && isDigit(text.charCodeAt(before - 1));
  const precedesHan = isHan(text.charCodeAt(next));
  if (LIST_OPENERS.has(character)) return !isRatio && (precedesHan || text.slice(start, at) === '1');
  if (!precedesHan) return false;
  return HAN_LIST_OPENERS.has(character) || (isHan(text.charCodeAt(before)) && before < start - 1);
}

function isAbbreviation(text: string, { from, at, next }: Mark): boolean {
  const first = Math.max(from, at - LONGEST_ABBREVIATION);
  let start = at;
  while (start > first && (isLetter(text.charCodeAt(start - 1)) || text.charAt(start - 1) === '.')) start--;
  const written = text.slice(start, at);
  const word = written.toLowerCase();
  if (word === 'no') return isDigit(text.charCodeAt(next));
  if (ABBREVIATIONS.has(word)) return true;
  // `512M` is no initial.
  const isInitial = INITIALS.test(written) && !isDigit(text.charCodeAt(start - 1));
  if (!isInitial && !LAST_WORDS.has(word)) return false;
  const [follower = ''] = FIRST_WORD.exec(text.slice(next, next + LONGEST_ABBREVIATION)) ?? [];
  return !FIRST_WORDS.has(follower);
}

function isIdentifier(text: string, at: number): boolean {
  return IDENTIFIER.test(text.slice(at, at + LONGEST_IDENTIFIER));
}

/** An ASCII letter or digit, be it of full width. */
function isNarrowWord(character: string): boolean {
  return /^[A-Za-z\d]$/u.test(character.normalize('NFKC'));
}

function isLower(unit: number): boolean {
  return isLetter(unit) && !isUpper(unit);
}

function isSpace(text: string, at: number): boolean {
  return text.charAt(at).trim() === '';
}
