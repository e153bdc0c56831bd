/** The door to Neo4j: a workspace's graph onto a server. The driver is loaded only when it is needed. */
import { WenmaiError } from '../errors.ts';
import type { RunControl } from '../run/progress.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Counters } from './connection.ts';
import type { Neo4jSettings } from './settings.ts';

export { type Neo4jSettings, neo4jSettings, sendsPasswordInClear } from './settings.ts';

const MAX_GRAPH_UNITS = 100;

export interface PushOptions extends RunControl {
  readonly settings: Neo4jSettings;
  /** The name of the graph on the server, where several can lie side by side: at most 100 characters, without a bar. */
  readonly graph: string;
  /** Rows in a batch, at most; 5,000 by default. */
  readonly batch?: number;
}

export interface PushSummary {
  readonly graph: string;
  readonly digest: string;
  /** False where the server had this very graph, so that there was nothing to do. */
  readonly pushed: boolean;
  readonly counters: Counters;
}

/**
 * Brings the graph of that name on the server to the state of the workspace: writes what differs, removes what
 * vanished, leaves everything else in the database alone. A push that fails half-way is completed by the next one.
 * Throws `invalid-option`, `store-unavailable`, `store-refused`, `interrupted`.
 */
export async function pushToNeo4j(workspace: Workspace, options: PushOptions): Promise<PushSummary> {
  const { graph, batch } = options;
  if (!/^[^|\p{Cc}]+$/u.test(graph) || graph.length > MAX_GRAPH_UNITS) {
    throw new WenmaiError(
      'invalid-option',
      `Expected a name of at most ${MAX_GRAPH_UNITS} characters without "|" for the graph, got ${JSON.stringify(graph)}: give one with --graph`,
    );
  }
  if (batch !== undefined && !(Number.isSafeInteger(batch) && batch >= 1)) {
    throw new WenmaiError(
      'invalid-option',
      `Expected "batch" to be a whole number from 1 up, got ${batch}: leave it out for the default`,
    );
  }
  const { push } = await import('./push.ts');
  return push(workspace, options);
}
