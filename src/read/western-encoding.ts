/** Tells Western prose, a byte a character, from bytes of another encoding: by its words and its accents. */

/** In a text of one byte a character, the words that are not ASCII; `MAX_WORD_UNITS`: what is longer is no word. */
const WORDS = /[0-9A-Za-z\u0080-\u009f\u00a1-\uffff]+/gu;
const MAX_WORD_UNITS = 60;
const MARKS = /[’‘“”„‚«»‹›–—…]/u;
const ASCII_WORD = /^[0-9A-Za-z]*$/u;
/**
 * A sign alone or beside a number, letters of one case or a capital before small ones, with a sign at either end: bytes
 * read wrongly mix all of these.
 */
const ORDERLY = new RegExp(
  [
    '[¡¿£€¢¥§©®™°±×·•½¼¾²³µªº]',
    String.raw`[£€¢¥§±µ·•©]?\d+[°²³ªº½¼¾€£¢µ]?|\d+[×±·]\d+`,
    String.raw`[£€§µ·•]?(?:[\p{Lu}\p{Ll}][\p{Ll}\p{M}]*|\p{Lu}+)[®™©°²³ªº]?`,
    String.raw`[¡¿](?:[A-Za-z][\p{Ll}\p{M}]*|[\p{Lu}\p{Ll}][\p{Ll}\p{M}]+|\p{Lu}{2,})`,
  ]
    .map((form) => `^(?:${form})$`)
    .join('|'),
  'u',
);
/** Hardly any word has four accents in a row, or nothing else. */
const ACCENTS_ONLY = /^[\u00c0-\u024f]{2,}$|[\u00c0-\u024f]{4}/u;
const MIN_ORDERLY_SHARE = 0.95;

/** The characters of 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Western languages: the accents that each has or quotes, and words that no prose of it goes without. */
const WESTERN = (
  [
    ['àáâãäåæçèéêëíîïñóôöøúüýšž', 'the of and to in for with that is on'],
    ['àâæçèéêëîïôœùûüÿ', 'de la le les des du et en un une est que qui dans pour par plus à ses'],
    ['äöüßéèà', 'der die das und ist mit den dem von zu ein eine nicht für auf'],
    ['áéíñóúü', 'de la el los las que en y se por con una para del es'],
    ['àáâãçéêíóôõúü', 'de que do da em um para os com uma não no na por é'],
    ['àèéìíîòóù', 'di che la il un per del non è le della con una sono'],
    ['àáäåæéëèïöóøü', 'de het een van dat och att det som är av og er på til med'],
  ] as const
).map(([letters, words]) => ({ letters: new Set(letters), words: new Set(words.split(' ')) }));
const MIN_WESTERN_WORDS = 3;
const MIN_WESTERN_SHARE = 0.08;
const MAX_OTHER_SHARE = 0.02;
const SAMPLE_UNITS = 50_000;

/** Windows-1252 by hand: some versions of the platform take it for Latin-1, which has no quotes. */
export function decodeWestern(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/gu, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

/** Whether the words that are not ASCII look like words, as those of bytes read wrongly do not. */
export function readsAsWords(text: string): boolean {
  let words = 0;
  let orderly = 0;
  for (const [word] of text.matchAll(WORDS)) {
    if (ASCII_WORD.test(word)) continue;
    words++;
    if (word.length <= MAX_WORD_UNITS && word.split(MARKS).every(isOrderly)) orderly++;
  }
  return orderly >= words * MIN_ORDERLY_SHARE;
}

function isOrderly(piece: string): boolean {
  return ASCII_WORD.test(piece) || (ORDERLY.test(piece) && !ACCENTS_ONLY.test(piece));
}

/** Whether these are words of a language in which hardly any accent is out of place. */
export function isWesternProse(text: string): boolean {
  if (/[\u0080-\u009f]/u.test(text) || !readsAsWords(text)) return false;
  const sample = text.slice(0, SAMPLE_UNITS).replace(/<[^<>]*>/gu, ' ');
  const words = sample.toLowerCase().match(/[a-z\u00c0-\u024f]+/gu) ?? [];
  const accents = [...text.toLowerCase().replace(/[^\u00c0-\u024f]+/gu, '')];
  return WESTERN.some((language) => {
    const known = words.filter((word) => language.words.has(word)).length;
    const others = accents.filter((letter) => !language.letters.has(letter)).length;
    const isProse = known >= MIN_WESTERN_WORDS && known >= words.length * MIN_WESTERN_SHARE;
    return isProse && others <= accents.length * MAX_OTHER_SHARE;
  });
}
