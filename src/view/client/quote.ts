/** One sentence of evidence: the names of both ends marked in their colours, and the article that it stands in. */
import type { Page, PageEntity } from '../model.ts';
import { stretchesOf } from '../stretches.ts';
import { element, printable, quoted } from './elements.ts';
import type { Words } from './words.ts';

export function quoteElement(
  page: Page,
  place: number,
  entities: readonly PageEntity[],
  words: Words,
): HTMLElement | null {
  const quote = page.quotes[place];
  const document = page.documents[quote?.document ?? -1];
  if (quote === undefined || document === undefined) return null;
  const marked = stretchesOf(quote.text, entities).map(({ text, type }) =>
    type === null ? printable(text) : element('mark', { class: type }, printable(text)),
  );
  return element(
    'figure',
    { class: 'quote' },
    element('blockquote', { dir: 'auto' }, ...marked),
    element('figcaption', {}, sourceElement(document, words), document.date === null ? null : ` · ${document.date}`),
  );
}

function sourceElement({ title, url }: Page['documents'][number], words: Words): HTMLElement {
  // Once more than when the page was made: a page may have been changed since.
  const isSafe = url !== null && /^https?:\/\//iu.test(url);
  if (!isSafe) return quoted(title);
  const attributes = { href: url, target: '_blank', rel: 'noopener noreferrer', title: words.open };
  return element('a', attributes, quoted(title));
}
