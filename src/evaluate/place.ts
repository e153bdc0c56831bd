/**
 * Brings gold and predicted mentions onto one ruler: the squeezed text of the record. Mentions are equal when their
 * keys are, and predictions outside the annotated lines are nobody's business.
 */
import type { Span } from '../document.ts';
import type { ExtractedRecord } from '../record.ts';
import { ABSENT, align, indexOf } from './align.ts';
import type { AlignedLine } from './align.ts';
import type { GoldArticle } from './gold.ts';
import { squeeze } from './squeeze.ts';
import type { Squeezed } from './squeeze.ts';

/** What a mention says: its type, and the entity that it names (in the gold, by canonical name). */
export interface Naming {
  readonly type: string;
  readonly entity: string;
}

/** What scoring looks at in a record. */
export interface Prediction extends Pick<ExtractedRecord, 'text' | 'entities' | 'relations'> {
  readonly mentions: readonly (Naming & Span)[];
}

/** How much of some characters the record kept. */
export interface Kept {
  readonly kept: number;
  readonly total: number;
}

export interface PlacedMentions {
  /** By squeezed span. */
  readonly gold: ReadonlyMap<string, Naming>;
  readonly predicted: ReadonlyMap<string, Naming>;
  /** Gold mentions whose text did not survive. */
  readonly lost: readonly Naming[];
  readonly text: Kept;
  readonly boilerplate: Kept;
}

/** A gold line, squeezed; its mentions count squeezed characters. */
interface SqueezedLine extends Squeezed {
  readonly mentions: readonly (Naming & { readonly start: number; readonly end: number })[];
}

/** The mentions of an article's gold and of its prediction, by place. */
export function placeMentions(article: GoldArticle, prediction: Prediction): PlacedMentions {
  const text = squeeze(prediction.text);
  const aligned = align(distinctLines(article), text);
  return {
    ...placeGold(aligned),
    predicted: placePredicted(prediction, text, annotatedPart(aligned, text)),
    text: textKept(aligned),
    boilerplate: boilerplateKept(article, text),
  };
}

function placeGold(aligned: readonly AlignedLine<SqueezedLine>[]): Pick<PlacedMentions, 'gold' | 'lost'> {
  const gold = new Map<string, Naming>();
  const lost: Naming[] = [];
  for (const { line, places } of aligned) {
    for (const { start, end, ...naming } of line.mentions) {
      const first = places?.[start] ?? ABSENT;
      const last = places?.[end - 1] ?? ABSENT;
      if (first === ABSENT || last === ABSENT) lost.push(naming);
      else gold.set(spanKey(first, last + 1), naming);
    }
  }
  return { gold, lost };
}

/** 1 for each character of the text that stands in a line of the gold. */
function annotatedPart(aligned: readonly AlignedLine<SqueezedLine>[], text: Squeezed): Uint8Array {
  const annotated = new Uint8Array(text.characters.length + 1);
  for (const { places } of aligned) {
    for (const place of places?.subarray(0, -1) ?? []) if (place !== ABSENT) annotated[place] = 1;
  }
  return annotated;
}

function textKept(aligned: readonly AlignedLine<SqueezedLine>[]): Kept {
  let kept = 0;
  let total = 0;
  for (const { line, places } of aligned) {
    total += line.characters.length;
    if (places) kept += line.characters.length;
  }
  return { kept, total };
}

/** All namings of an article's gold, wherever they stand. */
export function goldNamings(article: GoldArticle): Naming[] {
  return distinctLines(article).flatMap((line) => line.mentions);
}

/** The lines without repetitions: a paragraph that repeats an earlier one is read once. */
function distinctLines(article: GoldArticle): SqueezedLine[] {
  const lines = new Map<string, SqueezedLine>();
  for (const line of article.lines) {
    const squeezed = squeeze(line.text);
    if (lines.has(squeezed.text)) continue;
    const at = (offset: number): number => squeezed.offsets[offset] ?? 0;
    const mentions = line.mentions.map(({ start, end, type, name }) => {
      return { start: at(start), end: at(end), type, entity: name };
    });
    lines.set(squeezed.text, { ...squeezed, mentions });
  }
  return [...lines.values()];
}

function placePredicted({ mentions }: Prediction, text: Squeezed, annotated: Uint8Array): Map<string, Naming> {
  const predicted = new Map<string, Naming>();
  const at = (offset: number): number => text.offsets[Math.min(offset, text.offsets.length - 1)] ?? 0;
  for (const mention of mentions) {
    const start = at(mention.start);
    const end = at(mention.end);
    if (start >= end || annotated.subarray(start, end).includes(0)) continue;
    predicted.set(spanKey(start, end), { type: mention.type, entity: mention.entity });
  }
  return predicted;
}

/** How much of the boilerplate stands, whole lines at a time, in the text all the same. */
function boilerplateKept(article: GoldArticle, text: Squeezed): Kept {
  let kept = 0;
  let total = 0;
  for (const line of article.boilerplate) {
    const { characters } = squeeze(line);
    total += characters.length;
    if (indexOf(characters, text.characters, 0) !== ABSENT) kept += characters.length;
  }
  return { kept, total };
}

function spanKey(start: number, end: number): string {
  return `${start}-${end}`;
}
