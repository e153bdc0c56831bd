/** Reads the gazetteer's lists, with their priors, and the user's lexicon. */
import { parseTsv } from '../data.ts';
import { WenmaiError } from '../errors.ts';
import { ENTITY_TYPES, type EntityType } from '../knowledge.ts';
import { foldText } from '../text/fold.ts';
import type { Reading } from './gazetteer.ts';

/**
 * The readings of all lists; an earlier list wins over a later one where both have a surface form.
 * Columns of a list: surface, type, canonical name, source; of the priors: folded surface, type, times marked, times
 * plain; of the everyday words: folded surface, why.
 */
export function parseReadings(lists: readonly string[], priors: string, common: string): Reading[] {
  const counts = new Map<string, readonly [marked: number, plain: number]>();
  for (const [surface = '', type = '', marked = '0', plain = '0'] of parseTsv(priors)) {
    counts.set(`${surface}\t${type}`, [Number(marked), Number(plain)]);
  }
  const everyday = new Set(parseTsv(common).map(([word = '']) => word));
  const listOf = new Map<string, number>();
  const readings: Reading[] = [];
  lists.forEach((text, list) => {
    for (const [surface = '', type = '', name = ''] of parseTsv(text)) {
      const folded = foldText(surface);
      if ((listOf.get(folded) ?? list) < list) continue;
      listOf.set(folded, list);
      const [marked, plain] = counts.get(`${folded}\t${type}`) ?? [0, 0];
      readings.push({ type: type as EntityType, name, surface, marked, plain, common: everyday.has(folded) });
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
    return {
      type: known,
      name: name.trim() || surface.trim(),
      surface: surface.trim(),
      marked: 1,
      plain: 0,
      common: false,
    };
  });
}
