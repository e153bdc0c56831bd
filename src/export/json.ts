/** The graph as Graphology reads it: the same bytes as the build's `graph.json`. */
import { graphJson } from '../graph/json.ts';
import type { Exporter } from './export.ts';

export const exportJson: Exporter = async function* (workspace) {
  yield* graphJson(await workspace.graph());
};
