/** What a page carries and its program reads: entities, links and documents by their place in a list. */

import type { Window } from '../options.ts';

/** A page, as the JSON text in it. */
export interface Page {
  /** Of the graph that the page shows. */
  readonly digest: string;
  /** The stretch of text in which two entities count as together. */
  readonly window: Window;
  /** Of the whole graph. */
  readonly counts: PageCounts;
  /** What was too much for a page: the weakest of the graph. */
  readonly leftOut: { readonly entities: number; readonly links: number; readonly quotes: number };
  /** Those in most articles first. */
  readonly entities: readonly PageEntity[];
  /** The strongest first. */
  readonly links: readonly PageLink[];
  /** The articles that are quoted. */
  readonly documents: readonly PageDocument[];
  readonly quotes: readonly PageQuote[];
}

export interface PageCounts {
  readonly documents: number;
  readonly entities: number;
  readonly cooccurrences: number;
  readonly relations: number;
}

export interface PageEntity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly mentions: number;
  readonly documents: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly x: number;
  readonly y: number;
}

/** All that joins two entities. Where nothing was ever stated, `relations` is empty; where they never met, `pair` is null. */
export interface PageLink {
  readonly source: number;
  readonly target: number;
  /** From 1: the better of its ranks among the links of either end. */
  readonly rank: number;
  /** Windows with both ends, or statements where there are more. */
  readonly sentences: number;
  readonly pair: PagePair | null;
  readonly relations: readonly PageRelation[];
}

interface Counted {
  /** Windows for a pair, statements for a relation. */
  readonly sentences: number;
  readonly documents: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** Places in the page's quotes. */
  readonly quotes: readonly number[];
}

export interface PagePair extends Counted {
  readonly npmi: number;
}

export interface PageRelation extends Counted {
  readonly subject: number;
  readonly predicate: string;
  readonly object: number;
  readonly status: string;
  /** The earliest that a text states for it. */
  readonly date: string | null;
}

export interface PageDocument {
  readonly title: string;
  readonly date: string | null;
  readonly url: string | null;
}

export interface PageQuote {
  /** Place in the page's documents. */
  readonly document: number;
  readonly text: string;
}
