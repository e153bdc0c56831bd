/** What the user's corrections say across articles: which nodes are one, which never are, and which stand alone. */
import type { EntityId } from '../knowledge.ts';
import type { Clusters, Member } from './clusters.ts';
import { carvedId, memberOf, pairsOf } from './corrections.ts';
import type { Correction, Thing } from './corrections.ts';
import { occurrenceKey } from './namesakes.ts';
import type { OccurrenceLink } from './namesakes.ts';
import type { Judgement } from './types.ts';

/** What a name of a correction stands for in an article. */
export interface Bearer {
  readonly document: string;
  readonly local: EntityId;
  readonly node: Member;
  /** Its node before namesakes were told apart. */
  readonly fullName: EntityId;
}

/** Finds what a thing of the corrections stands for; nothing where no article calls anything so. */
export type Bearers = (thing: Thing) => readonly Bearer[];

/**
 * Enters the corrections into the clusters: what is one is joined, what is not never will be. `only`: the nodes that are
 * in question. Gives a line of the ledger for each pair of nodes.
 */
export function enterCorrections(
  corrections: readonly Correction[],
  bearers: Bearers,
  { clusters, only }: { clusters: Clusters; only: (node: EntityId) => boolean },
): Judgement[] {
  const nodesOf = (thing: Thing) => {
    const nodes = bearers(thing).flatMap(({ node }) => (only(node.id) ? [node] : []));
    for (const node of nodes) clusters.add(node);
    return [...new Set(nodes.map(({ id }) => id))];
  };
  const judgements: Judgement[] = [];
  const judge = (node: EntityId, member: EntityId, verdict: Judgement['verdict']) => {
    if (node !== member) judgements.push({ node, member, reason: 'correction', verdict });
  };
  for (const correction of corrections) {
    if (correction.kind !== 'merge') continue;
    const [first, ...others] = correction.things.flatMap(nodesOf);
    for (const other of first === undefined ? [] : others) {
      clusters.force(first ?? other, other);
      judge(first ?? other, other, 'merged');
    }
  }
  for (const correction of corrections) {
    if (correction.kind === 'keep-apart') {
      for (const [a, b] of pairsOf(correction.things)) {
        for (const node of nodesOf(a)) {
          for (const other of nodesOf(b)) {
            clusters.keepApart(node, other);
            judge(node, other, 'kept-apart');
          }
        }
      }
    } else if (correction.kind === 'split') {
      const { thing } = correction;
      for (const node of nodesOf(thing)) {
        if (thing.article === null) {
          clusters.isolate(node);
        } else if (node === carvedId(thing)) {
          for (const other of nodesOf({ ...thing, article: null })) {
            clusters.keepApart(node, other);
            judge(node, other, 'kept-apart');
          }
        }
      }
    }
  }
  return judgements;
}

/** The corrections that speak of the same name in several articles: which of these occurrences are one person. */
export function occurrenceLinks(corrections: readonly Correction[], bearers: Bearers): OccurrenceLink[] {
  const links: OccurrenceLink[] = [];
  for (const correction of corrections) {
    if (correction.kind !== 'merge' && correction.kind !== 'keep-apart') continue;
    const verdict = correction.kind === 'merge' ? 'merged' : 'kept-apart';
    const keysOf = (thing: Thing) => bearers(thing).map(({ document, local }) => occurrenceKey(document, local));
    if (verdict === 'merged') {
      // A name without an article means all who have it.
      const firstByName = new Map<EntityId, string>();
      for (const { document, local, fullName } of correction.things.flatMap(bearers)) {
        const key = occurrenceKey(document, local);
        const first = firstByName.get(fullName);
        if (first === undefined) firstByName.set(fullName, key);
        else links.push({ a: first, b: key, verdict });
      }
      continue;
    }
    for (const [a, b] of pairsOf(correction.things)) {
      if (a.article === null && b.article === null) continue;
      for (const one of keysOf(a)) for (const other of keysOf(b)) links.push({ a: one, b: other, verdict });
    }
  }
  return links;
}

/** Names that the user tells apart by articles, however rare they are. */
export function namesKeptApart(corrections: readonly Correction[]): Set<EntityId> {
  const names = new Set<EntityId>();
  for (const correction of corrections) {
    if (correction.kind !== 'keep-apart') continue;
    for (const [a, b] of pairsOf(correction.things)) {
      if (memberOf(a) === memberOf(b) && (a.article !== null || b.article !== null)) names.add(memberOf(a));
    }
  }
  return names;
}
