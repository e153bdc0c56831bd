/** What goes wrong between us and a server: each case has its own line, and nothing stays half done. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neo4jSettings, openWorkspace, pushToNeo4j, type PushOptions, WenmaiError } from '../../src/index.ts';
import { Connection } from '../../src/store/connection.ts';
import { Writer } from '../../src/store/writer.ts';
import type { Article } from '../fold/records.ts';
import { buildOf, temporaryLayout } from '../workspace/built.ts';
import { contentsOf } from './contents.ts';
import { skipReason, startNeo4j, type TestServer } from './server.ts';

/** Enough articles for a push to have a middle. */
const ARTICLES: Article[] = Array.from({ length: 60 }, (_, at) => ({
  id: `article-${at}`,
  date: `2024-01-${String((at % 28) + 1).padStart(2, '0')}`,
  paragraphs: [[`[Acme|Organization] made [Thing ${at}|Product] with [Firm ${at % 7}|Organization]. `]],
  relations: [{ triple: ['organization:acme', 'CREATED', `product:thing${at}`], sentences: [0] }],
}));

/** The error that the work ends with. */
async function failureOf(work: Promise<unknown>): Promise<WenmaiError> {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof WenmaiError) return thrown;
  throw new Error(`Expected a WenmaiError, got ${String(thrown)}`, { cause: thrown });
}

describe.skipIf(skipReason !== null)(`failures of a Neo4j server (${skipReason ?? 'running'})`, () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startNeo4j({ settings: { 'db.memory.transaction.max': '4m' } });
  });

  afterAll(() => server.stop());

  const settings = ({ uri = server.uri, database = 'neo4j', password = server.password } = {}) =>
    neo4jSettings({ uri, database }, { NEO4J_PASSWORD: password });

  async function push(options: Partial<PushOptions> = {}, articles: readonly Article[] = ARTICLES) {
    const layout = await temporaryLayout();
    await buildOf(layout, articles);
    const workspace = await openWorkspace(layout.root);
    try {
      return await pushToNeo4j(workspace, { settings: settings(), graph: 'things', ...options });
    } finally {
      workspace.close();
    }
  }

  test('a wrong password', async () => {
    const error = await failureOf(push({ settings: settings({ password: 'not-the-one' }) }, []));
    expect(error.code).toBe('store-refused');
    expect(error.message).toBe(
      `Expected a login that ${server.uri} accepts, got a wrong one for "neo4j": set NEO4J_USERNAME and NEO4J_PASSWORD`,
    );
  });

  for (const scheme of ['bolt', 'neo4j']) {
    test(`a database that is not there, over ${scheme}://`, async () => {
      const uri = server.uri.replace('bolt', scheme);
      const error = await failureOf(push({ settings: settings({ uri, database: 'nowhere' }) }, []));
      expect(error.code).toBe('store-refused');
      expect(error.message).toMatch(/^Expected a database "nowhere" at .*, got none of that name: .*--database/u);
    });
  }

  test('a port where nothing listens', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    const { port } = listener.address() as AddressInfo;
    await new Promise((resolve) => listener.close(resolve));
    const error = await failureOf(push({ settings: settings({ uri: `neo4j://127.0.0.1:${port}` }) }, []));
    expect(error.code).toBe('store-unavailable');
    expect(error.message).toMatch(/^Expected a Neo4j server at .*, got no answer \(.+\): start it, or .* --uri/u);
  });

  test('a batch that is too large for the memory of the server is written in parts', async () => {
    const statement = 'UNWIND $rows AS row MERGE (n:Large {key: row.key}) SET n += row.set';
    const rows = Array.from({ length: 6000 }, (_, at) => ({
      key: String(at),
      set: { graph: 'large', text: `text ${at}` },
    }));
    const connection = await Connection.open(settings());
    try {
      await connection.write('CREATE CONSTRAINT FOR (n:Large) REQUIRE n.key IS UNIQUE', {});
      const error = await failureOf(connection.write(statement, { rows }));
      expect(error.code).toBe('store-refused');
      const writer = new Writer(connection, { graph: 'large', batch: 10_000 });
      for (const row of rows) await writer.add(statement, row);
      await writer.flush();
      expect(writer.counters.nodesCreated).toBe(rows.length);
      expect(await connection.rows('MATCH (n:Large) RETURN count(n) AS count')).toEqual([
        { count: BigInt(rows.length) },
      ]);
    } finally {
      await connection.close();
    }
  });

  test('a push that is interrupted, and one whose server dies, are completed by the next', {
    timeout: 120_000,
  }, async () => {
    const controller = new AbortController();
    const stopped = push({ batch: 10, signal: controller.signal, onProgress: () => controller.abort() });
    expect((await failureOf(stopped)).code).toBe('interrupted');

    let killed: Promise<void> | undefined;
    const error = await failureOf(
      push({
        batch: 10,
        onProgress: ({ done, total }) => {
          if (done > total / 2) killed ??= server.kill();
        },
      }),
    );
    expect(error.code).toBe('store-unavailable');
    expect(error.message).toMatch(/^Expected the Neo4j server at .* to stay, lost it \(.+\): start it and push again/u);
    await killed;

    server = await startNeo4j({ home: server.home });
    const connection = await Connection.open(settings());
    try {
      const [mark] = await connection.rows("MATCH (n:WenmaiGraph {key: 'things'}) RETURN n.state AS state");
      expect(mark).toEqual({ state: 'writing' });
      const begun = (await contentsOf(connection, 'things')).nodes.length;
      await push({ graph: 'clean' });
      const clean = await contentsOf(connection, 'clean');
      expect(begun).toBeGreaterThan(0);

      const completed = await push();
      expect(completed.counters.nodesCreated).toBe(clean.nodes.length - begun);
      expect(await contentsOf(connection, 'things')).toEqual(clean);
      expect(await push()).toMatchObject({ pushed: false });
    } finally {
      await connection.close();
    }
  });
});
