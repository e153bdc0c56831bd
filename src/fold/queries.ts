/**
 * The order of the SQL files. Each holds one SELECT, and what it selects bears the name beside it. Only the flattening
 * files know DuckDB; all others are plain SQL that another engine runs as it is.
 */
import { readFileSync } from 'node:fs';
import type { Window } from '../options.ts';
import type { Database } from '../workspace/database.ts';

type Query = readonly [name: string, file: string];

/** The nested columns of `record` as flat views: nothing is copied. */
const FLATTEN: readonly Query[] = [
  ['sentence', 'sentence.sql'],
  ['localMention', 'local-mention.sql'],
  ['localEntity', 'local-entity.sql'],
  ['localSurface', 'local-surface.sql'],
  ['localAlias', 'local-alias.sql'],
  ['localRelation', 'local-relation.sql'],
];

/** What names each local entity has, and which articles tell one story: what identity is settled from. */
const GATHER: readonly Query[] = [
  ['document', 'document.sql'],
  ['member', 'member.sql'],
  ['definition', 'definition.sql'],
];

const SETTLED: readonly Query[] = [
  ['identity', 'identity.sql'],
  ['mention', 'mention.sql'],
  ['entityName', 'entity-name.sql'],
  ['entity', 'entity.sql'],
  ['surface', 'surface.sql'],
  ['alias', 'alias.sql'],
];

const COUNT: readonly Query[] = [
  ['seat', 'seat.sql'],
  ['pair', 'pair.sql'],
  ['presence', 'presence.sql'],
  ['cooccurrence', 'cooccurrence.sql'],
  ['statement', 'statement.sql'],
  ['relation', 'relation.sql'],
  ['evidence', 'evidence.sql'],
  ['documentCount', 'document-count.sql'],
];

/** Lays flat views over `record` and gathers what names the articles state. */
export async function gather(database: Database): Promise<void> {
  await select(database, 'VIEW', FLATTEN);
  await select(database, 'TABLE', GATHER);
}

/** Pairs local entities whose names say that they may be one; needs the table `naming`. */
export async function propose(database: Database): Promise<void> {
  await select(database, 'TABLE', [['proposal', 'proposal.sql']]);
}

/** Counts everything over settled entities; needs the tables `settlement`, `verdict` and `allowed`. */
export async function count(database: Database, window: Window): Promise<void> {
  await select(database, 'TABLE', [...SETTLED, ['windowEntity', `window-${window}.sql`], ...COUNT]);
}

async function select(database: Database, kind: 'VIEW' | 'TABLE', queries: readonly Query[]): Promise<void> {
  for (const [name, file] of queries) {
    const sql = readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
    await database.run(`CREATE OR REPLACE TEMP ${kind} ${name} AS ${sql}`);
  }
}
