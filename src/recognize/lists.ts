/** Reads the gazetteer's lists and the user's lexicon. */
import { parseTsv } from '../data.ts';
import { WenmaiError } from '../errors.ts';
import { ENTITY_TYPES, type EntityType } from '../knowledge.ts';
import { foldText } from '../text/fold.ts';
import type { Reading } from './gazetteer.ts';

/**
 * The readings of all lists; an earlier list wins over a later one where both have a surface form.
 * Columns of a list: surface, type, canonical name, source; of the everyday words: folded surface, why.
 */
export function parseReadings(lists: readonly string[], common: string): Reading[] {
  const everyday = new Set(parseTsv(common).map(([word = '']) => word));
  const listOf = new Map<string, number>();
  const readings: Reading[] = [];
  lists.forEach((text, list) => {
    for (const [surface = '', type = '', name = ''] of parseTsv(text)) {
      const folded = foldText(surface);
      if ((listOf.get(folded) ?? list) < list) continue;
      listOf.set(folded, list);
      readings.push({ type: type as EntityType, name, surface, common: everyday.has(folded) });
    }
  });
  return readings;
}

/** A user's lexicon: a name, a type and, if it is another, the canonical name on each line, separated by tabs. */
export function parseLexicon(text: string, path: string): Reading[] {
  return parseTsv(text).map(([surface = '', type = '', name = surface], row) => {
    const known = ENTITY_TYPES.find((entityType) => entityType.toLowerCase() === type.trim().toLowerCase());
    if (known === undefined || surface.trim() === '') {
      throw new WenmaiError(
        'invalid-option',
        `Expected row ${row + 1} of ${path} to be a name, a tab and one of ${ENTITY_TYPES.join(', ')}, got "${surface}	${type}"`,
      );
    }
    return { type: known, name: name.trim() || surface.trim(), surface: surface.trim(), common: false };
  });
}
