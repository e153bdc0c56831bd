/** Pushes to a real server: what is there afterwards, what a second push changes, and what it leaves alone. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableRows } from '../../src/fold/tables.ts';
import type { EntityGraph, EntityRow, TableName } from '../../src/index.ts';
import { build, createPipeline, neo4jSettings, openWorkspace, pushToNeo4j, type Workspace } from '../../src/index.ts';
import { Connection } from '../../src/store/connection.ts';
import { keyOf } from '../../src/store/keys.ts';
import { NO_CHANGES } from '../../src/store/writer.ts';
import { entityId } from '../../src/text/normalize.ts';
import type { Article } from '../fold/records.ts';
import { buildOf, temporaryLayout } from '../workspace/built.ts';
import { contentsOf } from './contents.ts';
import { query, QUERIES } from './queries.ts';
import { skipReason, startNeo4j, type TestServer } from './server.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** A sample with many entities that no other has. */
const REMOVED = '2023-06-02-riscv.txt';

async function rowsOf<Name extends TableName>(workspace: Workspace, name: Name): Promise<TableRows[Name][]> {
  const rows: TableRows[Name][] = [];
  for await (const batch of workspace.table(name).rows()) rows.push(...batch);
  return rows;
}

async function entityNamed(workspace: Workspace, name: string): Promise<EntityRow> {
  const entity = await workspace.entity(name);
  if (entity === null) throw new Error(`Expected the samples to mention ${name}`);
  return entity;
}

