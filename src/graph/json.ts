/**
 * A graph as canonical JSON text in Graphology's export format, which `Graph.from` reads back: nodes and edges sorted
 * by the bytes of their keys, one a line, so that equal graphs give equal files and two builds can be compared by line.
 */
import type { MultiGraph } from 'graphology';
import { compareBytes } from '../text/order.ts';

/** The text in pieces of a line, ready to be written one after another. */
export function* graphJson(graph: MultiGraph): Generator<string> {
  const options = { type: graph.type, multi: graph.multi, allowSelfLoops: graph.allowSelfLoops };
  yield `{"options":${JSON.stringify(options)},"attributes":${JSON.stringify(graph.getAttributes())},"nodes":[`;
  yield* lines(graph.nodes(), (key) => ({ key, attributes: graph.getNodeAttributes(key) }));
  yield '],"edges":[';
  yield* lines(graph.edges(), (key) => ({
    key,
    source: graph.source(key),
    target: graph.target(key),
    attributes: graph.getEdgeAttributes(key),
    ...(graph.isUndirected(key) && { undirected: true }),
  }));
  yield ']}\n';
}

function* lines(keys: readonly string[], entry: (key: string) => object): Generator<string> {
  let separator = '\n';
  for (const key of keys.toSorted(compareBytes)) {
    yield separator + JSON.stringify(entry(key));
    separator = ',\n';
  }
}
