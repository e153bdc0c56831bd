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

/** What everything else starts from: all articles, and all names that they have for their entities. */
const START: readonly Query[] = [
  ['document', 'document.sql'],
  ['localName', 'local-name.sql'],
];

/** What articles say once the user's corrections are applied to them. */
const CORRECT: readonly Query[] = [
  ['articleEntity', 'article-entity.sql'],
  ['articleName', 'article-name.sql'],
  ['articleAlias', 'article-alias.sql'],
  ['articleMention', 'article-mention.sql'],
  ['articleRelation', 'article-relation.sql'],
];

/** What names each entity of an article has. */
const GATHER: readonly Query[] = [
  ['named', 'named.sql'],
  ['occurrence', 'occurrence.sql'],
];

/** What identity is settled from, given the senses of names that several people have. */
const PROPOSE: readonly Query[] = [
  ['placed', 'placed.sql'],
  ['node', 'node.sql'],
  ['definition', 'definition.sql'],
  ['proposal', 'proposal.sql'],
];

/** What stands near the people who share a name; needs the table `namesake`. */
const NEAR: readonly Query[] = [
  ['spot', 'spot.sql'],
  ['near', 'near.sql'],
];

const SETTLED: readonly Query[] = [
  ['identity', 'identity.sql'],
  ['mention', 'mention.sql'],
  ['properName', 'proper-name.sql'],
  ['entityName', 'entity-name.sql'],
  ['entity', 'entity.sql'],
  ['surface', 'surface.sql'],
  ['ledgerLine', 'ledger-line.sql'],
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

/** Questions that identity asks on its way, each when its tables are there. */
const ASKED = {
  corrected: 'corrected.sql',
  borne: 'borne.sql',
  variantPair: 'variant-pair.sql',
  sameName: 'same-name.sql',
  personName: 'person-name.sql',
  context: 'context.sql',
} as const;

/** Lays flat views over `record`. */
export async function flatten(database: Database): Promise<void> {
  await select(database, 'VIEW', FLATTEN);
  await select(database, 'TABLE', START);
}

/** Gathers what names each entity has; needs the tables `naming`, `moved`, `vacated` and `movedEntity`. */
export async function gather(database: Database): Promise<void> {
  await select(database, 'TABLE', [['movedMention', 'moved-mention.sql']]);
  await select(database, 'VIEW', CORRECT);
  await select(database, 'TABLE', GATHER);
}

/** Pairs nodes whose names say that they may be one; needs the table `sense`. */
export async function propose(database: Database): Promise<void> {
  await select(database, 'TABLE', PROPOSE);
}

/** Gathers what stands near the people of the table `namesake`. */
export async function lookAround(database: Database): Promise<void> {
  await select(database, 'TABLE', NEAR);
}

/** The statement behind one of the questions that identity asks. */
export function question(name: keyof typeof ASKED): string {
  return read(ASKED[name]);
}

/** Counts everything over settled entities; needs `settlement`, `verdict`, `judgement`, `label` and `allowed`. */
export async function count(database: Database, window: Window): Promise<void> {
  await select(database, 'TABLE', [...SETTLED, ['windowEntity', `window-${window}.sql`], ...COUNT]);
}

async function select(database: Database, kind: 'VIEW' | 'TABLE', queries: readonly Query[]): Promise<void> {
  for (const [name, file] of queries) {
    await database.run(`CREATE OR REPLACE TEMP ${kind} ${name} AS ${read(file)}`);
  }
}

function read(file: string): string {
  return readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
}
