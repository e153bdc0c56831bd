/**
 * Tells the language of a text: by the scripts of its letters, by the characters that only one of the two Chinese scripts
 * has, and by the little words that English prose cannot do without.
 */
import type { Language } from '../document.ts';
import { isHan, isLetter } from './characters.ts';
import { SIMPLIFIED, TRADITIONAL } from './traditional.ts';

/** Fewer letters than this say nothing. */
const MIN_LETTERS = 2;

/** One Han character carries about as much as a Latin word, hence the weight. */
const LATIN_LETTERS_PER_HAN = 5;

/** Han that carry less than this are names in a Latin text. */
const MIN_HAN_SHARE = 1 / 3;

/** Every other character of Japanese is a kana, nearly all of Korean is Hangul; Chinese quotes a word of either. */
const MIN_FOREIGN_SHARE = 0.2;
/** A single の is an ornament. */
const MIN_FOREIGN = 2;

/** Chinese articles that quote English stay below 0.2, those that say everything twice lie between 0.4 and 0.6. */
const MIN_MIXED_SHARE = 0.25;

/** Words that other languages have not, and that make up a fifth to a third of what is said in English. */
const ENGLISH = new Set(
  'the of and to for with that this are be from by it or has have can will you your they their which been were these not'.split(
    ' ',
  ),
);

/** What has fewer words or characters may be a name, a title or a command: `Cloud Native Computing Foundation`. */
const MIN_PROSE_WORDS = 6;
const MIN_PROSE_HAN = 10;
const MIN_PROSE_SHARE = 0.16;

/**
 * English articles reach 0.08 even where they list people and versions; logs, lists of names and other languages stay
 * below 0.02. Of a long text the beginning is enough.
 */
const MIN_ENGLISH_SHARE = 0.04;
const MIN_TELLING_WORDS = 50;
const SAMPLE_UNITS = 20_000;

