/** Tells Chinese from English by the script of the letters. */
import type { Language } from '../document.ts';
import { isHan, isLetter } from './characters.ts';

/** Fewer letters than this say nothing. */
const MIN_LETTERS = 2;

/** One Han character carries about as much as a Latin word, hence the weight. */
const LATIN_LETTERS_PER_HAN = 5;

/** `zh` where Han characters carry at least a third of the text, `en` for other letters, `und` for hardly any. */
export function languageOf(text: string, start = 0, end = text.length): Language {
  let han = 0;
  let letters = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isHan(unit)) han++;
    else if (isLetter(unit)) letters++;
  }
  if (han + letters < MIN_LETTERS) return 'und';
  return han * LATIN_LETTERS_PER_HAN * 2 >= letters ? 'zh' : 'en';
}
