/**
 * Turns marked texts into what a tagger learns from: chains of units with their features and, for each unit, the tags
 * that the marks allow. A text that marks some types alone leaves all tags of the other types open.
 */
import type { Span } from '../document.ts';
import { ENTITY_TYPES, type EntityType } from '../knowledge.ts';
import { chainBorders } from '../recognize/tagger/chains.ts';
import { type FeatureExtractor, MAX_FEATURES } from '../recognize/tagger/features.ts';
import { firstTag, innerTag, lastTag, OUTSIDE, singleTag, TAG_COUNT, TYPE_COUNT } from '../recognize/tagger/tags.ts';
import type { Line, Units } from '../recognize/tagger/units.ts';
import { finish, hashText, mix } from '../model/hash.ts';
import { foldText } from '../text/fold.ts';
import type { MarkedSpan, MarkedText } from './marked-text.ts';

/** A chain of units. */
export interface Example {
  readonly length: number;
  /** Features of all units, one after the other; those of a unit lie from `starts[unit]` to `starts[unit + 1]`. */
  readonly features: Int32Array;
  readonly starts: Int32Array;
  /** Tags that each unit may have, one bit a tag. */
  readonly allowed: Int32Array;
  /** Whether each unit may have one tag alone. */
  readonly certain: boolean;
}

const ANY_TAG = 2 ** TAG_COUNT - 1;

/** The chains of a text. */
export function examplesOf(marked: MarkedText, extractor: FeatureExtractor): Example[] {
  const lines = marked.text.split('\n').map((text) => ({ text, folded: foldText(text) }));
  const outside = outsideTags(marked.types);
  const domain = marked.types.size < TYPE_COUNT ? hashText(marked.source) : null;
  let offset = 0;
  let next = 0;
  return extractor.load(lines).flatMap((line) => {
    const spans: MarkedSpan[] = [];
    for (let span = marked.spans[next]; span !== undefined && span.start < offset + line.text.length; ) {
      spans.push({ start: span.start - offset, end: span.end - offset, type: span.type });
      span = marked.spans[++next];
    }
    offset += line.text.length + 1;
    const borders = chainBorders(extractor.units, line);
    const allowed = allowedTags(extractor.units, line, spans, outside);
    openCutNames(allowed, extractor.units, line, spans, borders);
    return borders.slice(1).map((end, index) => exampleOf(extractor, line, borders[index] ?? 0, end, allowed, domain));
  });
}

function exampleOf(
  extractor: FeatureExtractor,
  line: Line,
  begin: number,
  end: number,
  lineAllowed: Int32Array,
  domain: number | null,
): Example {
  const length = end - begin;
  const features = new Int32Array(length * 2 * MAX_FEATURES);
  const starts = new Int32Array(length + 1);
  for (let at = 0; at < length; at++) {
    const from = starts[at] ?? 0;
    const count = extractor.extract(line, begin + at, features.subarray(from));
    starts[at + 1] = from + (domain === null ? count : addDomain(features, from, count, domain));
  }
  const allowed = lineAllowed.slice(begin - line.first, end - line.first);
  return {
    length,
    features: features.slice(0, starts[length]),
    starts,
    allowed,
    certain: allowed.every((tags) => (tags & (tags - 1)) === 0),
  };
}

/**
 * Doubles the features for texts with guidelines of their own: what holds there alone goes to the doubles, which nothing
 * else ever meets. Method: Daumé III 2007, "Frustratingly easy domain adaptation". Returns the new count.
 */
function addDomain(features: Int32Array, from: number, count: number, domain: number): number {
  for (let at = from; at < from + count; at++) features[at + count] = finish(mix(features[at] ?? 0, domain));
  return 2 * count;
}

/** The tags of a unit outside all marks: none, or one of a type that the text does not mark. */
function outsideTags(marked: ReadonlySet<EntityType>): number {
  let tags = 1 << OUTSIDE;
  ENTITY_TYPES.forEach((type, index) => {
    if (!marked.has(type)) tags |= tagsOf(index);
  });
  return tags;
}

function tagsOf(type: number): number {
  return (1 << firstTag(type)) | (1 << innerTag(type)) | (1 << lastTag(type)) | (1 << singleTag(type));
}

/** The tags of each unit of a line; names that do not begin and end with units may be anything. */
function allowedTags(units: Units, line: Line, spans: readonly MarkedSpan[], outside: number): Int32Array {
  const allowed = new Int32Array(line.last - line.first).fill(outside);
  for (const span of spans) {
    const [first, last] = unitsOf(units, line, span);
    const type = span.type === null ? -1 : ENTITY_TYPES.indexOf(span.type);
    const aligned = units.start[first] === span.start && units.end[last] === span.end;
    if (type < 0 || type >= TYPE_COUNT || !aligned) {
      allowed.fill(ANY_TAG, first - line.first, last + 1 - line.first);
      continue;
    }
    for (let at = first; at <= last; at++) {
      const tag =
        first === last ? singleTag(type) : at === first ? firstTag(type) : at === last ? lastTag(type) : innerTag(type);
      allowed[at - line.first] = 1 << tag;
    }
  }
  return allowed;
}

/** A name that the border of two chains cuts cannot be learned: its units may be anything. */
function openCutNames(
  allowed: Int32Array,
  units: Units,
  line: Line,
  spans: readonly MarkedSpan[],
  borders: readonly number[],
): void {
  for (const span of spans) {
    const [first, last] = unitsOf(units, line, span);
    if (borders.some((border) => border > first && border <= last)) {
      allowed.fill(ANY_TAG, first - line.first, last + 1 - line.first);
    }
  }
}

/** The first and last unit that a span touches; the last comes before the first where it touches none. */
function unitsOf({ start, end }: Units, line: Line, span: Span): [first: number, last: number] {
  let low = line.first;
  let high = line.last;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((end[middle] ?? 0) > span.start) high = middle;
    else low = middle + 1;
  }
  let last = low - 1;
  while (last + 1 < line.last && (start[last + 1] ?? 0) < span.end) last++;
  return [low, last];
}
