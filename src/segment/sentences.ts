/**
 * Splits blocks into sentences, Chinese and English, in one pass over the characters. A closing quote or bracket stays
 * with its sentence; nothing is split inside an abbreviation, a number, a file name or a pair of 《》.
 */
import type { Block, Language, Sentence, Span } from '../document.ts';
import { isDigit, isHan, isLetter, isUpper } from '../text/characters.ts';
import { languageOf } from '../text/language.ts';

const ENDS = new Set('。！？!?．｡'.split(''));
const CLOSERS = new Set('”’」』）)】》"\']'.split(''));

/** A full stop after these does not end a sentence. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st jr sr vs etc inc ltd co corp no fig vol dept gen sen rep gov approx e.g i.e u.s u.k a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** A text without full stops is cut at weaker marks: what is longer than this (UTF-16 units) is no sentence. */
const LONG_SENTENCE = 600;
const WEAK_ENDS = new Set('；;，,、 '.split(''));

/** And what is longer than this is cut anywhere, so that no later step meets an endless sentence. */
const LONGEST_SENTENCE = 4000;

/** The sentences of a document's blocks, in order; spans without the white space around them. `language`: the document's. */
export function splitSentences(text: string, blocks: readonly Block[], language: Language): Sentence[] {
  const sentences: Sentence[] = [];
  blocks.forEach((block, paragraph) => {
    for (const span of splitBlock(text, block)) {
      const own = languageOf(text.slice(span.start, span.end), language);
      sentences.push({ ...span, paragraph, section: block.section, language: own });
    }
  });
  return sentences;
}

function* splitBlock(text: string, { start, end }: Span): Generator<Span> {
  let from = start;
  let titleDepth = 0;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === '《') titleDepth++;
    else if (character === '》') titleDepth = 0;
    const length = at + 1 - from;
    const isLong = (length >= LONG_SENTENCE && WEAK_ENDS.has(character)) || length >= LONGEST_SENTENCE;
    if (!isLong && (titleDepth > 0 || !endsSentence(text, at, from, end))) continue;
    if (isHighSurrogate(text.charCodeAt(at))) at++;
    while (at + 1 < end && (ENDS.has(text.charAt(at + 1)) || CLOSERS.has(text.charAt(at + 1)))) at++;
    yield* trimmed(text, from, at + 1);
    from = at + 1;
    titleDepth = 0;
  }
  yield* trimmed(text, from, end);
}

/** The span without white space at its ends, if anything is left. */
function* trimmed(text: string, start: number, end: number): Generator<Span> {
  while (start < end && text.charAt(start).trim() === '') start++;
  while (end > start && text.charAt(end - 1).trim() === '') end--;
  if (start < end) yield { start, end };
}

function endsSentence(text: string, at: number, from: number, end: number): boolean {
  const character = text.charAt(at);
  if (ENDS.has(character)) return !(character === '!' && isLetter(text.charCodeAt(at + 1)));
  return character === '.' && fullStopEnds(text, at, from, end);
}

/** A full stop ends a sentence where white space and a new start follow, or Han text, and no abbreviation precedes. */
function fullStopEnds(text: string, at: number, from: number, end: number): boolean {
  let next = at + 1;
  while (next < end && CLOSERS.has(text.charAt(next))) next++;
  if (next >= end) return true;
  const unit = text.charCodeAt(next);
  if (isHan(unit)) return isHan(text.charCodeAt(at - 1));
  if (text.charAt(next).trim() !== '') return false;
  while (next < end && text.charAt(next).trim() === '') next++;
  const starts = text.charCodeAt(next);
  if (!isUpper(starts) && !isHan(starts) && !isDigit(starts) && isLetter(starts)) return false;
  return !isAbbreviation(text, at, from);
}

function isAbbreviation(text: string, at: number, from: number): boolean {
  let start = at;
  while (start > from && (isLetter(text.charCodeAt(start - 1)) || text.charAt(start - 1) === '.')) start--;
  const word = text.slice(start, at);
  // A single capital is an initial: J. Smith.
  return (word.length === 1 && isUpper(word.charCodeAt(0))) || ABBREVIATIONS.has(word.toLowerCase());
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
