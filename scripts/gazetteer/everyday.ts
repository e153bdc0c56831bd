/** The names that are also everyday words, so that they count only where the context speaks for them. */
import { foldText } from '../../src/text/fold.ts';
import type { Occurrences } from './occurrences.ts';
import type { NameRow } from './table.ts';
import type { Words } from './words.ts';

/** Occurrences that it takes for the articles to speak. */
const MIN_OCCURRENCES = 4;

/** Share of marked occurrences below which a name is a word in the articles, and from which on it is surely a name. */
const WORD_PURITY = 0.5;
const NAME_PURITY = 0.9;

/** Rows `folded surface, reason`. Established technologies and places are left out: they are meant wherever they stand. */
export function everydayNames(
  rows: readonly NameRow[],
  occurrences: ReadonlyMap<string, Occurrences>,
  words: Words,
): string[][] {
  const found = new Map<string, string>();
  for (const { surface, type, source } of rows) {
    const folded = foldText(surface);
    const purity = purityOf(occurrences.get(folded));
    const isMeant = type === 'Technology' || type === 'Location';
    if (purity !== null && purity < WORD_PURITY) found.set(folded, 'train');
    else if (isMeant || (purity !== null && purity >= NAME_PURITY)) continue;
    else if (!folded.includes(' ') && words.isEverydayEnglish(folded)) found.set(folded, 'english');
    // Whoever wrote a Chinese name into the hand-made table looked at it: there the dictionary is too eager.
    else if (source === 'core' ? words.isListed(folded) : words.isEverydayChinese(folded)) found.set(folded, 'chinese');
    else if (words.isFirstName(folded) && type !== 'Person') found.set(folded, 'first-name');
  }
  return [...found];
}

/** How much of a name's use in the articles is marked; null where they use it too rarely. */
function purityOf(occurrences: Occurrences | undefined): number | null {
  if (occurrences === undefined) return null;
  const marked = [...occurrences.marked.values()].reduce((sum, count) => sum + count, 0);
  const whole = marked + occurrences.plain;
  return whole < MIN_OCCURRENCES ? null : marked / whole;
}
