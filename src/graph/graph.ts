/**
 * Graph tables into one Graphology graph: entities are nodes, pairs are undirected edges, stated relations are
 * directed edges. The two tiers lie side by side and are never blended: `tier` tells them apart.
 */
import { MultiGraph } from 'graphology';
import { communitiesOf } from './communities.ts';
import { tableNamed } from '../fold/tables.ts';
import type { CooccurrenceRow, EntityRow, GraphTable, RelationRow } from '../fold/tables.ts';

/** A node's key is the entity's id; `label` is the name that drawing programs show. */
export type NodeAttributes = { label: string; community: number } & Omit<EntityRow, 'id'>;

export type CooccurrenceAttributes = { tier: 'co-occurrence' } & Omit<CooccurrenceRow, 'source' | 'target'>;
export type RelationAttributes = { tier: 'relation' } & Omit<RelationRow, 'subject' | 'object'>;
export type EdgeAttributes = CooccurrenceAttributes | RelationAttributes;

/** Directed and undirected edges, several between two nodes. */
export type EntityGraph = MultiGraph<NodeAttributes, EdgeAttributes>;

/** Builds the graph from the tables `entities`, `cooccurrences` and `relations`; holds all of it in memory. */
export async function buildGraph(tables: readonly GraphTable[]): Promise<EntityGraph> {
  const graph: EntityGraph = new MultiGraph<NodeAttributes, EdgeAttributes>();
  for await (const batch of tableNamed(tables, 'entities').rows()) {
    for (const { id, ...entity } of batch) graph.addNode(id, { label: entity.name, community: 0, ...entity });
  }
  for await (const batch of tableNamed(tables, 'cooccurrences').rows()) {
    for (const { source, target, ...counts } of batch) {
      const tier = 'co-occurrence';
      graph.addUndirectedEdgeWithKey(edgeKey(tier, source, target), source, target, { tier, ...counts });
    }
  }
  for await (const batch of tableNamed(tables, 'relations').rows()) {
    for (const { subject, object, ...stated } of batch) {
      const tier = 'relation';
      const key = edgeKey(tier, subject, stated.predicate, object, stated.status);
      graph.addDirectedEdgeWithKey(key, subject, object, { tier, ...stated });
    }
  }
  for (const [id, community] of communitiesOf(graph)) graph.setNodeAttribute(id, 'community', community);
  return graph;
}

/** The parts joined by `|`; a bar or backslash inside a part gets a backslash, so that no two edges share a key. */
function edgeKey(...parts: readonly string[]): string {
  return parts.map((part) => part.replace(/[\\|]/g, '\\$&')).join('|');
}
