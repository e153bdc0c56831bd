/** Scores records against gold: finds the record of each article, and makes the measures of all together. */
import type { Warning } from '../document.ts';
import { isFailed } from '../record.ts';
import type { ArticleRecord } from '../record.ts';
import { compareBytes } from '../text/order.ts';
import type { GoldArticle } from './gold.ts';
import type { Kept } from './place.ts';
import type { ClusterSums, MentionCounts } from './score-mentions.ts';
import { scoreOne } from './score-one.ts';
import { NOTHING, add, harmonicMean, measure, share } from './tally.ts';
import type { Measure, Tally } from './tally.ts';

/** The types that most other systems know too. */
const CORE_TYPES: ReadonlySet<string> = new Set(['Person', 'Organization', 'Location', 'Product', 'Event']);

/** The measures of the mentions of some articles together; shares lie between 0 and 1. */
export interface MentionScore {
  /** By entity type, in the order of their bytes: span and type agree. */
  readonly types: Readonly<Record<string, Measure>>;
  /** By language of the article, in the order of their bytes: span and type agree. */
  readonly languages: Readonly<Record<string, Measure>>;
  readonly strict: Measure;
  /** `strict` over the types Person, Organization, Location, Product and Event alone. */
  readonly core: Measure;
  /** The span agrees, whatever the type. */
  readonly boundary: Measure;
}

/** The measures of all articles together; shares lie between 0 and 1. */
export interface Score extends MentionScore {
  /** Articles of the gold that have a record, failed ones included. */
  readonly documents: number;
  /** Ids of the articles that have no record: all is missed there. */
  readonly unmatched: readonly string[];
  /** Ids of the articles whose record says that extraction failed: all is missed there, the text included. */
  readonly failed: readonly string[];
  /** Share of the annotated characters that stand in the records' texts. */
  readonly coverage: number;
  /** Share of the boilerplate that stands there too, and should not. */
  readonly boilerplateKept: number;
  readonly bCubed: BCubed;
  readonly relations: Measure;
  /** The two entities are related, whichever way and by whatever predicate. */
  readonly relationPairs: Measure;
  /** Ids of the articles that the model has learned from: their figures say nothing about other articles. */
  readonly seen: readonly string[];
  /** What is wrong in the gold, by article. */
  readonly warnings: readonly GoldWarning[];
}

/** How well the mentions are grouped into entities, averaged over the mentions whose spans agree. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly mentions: number;
}

export interface GoldWarning extends Warning {
  readonly article: string;
}

/** An article with its record, null where there is none. */
export interface ScoredArticle {
  readonly article: GoldArticle;
  readonly record: ArticleRecord | null;
}

/** Scores records against the articles that they are of: a record's `source` or `id` contains the article's id. */
export function scoreArticles(gold: readonly GoldArticle[], records: Iterable<ArticleRecord>): Score {
  const all = [...records];
  return scoreAll(gold.map((article) => ({ article, record: recordOf(article, all) })));
}

/** A record with the id as a whole part of its path goes before one that merely contains it, as `d10` contains `d1`. */
function recordOf({ id }: GoldArticle, records: readonly ArticleRecord[]): ArticleRecord | null {
  const candidates = records.filter((record) => record.source.includes(id) || record.id.includes(id));
  const isWhole = (part: string): boolean => part === id || part.startsWith(`${id}.`);
  const exact = candidates.find((record) => `${record.source}/${record.id}`.split('/').some(isWhole));
  return exact ?? candidates[0] ?? null;
}

/** Scores articles that already know their records. */
export function scoreAll(scored: readonly ScoredArticle[]): Score {
  const counts = scored.map(({ article, record }) => scoreOne(article, record));
  return {
    documents: scored.filter(({ record }) => record !== null).length,
    unmatched: idsWhere(scored, (record) => record === null),
    failed: idsWhere(scored, (record) => record !== null && isFailed(record)),
    coverage: shareKept(counts.map((one) => one.text)),
    boilerplateKept: shareKept(counts.map((one) => one.boilerplate)),
    ...scoreMentions(counts),
    bCubed: average(counts.map((one) => one.clusters)),
    relations: measureAll(counts.map((one) => one.relations.triples)),
    relationPairs: measureAll(counts.map((one) => one.relations.pairs)),
    seen: [],
    warnings: scored.flatMap(({ article }) => article.warnings.map((warning) => ({ article: article.id, ...warning }))),
  };
}

/** The measures of what the mentions of single articles count. */
export function scoreMentions(counts: readonly MentionCounts[]): MentionScore {
  const types = sumByName(counts.flatMap((one) => [...one.types]));
  const languages = sumByName(
    counts.flatMap((one) => [...one.types.values()].map((tally) => [one.language, tally] as const)),
  );
  return {
    types: measureEach(types),
    languages: measureEach(languages),
    strict: measureAll(types.map(([, tally]) => tally)),
    core: measureAll(types.filter(([type]) => CORE_TYPES.has(type)).map(([, tally]) => tally)),
    boundary: measureAll(counts.map((one) => one.boundaries)),
  };
}

function idsWhere(scored: readonly ScoredArticle[], wanted: (record: ArticleRecord | null) => boolean): string[] {
  return scored.filter(({ record }) => wanted(record)).map(({ article }) => article.id);
}

type Named = readonly [name: string, tally: Tally];

function sumByName(tallies: readonly Named[]): Named[] {
  const sums = new Map<string, Tally>();
  for (const [name, tally] of tallies) sums.set(name, add(sums.get(name) ?? NOTHING, tally));
  return [...sums].sort(([a], [b]) => compareBytes(a, b));
}

function measureEach(tallies: readonly Named[]): Record<string, Measure> {
  return Object.fromEntries(tallies.map(([name, tally]) => [name, measure(tally)]));
}

function measureAll(tallies: readonly Tally[]): Measure {
  return measure(tallies.reduce(add, NOTHING));
}

function shareKept(texts: readonly Kept[]): number {
  const kept = texts.reduce((sum, text) => sum + text.kept, 0);
  const total = texts.reduce((sum, text) => sum + text.total, 0);
  return share(kept, total);
}

function average(clusters: readonly ClusterSums[]): BCubed {
  const mentions = clusters.reduce((sum, one) => sum + one.mentions, 0);
  const precision = share(
    clusters.reduce((sum, one) => sum + one.precision, 0),
    mentions,
  );
  const recall = share(
    clusters.reduce((sum, one) => sum + one.recall, 0),
    mentions,
  );
  return { precision, recall, f1: harmonicMean(precision, recall), mentions };
}
