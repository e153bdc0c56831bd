/** The normalized form of names: what two spellings of one name share, and what entity ids are made of. */
import type { EntityId, EntityType } from '../knowledge.ts';
import { foldText } from './fold.ts';

/** White space, hyphens, middle dots and quotation marks: written or left out at will. */
const OPTIONAL = /[\s\-‐‑‒–—_·•・‧'"’‘“”「」『』]/gu;

/** Said of a name, no part of it; NFKC would spell them out. */
const TRADE_MARKS = /[™®©℠]/gu;

/**
 * Folds width, case and traditional script, and drops what spellings differ in.
 * @example normalizeName('Kata  Containers') // 'katacontainers'
 */
export function normalizeName(name: string): string {
  const folded = foldText(name.replace(TRADE_MARKS, '').normalize('NFKC').toWellFormed());
  return folded.replace(OPTIONAL, '') || folded.trim();
}

/**
 * The id of the entity of this type and name: derived, so that every article and every worker computes the same.
 * @example entityId('Organization', 'Linux 基金会') // 'organization:linux基金会'
 */
export function entityId(type: EntityType, name: string): EntityId {
  return `${type.toLowerCase()}:${normalizeName(name)}`;
}
