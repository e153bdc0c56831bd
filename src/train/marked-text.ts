/** What recognizers learn from: texts whose names are marked, wholly or for some types alone. */
import type { Span } from '../document.ts';
import type { EntityType } from '../knowledge.ts';

/** A marked name; type null: a name of no type of ours, about which a text teaches nothing. */
export interface MarkedSpan extends Span {
  readonly type: EntityType | null;
}

/** An article or a sentence; offsets are UTF-16 units into `text`. */
export interface MarkedText {
  readonly id: string;
  /** Where it comes from: texts of one source are alike, and never stand on both sides of a test. */
  readonly source: string;
  /** One block a line. */
  readonly text: string;
  /** By offset, none overlapping another. */
  readonly spans: readonly MarkedSpan[];
  /** The types that the marks are complete for: what is unmarked may still be a name of any other type. */
  readonly types: ReadonlySet<EntityType>;
}
