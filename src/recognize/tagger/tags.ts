/**
 * The tags that units carry: O outside names; B, I and E for the first, inner and last unit of a name of several units,
 * S for a name of one, each for every entity type. Which tag may follow which is a hard rule, and what a name may follow
 * on has a weight: so many types of step that a path is found in a hundred operations a unit, not in tags squared.
 */
import { ENTITY_TYPES } from '../../knowledge.ts';

export const TYPE_COUNT = ENTITY_TYPES.length;
export const TAG_COUNT = 1 + 4 * TYPE_COUNT;

/** The tag of what is no name. */
export const OUTSIDE = 0;

/** Tags of the type with this index in `ENTITY_TYPES`. */
export const firstTag = (type: number): number => 1 + 4 * type;
export const innerTag = (type: number): number => 2 + 4 * type;
export const lastTag = (type: number): number => 3 + 4 * type;
export const singleTag = (type: number): number => 4 + 4 * type;

/** All tags by name, in the order of their numbers: a model made for other tags cannot be read. */
export const TAG_NAMES: readonly string[] = [
  'O',
  ...ENTITY_TYPES.flatMap((type) => [`B-${type}`, `I-${type}`, `E-${type}`, `S-${type}`]),
];

/** What may come before a border between names: no name (0), a name of a type (1 + type), the begin of the text. */
export const STATE_COUNT = 1 + TYPE_COUNT;
export const BEGIN = STATE_COUNT;

/**
 * Steps have weights: from a state (or the begin) to a state, and, inside a name of a type, from first to inner, first
 * to last, inner to inner, inner to last.
 */
export const STEP_COUNT = (STATE_COUNT + 1) * STATE_COUNT + 4 * TYPE_COUNT;

export const stepBetween = (from: number, to: number): number => from * STATE_COUNT + to;
/** `inside`: 0 first to inner, 1 first to last, 2 inner to inner, 3 inner to last. */
export const stepInside = (type: number, inside: number): number => (STATE_COUNT + 1) * STATE_COUNT + 4 * type + inside;
