/**
 * Where entities lie in a drawing. Method: ForceAtlas2 (Jacomy et al. 2014) with LinLog attraction over the backbone,
 * since all links at once pull everything into one lump; first the entities with the most links alone, then all of
 * them around these. Begins from places that follow from community and id, so that equal graphs are laid out equally.
 */
import { UndirectedGraph } from 'graphology';
import * as forceAtlas2Module from 'graphology-layout-forceatlas2';
import type { EntityId } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';
import { type Link, linksOf, ranksOf } from './backbone.ts';
import type { EntityGraph } from './graph.ts';

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Links of each entity that pull. */
const PULLING_RANK = 5;

/** Above this many entities the forces between far groups are taken together (Barnes and Hut 1986). */
const EXACT_ENTITIES = 800;

/** Steps times entities: keeps 5,000 entities below 10 seconds on a slow machine. */
const STEPS_TIMES_ENTITIES = 500_000;
const MAX_STEPS = 600;
const MIN_STEPS = 60;

interface PlacedNode extends Record<string, unknown> {
  x: number;
  y: number;
}

type Layout = (graph: UndirectedGraph<PlacedNode>, options: object) => Record<string, Position>;

// The package's types describe its default export as CommonJS has it.
const forceAtlas2 = forceAtlas2Module.default as unknown as Layout;

/** What is to be laid out: entities, and the links between them with the strongest first. */
export interface LayoutPart {
  readonly entities: readonly EntityId[];
  readonly links: readonly Link[];
}

/** A place for each entity of the graph or of a part of it, rounded to two decimals. */
export function layoutOf(graph: EntityGraph, part?: LayoutPart): Map<EntityId, Position> {
  const { entities, links } = part ?? { entities: graph.nodes(), links: linksOf(graph) };
  const ranks = ranksOf(links);
  const pulling = new UndirectedGraph<PlacedNode>();
  for (const entity of [...entities].sort(compareBytes)) {
    pulling.addNode(entity, startOf(entity, graph.getNodeAttribute(entity, 'community')));
  }
  for (const [index, link] of links.entries()) {
    if ((ranks[index] ?? 0) <= PULLING_RANK) pulling.addEdge(link.source, link.target, { weight: weightOf(link) });
  }
  const positions = pulling.order < 2 ? {} : settle(pulling);
  return new Map(
    pulling.mapNodes((entity, start) => {
      const { x, y } = positions[entity] ?? start;
      return [entity, { x: round(x), y: round(y) }] as const;
    }),
  );
}

function settle(graph: UndirectedGraph<PlacedNode>): Record<string, Position> {
  const steps = Math.max(MIN_STEPS, Math.min(MAX_STEPS, Math.floor(STEPS_TIMES_ENTITIES / graph.order)));
  return forceAtlas2(graph, {
    iterations: steps,
    getEdgeWeight: 'weight',
    settings: {
      linLogMode: true,
      edgeWeightInfluence: 1,
      gravity: 0.6,
      scalingRatio: 12,
      slowDown: 4,
      barnesHutOptimize: graph.order > EXACT_ENTITIES,
      barnesHutTheta: 0.8,
    },
  });
}

function weightOf({ strength }: Link): number {
  return Math.log2(2 + strength);
}

/** Communities lie on a spiral, the largest in the middle; their entities around them, each where its id says. */
function startOf(entity: EntityId, community: number): PlacedNode {
  const turn = community * Math.PI * (3 - Math.sqrt(5));
  const distance = 100 * Math.sqrt(community);
  const [hashX, hashY] = [hash(entity, 0x811c9dc5), hash(entity, 0x01000193)];
  return { x: distance * Math.cos(turn) + 80 * hashX, y: distance * Math.sin(turn) + 80 * hashY };
}

/** From -0.5 to below 0.5. Method: FNV-1a over the UTF-16 units, then a round of mixing. */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32 - 0.5;
}

/** To two decimals, and never to -0, which is another text. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
