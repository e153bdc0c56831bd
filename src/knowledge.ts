/** The world side: entities, what they are called, and what is stated about them. */
import type { Span } from './document.ts';

/** The entity types, exactly as `data/ontology` defines them. */
export const ENTITY_TYPES = ['Person', 'Organization', 'Location', 'Product', 'Technology', 'Event', 'Work'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** An entity's id: its type in lower case, a colon, its normalized canonical name; derived, never random. */
export type EntityId = string;

/** A span that names an entity. */
export interface Mention extends Span {
  /** Exactly as written: `text.slice(start, end)`. */
  readonly surface: string;
  /** Index of the sentence that it stands in. */
  readonly sentence: number;
  readonly type: EntityType;
  /** 0 to 1000. */
  readonly confidence: number;
  /** Which recognizer found it. */
  readonly recognizer: string;
  /** Canonical name in the gazetteer or the user's lexicon, where the mention comes from one. */
  readonly known: string | null;
}

/** A mention that has been resolved to an entity of its article. */
export interface ResolvedMention extends Mention {
  readonly entity: EntityId;
}

/** A thing in the world, as far as one article tells. */
export interface Entity {
  readonly id: EntityId;
  readonly type: EntityType;
  /** Canonical name. */
  readonly name: string;
  /** Other surface forms met in the article, sorted by their bytes. */
  readonly aliases: readonly string[];
  /** Whether a gazetteer or the user's lexicon lists it. */
  readonly known: boolean;
}

/** Why a surface form was taken (or not) for another name of an entity. */
export interface Alias {
  readonly surface: string;
  readonly entity: EntityId;
  /** `definition`, `gazetteer`, `acronym`, `gloss`, `short-form`, … */
  readonly reason: string;
  readonly sentence: number;
  readonly verdict: 'merged' | 'kept-apart';
}

export type RelationStatus = 'asserted' | 'negated' | 'reported' | 'planned';

/** Where a relation is stated. */
export interface Evidence extends Span {
  readonly sentence: number;
}

/** A directed, typed statement between two entities of one article. */
export interface Relation {
  readonly subject: EntityId;
  readonly predicate: string;
  readonly object: EntityId;
  /** Index of the mention that the sentence states it of; null where the subject was carried over. */
  readonly subjectMention: number | null;
  readonly objectMention: number | null;
  /** Never empty; may span sentences. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
  readonly trigger: (Span & { readonly text: string }) | null;
  readonly status: RelationStatus;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where the sentence states one. */
  readonly date: string | null;
  /** 0 to 1000. */
  readonly confidence: number;
}

/** A predicate with the types that its subject and object may have. */
export interface Predicate {
  readonly name: string;
  readonly domain: readonly EntityType[];
  readonly range: readonly EntityType[];
  /** Whether subject and object must be of one type (PART_OF joins like to like). */
  readonly sameType: boolean;
}

/** The closed tables of types and predicates that records and graph obey. */
export interface Ontology {
  readonly version: number;
  readonly predicates: ReadonlyMap<string, Predicate>;
}

/** Whether the predicate may join these types. */
export function allows(ontology: Ontology, predicate: string, subject: EntityType, object: EntityType): boolean {
  const rule = ontology.predicates.get(predicate);
  if (!rule?.domain.includes(subject) || !rule.range.includes(object)) return false;
  return !rule.sameType || subject === object;
}