describe.skipIf(skipReason !== null)(`push to a Neo4j server (${skipReason ?? 'running'})`, () => {
  let server: TestServer;
  let connection: Connection;
  let folder: string;
  let before: Workspace;
  let after: Workspace;
  let redHat: EntityRow;
  let ibm: EntityRow;

  const settings = () => neo4jSettings({ uri: server.uri }, { NEO4J_PASSWORD: server.password });
  const push = (workspace: Workspace, graph: string) => pushToNeo4j(workspace, { settings: settings(), graph });
  const count = async (cypher: string, parameters = {}) => {
    return Number((await connection.rows(`${cypher} AS count`, parameters))[0]?.['count']);
  };

  beforeAll(async () => {
    const starting = startNeo4j();
    folder = await mkdtemp(join(tmpdir(), 'wenmai-push-'));
    const articles = join(folder, 'articles');
    await cp(join(ROOT, 'data', 'samples'), articles, {
      recursive: true,
      filter: (path) => !path.endsWith('ORIGIN.md'),
    });
    const pipeline = createPipeline();
    const options = { workspace: join(folder, 'samples'), pipeline };
    await build([articles], options);
    before = await openWorkspace(options.workspace);
    [redHat, ibm] = await Promise.all([entityNamed(before, '红帽'), entityNamed(before, 'IBM')]);
    await rm(join(articles, REMOVED));
    await build([], options);
    after = await openWorkspace(options.workspace);
    server = await starting;
    connection = await Connection.open(settings());
  });

  afterAll(async () => {
    before.close();
    after.close();
    await connection.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('gives the server what the graph tables have, and changes nothing the second time', async () => {
    const progress: number[] = [];
    const options = { settings: settings(), graph: 'samples' };
    const first = await pushToNeo4j(before, {
      ...options,
      onProgress: ({ done, total }) => progress.push(done / total),
    });
    expect(progress.at(-1)).toBe(1);

    const { counts } = before.meta();
    expect(counts.relations).toBeGreaterThan(20);
    expect(await count('MATCH (n:Document) RETURN count(n)')).toBe(counts.documents);
    expect(await count('MATCH (n:Entity) RETURN count(n)')).toBe(counts.entities);
    expect(await count('MATCH (n:Claim) RETURN count(n)')).toBe(counts.relations);
    expect(await count('MATCH ()-[r:CO_OCCURS]->() RETURN count(r)')).toBe(counts.cooccurrences);
    expect(await count('MATCH (:Entity)-[r]->(:Entity) WHERE r.claim IS NOT NULL RETURN count(r)')).toBe(
      counts.relations,
    );
    expect(await count('MATCH (:Claim)-[r:SUBJECT|OBJECT]->(:Entity) RETURN count(r)')).toBe(2 * counts.relations);
    expect(await count('MATCH (:Document)-[r:MENTIONS]->(:Entity) RETURN sum(r.count)')).toBe(counts.mentions);
    expect(first.counters.nodesCreated).toBe(await count('MATCH (n) WHERE NOT n:WenmaiGraph RETURN count(n)'));
    expect(first.counters.relationshipsCreated).toBe(await count('MATCH ()-[r]->() RETURN count(r)'));

    const second = await pushToNeo4j(before, options);
    expect(second).toEqual({ ...first, pushed: false, counters: NO_CHANGES });
  });

  test('compares everything with the server where the last push did not come to its end, and finds it equal', async () => {
    await connection.write("MATCH (n:WenmaiGraph {key: 'samples'}) SET n.state = 'writing'", {});
    expect(await push(before, 'samples')).toMatchObject({ pushed: true, counters: NO_CHANGES });
    await connection.write("MATCH (n:WenmaiGraph {key: 'samples'}) SET n.digest = 'another'", {});
    await connection.write(
      'MATCH (n:Entity {key: $key}) SET n.hash = null, n.mentions = 0 WITH n MATCH (n)-[r]-() DELETE r',
      { key: keyOf('samples', redHat.id) },
    );
    const mended = await push(before, 'samples');
    expect(mended.counters).toMatchObject({ nodesCreated: 0, nodesDeleted: 0, relationshipsDeleted: 0 });
    expect(mended.counters.relationshipsCreated).toBeGreaterThan(10);
    expect(await push(before, 'samples')).toMatchObject({ pushed: false });
  });

  test('writes whole numbers, fractions, dates and labels as what they are', async () => {
    const [entity] = await connection.rows(
      `MATCH (n:Entity {key: $key})
       RETURN labels(n) AS labels, valueType(n.mentions) AS mentions, valueType(n.firstDate) AS firstDate,
         valueType(n.community) AS community, valueType(n.aliases) AS aliases`,
      { key: keyOf('samples', redHat.id) },
    );
    expect(entity).toEqual({
      labels: ['Entity', 'Organization'],
      mentions: 'INTEGER NOT NULL',
      firstDate: 'DATE NOT NULL',
      community: 'INTEGER NOT NULL',
      aliases: 'LIST<STRING NOT NULL> NOT NULL',
    });
    const scores = await connection.rows(
      `MATCH (a)-[r:CO_OCCURS]->(b) WITH DISTINCT a.id < b.id AS smallerFirst, valueType(r.npmi) AS npmi,
         valueType(r.g2) AS g2, valueType(r.jaccard) AS jaccard, valueType(r.sentences) AS sentences
       RETURN smallerFirst, npmi, g2, jaccard, sentences`,
    );
    const float = 'FLOAT NOT NULL';
    expect(scores).toEqual([
      { smallerFirst: true, npmi: float, g2: float, jaccard: float, sentences: 'INTEGER NOT NULL' },
    ]);
  });

  test('keeps at most five sentences behind an edge, each with all its mentions and its article', async () => {
    const most = 'WITH c, count(s) AS supports RETURN max(supports)';
    expect(await count(`MATCH (c:Claim)<-[s:SUPPORTS]-(:Sentence) ${most}`)).toBeLessThanOrEqual(5);
    expect(await count('MATCH (c:Claim) WHERE NOT (c)<-[:SUPPORTS]-() RETURN count(c)')).toBe(0);
    const pairs = 'MATCH (a)-[:CO_OCCURS]->(b) WHERE NOT EXISTS { (a)<-[:MENTIONS]-(:Sentence)-[:MENTIONS]->(b) }';
    expect(await count(`${pairs} RETURN count(*)`)).toBe(0);
    const placed = 'MATCH (s:Sentence) WHERE COUNT { (s)-[:IN_DOCUMENT]->(:Document) } <> 1 RETURN count(s)';
    expect(await count(placed)).toBe(0);
    const surfaces = await connection.rows(
      `MATCH (s:Sentence)-[m:MENTIONS]->() RETURN s.text AS text, m.surface AS surface,
         m.startOffset - s.startOffset AS start, m.endOffset - s.startOffset AS end`,
    );
    expect(surfaces.length).toBeGreaterThan(200);
    for (const { text, surface, start, end } of surfaces) {
      expect(String(text).slice(Number(start), Number(end))).toBe(surface);
    }
  });

  describe('the questions of docs/queries.md give what the graph tables say', () => {
    const ask = (heading: string, parameters: object) => {
      return connection.rows(query(heading), { graph: 'samples', ...parameters });
    };
    let graph: EntityGraph;

    beforeAll(async () => {
      graph = await before.graph();
    });

    test('there are six', () => expect(QUERIES.size).toBe(6));

    for (const text of ['红帽', 'red hat', '"Red Hat"']) {
      test(`a name: ${text}`, async () => {
        const [best] = await ask('Which entities have a name like this?', { text });
        const { id, name, type, documents } = redHat;
        expect(best).toEqual({ id, name, type, documents: BigInt(documents) });
      });
    }

    test('what an entity is connected to', async () => {
      const rows = (await rowsOf(before, 'cooccurrences')).filter(({ source, target }) => {
        return source === redHat.id || target === redHat.id;
      });
      const expected = rows.map(({ source, target, stories, sentences, npmi }) => {
        const id = source === redHat.id ? target : source;
        return {
          id,
          name: graph.getNodeAttribute(id, 'label'),
          stories: BigInt(stories),
          sentences: BigInt(sentences),
          npmi,
        };
      });
      const found = await ask('What is an entity connected to?', { id: redHat.id });
      expect(found).toHaveLength(Math.min(20, expected.length));
      for (const row of found) expect(expected).toContainEqual(row);
      const weakest = found.at(-1)?.['stories'] as bigint;
      expect(expected.filter(({ stories }) => stories > weakest).length).toBeLessThanOrEqual(found.length);
    });

    test('what is stated about an entity, and where', async () => {
      const evidence = (await rowsOf(before, 'evidence')).filter(({ tier, source, target }) => {
        return tier === 'relation' && (source === redHat.id || target === redHat.id);
      });
      const found = await ask('What is stated about it, and where?', { id: redHat.id });
      expect(evidence.length).toBeGreaterThan(1);
      expect(found).toHaveLength(evidence.length);
      for (const { source, predicate, target, status, document, quote } of evidence) {
        const row = { subject: source, predicate, object: target, status, document, quote };
        expect(found).toContainEqual(expect.objectContaining(row));
      }
      for (const { text, quote } of found) expect(text).toContain(quote);
    });

    test('which sentences have both of two entities', async () => {
      const evidence = await before.evidence('红帽', 'IBM');
      const expected = evidence
        .filter(({ tier }) => tier === 'co-occurrence')
        .map(({ document, sentence, quote }) => `${document} ${sentence} ${quote}`);
      const found = await ask('Which sentences have both of two entities?', { a: redHat.id, b: ibm.id });
      expect(expected.length).toBeGreaterThan(0);
      expect(found.map(({ document, ord, text }) => `${String(document)} ${String(ord)} ${String(text)}`)).toEqual(
        expected,
      );
    });

    test('when an entity was written about', async () => {
      const documents = new Map((await rowsOf(before, 'documents')).map((row) => [row.id, row.date]));
      const months = new Map<string | null, { documents: Set<string>; mentions: number }>();
      for (const { document, entity } of await rowsOf(before, 'mentions')) {
        if (entity !== redHat.id) continue;
        const month = documents.get(document)?.slice(0, 7) ?? null;
        const counted = months.get(month) ?? { documents: new Set(), mentions: 0 };
        counted.documents.add(document);
        counted.mentions++;
        months.set(month, counted);
      }
      const found = await ask('When was it written about?', { id: redHat.id });
      expect(found.length).toBeGreaterThan(1);
      expect(new Map(found.map(({ month, ...counts }) => [month, counts]))).toEqual(
        new Map(
          [...months].map(([month, counted]) => {
            return [month, { documents: BigInt(counted.documents.size), mentions: BigInt(counted.mentions) }];
          }),
        ),
      );
    });

    test('how two entities are connected', async () => {
      const [{ id: a }, { id: b }] = await Promise.all([entityNamed(before, 'RISC-V'), entityNamed(before, 'vLLM')]);
      const [found] = await ask('How are two entities connected?', { a, b });
      expect(found?.['steps']).toBe(BigInt(stepsBetween(graph, a, b)));
    });
  });

  test('after an article is gone, changes only what that article touched', async () => {
    await push(before, 'edited');
    const hashes = async () => {
      const rows = await connection.rows("MATCH (n:Entity {graph: 'edited'}) RETURN n.id AS id, n.hash AS hash");
      return new Map(rows.map(({ id, hash }) => [String(id), hash]));
    };
    const old = await hashes();
    const oldRelationships = await count("MATCH ({graph: 'edited'})-[r]->() RETURN count(r)");
    const { counters } = await push(after, 'edited');
    const now = await hashes();

    const touched = new Set(
      (await rowsOf(before, 'mentions')).filter(({ document }) => document === REMOVED).map(({ entity }) => entity),
    );
    const changed = [...old].filter(([id, hash]) => now.get(id) !== hash).map(([id]) => id);
    expect(changed.length).toBeGreaterThan(10);
    expect(changed.filter((id) => !touched.has(id))).toEqual([]);
    const gone = [...old.keys()].filter((id) => !now.has(id));
    expect(now.size).toBe(after.meta().counts.entities);
    expect(gone.length).toBe(old.size - now.size);

    expect(counters.nodesCreated).toBe(0);
    expect(counters.nodesDeleted).toBeGreaterThan(gone.length);
    const relationships = await count("MATCH ({graph: 'edited'})-[r]->() RETURN count(r)");
    expect(counters.relationshipsDeleted - counters.relationshipsCreated).toBe(oldRelationships - relationships);
    expect(counters.relationshipsCreated).toBe(0);

    await push(after, 'fresh');
    expect(await contentsOf(connection, 'edited')).toEqual(await contentsOf(connection, 'fresh'));
    // And back: what had vanished is there again.
    await push(before, 'edited');
    expect(await contentsOf(connection, 'edited')).toEqual(await contentsOf(connection, 'samples'));
  });

  test('leaves foreign nodes, relationships, labels and properties alone, and other graphs', async () => {
    const own = async () =>
      await connection.rows(
        `MATCH (n) WHERE n.graph IS NULL OR n.note IS NOT NULL OPTIONAL MATCH (n)-[r]-() WHERE r.graph IS NULL
       RETURN n.name AS name, n.note AS note, n:Favourite AS favourite, count(r) AS relationships ORDER BY name, note`,
      );
    await connection.write(
      `CREATE (:Entity:Person {name: 'Ada', key: 'ada'})-[:CO_OCCURS]->(:Document {name: 'Letters'})
       WITH 1 AS one MATCH (a:Entity {key: $a}) MATCH (b:Entity {key: $b})
       SET a:Favourite, a.note = 'mine' CREATE (a)-[:CO_OCCURS {note: 'mine'}]->(b)-[:USES]->(a)`,
      { a: keyOf('samples', redHat.id), b: keyOf('samples', ibm.id) },
    );
    const foreign = await own();
    expect(foreign).toHaveLength(3);
    const others = await contentsOf(connection, 'fresh');
    await push(after, 'samples');
    expect(await own()).toEqual(foreign);
    expect(await contentsOf(connection, 'fresh')).toEqual(others);
    expect(await count("MATCH (:Entity {graph: 'samples'})-[r:CO_OCCURS {graph: 'samples'}]->() RETURN count(r)")).toBe(
      after.meta().counts.cooccurrences,
    );
  });

  const hostile = [
    ['quotes', `O'Neil "the" \`cat\``],
    ['backslashes and braces', '\\u0041 \\" } ] DETACH DELETE n //'.replaceAll(']', ')')],
    ['control characters', 'a\u0000b\u0007c\u001bd\u2028e'],
    ['a bar', 'graph|other'],
    ['characters beyond the first plane', '𠮷野家 👩‍🚀 é'],
    ['twenty thousand letters', 'x'.repeat(20_000)],
    ['twenty thousand Han characters', '龘'.repeat(20_000)],
  ] as const;
  test('keeps hostile names as they are', async () => {
    const articles: Article[] = hostile.map(([, name], at) => ({
      id: `${at} ${name}`,
      paragraphs: [[`[Acme|Organization] makes [thing ${at}|Product|${name}]. `]],
      relations: [{ triple: ['organization:acme', 'CREATED', entityId('Product', name)], sentences: [0] }],
    }));
    const layout = await temporaryLayout();
    await buildOf(layout, articles);
    const workspace = await openWorkspace(layout.root);
    try {
      const graph = `it's "a" \\graph\` 图`;
      const { counters } = await push(workspace, graph);
      expect(counters.nodesCreated).toBeGreaterThan(2 * hostile.length);
      const rows = await connection.rows('MATCH (n:Product {graph: $graph}) RETURN n.name AS name', { graph });
      expect(rows.map(({ name }) => name).sort()).toEqual(hostile.map(([, name]) => name).sort());
      const documents = await connection.rows('MATCH (n:Document {graph: $graph}) RETURN n.id AS id', { graph });
      expect(documents.map(({ id }) => id).sort()).toEqual(articles.map(({ id }) => id).sort());
      await connection.write("MATCH (n:WenmaiGraph {key: $graph}) SET n.state = 'writing'", { graph });
      expect((await push(workspace, graph)).counters).toEqual(NO_CHANGES);
    } finally {
      workspace.close();
    }
  });

  test('the command pushes with the login of the environment, and says what it did', async () => {
    const main = ['--import', 'tsx', join(ROOT, 'src', 'cli', 'main.ts'), 'neo4j', 'push'];
    const run = promisify(execFile);
    const environment = { ...process.env, NEO4J_URI: server.uri, NEO4J_AUTH: `neo4j/${server.password}` };
    const done = await run('node', [...main, '-w', join(folder, 'samples'), '--graph', 'fresh', '--quiet', '--json'], {
      env: environment,
      cwd: ROOT,
    });
    expect(JSON.parse(done.stdout)).toMatchObject({ graph: 'fresh', pushed: false, digest: after.meta().digest });
    const wrong = { ...environment, NEO4J_AUTH: 'neo4j/wrong-secret' };
    await expect(
      run('node', [...main, '-w', join(folder, 'samples')], { env: wrong, cwd: ROOT }),
    ).rejects.toMatchObject({
      code: 3,
      stderr: `wenmai: Expected a login that ${server.uri} accepts, got a wrong one for "neo4j": set NEO4J_USERNAME and NEO4J_PASSWORD\n`,
    });
  });
});

/** The length of the shortest way over pairs, by breadth first. */
function stepsBetween(graph: EntityGraph, from: string, to: string): number {
  let steps = 0;
  const seen = new Set([from]);
  for (let front = [from]; front.length > 0 && !seen.has(to); steps++) {
    front = [...new Set(front.flatMap((node) => graph.undirectedNeighbors(node)))].filter((node) => !seen.has(node));
    for (const node of front) seen.add(node);
  }
  return seen.has(to) ? steps : -1;
}
