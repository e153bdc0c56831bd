/**
 * The text side: what an article says, with every offset counted in UTF-16 code units into `Document.text`,
 * half-open, so that `text.slice(start, end)` is always what the author wrote.
 */

/** A stretch of text: `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Languages that a text or sentence can be in: Chinese in simplified or traditional script, English, `mixed` where both
 * carry prose, and `und` where none of these can be told.
 */
export type Language = 'zh' | 'zh-Hant' | 'en' | 'mixed' | 'und';

/** What kind of block of the page a stretch of text was. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'quote';

/** One block of an article (heading, paragraph, list item): a span without a line break. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Grows by one at every heading: what stands under different headings is not about the same thing. */
  readonly section: number;
}

/** A warning about an article that could be read all the same. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** Somebody named in a by-line: never part of the text. */
export interface Credit {
  readonly role: 'author' | 'editor' | 'translator' | 'source';
  readonly name: string;
}

/** A pair that the markup itself states, as in `<ruby>拥抱<rt>Embrace</rt></ruby>`. */
export interface Gloss {
  readonly base: string;
  readonly gloss: string;
}

/** One article, read: clean text and what is known about it. */
export interface Document {
  readonly id: string;
  readonly source: string;
  /** `sha256:` and the hexadecimal digest of the input bytes (of the row, where one file holds many articles). */
  readonly hash: string;
  readonly title: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as precise as known. */
  readonly date: string | null;
  readonly language: Language;
  readonly tags: readonly string[];
  readonly url: string | null;
  readonly credits: readonly Credit[];
  /** The article without its title and boilerplate: the blocks joined by `\n`. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly glosses: readonly Gloss[];
  readonly warnings: readonly Warning[];
}

/** The smallest piece that later stages look at: a word, a number, a punctuation mark. */
export interface Token extends Span {
  /** Part of speech in the segmenter's own tag set (ICTCLAS tags for Chinese). */
  readonly tag: string;
}

/** A sentence of a document. */
export interface Sentence extends Span {
  /** Index of the block that the sentence stands in. */
  readonly paragraph: number;
  readonly section: number;
  readonly language: Language;
}

/** A sentence with its words. */
export interface SegmentedSentence extends Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
}
