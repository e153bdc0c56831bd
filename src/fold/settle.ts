/**
 * The one step of the fold that SQL cannot take: which entities of articles are one thing. SQL gathers names, definitions
 * and contexts; `corrections.ts`, `identity.ts`, `variants.ts`, `types.ts` and `namesakes.ts` hold the rules; the
 * decisions go back as tables. Things come before people, because organisations tell namesakes apart.
 */
import { ENTITY_TYPES } from '../knowledge.ts';
import type { EntityId } from '../knowledge.ts';
import { entityId } from '../text/normalize.ts';
import type { Database } from '../workspace/database.ts';
import { Clusters } from './clusters.ts';
import type { Correction } from './corrections.ts';
import { entitiesOf, settleIdentity } from './identity.ts';
import type { Verdict } from './identity.ts';
import { enterCorrections } from './links.ts';
import { applyCorrections } from './moves.ts';
import { joinTypes, joinVariants } from './names.ts';
import type { Sense } from './namesakes.ts';
import { bearersIn, fill, lazily, proposals } from './nodes.ts';
import { isPerson, namesakes } from './people.ts';
import { flatten, gather, propose } from './queries.ts';
import type { Judgement } from './types.ts';

/** Leaves the tables `node`, `settlement`, `verdict`, `judgement` and `label`, and those of the SQL that they need. */
export async function settle(database: Database, corrections: readonly Correction[]): Promise<void> {
  await flatten(database);
  await nameAll(database);
  await applyCorrections(database, corrections);
  await gather(database);
  await fill(database, 'sense (document VARCHAR, local VARCHAR, sense VARCHAR)', []);
  await propose(database);

  const clusters = new Clusters();
  const isThing = (node: EntityId) => !isPerson(node);
  const judgements = enterCorrections(corrections, await bearersIn(database, corrections), { clusters, only: isThing });
  const verdicts = settleIdentity(await proposals(database, isThing), clusters);
  judgements.push(...(await joinVariants(database, clusters)), ...(await joinTypes(database, clusters)));

  const senses = await namesakes(database, corrections, clusters);
  if (senses.length > 0) {
    await database.insert(
      'sense',
      senses.map(({ document, local, sense }) => [document, local, sense]),
    );
    await propose(database);
  }
  const people = { clusters, only: isPerson };
  judgements.push(...enterCorrections(corrections, await bearersIn(database, corrections), people));
  const names = new Map(senses.map(({ sense, node }) => [sense, node]));
  verdicts.push(...settleIdentity(await proposals(database, isPerson), clusters, new Set(names.values())));
  for (const [node, member] of names) {
    if (!clusters.joined(node, member)) judgements.push({ node, member, reason: 'namesakes', verdict: 'kept-apart' });
  }
  await writeDecisions(database, { entities: entitiesOf(clusters), verdicts, judgements, senses });
}

/** Leaves the table `naming`: every surface form with the id of the entity that it names in an article that uses it alone. */
async function nameAll(database: Database): Promise<void> {
  await fill(database, 'naming (type VARCHAR, surface VARCHAR, member VARCHAR)', []);
  for (const type of ENTITY_TYPES) {
    const surfaces = await database.all('SELECT DISTINCT surface FROM localName WHERE type = $1', [type]);
    await database.insert(
      'naming',
      lazily(surfaces, ({ surface }) => [type, surface as string, entityId(type, surface as string)]),
    );
  }
}

interface Decisions {
  readonly entities: ReadonlyMap<EntityId, EntityId>;
  readonly verdicts: readonly Verdict[];
  readonly judgements: readonly Judgement[];
  readonly senses: readonly Sense[];
}

async function writeDecisions(
  database: Database,
  { entities, verdicts, judgements, senses }: Decisions,
): Promise<void> {
  await fill(database, 'settlement (node VARCHAR, entity VARCHAR)', entities);
  await fill(
    database,
    'verdict (node VARCHAR, member VARCHAR, verdict VARCHAR, reason VARCHAR)',
    lazily(verdicts, ({ node, member: other, refusal }) => [
      node,
      other,
      refusal === null ? 'merged' : 'kept-apart',
      refusal,
    ]),
  );
  await fill(
    database,
    'judgement (node VARCHAR, member VARCHAR, reason VARCHAR, verdict VARCHAR)',
    lazily(judgements, ({ node, member: other, reason, verdict }) => [node, other, reason, verdict]),
  );
  const labels = new Map<EntityId, string>();
  for (const { sense, label } of senses) if (!entities.has(sense)) labels.set(sense, entities.get(label) ?? label);
  await fill(database, 'label (entity VARCHAR, label VARCHAR)', labels);
}
