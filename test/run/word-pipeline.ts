/** A pipeline that is quick and easy to foresee: every capitalised word is an organisation, every line a sentence. */
import { createHash } from 'node:crypto';
import type { Entity, EntityId } from '../../src/knowledge.ts';
import type { Pipeline } from '../../src/pipeline.ts';
import type { ExtractedRecord, RecordMention } from '../../src/record.ts';
import { entityId } from '../../src/text/normalize.ts';

/** A text with this word in it cannot be extracted. */
export const BROKEN = 'Broken';

export interface WordPipeline extends Pipeline {
  /** Ids of the articles that were extracted, in order. */
  readonly extracted: string[];
}

export function wordPipeline(fingerprint = 'words-1'): WordPipeline {
  const extracted: string[] = [];
  const fail: Pipeline['fail'] = ({ id, source, hash }, error) => ({
    version: 1,
    id,
    source,
    hash,
    extractor: fingerprint,
    error: {
      code: error instanceof Error && 'code' in error ? String(error.code) : 'extraction-failed',
      message: String(error),
      transient: error instanceof Error && 'transient' in error && error.transient === true,
    },
  });
  const extractText = (article: { id: string; source: string; hash: string }, text: string) => {
    extracted.push(article.id);
    if (text.includes(BROKEN)) return fail(article, new Error('Broken'));
    return recordOf({ ...article, extractor: fingerprint }, text);
  };
  return {
    fingerprint,
    learned: new Set<string>(),
    extracted,
    fail,
    extract: ({ id, source = id, bytes, text = new TextDecoder().decode(bytes) }) =>
      extractText({ id, source, hash: hashOf(text) }, text),
    extractArticle: (article) => extractText(article, new TextDecoder().decode(article.bytes)),
  };
}

function recordOf(
  { id, source, hash, extractor }: Pick<ExtractedRecord, 'id' | 'source' | 'hash' | 'extractor'>,
  text: string,
): ExtractedRecord {
  const sentences: ExtractedRecord['sentences'][number][] = [];
  const mentions: RecordMention[] = [];
  const entities = new Map<EntityId, Entity>();
  let start = 0;
  for (const line of text.split('\n')) {
    const sentence = sentences.length;
    sentences.push({ start, end: start + line.length, paragraph: sentence, section: 0, language: 'en' });
    for (const { 0: surface, index } of line.matchAll(/[A-Z][a-z]+/g)) {
      const entity = entityId('Organization', surface);
      entities.set(entity, { id: entity, type: 'Organization', name: surface, aliases: [], known: false });
      const at = start + index;
      mentions.push({
        start: at,
        end: at + surface.length,
        surface,
        sentence,
        type: 'Organization',
        entity,
        confidence: 1000,
        recognizer: 'word',
      });
    }
    start += line.length + 1;
  }
  return {
    version: 1,
    id,
    source,
    hash,
    extractor,
    title: null,
    date: null,
    language: 'en',
    tags: [],
    url: null,
    credits: [],
    text,
    sentences,
    mentions,
    entities: [...entities.values()],
    relations: [],
    aliases: [],
    signature: hash,
    warnings: [],
  };
}

function hashOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
