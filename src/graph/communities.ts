/**
 * Communities: groups of entities that meet each other more often than others do. Method: Louvain (Blondel et al.
 * 2008) over the co-occurring pairs that meet more often than chance, weighted by their sentences. The walk is seeded
 * and its input sorted, so that equal graphs have equal communities.
 */
import * as louvainModule from 'graphology-communities-louvain';
import { UndirectedGraph } from 'graphology';
import { compareBytes } from '../text/order.ts';
import type { EntityGraph } from './graph.ts';

/** Pairs beyond this many (the least frequent) say little about groups and cost time. */
const MAX_PAIRS = 200_000;

const SEED = 20080304;

type Louvain = (
  graph: UndirectedGraph,
  options: { rng: () => number; getEdgeWeight: string },
) => Record<string, number>;

// The package's types describe its default export as CommonJS has it.
const louvain = louvainModule.default as unknown as Louvain;

/** The community of each entity, numbered from 0, the largest first; entities without a pair are alone in theirs. */
export function communitiesOf(graph: EntityGraph): Map<string, number> {
  const pairs = strongestPairs(graph);
  const met = new UndirectedGraph();
  for (const { source, target, weight } of pairs) {
    met.mergeNode(source);
    met.mergeNode(target);
    met.addEdge(source, target, { weight });
  }
  const groupOf = met.order === 0 ? {} : louvain(met, { rng: seededRandom(SEED), getEdgeWeight: 'weight' });
  const members = new Map<string, string[]>();
  for (const entity of graph.nodes().sort(compareBytes)) {
    const group = groupOf[entity];
    const key = group === undefined ? `alone ${entity}` : `group ${group}`;
    const others = members.get(key);
    if (others === undefined) members.set(key, [entity]);
    else others.push(entity);
  }
  const bySize = [...members.values()].sort((a, b) => b.length - a.length || compareBytes(a[0] ?? '', b[0] ?? ''));
  return new Map(bySize.flatMap((entities, number) => entities.map((entity) => [entity, number] as const)));
}

function strongestPairs(graph: EntityGraph): { source: string; target: string; weight: number }[] {
  const pairs: { source: string; target: string; weight: number }[] = [];
  graph.forEachUndirectedEdge((_key, attributes, source, target) => {
    if (attributes.tier === 'co-occurrence' && attributes.npmi > 0)
      pairs.push({ source, target, weight: attributes.sentences });
  });
  return pairs
    .sort((a, b) => b.weight - a.weight || compareBytes(a.source, b.source) || compareBytes(a.target, b.target))
    .slice(0, MAX_PAIRS);
}

/** Numbers from 0 to below 1 that are the same for the same seed. Method: mulberry32 (Ettinger 2017). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
