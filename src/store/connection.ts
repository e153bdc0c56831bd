/** A connection to one database of a Neo4j server: the only place that talks to the driver. */
import neo4j from 'neo4j-driver';
import type { Driver, Session } from 'neo4j-driver';
import { VERSION } from '../version.ts';
import { isMemoryFailure, storeFailure } from './failures.ts';
import type { Neo4jSettings } from './settings.ts';

const CONNECT_LIMIT_MS = 10_000;

/** How long a transaction that met a deadlock or a restart is tried again. */
const RETRY_LIMIT_MS = 10_000;

/** What writes changed, as the server counts it. */
export interface Counters {
  readonly nodesCreated: number;
  readonly nodesDeleted: number;
  readonly relationshipsCreated: number;
  readonly relationshipsDeleted: number;
  readonly propertiesSet: number;
  readonly labelsAdded: number;
  readonly labelsRemoved: number;
}

export type Parameters = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

export class Connection {
  readonly settings: Neo4jSettings;
  readonly #driver: Driver;
  readonly #bookmarkManager = neo4j.bookmarkManager();
  #wasConnected = false;

  private constructor(settings: Neo4jSettings) {
    const { uri, username, password } = settings;
    this.settings = settings;
    this.#driver = neo4j.driver(uri, password === null ? undefined : neo4j.auth.basic(username, password), {
      useBigInt: true,
      connectionTimeout: CONNECT_LIMIT_MS,
      maxTransactionRetryTime: RETRY_LIMIT_MS,
      userAgent: `wenmai/${VERSION}`,
    });
  }

  /** Connects. Throws `store-unavailable`, `store-refused`. */
  static async open(settings: Neo4jSettings): Promise<Connection> {
    const connection = new Connection(settings);
    try {
      await connection.#attempt(() => connection.#driver.verifyConnectivity({ database: settings.database }));
      // A direct connection first hears of an unknown database when it asks it something.
      await connection.rows('RETURN 1');
    } catch (error) {
      await connection.close();
      throw error;
    }
    connection.#wasConnected = true;
    return connection;
  }

  /** Streams the rows of a query. Throws `store-unavailable`, `store-refused`. */
  async *stream(query: string, parameters: Parameters = {}): AsyncGenerator<Row> {
    const session = this.#session();
    try {
      for await (const record of session.run<Row>(query, parameters)) yield record.toObject();
    } catch (error) {
      throw this.#failure(error);
    } finally {
      await session.close();
    }
  }

  /** All rows of a query whose answer is small. Throws `store-unavailable`, `store-refused`. */
  async rows(query: string, parameters: Parameters = {}): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const row of this.stream(query, parameters)) rows.push(row);
    return rows;
  }

  /**
   * Runs one statement in a transaction that is tried again after deadlocks and restarts: it must be such that twice
   * is as good as once. Throws `store-unavailable`, `store-refused`.
   */
  async write(statement: string, parameters: Parameters): Promise<Counters> {
    const session = this.#session();
    try {
      return await this.#attempt(() =>
        session.executeWrite(async (transaction) => {
          try {
            return (await transaction.run(statement, parameters)).summary.counters.updates();
          } catch (error) {
            // The driver would try again, with no more memory than before.
            throw isMemoryFailure(error) ? this.#failure(error) : error;
          }
        }),
      );
    } finally {
      await session.close();
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  #session(): Session {
    return this.#driver.session({ database: this.settings.database, bookmarkManager: this.#bookmarkManager });
  }

  async #attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #failure(error: unknown): unknown {
    return storeFailure(error, this.settings, this.#wasConnected);
  }
}
