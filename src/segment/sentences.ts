/**
 * Splits blocks into sentences, Chinese and English, in one pass over the characters. A closing quote or bracket stays
 * with its sentence; nothing is split inside a pair of 《》, nor at a question inside brackets; a table row is one.
 */
import type { Block, Language, Sentence, Span } from '../document.ts';
import { isDigit, isHan, isLetter } from '../text/characters.ts';
import { languageOf } from '../text/language.ts';
import { sentenceEnd } from './boundary.ts';

const OPENING_BRACKETS = new Set('（([【'.split(''));
const CLOSING_BRACKETS = new Set('）)]】'.split(''));
const QUESTIONS = new Set('？！?!'.split(''));

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** A bracket or title that was opened more than this before (UTF-16 units) was never closed. */
const LONGEST_ENCLOSURE = 200;
const NOWHERE = Number.NEGATIVE_INFINITY;

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

/** The sentences of a block: its pieces, where those without a letter or digit are the end of the piece before. */
function splitBlock(text: string, block: Block): Span[] {
  const sentences: Span[] = [];
  for (const { hasWord, ...piece } of pieces(text, block)) {
    const last = sentences.at(-1);
    const joins = !hasWord && last !== undefined && piece.end - last.start <= LONGEST_SENTENCE;
    if (joins) sentences.pop();
    sentences.push(joins ? { start: last.start, end: piece.end } : piece);
  }
  return sentences;
}

interface Piece extends Span {
  readonly hasWord: boolean;
}

function* pieces(text: string, { start, end, kind }: Block): Generator<Piece> {
  let from = start;
  let hasWord = false;
  // Where the open title and the outermost open bracket begin.
  let title = NOWHERE;
  let bracket = NOWHERE;
  let bracketDepth = 0;
  for (let at = start; at < end; at++) {
    if (isWordAt(text, at)) {
      hasWord = true;
      if (at + 1 - from < LONGEST_SENTENCE) continue;
    }
    const character = text.charAt(at);
    if (character === '《') title = at;
    else if (character === '》') title = NOWHERE;
    // A bracket that begins the sentence holds sentences of its own.
    else if (OPENING_BRACKETS.has(character) && hasWord && bracketDepth++ === 0) bracket = at;
    else if (CLOSING_BRACKETS.has(character) && bracketDepth > 0) bracketDepth--;

    const isInTitle = at - title <= LONGEST_ENCLOSURE;
    const isInBracket = bracketDepth > 0 && at - bracket <= LONGEST_ENCLOSURE;
    const mayEnd = kind !== 'table-row' && !isInTitle && !(isInBracket && QUESTIONS.has(character));
    const cut = longCut(text, at, from) ?? (mayEnd ? sentenceEnd(text, at, from, end) : null);
    const isEmptyStart = from === start && !hasWord && cut !== null && cut - from < LONG_SENTENCE;
    if (cut === null || isEmptyStart) continue;
    yield* trimmed(text, from, cut, hasWord);
    from = cut;
    at = cut - 1;
    hasWord = false;
    title = NOWHERE;
    bracketDepth = 0;
  }
  yield* trimmed(text, from, end, hasWord);
}

/** Where a sentence that is too long is cut, if that is behind the character at `at`; never inside a surrogate pair. */
function longCut(text: string, at: number, from: number): number | null {
  const length = at + 1 - from;
  const isLong = (length >= LONG_SENTENCE && WEAK_ENDS.has(text.charAt(at))) || length >= LONGEST_SENTENCE;
  return isLong ? at + (isHighSurrogate(text.charCodeAt(at)) ? 2 : 1) : null;
}

/** The span without white space at its ends, if anything is left. */
function* trimmed(text: string, start: number, end: number, hasWord: boolean): Generator<Piece> {
  while (start < end && text.charAt(start).trim() === '') start++;
  while (end > start && text.charAt(end - 1).trim() === '') end--;
  if (start < end) yield { start, end, hasWord };
}

/** Whether a letter or digit of any script stands here. */
function isWordAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isHan(unit) || isLetter(unit) || isDigit(unit)) return true;
  return unit > 0x7f && LETTER_OR_DIGIT.test(String.fromCodePoint(text.codePointAt(at) ?? unit));
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
