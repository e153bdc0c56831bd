/** What kind of character a UTF-16 unit is, as far as the tagger tells them apart. */
import { isDigit, isHan, isLetter, isUpper } from '../../text/characters.ts';

/** Kinds; 0 is the border of a line. Below 32, since shapes of words follow from there. */
export const KIND = {
  border: 0,
  han: 1,
  kana: 2,
  upper: 3,
  lower: 4,
  digit: 5,
  space: 6,
  stop: 7,
  comma: 8,
  pause: 9,
  open: 10,
  close: 11,
  dot: 12,
  punctuation: 13,
  numeral: 14,
  /** Belongs to the character before it: accents, variation selectors, joiners. */
  mark: 15,
  surrogate: 16,
  hyphen: 17,
  other: 18,
} as const;

const LISTED: readonly (readonly [kind: number, characters: string])[] = [
  [KIND.open, '(（[【《〈「『“‘{<｛［'],
  [KIND.close, ')）]】》〉」』”’}>｝］'],
  [KIND.comma, ',，;；:：'],
  [KIND.stop, '。！？!?…'],
  [KIND.dot, '·•・‧'],
  [KIND.pause, '、'],
  [KIND.hyphen, '-‐‑‒–—－'],
  [KIND.numeral, '一二三四五六七八九十百千万亿零〇两'],
];

/** The kind of each UTF-16 unit. */
export const KINDS = kindTable();

function kindTable(): Uint8Array {
  const kinds = Uint8Array.from({ length: 0x10000 }, (_, unit) => kindOf(toHalfWidth(unit)));
  for (const [kind, characters] of LISTED) for (const each of characters) kinds[each.charCodeAt(0)] = kind;
  return kinds;
}

/** Full-width forms of ASCII are Latin letters, digits and marks as well. */
function toHalfWidth(unit: number): number {
  return unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
}

function kindOf(unit: number): number {
  if (isHan(unit)) return KIND.han;
  if (isDigit(unit)) return KIND.digit;
  if (isUpper(unit)) return KIND.upper;
  // An underscore joins the parts of an identifier.
  if (isLetter(unit) || unit === 0x5f || (unit >= 0x1e00 && unit <= 0x1fff)) return KIND.lower;
  if (unit <= 0x20 || unit === 0x85 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200b)) return KIND.space;
  if (unit === 0x3000 || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff) return KIND.space;
  if ((unit >= 0x300 && unit <= 0x36f) || unit === 0x200d || (unit >= 0xfe00 && unit <= 0xfe0f)) return KIND.mark;
  if (unit === 0x3099 || unit === 0x309a || (unit >= 0x20d0 && unit <= 0x20ff)) return KIND.mark;
  if (unit >= 0x3040 && unit <= 0x30ff) return KIND.kana;
  if (unit < 0x80 || (unit >= 0x2010 && unit <= 0x205e) || (unit >= 0x3000 && unit <= 0x303f)) return KIND.punctuation;
  return unit >= 0xd800 && unit <= 0xdfff ? KIND.surrogate : KIND.other;
}
