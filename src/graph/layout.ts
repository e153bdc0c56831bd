/**
 * Where entities lie in a drawing. Method: ForceAtlas2 (Jacomy et al. 2014) over the backbone; first the core, the
 * entities of the strongest links, with LinLog attraction, which keeps groups apart, then all others around it. Begins
 * from places that follow from community and id, so that equal graphs are laid out equally.
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

/** Entities in the core: about as many as a drawing can name. */
const CORE_ENTITIES = 300;

/** Links of each entity that pull it. */
const PULLING_LINKS = 4;

/** Steps of the core, in which every pair is weighed. */
const CORE_STEPS = 500;

/** Steps of the rest. Far groups push as one above some thousand entities (Barnes and Hut 1986). */
const REST_STEPS = 30;
const EXACT_ENTITIES = 1_000;

/** How far apart things begin. */
const START_SPREAD = 100;

/** Turns by which points on a spiral lie evenly. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Where the ring of entities without links begins, as a multiple of the radius of the others. */
const RING_GAP = 1.08;

/** Rounds in which crowded entities of the core push each other apart, and how much wider than high they are. */
const SPREAD_ROUNDS = 60;
const LABEL_WIDTH = 1.7;

interface Place extends Record<string, unknown> {
  x: number;
  y: number;
  /** Whether the method may no longer move it. */
  fixed: boolean;
}

type ForceAtlas2 = { assign(graph: UndirectedGraph<Place>, options: object): void };

// The package's types describe its default export as CommonJS has it.
const forceAtlas2 = forceAtlas2Module.default as unknown as ForceAtlas2;

/** What is to be laid out: entities, and the links between them with the strongest first. */
export interface LayoutPart {
  readonly entities: readonly EntityId[];
  readonly links: readonly Link[];
}

/** A place for each entity of the graph or of a part of it, rounded to two decimals. */
export function layoutOf(graph: EntityGraph, part?: LayoutPart): Map<EntityId, Position> {
  const { entities, links } = part ?? { entities: graph.nodes(), links: linksOf(graph) };
  const sorted = [...entities].sort(compareBytes);
  const isLinked = new Set(links.flatMap(({ source, target }) => [source, target]));
  const places = new Map<EntityId, Place>();
  for (const entity of sorted) {
    if (isLinked.has(entity)) places.set(entity, startOf(entity, graph.getNodeAttribute(entity, 'community')));
  }
  const core = coreOf(places, isLinked);
  settleCore(core, links);
  if (places.size > core.size) settleRest(places, core, links);
  const lone = sorted.filter((entity) => !isLinked.has(entity));
  for (const [entity, place] of ringOf(lone, places)) places.set(entity, place);
  return new Map([...places].map(([entity, { x, y }]) => [entity, { x: round(x), y: round(y) }]));
}

/** Entities without a link, in a ring around all others. */
function ringOf(lone: readonly EntityId[], places: ReadonlyMap<EntityId, Place>): Map<EntityId, Place> {
  const points = [...places.values()];
  const radius = points.reduce((most, { x, y }) => Math.max(most, Math.hypot(x, y)), 0);
  // As dense as the others, or as things begin where there are none.
  const area = points.length > 0 ? radius ** 2 / points.length : START_SPREAD ** 2;
  const inner = radius * RING_GAP;
  return new Map(
    lone.map((entity, index) => {
      const distance = Math.sqrt(inner ** 2 + index * area);
      const turn = index * GOLDEN_ANGLE;
      return [entity, { x: distance * Math.cos(turn), y: distance * Math.sin(turn), fixed: true }];
    }),
  );
}

/** The entities of the strongest links, given in that order. */
function coreOf(places: ReadonlyMap<EntityId, Place>, linked: Iterable<EntityId>): Map<EntityId, Place> {
  const core = new Map<EntityId, Place>();
  for (const entity of linked) {
    const place = places.get(entity);
    if (core.size < CORE_ENTITIES && place !== undefined) core.set(entity, place);
  }
  return core;
}

function settleCore(core: ReadonlyMap<EntityId, Place>, links: readonly Link[]): void {
  const graph = pullingGraph(core, links);
  if (graph.order < 2) return;
  forceAtlas2.assign(graph, {
    iterations: CORE_STEPS,
    getEdgeWeight: 'weight',
    settings: { linLogMode: true, gravity: 2.5, scalingRatio: 4, slowDown: 3, edgeWeightInfluence: 1 },
  });
  for (const [entity, place] of core) Object.assign(place, graph.getNodeAttributes(entity));
  spread([...core.values()]);
}

