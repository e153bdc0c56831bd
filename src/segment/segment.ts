/** Second stage: a document's text as sentences, each with its words and their parts of speech. */
import type { Document, SegmentedSentence, Sentence, Token } from '../document.ts';
import type { Segmenter } from './segmenter.ts';
import { splitSentences } from './sentences.ts';

/** Sentences in order of their offsets; Chinese ones with tokens, others without (English needs no dictionary). */
export function segment(document: Pick<Document, 'text' | 'blocks'>, segmenter: Segmenter): SegmentedSentence[] {
  return splitSentences(document.text, document.blocks).map((sentence) => {
    const text = document.text.slice(sentence.start, sentence.end);
    return { ...sentence, text, tokens: sentence.language === 'zh' ? tokenize(sentence, text, segmenter) : [] };
  });
}

/** The words with their offsets; engines may drop or change odd characters, so each word is looked up in the text. */
function tokenize({ start }: Sentence, text: string, segmenter: Segmenter): Token[] {
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
