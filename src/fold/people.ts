/** Finds the people who share a name, and what their articles say near them. */
import { parseLines, readData } from '../data.ts';
import type { EntityId } from '../knowledge.ts';
import type { Database, Row } from '../workspace/database.ts';
import type { Clusters } from './clusters.ts';
import type { Correction } from './corrections.ts';
import { entitiesOf } from './identity.ts';
import { namesKeptApart, occurrenceLinks } from './links.ts';
import { isTellingName, tellApart } from './namesakes.ts';
import type { Context, Sense } from './namesakes.ts';
import { bearersIn, fill, lazily } from './nodes.ts';
import { lookAround, question } from './queries.ts';

/** What stands in more stories than this, and than this share of all, is everywhere: to share it tells nothing. */
const TELLING_STORIES = 20;
const TELLING_SHARE = 0.05;

/** The people who share a name with others and do not keep it for themselves; after things were settled. */
export async function namesakes(
  database: Database,
  corrections: readonly Correction[],
  clusters: Clusters,
): Promise<NamedSense[]> {
  const names = await sharedNames(database);
  for (const name of namesKeptApart(corrections)) if (isPerson(name)) names.add(name);
  if (names.size === 0) return [];
  await fill(
    database,
    'namesake (node VARCHAR)',
    lazily(names, (node) => [node]),
  );
  await fill(database, 'thing (node VARCHAR, entity VARCHAR)', entitiesOf(clusters));
  await lookAround(database);

  const links = occurrenceLinks(corrections, await bearersIn(database, corrections));
  const limit = await tellingStories(database);
  const senses: NamedSense[] = [];
  let node = '';
  let contexts: Context[] = [];
  const close = () => {
    for (const sense of tellApart(node, contexts, links)) senses.push({ ...sense, node });
    contexts = [];
  };
  for await (const batch of database.stream(question('context'))) {
    for (const row of batch) {
      if (row.node !== node) close();
      node = row.node as string;
      contexts.push(contextOf(row, limit));
    }
  }
  close();
  return senses;
}

/** A sense, with the name that it is one of. */
export interface NamedSense extends Sense {
  readonly node: EntityId;
}

/** Names in several stories that are too common to be one person's. */
async function sharedNames(database: Database): Promise<Set<EntityId>> {
  const common = {
    pinyinSurnames: new Set(parseLines(readData('identity/pinyin-surnames.txt'))),
    givenNames: new Set(parseLines(readData('gazetteer/given-names-en.txt')).map((name) => name.toLowerCase())),
  };
  const names = new Set<EntityId>();
  const telling = new Set<EntityId>();
  for await (const batch of database.stream(question('personName'))) {
    for (const { node, surface } of batch) {
      (isTellingName(surface as string, common) ? telling : names).add(node as string);
    }
  }
  for (const name of telling) names.delete(name);
  return names;
}

async function tellingStories(database: Database): Promise<number> {
  const [total] = await database.all('SELECT count(DISTINCT story) AS stories FROM document');
  return Math.max(TELLING_STORIES, (total?.stories as number) * TELLING_SHARE);
}

function contextOf({ document, local, kind, evidence, distance, stories }: Row, limit: number): Context {
  // An organisation in the very sentence tells something however often it is met; a famous name in a list does not.
  const isNear = (kind === 'organization' && distance === 1) || distance === 0;
  const telling = isNear || (stories as number) <= limit;
  return { document, local, kind, evidence, distance, telling } as Context;
}

/** Whether a node is a person's. */
export function isPerson(node: EntityId): boolean {
  return node.startsWith('person:');
}
