/**
 * Brings one graph on a Neo4j server to the state of a workspace: asks what the server has, writes what differs,
 * removes what vanished. Everything written is an absolute value under a key, so that a push that was cut short is
 * completed by the next one, and what is not ours (without our `graph` value) is never looked at.
 */
import { VERSION } from '../version.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Connection } from './connection.ts';
import type { Kind, Match } from './kind.ts';
import { changeOf } from './kind.ts';
import type { PushOptions, PushSummary } from './neo4j.ts';
import { KEYED_LABELS, MARK_LABEL, nodeKinds } from './nodes.ts';
import { relationshipKinds } from './relationships.ts';
import { Source } from './source.ts';
import { NO_CHANGES, Writer } from './writer.ts';

/** Rows in a batch. */
const DEFAULT_BATCH = 5000;

export async function push(workspace: Workspace, options: PushOptions): Promise<PushSummary> {
  const { settings, graph, batch = DEFAULT_BATCH, onProgress, signal } = options;
  const control = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
  const { digest } = workspace.meta();
  const connection = await Connection.open(settings);
  try {
    const summary = { graph, digest };
    if (await hasGraph(connection, summary)) return { ...summary, pushed: false, counters: NO_CHANGES };
    await prepare(connection);
    await mark(connection, graph, { state: 'writing', digest: null });
    const writer = new Writer(connection, { graph, batch });
    await synchronize(connection, writer, new Source(workspace, { graph, control }));
    await mark(connection, graph, { state: 'complete', digest });
    return { ...summary, pushed: true, counters: writer.counters };
  } finally {
    await connection.close();
  }
}

/** Whether the server has just this graph, wholly written by this version of the program. */
async function hasGraph(
  connection: Connection,
  { graph, digest }: { graph: string; digest: string },
): Promise<boolean> {
  const query = `MATCH (n:${MARK_LABEL} {key: $graph}) RETURN n.state AS state, n.digest AS digest, n.program AS program`;
  const [found] = await connection.rows(query, { graph });
  return found?.['state'] === 'complete' && found['digest'] === digest && found['program'] === VERSION;
}

/** Says in the database how far the graph is; before anything is written, and after everything is. */
async function mark(
  connection: Connection,
  graph: string,
  { state, digest }: { state: 'writing' | 'complete'; digest: string | null },
): Promise<void> {
  await connection.write(
    `MERGE (n:${MARK_LABEL} {key: $graph}) SET n.graph = $graph, n.state = $state, n.digest = $digest, n.program = $program`,
    { graph, state, digest, program: VERSION },
  );
}

/** Makes the constraints and indexes that are not there yet. */
async function prepare(connection: Connection): Promise<void> {
  for (const label of KEYED_LABELS) {
    const name = `wenmai_${label.toLowerCase()}`;
    await connection.write(`CREATE CONSTRAINT ${name}_key IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE`, {});
    await connection.write(`CREATE INDEX ${name}_graph IF NOT EXISTS FOR (n:${label}) ON (n.graph)`, {});
  }
  await connection.write(
    `CREATE FULLTEXT INDEX wenmai_search IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchText]
     OPTIONS { indexConfig: { \`fulltext.analyzer\`: 'cjk' } }`,
    {},
  );
  await connection.rows('CALL db.awaitIndexes(300)');
}

/** Nodes first, since relationships need both their ends. */
async function synchronize(connection: Connection, writer: Writer, source: Source): Promise<void> {
  const evidence = await source.evidence();
  const communityOf = await source.communities();
  const kinds = [...nodeKinds(source, { evidence, communityOf }), ...relationshipKinds(source, evidence)];
  for (const kind of kinds) await synchronizeKind(kind, connection, { writer, graph: source.graph });
}

/** What the server says about a node or relationship. */
interface Known {
  readonly match: Match;
  readonly hash: string | null;
  readonly scoreHash: string | null;
}

async function synchronizeKind(
  kind: Kind,
  connection: Connection,
  { writer, graph }: { writer: Writer; graph: string },
): Promise<void> {
  const identityOf = (match: Match) => JSON.stringify(kind.identity.map((name) => String(match[name])));
  const known = new Map<string, Known>();
  for await (const row of connection.stream(kind.list, { graph })) {
    const found = row as unknown as Known;
    known.set(identityOf(found.match), found);
  }
  for await (const entry of kind.entries()) {
    const identity = identityOf(entry.match);
    const set = changeOf(entry, known.get(identity));
    known.delete(identity);
    if (set !== null) await writer.add(kind.write(entry.name), { ...entry.match, set });
  }
  await writer.flush();
  for (const { match } of known.values()) await writer.add(kind.remove(match), match);
  await writer.flush();
}
