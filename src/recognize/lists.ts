/** Reads the gazetteer's lists. */
import { parseTsv } from '../data.ts';
import type { EntityType } from '../knowledge.ts';
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
