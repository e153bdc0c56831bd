/** Gathers rows for each statement and writes them in batches, one after another: parallel ones would lock each other. */
import { WenmaiError } from '../errors.ts';
import type { Connection, Counters } from './connection.ts';
import { isMemoryFailure } from './failures.ts';
import type { Properties, Value } from './values.ts';

/** What a batch may weigh, roughly, in bytes: the server holds all of it and what it changes. */
const MAX_BATCH_BYTES = 4_000_000;

/** A row of a statement's `$rows`. */
export type Row = Readonly<Record<string, Value | Properties>>;

export const NO_CHANGES: Counters = {
  nodesCreated: 0,
  nodesDeleted: 0,
  relationshipsCreated: 0,
  relationshipsDeleted: 0,
  propertiesSet: 0,
  labelsAdded: 0,
  labelsRemoved: 0,
};

interface Batch {
  readonly rows: Row[];
  bytes: number;
}

export interface WriterOptions {
  /** The parameter `$graph` of every statement. */
  readonly graph: string;
  /** Rows in a batch, at most. */
  readonly batch: number;
}

export class Writer {
  readonly #connection: Connection;
  readonly #options: WriterOptions;
  readonly #waiting = new Map<string, Batch>();
  #counters = NO_CHANGES;

  constructor(connection: Connection, options: WriterOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  /** What has been changed so far. */
  get counters(): Counters {
    return this.#counters;
  }

  /** Takes a row for a statement; writes when enough rows are waiting for it. */
  async add(statement: string, row: Row): Promise<void> {
    const batch = this.#waiting.get(statement) ?? { rows: [], bytes: 0 };
    this.#waiting.set(statement, batch);
    batch.rows.push(row);
    batch.bytes += weight(row);
    if (batch.rows.length < this.#options.batch && batch.bytes < MAX_BATCH_BYTES) return;
    this.#waiting.delete(statement);
    await this.#write(statement, batch.rows);
  }

  /** Writes all that is waiting. */
  async flush(): Promise<void> {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [statement, { rows }] of waiting) await this.#write(statement, rows);
  }

  /** Writes rows, in halves where the server has too little memory for all of them. */
  async #write(statement: string, rows: readonly Row[]): Promise<void> {
    const pending = [rows];
    for (let batch = pending.pop(); batch !== undefined; batch = pending.pop()) {
      try {
        const changes = await this.#connection.write(statement, { graph: this.#options.graph, rows: batch });
        this.#counters = sum(this.#counters, changes);
      } catch (error) {
        const isTooLarge = error instanceof WenmaiError && isMemoryFailure(error.cause);
        if (!isTooLarge || batch.length === 1) throw error;
        const middle = batch.length >> 1;
        pending.push(batch.slice(middle), batch.slice(0, middle));
      }
    }
  }
}

function sum(a: Counters, b: Counters): Counters {
  const names = Object.keys(NO_CHANGES) as (keyof Counters)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as Counters;
}

/** Roughly the bytes of a row on the wire. */
function weight(row: Row): number {
  let bytes = 0;
  for (const value of Object.values(row)) {
    if (typeof value === 'string') bytes += value.length * 3;
    else if (Array.isArray(value)) bytes += value.join().length * 3;
    else if (typeof value === 'object' && value !== null) bytes += weight(value as Properties);
    else bytes += 9;
  }
  return bytes;
}
