/** The graph as one page to look at: the same bytes as the build's `index.html`. */
import { viewerPages } from '../view/view.ts';
import type { Exporter } from './export.ts';

export const exportHtml: Exporter = async function* (workspace) {
  yield* viewerPages({
    graph: await workspace.graph(),
    meta: workspace.meta(),
    evidence: workspace.table('evidence').rows(),
    documents: workspace.table('documents').rows(),
  });
};
