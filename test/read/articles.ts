/** Makes articles out of texts for the tests of this folder. */
import { createHash } from 'node:crypto';
import type { Document } from '../../src/document.ts';
import { readArticle } from '../../src/read/read.ts';
import type { Article, Format } from '../../src/read/read.ts';

/** An article of these bytes, or of a text in UTF-8. */
export function article(source: string, content: string | Uint8Array, format: Format | null = null): Article {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { id: source, source, hash, format, bytes };
}

export function read(source: string, content: string | Uint8Array, format: Format | null = null): Document {
  return readArticle(article(source, content, format));
}

/** The blocks of a document, as `kind: text`. */
export function blocksOf(document: Document): string[] {
  return document.blocks.map(({ kind, start, end }) => `${kind}: ${document.text.slice(start, end)}`);
}