const LATIN_WORD = /[A-Za-z][A-Za-z'’-]*/gu;

/** Between two stretches of Latin letters: line breaks, Han, kana, and the full-width marks of Chinese. */
const STRETCH_END = /[\n\u2e80-\u9fff\uff00-\uffef]+/u;

/**
 * Letters of other scripts: Cyrillic to Hangul, without its fillers; kana, without ・ and ー, which Chinese uses too.
 * Greek ones stand in formulas, and say nothing.
 */
const FOREIGN_RANGES = [
  [0x0400, 0x115e],
  [0x1161, 0x11ff],
  [0x3041, 0x30fa],
  [0x30fd, 0x30ff],
  [0x3131, 0x3163],
  [0xac00, 0xd7a3],
  [0xff66, 0xff9d],
] as const;

/** What a UTF-16 unit counts as. */
const [OTHER, HAN, SIMPLIFIED_HAN, TRADITIONAL_HAN, LATIN, FOREIGN] = [0, 1, 2, 3, 4, 5] as const;
const KINDS = kindTable();

/**
 * The language of a text, or `und` where it cannot be told.
 *
 * - `zh`, `zh-Hant`: Han characters carry at least a third, or are the only prose beside Latin names and logs. The
 *   script is that of most characters which only one of the two has; where these are as many, it is that of `within`.
 * - `en`: Latin letters carry the rest, with the little words of English where the text is long enough to have them.
 * - `mixed`: Chinese and English prose carry at least a quarter each. Latin names and commands are no prose, nor are
 *   fewer than ten Han characters.
 * - `und`: hardly any letters, those of other scripts (kana, Hangul, Cyrillic, …), or Latin ones that are not English.
 *
 * `within`: the language of what the text is a part of. A part of what is `und` is so too, but for English prose:
 * Japanese may be all Han for a line.
 */
export function languageOf(text: string, within: Language | null = null): Language {
  const { simplified, traditional, han, latin, foreign } = countLetters(text);
  if (han + latin + foreign < MIN_LETTERS) return 'und';
  const words = latin / LATIN_LETTERS_PER_HAN;
  if (foreign >= Math.max(MIN_FOREIGN, (foreign + han + words) * MIN_FOREIGN_SHARE)) return 'und';
  if (within === 'und') return englishWords(text) > han ? 'en' : 'und';

  const isHanProse = han >= MIN_PROSE_HAN;
  if (isHanProse && isBalanced(han, words) && isBalanced(han, englishWords(text))) return 'mixed';
  // In an English text a Chinese name may outweigh the sentence around it.
  if (within === 'en' && !isHanProse && han > 0 && englishWords(text) > 0) return 'en';
  if (han < (han + words) * MIN_HAN_SHARE) {
    const isEnglish = words < MIN_TELLING_WORDS || hasEnglishWords(text);
    if (isEnglish || !isHanProse) return isEnglish ? 'en' : 'und';
  }
  if (simplified === traditional) return within === 'zh-Hant' ? 'zh-Hant' : 'zh';
  return traditional > simplified ? 'zh-Hant' : 'zh';
}

/**
 * The language of a whole article. What its header declares counts only where the text does not tell, since headers and
 * folders often lie: for an article of hardly any letters, and for the script of one whose characters are in both.
 */
export function languageOfArticle(text: string, declared: Language | null): Language {
  const { han, latin, foreign } = countLetters(text);
  return han + latin + foreign < MIN_LETTERS ? (declared ?? 'und') : languageOf(text, declared);
}

/** Whether the prose is Chinese and nothing else, in either script: Latin words in it are names. */
export function isChinese(language: Language): boolean {
  return language === 'zh' || language === 'zh-Hant';
}

/** Whether there is Chinese prose, be it beside English. */
export function hasChinese(language: Language): boolean {
  return isChinese(language) || language === 'mixed';
}

function isBalanced(a: number, b: number): boolean {
  return Math.min(a, b) >= (a + b) * MIN_MIXED_SHARE;
}

/** The letters of stretches that read as English prose, in words of average length. */
function englishWords(text: string): number {
  let letters = 0;
  for (const stretch of text.split(STRETCH_END)) {
    const words = stretch.match(LATIN_WORD) ?? [];
    if (words.length < MIN_PROSE_WORDS || englishShare(words) < MIN_PROSE_SHARE) continue;
    for (const word of words) letters += word.length;
  }
  return letters / LATIN_LETTERS_PER_HAN;
}

/** Whether a text of some length has the words that English has. */
function hasEnglishWords(text: string): boolean {
  return englishShare(text.slice(0, SAMPLE_UNITS).match(LATIN_WORD) ?? []) >= MIN_ENGLISH_SHARE;
}

function englishShare(words: readonly string[]): number {
  return words.filter((word) => ENGLISH.has(word.toLowerCase())).length / words.length;
}

function countLetters(text: string) {
  const counts = new Uint32Array(6);
  for (let at = 0; at < text.length; at++) {
    const kind = KINDS[text.charCodeAt(at)] ?? OTHER;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const [, common = 0, simplified = 0, traditional = 0, latin = 0, foreign = 0] = counts;
  return { simplified, traditional, han: common + simplified + traditional, latin, foreign };
}

/**
 * A character tells the script if it folds to another, or others fold to it, and the other script has no use for it by
 * its national standard: 後 and 乾 are written in both, so are 台, 里, 面.
 */
function kindTable(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  for (let unit = 0; unit < kinds.length; unit++) {
    if (isHan(unit)) kinds[unit] = HAN;
    else if (isLatin(unit)) kinds[unit] = LATIN;
  }
  for (const [first, last] of FOREIGN_RANGES) kinds.fill(FOREIGN, first, last + 1);
  const simplifiedUse = everydayCharacters('zh');
  const traditionalUse = everydayCharacters('zh-Hant');
  for (const character of SIMPLIFIED) {
    if (!traditionalUse.has(character)) kinds[character.charCodeAt(0)] = SIMPLIFIED_HAN;
  }
  for (const character of TRADITIONAL) {
    const unit = character.charCodeAt(0);
    kinds[unit] = simplifiedUse.has(character) ? HAN : TRADITIONAL_HAN;
  }
  return kinds;
}

/** The everyday characters of a script, signs included: the first level of its national standard, GB 2312 or Big5. */
export function everydayCharacters(script: 'zh' | 'zh-Hant'): ReadonlySet<string> {
  const [encoding, first, last, low] =
    script === 'zh' ? (['gb18030', 0xb0, 0xd7, 0xa1] as const) : (['big5', 0xa4, 0xc6, 0x40] as const);
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead++) {
    for (let trail: number = low; trail <= 0xfe; trail++) if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  }
  return new Set(new TextDecoder(encoding).decode(new Uint8Array(bytes)));
}

/** With the accents of Vietnamese. */
function isLatin(unit: number): boolean {
  return (isLetter(unit) && unit < 0x250) || (unit >= 0x1e00 && unit <= 0x1eff);
}
