/** Reads annotated articles, in the forms that evaluation knows, as texts to learn from. */
import { basename, dirname, resolve } from 'node:path';
import type { Warning } from '../document.ts';
import { type GoldArticle, loadGold } from '../evaluate/gold.ts';
import type { GoldMention } from '../evaluate/marks.ts';
import { ENTITY_TYPES, type EntityType } from '../knowledge.ts';
import type { Corpus } from './corpus.ts';
import type { MarkedSpan, MarkedText } from './marked-text.ts';
import { loadSources } from './sources.ts';

const ALL_TYPES: ReadonlySet<EntityType> = new Set(ENTITY_TYPES);

/**
 * The annotated articles of a folder. The source of each is what SOURCES.tsv beside the articles says, else the name of
 * the folder. Throws what `loadGold()` throws.
 */
export async function loadGoldCorpus(path: string): Promise<Corpus> {
  const folder = resolve(path);
  const articles = await loadGold(folder);
  const sources = new Map([...(await loadSources(dirname(folder))), ...(await loadSources(folder))]);
  return {
    texts: articles.map((article) => markedText(article, sources.get(article.id) ?? basename(folder))),
    warnings: articles.flatMap((article) => [...article.warnings, ...unknownTypes(article)]),
  };
}

/** The lines of an article without its boilerplate, joined by line feeds, with its mentions. */
export function markedText({ id, lines }: GoldArticle, source: string): MarkedText {
  const spans: MarkedSpan[] = [];
  let offset = 0;
  for (const { text, mentions } of lines) {
    for (const { start, end, type } of mentions) {
      // A type that is not ours marks a name all the same: nothing is learned from it, neither for nor against.
      spans.push({ start: offset + start, end: offset + end, type: knownType(type) });
    }
    offset += text.length + 1;
  }
  return { id, source, text: lines.map(({ text }) => text).join('\n'), spans, types: ALL_TYPES };
}

/** The way back: a text as an article that can be scored; names of no type of ours are no part of it. */
export function goldArticle({ id, text, spans }: MarkedText): GoldArticle {
  let at = 0;
  let next = 0;
  const lines = text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    const mentions: GoldMention[] = [];
    for (let span = spans[next]; span !== undefined && span.start < at; span = spans[++next]) {
      if (span.type === null) continue;
      const name = text.slice(span.start, span.end);
      mentions.push({ start: span.start - start, end: span.end - start, type: span.type, name });
    }
    return { text: line, mentions };
  });
  return { id, articlePath: null, verbatimText: text, lines, boilerplate: [], relations: [], warnings: [] };
}

function knownType(name: string): EntityType | null {
  return ENTITY_TYPES.find((type) => type === name) ?? null;
}

function unknownTypes({ id, lines }: GoldArticle): Warning[] {
  return lines
    .flatMap(({ mentions }) => mentions)
    .filter(({ type }) => knownType(type) === null)
    .map(({ type, name }) => ({
      code: 'unknown-type',
      message: `Expected one of ${ENTITY_TYPES.join(', ')} for "${name}" in ${id}, got "${type}": nothing is learned from the mark`,
    }));
}
