/**
 * Kinds of nodes and relationships, each with the Cypher that lists, writes and removes those of one graph. Statements
 * are made of names from closed lists alone: whatever an article says travels as a parameter.
 */
import { WenmaiError } from '../errors.ts';
import type { Properties, Value } from './values.ts';
import { hashOf } from './values.ts';

/** What finds a node or relationship again: named values, unique within its kind. */
export type Match = Readonly<Record<string, Value>>;

/** A node or relationship as the graph tables have it. */
export interface Entry {
  readonly match: Match;
  /** Entity type or predicate, where the kind has several. */
  readonly name?: string;
  /** Counts and text; what stands in `match` is left out. */
  readonly properties: Properties;
  /** What changes with the whole corpus, so that it has a hash of its own. */
  readonly scores?: Properties;
}

export interface Kind {
  /** The names in `match`, in the order that makes it comparable. */
  readonly identity: readonly string[];
  /** Gives `match`, `hash` and `scoreHash` of all that the server has of the graph `$graph`. */
  readonly list: string;
  /** Writes `$rows`: the values of `match`, and the properties to `set`. */
  readonly write: (name: string | undefined) => string;
  /** Removes `$rows`: the values of `match`. */
  readonly remove: (match: Match) => string;
  readonly entries: () => AsyncIterable<Entry> | Iterable<Entry>;
}

/** Nodes of a label; those of a kind with further labels, one of them each, get theirs from the entry's name. */
export function nodeKind(
  label: string,
  entries: Kind['entries'],
  { labels = [] }: { labels?: readonly string[] } = {},
): Kind {
  const others = (name: string) => labels.filter((other) => other !== name).map((other) => `:${symbol(other)}`);
  const relabel = (name: string) => `\nSET n:${symbol(name)} REMOVE n${others(name).join('')}`;
  return {
    identity: ['key'],
    list: `MATCH (n:${label} {graph: $graph}) RETURN n {.key} AS match, n.hash AS hash, n.scoreHash AS scoreHash`,
    write: (name) =>
      `UNWIND $rows AS row MERGE (n:${label} {key: row.key}) SET n += row.set${name === undefined ? '' : relabel(name)}`,
    remove: () => `UNWIND $rows AS row MATCH (n:${label} {key: row.key}) DETACH DELETE n`,
    entries,
  };
}

/** Where relationships lead from and to: labels of nodes. */
export interface Ends {
  readonly from: string;
  readonly to: string;
  /** Properties that tell relationships between the same nodes apart. */
  readonly identity?: readonly string[];
}

/** Relationships of a type. */
export function relationshipKind(type: string, { from, to, identity = [] }: Ends, entries: Kind['entries']): Kind {
  const found = identity.map((name) => `, ${name}: r.${name}`).join('');
  return {
    identity: ['start', 'end', ...identity],
    list: `MATCH (a:${from} {graph: $graph})-[r:${type} {graph: $graph}]->(b:${to})
      RETURN {start: a.key, end: b.key${found}} AS match, r.hash AS hash, r.scoreHash AS scoreHash`,
    write: () => writeRelationship(type, { from, to, identity }),
    remove: () => removeRelationship(type, { from, to, identity }),
    entries,
  };
}

/** Stated relations: between entities, of the type that is the entry's name, each known by its claim. */
export function predicateKind(entries: Kind['entries']): Kind {
  const ends = { from: 'Entity', to: 'Entity', identity: ['claim'] };
  return {
    identity: ['type', 'start', 'end', 'claim'],
    list: `MATCH (a:Entity {graph: $graph})-[r {graph: $graph}]->(b:Entity)
      WHERE type(r) <> 'CO_OCCURS' AND r.claim IS NOT NULL
      RETURN {type: type(r), start: a.key, end: b.key, claim: r.claim} AS match, r.hash AS hash, r.scoreHash AS scoreHash`,
    write: (name = '') => writeRelationship(symbol(name), ends),
    remove: ({ type }) => removeRelationship(symbol(String(type)), ends),
    entries,
  };
}

function writeRelationship(type: string, { from, to, identity = [] }: Ends): string {
  return `UNWIND $rows AS row
    MATCH (a:${from} {key: row.start}) MATCH (b:${to} {key: row.end})
    MERGE (a)-[r:${type} {graph: $graph${wanted(identity)}}]->(b) SET r += row.set`;
}

function removeRelationship(type: string, { from, to, identity = [] }: Ends): string {
  return `UNWIND $rows AS row
    MATCH (a:${from} {key: row.start}) MATCH (b:${to} {key: row.end})
    MATCH (a)-[r:${type} {graph: $graph${wanted(identity)}}]->(b) DELETE r`;
}

function wanted(identity: readonly string[]): string {
  return identity.map((name) => `, ${name}: row.${name}`).join('');
}

/** A name that may stand in a statement. Throws `store-refused`. */
function symbol(name: string): string {
  if (/^[A-Z][A-Za-z0-9_]*$/u.test(name)) return name;
  throw new WenmaiError(
    'store-refused',
    `Expected a type or predicate of letters, digits and underscores, got "${name}": rename it and build again`,
  );
}

/** What to set where the server has these hashes (none where it has nothing); null where all is as it should be. */
export function changeOf(
  { properties, scores }: Entry,
  known: { readonly hash: string | null; readonly scoreHash: string | null } | undefined,
): Properties | null {
  const hash = hashOf(properties);
  const scoreHash = scores === undefined ? null : hashOf(scores);
  const set = {
    ...(known?.hash !== hash && { ...properties, hash }),
    ...(scores !== undefined && known?.scoreHash !== scoreHash && { ...scores, scoreHash }),
  };
  return Object.keys(set).length > 0 ? set : null;
}