/** The rest begins beside what it is linked to, and finds room between the entities of the core, which stay. */
function settleRest(
  places: ReadonlyMap<EntityId, Place>,
  core: ReadonlyMap<EntityId, Place>,
  links: readonly Link[],
): void {
  const scale = Math.sqrt(places.size / core.size);
  for (const place of core.values()) Object.assign(place, { x: place.x * scale, y: place.y * scale, fixed: true });
  const graph = pullingGraph(places, links);
  for (const [entity, place] of places) {
    const near = graph.mapNeighbors(entity, (other) => core.get(other)).filter((other) => other !== undefined);
    if (core.has(entity) || near.length === 0) continue;
    const [shiftX, shiftY] = jitter(entity);
    place.x = near.reduce((sum, { x }) => sum + x, 0) / near.length + START_SPREAD * shiftX;
    place.y = near.reduce((sum, { y }) => sum + y, 0) / near.length + START_SPREAD * shiftY;
    graph.mergeNodeAttributes(entity, place);
  }
  forceAtlas2.assign(graph, {
    iterations: REST_STEPS,
    getEdgeWeight: 'weight',
    settings: {
      gravity: 0.2,
      scalingRatio: 4,
      slowDown: 5,
      edgeWeightInfluence: 1,
      barnesHutOptimize: graph.order > EXACT_ENTITIES,
      barnesHutTheta: 0.9,
    },
  });
  for (const [entity, place] of places) Object.assign(place, graph.getNodeAttributes(entity));
}

/** The entities, each with its strongest links: all links at once would pull everything into one lump. */
function pullingGraph(places: ReadonlyMap<EntityId, Place>, links: readonly Link[]): UndirectedGraph<Place> {
  const graph = new UndirectedGraph<Place>();
  for (const [entity, place] of places) graph.addNode(entity, { ...place });
  const between = links.filter(({ source, target }) => places.has(source) && places.has(target));
  const ranks = ranksOf(between);
  for (const [index, { source, target, strength }] of between.entries()) {
    if ((ranks[index] ?? 0) <= PULLING_LINKS) graph.addEdge(source, target, { weight: Math.log2(2 + strength) });
  }
  return graph;
}

/** Pushes places apart that lie too close for their names to be read. */
function spread(places: readonly Place[]): void {
  const radius = Math.max(...places.map(({ x, y }) => Math.hypot(x, y)), 1);
  const least = (radius * 0.95) / Math.sqrt(places.length);
  for (let round = 0; round < SPREAD_ROUNDS; round++) {
    for (const [index, a] of places.entries()) {
      for (const b of places.slice(index + 1)) push(a, b, least);
    }
  }
}

function push(a: Place, b: Place, least: number): void {
  const [x, y] = [(b.x - a.x) / LABEL_WIDTH, b.y - a.y];
  const distance = Math.hypot(x, y);
  if (distance >= least) return;
  // Two at one place part along the vertical.
  const [towardsX, towardsY] = distance === 0 ? [0, 1] : [x / distance, y / distance];
  const shift = (least - distance) / 4;
  a.x -= towardsX * LABEL_WIDTH * shift;
  a.y -= towardsY * shift;
  b.x += towardsX * LABEL_WIDTH * shift;
  b.y += towardsY * shift;
}

/** Communities lie on a spiral, the largest in the middle; their entities around them, each where its id says. */
function startOf(entity: EntityId, community: number): Place {
  const turn = community * GOLDEN_ANGLE;
  const distance = START_SPREAD * Math.sqrt(community);
  const [shiftX, shiftY] = jitter(entity);
  const [x, y] = [distance * Math.cos(turn), distance * Math.sin(turn)];
  return { x: x + START_SPREAD * shiftX, y: y + START_SPREAD * shiftY, fixed: false };
}

/** A shift of each axis from -0.5 to below 0.5 that follows from the id. */
function jitter(entity: EntityId): [number, number] {
  return [hash(entity, 0x811c9dc5), hash(entity, 0x01000193)];
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
