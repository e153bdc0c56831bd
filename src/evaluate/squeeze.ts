/**
 * Squeezes text to what has to agree between gold and prediction: white space goes, quotation marks and compatibility
 * forms (Unicode NFKC, character by character) are folded, so that spacing, line breaks and widths never count.
 */

/** Squeezed text. Its characters are code points, so that a rare ideograph or an emoji counts once. */
export interface Squeezed {
  readonly text: string;
  readonly characters: Uint32Array;
  /** For each UTF-16 offset of the original, its end included: the number of characters kept before it. */
  readonly offsets: Uint32Array;
}

/** White space, separators and marks without width; `\s` alone knows neither U+0085 nor U+001C to U+001F. */
const DROPPED = /[\s\x1c-\x1f\x85\u200b\u200d]/;

const STRAIGHT_QUOTES = new Map([
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
]);

/** Squeezes a text; every span of the original maps to the squeezed characters through `offsets`. */
export function squeeze(original: string): Squeezed {
  const characters = new Uint32Array(original.length);
  const offsets = new Uint32Array(original.length + 1);
  let text = '';
  let count = 0;
  let at = 0;
  for (const character of original) {
    offsets.fill(count, at, at + character.length);
    at += character.length;
    if (DROPPED.test(character)) continue;
    const folded = fold(character);
    text += folded;
    characters[count++] = codePoint(folded);
  }
  offsets[at] = count;
  return { text, characters: characters.subarray(0, count), offsets };
}

/** The folded form where that is one character; `…` stays `…`, or offsets would lose their meaning. */
function fold(character: string): string {
  if (character <= '\x7f') return character;
  const folded = STRAIGHT_QUOTES.get(character) ?? character.normalize('NFKC');
  return folded.length === String.fromCodePoint(codePoint(folded)).length ? folded : character;
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
