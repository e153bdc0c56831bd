/**
 * Joins text that markup has broken into pieces and lines: pretty-printed pages and hard-wrapped sources put a line
 * break where the reader sees none, and Chinese is written without spaces.
 */
import { isHan } from '../text/characters.ts';

/** Takes no place, though JavaScript has it for white space. */
const NO_SPACE = '\ufeff';

/** White space that is not one space already. */
const WHITE_SPACE = /[^\S ]\s*| \s+/g;

/** What a word follows without a space. */
const OPENING = '([';

/** What follows a word without a space; a dot only where nothing is glued to it, or `.NET` would lose its space. */
const CLOSING = /^[,;:!?)\]}]|^\.(?![\p{L}\p{N}])/u;

/**
 * The text on one line, white space collapsed; a line break between two Chinese characters leaves nothing behind.
 * @example joinInline('来自\n  中国\n  的 CNCF\n  委员') // '来自中国的 CNCF 委员'
 */
export function joinInline(raw: string): string {
  const visible = raw.includes(NO_SPACE) ? raw.replaceAll(NO_SPACE, '') : raw;
  return visible
    .trim()
    .replace(WHITE_SPACE, (space: string, at: number, whole: string) =>
      !/[\n\r]/.test(space) ? ' ' : gap(whole, at, at + space.length),
    );
}

/** What a line break in `[start, end)` means. */
function gap(whole: string, start: number, end: number): '' | ' ' {
  const before = whole.charCodeAt(start - 1);
  const after = whole.charCodeAt(end);
  if (OPENING.includes(whole.charAt(start - 1))) return '';
  if (isFullWidthMark(before) || isFullWidthMark(after)) return '';
  if (isWide(before) && isWide(after)) return '';
  if ((isWide(before) && isSharedMark(after)) || (isSharedMark(before) && isWide(after))) return '';
  return CLOSING.test(whole.slice(end, end + 3)) ? '' : ' ';
}

/** Han and kana; Korean puts spaces between words and is not meant. */
function isWide(unit: number): boolean {
  return isHan(unit) || (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0xd840 && unit <= 0xd8bf);
}

/** Punctuation that only East Asian text has. */
function isFullWidthMark(unit: number): boolean {
  return (unit >= 0x3001 && unit <= 0x303f) || (unit >= 0xff01 && unit <= 0xff0f) || (unit >= 0xff1a && unit <= 0xff20);
}

/** Quotation marks, dashes and ellipses, which Chinese and English share. */
function isSharedMark(unit: number): boolean {
  return unit >= 0x2014 && unit <= 0x2026;
}
