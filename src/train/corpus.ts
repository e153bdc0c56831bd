/** What every reader of marked texts gives: the texts, and what could not be read. */
import type { Warning } from '../document.ts';
import type { MarkedSpan, MarkedText } from './marked-text.ts';

export interface Corpus {
  readonly texts: readonly MarkedText[];
  /** Marks, rows and lines that were left out, and why. */
  readonly warnings: readonly Warning[];
}

/** Corpora one after the other. */
export function joinCorpora(corpora: readonly Corpus[]): Corpus {
  return {
    texts: corpora.flatMap(({ texts }) => texts),
    warnings: corpora.flatMap(({ warnings }) => warnings),
  };
}

/** Whether a text teaches any name of ours. */
export function hasNames({ spans }: MarkedText): boolean {
  return spans.some(({ type }) => type !== null);
}

/** The spans in the order of their offsets; null where two share a character, one is empty or one leaves the text. */
export function inOrder(spans: readonly MarkedSpan[], length: number): MarkedSpan[] | null {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let free = 0;
  for (const { start, end } of sorted) {
    if (start < free || end <= start || end > length) return null;
    free = end;
  }
  return sorted;
}
