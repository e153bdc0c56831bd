/** Counts how often each known surface stands in the articles as a mark of its own, and how often it stands there plain. */
import type { EntityType } from '../../src/knowledge.ts';
import { foldText } from '../../src/text/fold.ts';
import type { Mark, MarkedArticle } from './gold.ts';

/** Occurrences of one folded surface form. */
export interface Occurrences {
  readonly marked: Map<EntityType, number>;
  plain: number;
}

const LETTER_OR_DIGIT = /[\p{Script=Latin}\p{Nd}]/u;

/**
 * Counts whole occurrences, those of one surface never overlapping. An occurrence that is exactly a mark is marked; one
 * inside a longer mark is neither; any other is plain.
 */
export function countOccurrences(
  articles: readonly MarkedArticle[],
  surfaces: ReadonlySet<string>,
): Map<string, Occurrences> {
  const lengths = lengthsByFirstUnit(surfaces);
  const counts = new Map<string, Occurrences>();
  for (const article of articles) {
    const text = foldText(article.text);
    const markAt = marksByOffset(article);
    const freeFrom = new Map<string, number>();
    for (let start = 0; start < text.length; start++) {
      if (isCut(text, start)) continue;
      for (const length of lengths.get(text.charAt(start)) ?? []) {
        const end = start + length;
        const surface = text.slice(start, end);
        if (!surfaces.has(surface) || (freeFrom.get(surface) ?? 0) > start || isCut(text, end)) continue;
        freeFrom.set(surface, end);
        const entry = counts.get(surface) ?? { marked: new Map<EntityType, number>(), plain: 0 };
        counts.set(surface, entry);
        count(entry, start, end, markAt[start]);
      }
    }
  }
  return counts;
}

function count(entry: Occurrences, start: number, end: number, mark: Mark | undefined): void {
  if (mark?.start === start && mark.end === end) entry.marked.set(mark.type, (entry.marked.get(mark.type) ?? 0) + 1);
  else if (mark === undefined || mark.end < end) entry.plain++;
}

/** Whether a boundary here would cut a Latin word or a number. */
export function isCut(text: string, at: number): boolean {
  return LETTER_OR_DIGIT.test(text.charAt(at - 1)) && LETTER_OR_DIGIT.test(text.charAt(at));
}

function marksByOffset({ text, marks }: MarkedArticle): (Mark | undefined)[] {
  const markAt = new Array<Mark | undefined>(text.length);
  for (const mark of marks) markAt.fill(mark, mark.start, mark.end);
  return markAt;
}

function lengthsByFirstUnit(surfaces: ReadonlySet<string>): Map<string, number[]> {
  const sets = new Map<string, Set<number>>();
  for (const surface of surfaces) {
    const first = surface.charAt(0);
    sets.set(first, (sets.get(first) ?? new Set()).add(surface.length));
  }
  return new Map([...sets].map(([first, lengths]) => [first, [...lengths]]));
}
