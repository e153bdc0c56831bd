/** Knows what the types of a marked set mean in ours, and of which of our types the set marks every name. */
import { parseTsv } from '../data.ts';
import { WenmaiError } from '../errors.ts';
import { ENTITY_TYPES, type EntityType } from '../knowledge.ts';

/** What a set's type means: one of our types, null for a name of no type of ours, `none` for no name at all. */
export type Meaning = EntityType | null | 'none';

export interface TypeMap {
  readonly meanings: ReadonlyMap<string, Meaning>;
  /** The types of ours whose every name the set marks. */
  readonly complete: ReadonlySet<EntityType>;
}

/** For texts marked wholly in our own types. */
export const OWN_TYPES: TypeMap = Object.freeze({
  meanings: new Map(ENTITY_TYPES.map((type) => [type, type])),
  complete: new Set(ENTITY_TYPES),
});

/**
 * The type maps of a table, by set. Its columns: set, its type, our type or `mask` or `none`, and `all` or `some` for
 * how many of the names of that type of ours the set marks. Throws `invalid-option` for a row that says anything else.
 */
export function parseTypeMaps(table: string, path: string): Map<string, TypeMap> {
  const sets = new Map<string, { meanings: Map<string, Meaning>; complete: Set<EntityType>; some: Set<EntityType> }>();
  for (const row of parseTsv(table)) {
    const [set = '', theirs = '', ours = '', marks = ''] = row;
    const meaning = parseMeaning(ours);
    const isType = meaning !== undefined && meaning !== null && meaning !== 'none';
    if (set === '' || theirs === '' || meaning === undefined || (isType && marks !== 'all' && marks !== 'some')) {
      throw new WenmaiError(
        'invalid-option',
        `Expected a set, its type, one of ${ENTITY_TYPES.join(', ')}, mask and none, and after a type all or some, separated by tabs in ${path}, got "${row.join('\t')}": correct the row`,
      );
    }
    const map = sets.get(set) ?? { meanings: new Map(), complete: new Set(), some: new Set() };
    sets.set(set, map);
    map.meanings.set(theirs, meaning);
    if (isType) (marks === 'all' ? map.complete : map.some).add(meaning);
  }
  // A type of ours is marked wholly only where each of the types that make it up is.
  for (const { complete, some } of sets.values()) for (const type of some) complete.delete(type);
  return sets;
}

function parseMeaning(word: string): Meaning | undefined {
  if (word === 'mask') return null;
  if (word === 'none') return word;
  return ENTITY_TYPES.find((type) => type === word);
}
