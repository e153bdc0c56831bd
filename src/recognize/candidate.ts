/** What recognizers exchange: spans that may name an entity, before overlaps are settled. */
import type { SegmentedSentence, Span } from '../document.ts';
import type { EntityType } from '../knowledge.ts';

/** A sentence as recognizers see it. */
export interface FoldedSentence extends SegmentedSentence {
  /** The text with case, width and script folded; the same length. */
  readonly folded: string;
  /** Where words begin or end, as offsets into the sentence's text; empty where it has no tokens. */
  readonly wordEdges: ReadonlySet<number>;
}

/** A span that may name an entity; offsets into the sentence's own text. */
export interface Candidate extends Span {
  readonly type: EntityType;
  /** 0 to 1000. */
  readonly confidence: number;
  readonly recognizer: string;
  /** Canonical name, where a list gives one. */
  readonly known: string | null;
}

/** Finds candidates in one sentence; knows nothing of other sentences. */
export type Recognizer = (sentence: FoldedSentence) => readonly Candidate[];
