/**
 * GEXF 1.3, as Gephi reads it: entities with colour, size and position, pairs as undirected edges, stated relations as
 * directed ones. Format: https://gexf.net (schema 1.3).
 */
import type { EdgeAttributes, EntityGraph, NodeAttributes } from '../graph/graph.ts';
import { layoutOf, type Position } from '../graph/layout.ts';
import type { EntityType } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';
import type { Exporter } from './export.ts';
import { escapeXml } from './xml.ts';

/** Red, green, blue; the colours of the viewer by day. */
const COLOURS: Readonly<Record<EntityType, readonly [number, number, number]>> = {
  Person: [208, 85, 76],
  Organization: [59, 111, 212],
  Location: [47, 150, 115],
  Product: [221, 138, 29],
  Technology: [125, 96, 207],
  Event: [196, 80, 156],
  Work: [26, 147, 168],
};

type Kind = 'string' | 'integer' | 'double' | 'boolean';

/** The attributes of nodes and edges, with the types that GEXF knows; lists are joined by bars. */
const NODE_ATTRIBUTES = {
  type: 'string',
  aliases: 'string',
  known: 'boolean',
  mentions: 'integer',
  documents: 'integer',
  stories: 'integer',
  firstDate: 'string',
  lastDate: 'string',
  community: 'integer',
} as const satisfies Partial<Record<keyof NodeAttributes, Kind>>;

const EDGE_ATTRIBUTES = {
  tier: 'string',
  predicate: 'string',
  status: 'string',
  sentences: 'integer',
  documents: 'integer',
  stories: 'integer',
  firstDate: 'string',
  lastDate: 'string',
  date: 'string',
  npmi: 'double',
  g2: 'double',
  jaccard: 'double',
  confidence: 'integer',
} as const satisfies Record<string, Kind>;

export const exportGexf: Exporter = async function* (workspace) {
  yield* gexfOf(await workspace.graph());
};

/** The graph as GEXF in pieces of a line; nodes and edges sorted by the bytes of their keys. */
export function* gexfOf(graph: EntityGraph): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
  yield '<meta><creator>Wenmai</creator></meta>\n';
  yield '<graph defaultedgetype="undirected" mode="static">\n';
  yield* declarations('node', NODE_ATTRIBUTES);
  yield* declarations('edge', EDGE_ATTRIBUTES);
  const positions = layoutOf(graph);
  yield '<nodes>\n';
  for (const id of graph.nodes().sort(compareBytes)) {
    yield nodeElement(id, graph.getNodeAttributes(id), positions.get(id) ?? { x: 0, y: 0 });
  }
  yield '</nodes>\n<edges>\n';
  for (const key of graph.edges().sort(compareBytes)) {
    yield edgeElement(key, [graph.source(key), graph.target(key)], graph.getEdgeAttributes(key));
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

function* declarations(of: 'node' | 'edge', attributes: Readonly<Record<string, Kind>>): Generator<string> {
  yield `<attributes class="${of}">\n`;
  for (const [name, kind] of Object.entries(attributes)) {
    yield `<attribute id="${name}" title="${name}" type="${kind}"/>\n`;
  }
  yield '</attributes>\n';
}

function nodeElement(id: string, attributes: NodeAttributes, { x, y }: Position): string {
  const [r, g, b] = COLOURS[attributes.type];
  const size = (4 + 4 * Math.log2(1 + attributes.documents)).toFixed(2);
  return [
    `<node id="${escapeXml(id)}" label="${escapeXml(attributes.name)}">`,
    valuesElement(attributes, NODE_ATTRIBUTES),
    `<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${x}" y="${y}" z="0"/><viz:size value="${size}"/></node>\n`,
  ].join('');
}

function edgeElement(key: string, [source, target]: readonly [string, string], attributes: EdgeAttributes): string {
  const isRelation = attributes.tier === 'relation';
  const label = isRelation ? ` label="${escapeXml(attributes.predicate)}"` : '';
  return [
    `<edge id="${escapeXml(key)}" source="${escapeXml(source)}" target="${escapeXml(target)}"`,
    ` type="${isRelation ? 'directed' : 'undirected'}"${label} weight="${attributes.sentences}">`,
    valuesElement(attributes, EDGE_ATTRIBUTES),
    '</edge>\n',
  ].join('');
}

type Value = string | number | boolean | readonly string[] | null | undefined;

function valuesElement(attributes: object, names: Readonly<Record<string, Kind>>): string {
  const given = attributes as Readonly<Record<string, Value>>;
  const values = Object.keys(names).flatMap((name) => {
    const value = given[name];
    if (value === null || value === undefined) return [];
    const text = typeof value === 'object' ? value.join('|') : String(value);
    return [`<attvalue for="${name}" value="${escapeXml(text)}"/>`];
  });
  return `<attvalues>${values.join('')}</attvalues>`;
}
