/** Enters into tables what the user's corrections change inside articles. */
import { entityId } from '../text/normalize.ts';
import type { Database, Row } from '../workspace/database.ts';
import { correctEntities, memberOf, wantedThings } from './corrections.ts';
import type { CorrectedEntity, Correction, LocalName } from './corrections.ts';
import { fill } from './nodes.ts';
import { question } from './queries.ts';

/** Leaves the tables `moved`, `vacated` and `movedEntity`: what the corrections change inside articles. */
export async function applyCorrections(database: Database, corrections: readonly Correction[]): Promise<void> {
  await fill(
    database,
    'wanted (thing INTEGER, member VARCHAR, article VARCHAR)',
    wantedThings(corrections).map((thing, at) => [at, memberOf(thing), thing.article]),
  );
  const names = corrections.length === 0 ? [] : (await database.all(question('corrected'))).map(localName);
  const entities = correctEntities(names, corrections);
  const pieces = new Map<string, number>();
  for (const { document, origin } of entities) {
    pieces.set(`${document}\n${origin}`, (pieces.get(`${document}\n${origin}`) ?? 0) + 1);
  }
  const isWhole = ({ document, origin }: CorrectedEntity) => pieces.get(`${document}\n${origin}`) === 1;
  const kept = new Set(entities.flatMap((each) => each.names.map((name) => nameKey(name))));
  await fill(
    database,
    'moved (document VARCHAR, local VARCHAR, surface VARCHAR, target VARCHAR, type VARCHAR, whole INTEGER)',
    [
      ...entities.flatMap((each) =>
        each.names.map(({ document, local, surface }) => [
          document,
          local,
          surface,
          each.id,
          each.type,
          isWhole(each) || each.id === each.origin ? 1 : 0,
        ]),
      ),
      ...names
        .filter((name) => pieces.has(`${name.document}\n${name.local}`) && !kept.has(nameKey(name)))
        .map(({ document, local, surface, type }) => [document, local, surface, null, type, 0]),
    ],
  );
  const vacated = new Map(entities.map((each) => [`${each.document}\n${each.origin}`, each]));
  await fill(
    database,
    'vacated (document VARCHAR, local VARCHAR, target VARCHAR)',
    [...vacated.values()].map((each) => [each.document, each.origin, isWhole(each) ? each.id : null]),
  );
  await fill(
    database,
    'movedEntity (document VARCHAR, local VARCHAR, type VARCHAR, name VARCHAR, known INTEGER, pinned INTEGER)',
    entities.map(({ document, id, type, name, known, pinned }) => [
      document,
      id,
      type,
      name,
      known ? 1 : 0,
      pinned ? 1 : 0,
    ]),
  );
  await nameAnew(database, entities);
}

/** Names of a type that their surface forms had nowhere before. */
async function nameAnew(database: Database, entities: readonly CorrectedEntity[]): Promise<void> {
  const namings = new Map<string, readonly string[]>();
  for (const { type, names } of entities) {
    for (const { surface, type: before } of names) {
      if (type !== before) namings.set(`${type}\n${surface}`, [type, surface, entityId(type, surface)]);
    }
  }
  if (namings.size === 0) return;
  const there = await database.all('SELECT type, surface FROM naming');
  for (const { type, surface } of there) namings.delete(`${type as string}\n${surface as string}`);
  await database.insert('naming', namings.values());
}

function localName(row: Row): LocalName {
  const { known, mentioned, ...rest } = row as unknown as Omit<LocalName, 'known' | 'mentioned'> & {
    known: number;
    mentioned: number;
  };
  return { ...rest, known: known === 1, mentioned: mentioned === 1 };
}

function nameKey({ document, local, surface }: LocalName): string {
  return `${document}\n${local}\n${surface}`;
}
