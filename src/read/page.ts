/** What the readers of the formats hand on: blocks not yet judged, and what the markup itself says of the article. */
import type { BlockKind, Credit, Gloss } from '../document.ts';

/** A block as the markup has it: white space normalized, boilerplate still among it. */
export interface RawBlock {
  readonly kind: BlockKind;
  readonly text: string;
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  /** How many UTF-16 units of the text stand inside links, white space not counted. */
  readonly linked: number;
}

/** An article's body, read. */
export interface Page {
  readonly blocks: readonly RawBlock[];
  readonly glosses: readonly Gloss[];
  /** The title that the markup marks as such; headings that merely come first are not meant. */
  readonly title: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly credits: readonly Credit[];
}

/** A page that says nothing of itself. */
export function pageOf(blocks: readonly RawBlock[]): Page {
  return { blocks, glosses: [], title: null, date: null, url: null, credits: [] };
}
