/** One article → its record: the five stages in order. A pure function of the bytes, the options and the word lists. */
import { createHash } from 'node:crypto';
import type { Document } from './document.ts';
import { messageOf, WenmaiError } from './errors.ts';
import { type Options, resolveOptions } from './options.ts';
import { type Article, readArticle } from './read/read.ts';
import { verbatimDocument } from './read/verbatim.ts';
import { recognize } from './recognize/recognize.ts';
import { type ArticleRecord, type ExtractedRecord, type FailedRecord, RECORD_VERSION } from './record.ts';
import { relate } from './relate/relate.ts';
import { resolve } from './resolve/resolve.ts';
import { loadResources, type Resources } from './resources.ts';
import { segment } from './segment/segment.ts';
import { signatureOf } from './text/signature.ts';

/** The stages, top to bottom. */
function extractDocument(document: Document, resources: Resources): ExtractedRecord {
  const sentences = segment(document, resources.segmenter);
  const mentions = recognize(sentences, resources);
  const resolution = resolve(document, sentences, mentions, resources.markers);
  const relations = relate({ document, sentences, ...resolution }, resources.relations);
  return {
    version: RECORD_VERSION,
    id: document.id,
    source: document.source,
    hash: document.hash,
    extractor: resources.fingerprint,
    title: document.title,
    date: document.date,
    language: document.language,
    tags: document.tags,
    url: document.url,
    credits: document.credits,
    text: document.text,
    sentences: sentences.map(({ start, end, paragraph, section, language }) => ({
      start,
      end,
      paragraph,
      section,
      language,
    })),
    mentions: resolution.mentions.map(({ start, end, surface, sentence, type, entity, confidence, recognizer }) => ({
      start,
      end,
      surface,
      sentence,
      type,
      entity,
      confidence,
      recognizer,
    })),
    entities: resolution.entities,
    relations,
    aliases: resolution.aliases,
    signature: signatureOf(document.text),
    warnings: document.warnings,
  };
}

/** An article as the library's users hand it over: the bytes of a file, or a text that is taken as it stands. */
export interface ArticleInput {
  readonly id: string;
  readonly source?: string;
  readonly bytes?: Uint8Array;
  readonly text?: string;
}

/** Prepared once, extracts many articles. */
export interface Pipeline {
  /** Changes with everything but the article that a record depends on. */
  readonly fingerprint: string;
  /** Hashes of the marked texts that the model has learned from: a measure on them would flatter. */
  readonly learned: ReadonlySet<string>;
  /** Never throws for what lies in the article: that is a failed record. */
  extract(input: ArticleInput): ArticleRecord;
  extractArticle(article: Article): ArticleRecord;
  /** The record of an article that could not be extracted. */
  fail(article: Pick<Article, 'id' | 'source' | 'hash'>, error: unknown): FailedRecord;
}

/**
 * Loads the word lists and the segmenter (about a second), once for many articles.
 * Throws `invalid-option`, `input-missing` for a list that is not there, `data-missing`.
 */
export function createPipeline(given: Partial<Options> = {}): Pipeline {
  const resources = loadResources(resolveOptions(given));

  const fail: Pipeline['fail'] = ({ id, source, hash }, error) => {
    const known = error instanceof WenmaiError;
    return {
      version: RECORD_VERSION,
      id,
      source,
      hash,
      extractor: resources.fingerprint,
      error: {
        code: known ? error.code : 'extraction-failed',
        message: messageOf(error),
        transient: known && error.transient,
      },
    };
  };

  const attempt = (article: Pick<Article, 'id' | 'source' | 'hash'>, read: () => Document): ArticleRecord => {
    try {
      return extractDocument(read(), resources);
    } catch (error) {
      return fail(article, error);
    }
  };

  const extractArticle = (article: Article) => attempt(article, () => readArticle(article, resources.boilerplate));

  return {
    fingerprint: resources.fingerprint,
    learned: resources.learned,
    fail,
    extractArticle,
    extract({ id: given, source = given, bytes, text }) {
      if (typeof given !== 'string' || given === '') {
        throw new WenmaiError('invalid-option', `Expected an "id" for the article, got ${String(given)}: pass one`);
      }
      const id = given.toWellFormed();
      if (bytes !== undefined) return extractArticle({ id, source, hash: hashOf(bytes), format: null, bytes });
      if (text !== undefined) return attempt({ id, source, hash: hashOf(text) }, () => verbatimDocument(id, text));
      throw new WenmaiError(
        'invalid-option',
        `Expected "bytes" or "text" for the article ${id}, got neither: pass one`,
      );
    },
  };
}

function hashOf(content: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
