/** Keys of nodes: the name of the graph, a bar, and an id that is unique among the nodes of one label. */
import { createHash } from 'node:crypto';

/** Longer keys would not fit into the index that their constraint needs; in UTF-16 code units. */
const MAX_KEY_UNITS = 1000;

const HASH_LENGTH = 32;

/** The key of an entity or article; a very long id ends in a hash of all of it. */
export function keyOf(graph: string, id: string): string {
  const key = `${graph}|${id}`;
  if (key.length <= MAX_KEY_UNITS) return key;
  return `${key.slice(0, MAX_KEY_UNITS - HASH_LENGTH - 1).toWellFormed()}|${hash(key)}`;
}

export function sentenceKey(graph: string, document: string, sentence: number): string {
  return keyOf(graph, `${document}#${sentence}`);
}

/** The subject, predicate, object and status of a stated relation. */
export type ClaimParts = readonly [subject: string, predicate: string, object: string, status: string];

export function claimKey(graph: string, parts: ClaimParts): string {
  return keyOf(graph, hash(JSON.stringify(parts)));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
