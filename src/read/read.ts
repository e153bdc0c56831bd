/** The first stage: the bytes of one article to its document, whatever format, encoding and state they are in. */
import type { Document, Warning } from '../document.ts';
import { dropBoilerplate } from './boilerplate.ts';
import { cleanBlocks } from './clean.ts';
import { compose } from './compose.ts';
import { withoutContacts } from './contact.ts';
import { dateInFileName } from './date.ts';
import { decode } from './decode.ts';
import { formatOf } from './format.ts';
import type { TextFormat } from './format.ts';
import { takeFrontMatter } from './front-matter.ts';
import { unpack } from './gzip.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { metadataOf } from './metadata.ts';
import type { Metadata } from './metadata.ts';
import type { Page } from './page.ts';
import { parseRow } from './row.ts';
import type { Rule } from './rules.ts';
import { readText } from './text.ts';
import { takeTitle } from './title.ts';

/** How the bytes of an article are to be read; `fields` are the JSON object of a row. */
export type Format = 'html' | 'markdown' | 'text' | 'fields';

/** One article as found in a file, not yet read. */
export interface Article {
  readonly id: string;
  readonly source: string;
  /** `sha256:` and the hexadecimal digest of `bytes`. */
  readonly hash: string;
  /** `null`: by content, then by the name in `source`. */
  readonly format: Format | null;
  /** The file, packed or not, or the row: a line of JSON without its line break. */
  readonly bytes: Uint8Array;
}

/** An article's body, told from its header, and in a known format. */
interface Body {
  readonly text: string;
  readonly format: TextFormat;
  readonly metadata: Metadata;
  readonly warnings: readonly Warning[];
}

const READERS: Readonly<Record<TextFormat, (text: string) => Page>> = {
  html: readHtml,
  markdown: readMarkdown,
  text: readText,
};

/**
 * Reads one article; offsets are UTF-16 units into the document's text. `rules`: a user's, on what is boilerplate.
 * Throws `WenmaiError` for what lies in the bytes: `bad-gzip`, `not-text`, `bad-encoding`, `too-large`, `too-deep`,
 * `bad-json`, `bad-row`. An article without text is none of these: its document is empty.
 */
export function readArticle(article: Article, rules: readonly Rule[] = []): Document {
  const { bytes, source, format: given } = article;
  const { text, format, metadata, warnings } = given === 'fields' ? rowBody(bytes) : fileBody(bytes, source, given);
  const page = READERS[format](text);
  const titled = takeTitle(cleanBlocks(page.blocks), page.title, metadata.title);
  const { blocks, credits } = dropBoilerplate(titled.blocks, rules);
  const composed = compose(blocks, page.glosses, [...warnings, ...metadata.warnings], metadata.language);
  return withoutContacts({
    id: article.id,
    source,
    hash: article.hash,
    title: titled.title,
    date: metadata.date ?? page.date ?? dateInFileName(source),
    language: composed.language,
    tags: metadata.tags,
    url: metadata.url ?? page.url,
    credits: distinct([...metadata.credits, ...page.credits, ...credits]),
    text: composed.text,
    blocks: composed.blocks,
    glosses: composed.glosses,
    warnings: composed.warnings,
  });
}

function fileBody(bytes: Uint8Array, source: string, format: TextFormat | null): Body {
  const decoded = decode(unpack(bytes));
  const { metadata, body } = takeFrontMatter(decoded.text);
  return { text: body, format: format ?? formatOf(body, source), metadata, warnings: decoded.warnings };
}

function rowBody(bytes: Uint8Array): Body {
  const { row, error } = parseRow(bytes);
  if (error) throw error;
  return { text: row.body, format: row.format, metadata: metadataOf(row.fields), warnings: [] };
}

function distinct(credits: Document['credits']): Document['credits'] {
  const seen = new Map(credits.map((credit) => [`${credit.role}\n${credit.name}`, credit]));
  return [...seen.values()];
}
