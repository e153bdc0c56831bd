/** Scores one article: counts only, which add up over articles in any order. */
import { isFailed } from '../record.ts';
import type { ArticleRecord } from '../record.ts';
import type { GoldArticle } from './gold.ts';
import { goldNamings, placeMentions } from './place.ts';
import type { Kept, PlacedMentions, Prediction } from './place.ts';
import { countMentions, scoreClusters } from './score-mentions.ts';
import type { ClusterSums, MentionCounts } from './score-mentions.ts';
import { scoreRelations } from './score-relations.ts';
import type { RelationTallies } from './score-relations.ts';
import { NOTHING } from './tally.ts';

/** What one article adds to the score. */
export interface ArticleCounts extends MentionCounts {
  readonly text: Kept;
  readonly boilerplate: Kept;
  readonly clusters: ClusterSums;
  readonly relations: RelationTallies;
}

/** What extraction gave where it failed. */
const EMPTY: Prediction = Object.freeze({ text: '', mentions: [], entities: [], relations: [] });

/** The counts of one article: a failed record counts as an empty one, and without a record (null) all is missed. */
export function scoreOne(article: GoldArticle, record: ArticleRecord | null): ArticleCounts {
  if (record === null) return missedCounts(article);
  const prediction = isFailed(record) ? EMPTY : record;
  const placed = placeMentions(article, prediction);
  return {
    text: placed.text,
    boilerplate: placed.boilerplate,
    ...countMentions(article, placed),
    clusters: scoreClusters(placed),
    relations: scoreRelations(article, prediction, placed),
  };
}

/** Nobody knows how well the text was read; every relation counts as a pair of its own. */
function missedCounts(article: GoldArticle): ArticleCounts {
  const unread = { kept: 0, total: 0 };
  const placed: PlacedMentions = {
    gold: new Map(),
    predicted: new Map(),
    lost: goldNamings(article),
    text: unread,
    boilerplate: unread,
  };
  const missed = { ...NOTHING, gold: article.relations.length };
  return {
    text: unread,
    boilerplate: unread,
    ...countMentions(article, placed),
    clusters: scoreClusters(placed),
    relations: { triples: missed, pairs: missed },
  };
}
