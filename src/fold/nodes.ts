/** Reads what SQL found of nodes into the terms of the rules, and writes tables for SQL to go on with. */
import type { DuckDBValue } from '@duckdb/node-api';
import type { EntityId } from '../knowledge.ts';
import type { Database, Row } from '../workspace/database.ts';
import type { Member } from './clusters.ts';
import { thingKey, wantedThings } from './corrections.ts';
import type { Correction } from './corrections.ts';
import type { Proposal } from './identity.ts';
import type { Bearer, Bearers } from './links.ts';
import { question } from './queries.ts';

/** Makes a table of these rows, in place of an earlier one. */
export async function fill(database: Database, table: string, rows: Iterable<readonly DuckDBValue[]>): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${table}`);
  await database.insert(table.slice(0, table.indexOf(' ')), rows);
}

/** What is made of each, one at a time. */
export function* lazily<Given, Made>(all: Iterable<Given>, make: (each: Given) => Made): Generator<Made> {
  for (const each of all) yield make(each);
}

/** The node of a row, whose columns on it may begin with a word. */
export function member(row: Row, id: EntityId, prefix: '' | 'node' | 'member'): Member {
  const value = (name: string) => row[prefix === '' ? name : `${prefix}${name[0]?.toUpperCase()}${name.slice(1)}`];
  return {
    id,
    known: value('known') === 1,
    documents: value('documents') as number,
    stories: value('stories') as number,
  };
}

/** The proposals whose node is in question. */
export async function proposals(database: Database, only: (node: EntityId) => boolean): Promise<Proposal[]> {
  const found: Proposal[] = [];
  for await (const batch of database.stream('SELECT * FROM proposal')) {
    for (const row of batch) {
      if (!only(row.node as string)) continue;
      found.push({
        node: member(row, row.node as string, 'node'),
        member: member(row, row.member as string, 'member'),
        stories: row.stories as number,
      });
    }
  }
  return found;
}

/** What the things of the corrections stand for, as of the last `propose`. */
export async function bearersIn(database: Database, corrections: readonly Correction[]): Promise<Bearers> {
  const things = wantedThings(corrections);
  const bearers = new Map<string, { named: Bearer[]; called: Bearer[] }>();
  for (const row of things.length === 0 ? [] : await database.all(`${question('borne')} ORDER BY document, local`)) {
    const thing = things[row.thing as number];
    if (thing === undefined) continue;
    const found = bearers.get(thingKey(thing)) ?? { named: [], called: [] };
    bearers.set(thingKey(thing), found);
    found[row.isName === 1 ? 'named' : 'called'].push({
      document: row.document as string,
      local: row.local as string,
      node: member(row, row.node as string, ''),
      fullName: row.fullName as string,
    });
  }
  return (thing) => {
    const { named = [], called = [] } = bearers.get(thingKey(thing)) ?? {};
    // In one article the name decides, whatever else it is called there.
    if (thing.article !== null) return [...named, ...called];
    return named.length > 0 ? named : called;
  };
}
