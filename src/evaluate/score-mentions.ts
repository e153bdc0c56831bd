/** Scores recognition (spans and types) and resolution (which mentions name one entity) of one article. */
import { languageOf } from '../text/language.ts';
import type { GoldArticle } from './gold.ts';
import type { PlacedMentions } from './place.ts';
import { NOTHING, add } from './tally.ts';
import type { Tally } from './tally.ts';

/** What the mentions of one article add to the score. */
export interface MentionCounts {
  /** Of the article's own text, by its letters. */
  readonly language: string;
  readonly types: ReadonlyMap<string, Tally>;
  readonly boundaries: Tally;
}

export function countMentions({ lines }: GoldArticle, placed: PlacedMentions): MentionCounts {
  return {
    language: languageOf(lines.map(({ text }) => text).join('\n')),
    types: scoreTypes(placed),
    boundaries: scoreBoundaries(placed),
  };
}

/** Tallies by entity type: a match has the same span and the same type. */
function scoreTypes({ gold, predicted, lost }: PlacedMentions): Map<string, Tally> {
  const types = new Map<string, Tally>();
  const count = (type: string, one: Partial<Tally>): void => {
    types.set(type, add(types.get(type) ?? NOTHING, { ...NOTHING, ...one }));
  };
  for (const { type } of [...gold.values(), ...lost]) count(type, { gold: 1 });
  for (const [span, { type }] of predicted) {
    count(type, { predicted: 1, matched: gold.get(span)?.type === type ? 1 : 0 });
  }
  return types;
}

/** The tally of spans, whatever their types. */
function scoreBoundaries({ gold, predicted, lost }: PlacedMentions): Tally {
  const matched = [...predicted.keys()].filter((span) => gold.has(span)).length;
  return { matched, predicted: predicted.size, gold: gold.size + lost.length };
}

/** Sums over mentions of the precision and the recall of each one's entity. */
export interface ClusterSums {
  readonly precision: number;
  readonly recall: number;
  readonly mentions: number;
}

/**
 * B³: which share of the mentions of a mention's predicted entity name its gold entity, and the reverse. It looks at
 * the mentions whose spans agree, so that resolution does not pay for recognition.
 * Method: Bagga and Baldwin 1998.
 */
export function scoreClusters({ gold, predicted }: PlacedMentions): ClusterSums {
  const pairs: { ours: string; theirs: string; both: string }[] = [];
  for (const [span, { entity }] of predicted) {
    const theirs = gold.get(span)?.entity;
    if (theirs !== undefined) pairs.push({ ours: entity, theirs, both: JSON.stringify([entity, theirs]) });
  }
  const oursSize = countEach(pairs.map((pair) => pair.ours));
  const theirsSize = countEach(pairs.map((pair) => pair.theirs));
  const bothSize = countEach(pairs.map((pair) => pair.both));
  let precision = 0;
  let recall = 0;
  for (const { ours, theirs, both } of pairs) {
    precision += (bothSize.get(both) ?? 0) / (oursSize.get(ours) ?? 1);
    recall += (bothSize.get(both) ?? 0) / (theirsSize.get(theirs) ?? 1);
  }
  return { precision, recall, mentions: pairs.length };
}

/** How often each value comes, in order of first appearance. */
export function countEach(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
