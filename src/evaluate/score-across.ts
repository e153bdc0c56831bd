/**
 * Scores identity across articles: whether mentions of different articles that name one thing got one entity, and only
 * those. One vote for each article, gold name and entity, so that long articles weigh no more than short ones.
 */
import type { GoldArticle } from './gold.ts';
import type { Prediction } from './place.ts';
import { placeMentions } from './place.ts';
import { measure } from './tally.ts';
import type { Measure } from './tally.ts';

/** An article says that a thing of this canonical name is this entity. */
export interface IdentityVote {
  readonly article: string;
  readonly name: string;
  readonly entity: string;
}

/** The votes of an article: its correctly found spans. `settled`: the entity, across articles, of a local one. */
export function identityVotes(
  article: GoldArticle,
  prediction: Prediction,
  settled: (local: string) => string,
): IdentityVote[] {
  const { gold, predicted } = placeMentions(article, prediction);
  const votes = new Map<string, IdentityVote>();
  for (const [span, { entity: local }] of predicted) {
    const name = gold.get(span)?.entity;
    if (name === undefined) continue;
    const entity = settled(local);
    votes.set(JSON.stringify([name, entity]), { article: article.id, name, entity });
  }
  return [...votes.values()];
}

/** Pairs of votes of different articles: `predicted` share the entity, `gold` the name, `matched` both. */
export function scoreAcross(votes: readonly IdentityVote[]): Measure {
  return measure({
    matched: sum(pairsBy(votes, ({ name, entity }) => JSON.stringify([name, entity]))),
    predicted: sum(pairsBy(votes, ({ entity }) => entity)),
    gold: sum(pairsBy(votes, ({ name }) => name)),
  });
}

/** One thing that is several in the other view, and how many pairs that costs. */
export interface IdentityError {
  readonly kind: 'merged' | 'split';
  /** The entity that holds several names, or the name that is several entities. */
  readonly of: string;
  /** What it should be told into or joined from, by number of articles. */
  readonly parts: readonly string[];
  readonly pairs: number;
}

/** All errors, the most costly first. */
export function identityErrors(votes: readonly IdentityVote[]): IdentityError[] {
  const errors = [
    ...errorsOf(
      votes,
      'merged',
      ({ entity }) => entity,
      ({ name }) => name,
    ),
    ...errorsOf(
      votes,
      'split',
      ({ name }) => name,
      ({ entity }) => entity,
    ),
  ];
  return errors.sort((a, b) => b.pairs - a.pairs || (a.of < b.of ? -1 : 1));
}

type Key = (vote: IdentityVote) => string;

function errorsOf(votes: readonly IdentityVote[], kind: IdentityError['kind'], whole: Key, part: Key): IdentityError[] {
  return [...groupBy(votes, whole)].flatMap(([of, group]) => {
    const parts = [...groupBy(group, part)].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
    const pairs = pairsIn(group) - parts.reduce((total, [, inside]) => total + pairsIn(inside), 0);
    return pairs === 0 ? [] : [{ kind, of, parts: parts.map(([name]) => name), pairs }];
  });
}

function pairsBy(votes: readonly IdentityVote[], key: Key): number[] {
  return [...groupBy(votes, key).values()].map(pairsIn);
}

/** Pairs of votes that stand in different articles. */
function pairsIn(votes: readonly IdentityVote[]): number {
  const sizes = [...groupBy(votes, ({ article }) => article).values()].map((inside) => inside.length);
  const total = sum(sizes);
  return (total * total - sum(sizes.map((size) => size * size))) / 2;
}

function groupBy(votes: readonly IdentityVote[], key: Key): Map<string, IdentityVote[]> {
  const groups = new Map<string, IdentityVote[]>();
  for (const vote of votes) {
    const group = groups.get(key(vote));
    if (group) group.push(vote);
    else groups.set(key(vote), [vote]);
  }
  return groups;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
