/**
 * The backbone of a graph: which links stay when every entity keeps only its strongest few. Tells the threads apart
 * that a drawing of all links would bury. Method: union of nearest neighbours, as in k-nearest-neighbour graphs.
 */
import type { EntityId } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';
import type { EntityGraph } from './graph.ts';

/** What a stated relation counts beside a pair that merely meets. */
const STATED_FACTOR = 3;

/** The least that a meeting counts, for pairs that meet no more often than chance would have it. */
const MIN_ASSOCIATION = 0.05;

/** Taken for the association of two entities that are joined by a statement alone. */
const STATED_ASSOCIATION = 0.5;

/** All that joins two entities, of both tiers and in both directions. */
export interface Link {
  /** Smaller by bytes than `target`. */
  readonly source: EntityId;
  readonly target: EntityId;
  /** Keys of the graph's edges between the two, sorted by bytes. */
  readonly edges: readonly string[];
  /** Sentences times NPMI: how often they meet, less what chance explains. Only its order means something. */
  readonly strength: number;
}

/** The links of a graph, the strongest first; an entity that is joined to itself makes none. */
export function linksOf(graph: EntityGraph): Link[] {
  const edgesByEnds = new Map<EntityId, Map<EntityId, string[]>>();
  graph.forEachEdge((key, _attributes, from, to) => {
    if (from === to) return;
    const [source, target] = compareBytes(from, to) < 0 ? [from, to] : [to, from];
    const byTarget = edgesByEnds.get(source) ?? new Map<EntityId, string[]>();
    const edges = byTarget.get(target) ?? [];
    edges.push(key);
    edgesByEnds.set(source, byTarget.set(target, edges));
  });
  const links: Link[] = [];
  for (const [source, byTarget] of edgesByEnds) {
    for (const [target, edges] of byTarget) {
      links.push({ source, target, edges: edges.sort(compareBytes), strength: strengthOf(graph, edges) });
    }
  }
  return links.sort(
    (a, b) => b.strength - a.strength || compareBytes(a.source, b.source) || compareBytes(a.target, b.target),
  );
}

function strengthOf(graph: EntityGraph, edges: readonly string[]): number {
  let met = 0;
  let stated = 0;
  for (const edge of edges) {
    const attributes = graph.getEdgeAttributes(edge);
    if (attributes.tier === 'relation') stated += attributes.sentences;
    else met += attributes.sentences * Math.max(attributes.npmi, MIN_ASSOCIATION);
  }
  return Math.max(met, stated * STATED_ASSOCIATION) * (stated > 0 ? STATED_FACTOR : 1);
}

/**
 * For each link its rank among those of either end, whichever is the better, from 1: the links of rank up to k are the
 * backbone in which every entity keeps its k strongest. Takes links with the strongest first.
 */
export function ranksOf(links: readonly Link[]): number[] {
  const countByEntity = new Map<EntityId, number>();
  return links.map(({ source, target }) => {
    const ranks = [source, target].map((entity) => {
      const rank = (countByEntity.get(entity) ?? 0) + 1;
      countByEntity.set(entity, rank);
      return rank;
    });
    return Math.min(...ranks);
  });
}
