/** Reads marked articles: `⟦surface|Type|canonical name⟧` inside plain lines; lines that start with `% ` are boilerplate. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../src/document.ts';
import { ENTITY_TYPES, type EntityType } from '../../src/knowledge.ts';
import { foldText } from '../../src/text/fold.ts';
import { compareBytes } from '../../src/text/order.ts';
import { byCount } from './table.ts';

/** One mark: where it stands in its article's text, what it is, and what it is called. */
export interface Mark extends Span {
  readonly type: EntityType;
  readonly canonical: string;
}

/** One article without its brackets. */
export interface MarkedArticle {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** How the articles use one folded surface form. */
export interface Usage {
  /** As first written in the articles, most frequent spelling first. */
  readonly spelling: string;
  readonly marked: number;
  readonly articleCount: number;
  readonly types: readonly [EntityType, number][];
  readonly canonicals: ReadonlyMap<EntityType, string>;
}

/** All articles of a folder, in the order of their names. */
export function readGold(folder: string): MarkedArticle[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return files.sort(compareBytes).map((name) => parseMarked(readFileSync(join(folder, name), 'utf8')));
}

function parseMarked(source: string): MarkedArticle {
  let text = '';
  const marks: Mark[] = [];
  for (const line of source.split('\n')) {
    if (line.startsWith('% ')) continue;
    for (const piece of line.split('⟦')) {
      const close = piece.indexOf('⟧');
      const fields = piece.slice(0, Math.max(close, 0)).split('|');
      const canonical = fields.pop() ?? '';
      const type = ENTITY_TYPES.find((known) => known === fields.at(-1));
      const surface = fields.slice(0, -1).join('|');
      if (close >= 0 && type !== undefined) {
        marks.push({ start: text.length, end: text.length + surface.length, type, canonical });
        text += surface;
      }
      text += piece.slice(close + 1);
    }
    text += '\n';
  }
  return { text, marks };
}

/** Usage of every marked surface, by folded surface. */
export function usageOf(articles: readonly MarkedArticle[]): Map<string, Usage> {
  const tallies = new Map<string, Tally>();
  for (const article of articles) {
    for (const mark of article.marks) {
      const surface = article.text.slice(mark.start, mark.end);
      const folded = foldText(surface);
      const tally = tallies.get(folded) ?? newTally();
      tallies.set(folded, tally);
      increment(tally.spellings, surface);
      increment(tally.types, mark.type);
      increment(tally.canonicals, `${mark.type}\t${mark.canonical}`);
      tally.articles.add(article);
    }
  }
  return new Map([...tallies].map(([folded, tally]) => [folded, settleTally(tally)]));
}

interface Tally {
  readonly spellings: Map<string, number>;
  readonly types: Map<EntityType, number>;
  readonly canonicals: Map<string, number>;
  readonly articles: Set<MarkedArticle>;
}

function newTally(): Tally {
  return { spellings: new Map(), types: new Map(), canonicals: new Map(), articles: new Set() };
}

function settleTally({ spellings, types, canonicals, articles }: Tally): Usage {
  const canonicalByType = new Map<EntityType, string>();
  for (const [key] of byCount(canonicals)) {
    const [type = '', canonical = ''] = key.split('\t');
    if (!canonicalByType.has(type as EntityType)) canonicalByType.set(type as EntityType, canonical);
  }
  return {
    spelling: byCount(spellings)[0]?.[0] ?? '',
    marked: [...types.values()].reduce((sum, count) => sum + count, 0),
    articleCount: articles.size,
    types: byCount(types),
    canonicals: canonicalByType,
  };
}

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
