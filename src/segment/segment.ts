/** Second stage: a document's text as sentences, each with its words and their parts of speech. */
import type { Document, SegmentedSentence, Sentence, Token } from '../document.ts';
import { foldText } from '../text/fold.ts';
import { hasChinese } from '../text/language.ts';
import type { Segmenter } from './segmenter.ts';
import { splitSentences } from './sentences.ts';

/** Sentences in order of their offsets; those with Chinese have tokens, others none (English needs no dictionary). */
export function segment(
  { text: whole, blocks, language }: Pick<Document, 'text' | 'blocks' | 'language'>,
  segmenter: Segmenter,
): SegmentedSentence[] {
  return splitSentences(whole, blocks, language).map((sentence) => {
    const text = whole.slice(sentence.start, sentence.end);
    return { ...sentence, text, tokens: hasChinese(sentence.language) ? tokenize(sentence, text, segmenter) : [] };
  });
}

/** The words with their offsets; engines may drop or change odd characters, so each word is looked up in the text. */
function tokenize({ start, language }: Sentence, written: string, segmenter: Segmenter): Token[] {
  // The dictionary is simplified, and folding keeps every offset.
  const text = language === 'zh' ? written : foldText(written);
  const tokens: Token[] = [];
  let cursor = 0;
  for (const { word, tag } of segmenter.tag(text)) {
    const at = text.indexOf(word, cursor);
    if (at < 0 || word.trim() === '') continue;
    tokens.push({ start: start + at, end: start + at + word.length, tag });
    cursor = at + word.length;
  }
  return tokens;
}
