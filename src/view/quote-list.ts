/** The sentences and articles of a page, each once however many edges rest on it, as far as the page has room. */
import type { DocumentRow, EvidenceRow } from '../fold/tables.ts';
import type { Budget } from './budget.ts';
import type { PageDocument, PageQuote } from './model.ts';
import { passage, shortened } from './names.ts';

/** Longer texts are cut, in UTF-16 units. */
const MAX_QUOTE = 400;
const MAX_TITLE = 160;

/** A longer address is left out: cut, it would lead elsewhere. */
const MAX_URL = 1_000;

export class QuoteList {
  readonly documents: PageDocument[] = [];
  readonly quotes: PageQuote[] = [];
  readonly #rows: ReadonlyMap<string, DocumentRow>;
  readonly #budget: Budget;
  readonly #placeByDocument = new Map<string, number>();
  readonly #placeByQuote = new Map<string, number>();

  constructor(rows: ReadonlyMap<string, DocumentRow>, budget: Budget) {
    this.#rows = rows;
    this.#budget = budget;
  }

  /** The place of a row's sentence in `quotes`, cut to where the names stand if it is long; null if it does not fit. */
  place({ document: id, quote }: EvidenceRow, names: readonly string[]): number | null {
    const text = passage(quote, names, MAX_QUOTE);
    const key = JSON.stringify([id, text]);
    const present = this.#placeByQuote.get(key);
    if (present !== undefined) return this.#budget.spend([present]) ? present : null;
    const known = this.#placeByDocument.get(id);
    const added = known === undefined ? pageDocument(id, this.#rows.get(id)) : null;
    const document = known ?? this.documents.length;
    const place = this.quotes.length;
    if (!this.#budget.spend([place, { document, text }, ...(added === null ? [] : [added])])) return null;
    if (added !== null) this.documents.push(added);
    this.quotes.push({ document, text });
    this.#placeByDocument.set(id, document);
    this.#placeByQuote.set(key, place);
    return place;
  }
}

function pageDocument(id: string, row: DocumentRow | undefined): PageDocument {
  return {
    title: shortened(row?.title ?? id, MAX_TITLE),
    date: row?.date ?? null,
    url: row?.url != null && isWebAddress(row.url) ? row.url : null,
  };
}

/** Whether a link to it is safe: other schemes can run programs. */
function isWebAddress(url: string): boolean {
  return url.length <= MAX_URL && URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}
