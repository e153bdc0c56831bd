/**
 * The one step of the fold that SQL cannot take: which local entities are one thing. SQL gathers the definitions and
 * the pairs that they propose, `identity.ts` decides, and the decisions go back as tables.
 */
import type { EntityType } from '../knowledge.ts';
import { entityId } from '../text/normalize.ts';
import type { Database, Row } from '../workspace/database.ts';
import { settleIdentity } from './identity.ts';
import type { Proposal } from './identity.ts';
import { propose } from './queries.ts';

/** Leaves the tables `naming`, `verdict` and `settlement`; needs those that `gather` leaves. */
export async function settle(database: Database): Promise<void> {
  const surfaces = await database.all('SELECT DISTINCT type, surface FROM definition');
  await database.run('CREATE OR REPLACE TEMP TABLE naming (type VARCHAR, surface VARCHAR, member VARCHAR)');
  await database.insert('naming', surfaces.map(naming));

  await propose(database);
  const { verdicts, entities } = settleIdentity((await database.all('SELECT * FROM proposal')).map(proposal));

  await database.run(
    'CREATE OR REPLACE TEMP TABLE verdict (local VARCHAR, member VARCHAR, verdict VARCHAR, reason VARCHAR)',
  );
  await database.insert(
    'verdict',
    verdicts.map(({ local, member, refusal }) => [local, member, refusal === null ? 'merged' : 'kept-apart', refusal]),
  );
  await database.run('CREATE OR REPLACE TEMP TABLE settlement (local VARCHAR, entity VARCHAR)');
  await database.insert('settlement', entities);
}

/** A surface form with the local entity id that it has in an article that uses it alone. */
function naming({ type, surface }: Row): string[] {
  return [type as string, surface as string, entityId(type as EntityType, surface as string)];
}

function proposal(row: Row): Proposal {
  return {
    local: { id: row.local as string, known: row.localKnown === 1, documents: row.localDocuments as number },
    member: { id: row.member as string, known: row.memberKnown === 1, documents: row.memberDocuments as number },
    stories: row.stories as number,
  };
}
