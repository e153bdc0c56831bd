/** A text taken as it stands, for those who have clean text already: nothing is dropped or joined; contacts are masked. */
import { createHash } from 'node:crypto';
import type { Block, Document } from '../document.ts';
import { languageOf } from '../text/language.ts';
import { withoutContacts } from './contact.ts';

/** What the caller knows about the text. */
export type VerbatimMetadata = Partial<Pick<Document, 'title' | 'date' | 'language' | 'url' | 'tags'>>;

/** The document of a text: every line that is not blank is a block, and offsets are those of the text as given. */
export function verbatimDocument(id: string, text: string, metadata: VerbatimMetadata = {}): Document {
  const wellFormed = text.toWellFormed();
  const blocks: Block[] = [];
  for (let start = 0; start <= wellFormed.length; ) {
    const lineEnd = wellFormed.indexOf('\n', start);
    const next = lineEnd < 0 ? wellFormed.length : lineEnd;
    const end = wellFormed.charCodeAt(next - 1) === 0x0d && next > start ? next - 1 : next;
    if (wellFormed.slice(start, end).trim() !== '') blocks.push({ start, end, kind: 'paragraph', section: 0 });
    start = next + 1;
  }
  return withoutContacts({
    id,
    source: id,
    hash: `sha256:${createHash('sha256').update(wellFormed).digest('hex')}`,
    title: null,
    date: null,
    language: languageOf(wellFormed),
    tags: [],
    url: null,
    ...metadata,
    credits: [],
    text: wellFormed,
    blocks,
    glosses: [],
    warnings: [],
  });
}
