/** What the marked articles themselves teach: names that no list has. */
import { normalizeName } from '../../src/text/normalize.ts';
import type { Usage } from './gold.ts';
import { Canonicals, type Knowledge, markedTypes, withCanonicalRows } from './names.ts';
import type { Occurrences } from './occurrences.ts';
import type { NameRow } from './table.ts';
import { isNameLike } from './words.ts';

/** Marks, articles and share of marked occurrences that it takes to learn a name. */
const MIN_MARKS = 2;
const MIN_ARTICLES = 2;
const MIN_PURITY = 0.5;

/** Articles that it takes for a short form (the party committee, a surname), which most articles mean somebody else by. */
const MIN_ARTICLES_SHORT = 4;

/** Rows for the surfaces that the articles teach; those in `skipped` are listed elsewhere or known to be no names. */
export function learnNames(
  { core, usage, occurrences, words }: Pick<Knowledge, 'core' | 'usage' | 'occurrences' | 'words'>,
  skipped: ReadonlySet<string>,
  others: readonly NameRow[],
): NameRow[] {
  const canonicals = new Canonicals({ core, usage });
  const rows: NameRow[] = [];
  for (const [folded, use] of usage) {
    if (skipped.has(folded) || !isNameLike(use.spelling) || !isLearned(use, occurrences.get(folded))) continue;
    const isWord = words.isEverydayEnglish(folded) || words.isEverydayChinese(folded);
    for (const type of markedTypes(use)) {
      const canonical = canonicals.of(type, use.spelling, [use.canonicals.get(type) ?? use.spelling]);
      // A word that stands for something else (the foundation, the sandbox) does so in its own articles only.
      if (isWord && normalizeName(canonical) !== normalizeName(use.spelling)) continue;
      rows.push({ surface: use.spelling, type, canonical, source: 'gold' });
    }
  }
  return withCanonicalRows(rows, others);
}

/** Whether the articles mark a surface often, widely and purely enough to learn it. */
function isLearned(usage: Usage, occurrences: Occurrences | undefined): boolean {
  const whole = usage.marked + (occurrences?.plain ?? 0);
  const minArticles = isShortForm(usage) ? MIN_ARTICLES_SHORT : MIN_ARTICLES;
  return usage.marked >= MIN_MARKS && usage.articleCount >= minArticles && usage.marked >= MIN_PURITY * whole;
}

/** Whether a surface is a part of the canonical name. */
function isShortForm({ spelling, types, canonicals }: Usage): boolean {
  const type = types[0]?.[0];
  const canonical = type === undefined ? undefined : canonicals.get(type);
  if (canonical === undefined) return false;
  const [whole, part] = [normalizeName(canonical), normalizeName(spelling)];
  return whole !== part && whole.includes(part);
}
