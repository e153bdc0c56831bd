/**
 * Scores anything that finds names in a text, a tagger alone or the whole of recognition, on annotated articles: by the
 * rules of the score of records, but on the annotated text itself, so that reading has no part in it.
 */
import type { Span } from '../document.ts';
import type { GoldArticle } from './gold.ts';
import { placeMentions } from './place.ts';
import { countMentions } from './score-mentions.ts';
import type { MentionCounts } from './score-mentions.ts';

/** Finds names; offsets are UTF-16 units into the text, which has one block of an article a line. */
export type SpanFinder = (text: string) => readonly FoundSpan[];

export interface FoundSpan extends Span {
  readonly type: string;
}

/** The counts of one article; `scoreMentions()` makes measures of those of many. */
export function countSpans(article: GoldArticle, find: SpanFinder): MentionCounts {
  const text = article.lines.map((line) => line.text).join('\n');
  const mentions = find(text).map(({ start, end, type }) => ({ start, end, type, entity: '' }));
  return countMentions(article, placeMentions(article, { text, mentions, entities: [], relations: [] }));
}
