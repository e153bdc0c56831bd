/** Counts what a tagger finds in marked texts: exact spans with their types, as F1 is made of. */
import { ENTITY_TYPES, type EntityType } from '../knowledge.ts';
import type { TaggerScores } from '../recognize/tagger/model.ts';
import type { TaggedSpan, Tagger } from '../recognize/tagger/tagger.ts';
import { foldText } from '../text/fold.ts';
import type { MarkedText } from './marked-text.ts';

export interface Count {
  marked: number;
  found: number;
  right: number;
}

export interface SpanTally {
  readonly all: Count;
  readonly byType: Readonly<Record<EntityType, Count>>;
  /** Spans alone, whatever their type. */
  readonly borders: Count;
  /** Each span found that the marks tell about: its confidence and whether it is right. */
  readonly verdicts: readonly (readonly [confidence: number, right: boolean])[];
}

/** What the tagger finds in the texts; names of types that a text does not mark wholly do not count. */
export function tallyTagger(tagger: Tagger, texts: readonly MarkedText[]): SpanTally {
  const all = emptyCount();
  const borders = emptyCount();
  const byType = Object.fromEntries(ENTITY_TYPES.map((type) => [type, emptyCount()])) as Record<EntityType, Count>;
  const verdicts: [number, boolean][] = [];
  for (const text of texts) {
    const marks = new Map(text.spans.map(({ start, end, type }) => [`${start} ${end}`, type]));
    for (const type of marks.values()) {
      if (type === null || !text.types.has(type)) continue;
      for (const count of [all, borders, byType[type]]) count.marked++;
    }
    for (const { start, end, type, confidence } of tagText(tagger, text.text)) {
      const mark = marks.get(`${start} ${end}`);
      if (!text.types.has(type) || mark === null) continue;
      for (const count of [all, borders, byType[type]]) count.found++;
      if (mark !== undefined) borders.right++;
      if (mark === type) for (const count of [all, byType[type]]) count.right++;
      verdicts.push([confidence, mark === type]);
    }
  }
  return { all, byType, borders, verdicts };
}

/** The names in a text of several lines; offsets into the whole. */
export function tagText(tagger: Tagger, text: string): TaggedSpan[] {
  const lines = text.split('\n').map((line) => ({ text: line, folded: foldText(line) }));
  let offset = 0;
  return tagger.tag(lines).flatMap((spans, index) => {
    const shift = offset;
    offset += (lines[index]?.text.length ?? 0) + 1;
    return spans.map(({ start, end, ...rest }) => ({ start: start + shift, end: end + shift, ...rest }));
  });
}

function emptyCount(): Count {
  return { marked: 0, found: 0, right: 0 };
}

/** Precision, recall and F1 of the counts, 0 where nothing was found or marked. */
export function scoresOf({ marked, found, right }: Count): TaggerScores {
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  return { precision: share(right, found), recall: share(right, marked), f1: share(2 * right, marked + found) };
}
