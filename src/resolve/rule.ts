/** What a rule is that joins names inside one article, and what all of them lean on. */
import type { Gloss, SegmentedSentence } from '../document.ts';
import type { Mention } from '../knowledge.ts';
import type { DefinitionMarkers } from '../text/definitions.ts';
import { normalizeName } from '../text/normalize.ts';
import type { Groups } from './groups.ts';

/** What the rules look at. */
export interface Article {
  readonly sentences: readonly SegmentedSentence[];
  readonly mentions: readonly Mention[];
  readonly glosses: readonly Gloss[];
  readonly markers: DefinitionMarkers;
}

export type Rule = (article: Article, groups: Groups) => void;

/** Joins only where all candidates are one thing already. */
export function joinOnly(short: Mention, candidates: readonly Mention[], reason: string, groups: Groups): void {
  const roots = new Set(candidates.map(({ surface }) => groups.rootOf(normalizeName(surface))));
  const [target] = candidates;
  if (target !== undefined && roots.size === 1) groups.join(short.surface, target.surface, reason, short.sentence);
}

/** The first mention of each surface form and type. */
export function distinct(mentions: readonly Mention[]): Mention[] {
  const seen = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = `${mention.type} ${mention.surface}`;
    if (!seen.has(key)) seen.set(key, mention);
  }
  return [...seen.values()];
}

/** Adds to the list that a map has under a key. */
export function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
