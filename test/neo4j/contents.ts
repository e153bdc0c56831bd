/** Everything that one graph is on a server, as sorted lines that can be compared across graphs and servers. */
import type { Connection } from '../../src/store/connection.ts';

export interface Contents {
  readonly nodes: readonly string[];
  readonly relationships: readonly string[];
}

/** Nodes and relationships with all their properties; without the graph's name and the hashes that depend on it. */
export async function contentsOf(connection: Connection, graph: string): Promise<Contents> {
  const line = (row: object) =>
    JSON.stringify(row, (name, value: unknown) => {
      if (name === 'graph' || name === 'hash' || name === 'scoreHash') return undefined;
      if (typeof value === 'string') return value.replace(`${graph}|`, '');
      if (typeof value === 'bigint') return `${value}`;
      return sorted(value);
    });
  const nodes = await connection.rows(
    `MATCH (n {graph: $graph}) WHERE NOT n:WenmaiGraph
     UNWIND labels(n) AS label WITH n, label ORDER BY label RETURN collect(label) AS labels, properties(n) AS properties`,
    { graph },
  );
  const relationships = await connection.rows(
    `MATCH (a {graph: $graph})-[r {graph: $graph}]->(b)
     RETURN a.key AS start, type(r) AS type, b.key AS end, properties(r) AS properties`,
    { graph },
  );
  return { nodes: nodes.map(line).sort(), relationships: relationships.map(line).sort() };
}

/** Keys in one order, whatever the server's. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
