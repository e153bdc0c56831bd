/**
 * Scores the relations of one article. Gold speaks in canonical names, a record in entity ids; an id stands for the
 * canonical name that most of its mentions have in the gold, failing that for the one that it is called by.
 */
import { compareBytes } from '../text/order.ts';
import type { GoldArticle, GoldRelation } from './gold.ts';
import type { PlacedMentions, Prediction } from './place.ts';
import { countEach } from './score-mentions.ts';
import { compareSets } from './tally.ts';
import type { Tally } from './tally.ts';

export interface RelationTallies {
  /** Subject, predicate and object agree. */
  readonly triples: Tally;
  /** The two entities are related, whichever way and by whatever predicate. */
  readonly pairs: Tally;
}

export function scoreRelations(article: GoldArticle, prediction: Prediction, placed: PlacedMentions): RelationTallies {
  const canonical = canonicalNames(article, prediction, placed);
  const predicted = prediction.relations.map(({ subject, predicate, object }) => {
    return { subject: canonical(subject), predicate, object: canonical(object) };
  });
  return {
    triples: compareSets(keys(predicted, tripleKey), keys(article.relations, tripleKey)),
    pairs: compareSets(keys(predicted, pairKey), keys(article.relations, pairKey)),
  };
}

/** Gives the canonical name that an entity id stands for, or a name that nothing in the gold has. */
function canonicalNames(
  { relations }: GoldArticle,
  { entities }: Prediction,
  placed: PlacedMentions,
): (entity: string) => string {
  const votes = votedNames(placed);
  const namesOf = new Map(entities.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
  const marked = [...placed.gold.values(), ...placed.lost].map((naming) => naming.entity);
  const related = relations.flatMap(({ subject, object }) => [subject, object]);
  const known = new Map([...marked, ...related].sort(compareBytes).map((name) => [looseName(name), name]));
  return (entity) => {
    const voted = votes.get(entity);
    if (voted !== undefined) return voted;
    const called = [...(namesOf.get(entity) ?? []), entity].find((name) => known.has(looseName(name)));
    return called === undefined ? `not in gold: ${entity}` : (known.get(looseName(called)) ?? called);
  };
}

/** For each entity id, the canonical name that most of its well-placed mentions have; the first one among equals. */
function votedNames({ gold, predicted }: PlacedMentions): Map<string, string> {
  const ballots = new Map<string, string[]>();
  for (const [span, { entity }] of predicted) {
    const name = gold.get(span)?.entity;
    if (name === undefined) continue;
    const names = ballots.get(entity);
    if (names) names.push(name);
    else ballots.set(entity, [name]);
  }
  const winners = new Map<string, string>();
  for (const [entity, names] of ballots) {
    let most = 0;
    for (const [name, count] of countEach(names)) {
      if (count <= most) continue;
      most = count;
      winners.set(entity, name);
    }
  }
  return winners;
}

function looseName(name: string): string {
  return name.toLowerCase().replaceAll(' ', '');
}

function keys(relations: readonly GoldRelation[], key: (relation: GoldRelation) => string): Set<string> {
  return new Set(relations.map(key));
}

function tripleKey({ subject, predicate, object }: GoldRelation): string {
  return JSON.stringify([subject, predicate, object]);
}

function pairKey({ subject, object }: GoldRelation): string {
  return JSON.stringify([subject, object].sort(compareBytes));
}
