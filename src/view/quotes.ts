/**
 * Chooses a few sentences for each edge out of all the evidence, which streams by: those of different articles first,
 * no text twice (a repost says nothing new).
 */
import type { EvidenceRow } from '../fold/tables.ts';
import type { EntityGraph } from '../graph/graph.ts';

/** Sentences that an edge can show. */
export const MAX_QUOTES = 3;

type EdgeName = Pick<EvidenceRow, 'tier' | 'source' | 'predicate' | 'target' | 'status'>;

interface Chosen {
  readonly rows: EvidenceRow[];
  /** More of articles that are there already: for edges that few articles speak of. */
  readonly spares: EvidenceRow[];
}

/** The best rows of evidence for each of the edges, by the edge's key. */
export async function chooseQuotes(
  graph: EntityGraph,
  edges: readonly string[],
  evidence: AsyncIterable<readonly EvidenceRow[]>,
): Promise<Map<string, readonly EvidenceRow[]>> {
  const chosenByName = new Map<string, Chosen>(edges.map((edge) => [nameOf(graph, edge), { rows: [], spares: [] }]));
  for await (const batch of evidence) {
    for (const row of batch) {
      const chosen = chosenByName.get(textOf(row));
      if (chosen !== undefined) offer(row, chosen);
    }
  }
  return new Map(
    edges.map((edge) => {
      const { rows, spares } = chosenByName.get(nameOf(graph, edge)) ?? { rows: [], spares: [] };
      return [edge, [...rows, ...spares].slice(0, MAX_QUOTES)];
    }),
  );
}

function offer(row: EvidenceRow, { rows, spares }: Chosen): void {
  if (rows.length === MAX_QUOTES || [...rows, ...spares].some(({ quote }) => quote === row.quote)) return;
  if (!rows.some(({ document }) => document === row.document)) rows.push(row);
  else if (spares.length < MAX_QUOTES) spares.push(row);
}

function nameOf(graph: EntityGraph, edge: string): string {
  const [source, target] = [graph.source(edge), graph.target(edge)];
  const attributes = graph.getEdgeAttributes(edge);
  return attributes.tier === 'relation'
    ? textOf({ ...attributes, source, target })
    : textOf({ tier: attributes.tier, source, target, predicate: null, status: null });
}

function textOf({ tier, source, predicate, target, status }: EdgeName): string {
  return JSON.stringify([tier, source, predicate, target, status]);
}
