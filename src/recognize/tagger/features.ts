/**
 * The features of a unit: numbers that say what it is and what stands around it, each the row of a table of weights.
 * Templates are numbered; a change to any of them needs a new `TEMPLATES` number, since old weights lose their meaning.
 */
import { finish, hashText, mix } from '../../model/hash.ts';
import { Cues } from './cues.ts';
import { KIND } from './kinds.ts';
import type { TaggerLists } from './lists.ts';
import { isWord, Surroundings } from './surroundings.ts';
import { type Line, Units } from './units.ts';

/** Version of the templates below. */
export const TEMPLATES = 1;

/** Groups of features that a model can do without. */
export const FEATURE_GROUPS = ['lists', 'runs', 'document'] as const;
export type FeatureGroup = (typeof FEATURE_GROUPS)[number];

/** No unit has more. */
export const MAX_FEATURES = 128;

/** Writes features from `out[count]` on; returns the new count. */
type Template = (frame: Frame, at: number, out: Int32Array, count: number) => number;

/** Everything known about a batch of lines. */
interface Frame {
  /** The folded text of the unit's line. */
  folded: string;
  readonly units: Units;
  readonly cues: Cues;
  readonly around: Surroundings;
}

/** Computes features of one batch of lines after another. */
export class FeatureExtractor {
  readonly #frame: Frame;
  readonly #templates: readonly Template[];

  constructor(lists: TaggerLists, groups: readonly FeatureGroup[] = FEATURE_GROUPS) {
    this.#frame = { folded: '', units: new Units(), cues: new Cues(lists), around: new Surroundings() };
    this.#templates = [
      ...[characters, shapes, affixes, classes, suffixesAhead],
      ...(groups.includes('lists') ? [listed] : []),
      ...(groups.includes('runs') ? [runs, brackets] : []),
      ...(groups.includes('document') ? [elsewhere] : []),
    ];
  }

  /** The units of the batch. */
  get units(): Units {
    return this.#frame.units;
  }

  /** Makes the lines (text and folded text, of equal length) the batch that `extract` speaks of. */
  load(lines: Iterable<{ readonly text: string; readonly folded: string }>): readonly Line[] {
    const { units, cues, around } = this.#frame;
    units.clear();
    for (const { text, folded } of lines) units.add(text, folded);
    cues.fill(units);
    around.fill(units);
    return units.lines;
  }

  /** Writes the features of a unit of the line into `out`; returns how many. */
  extract(line: Line, at: number, out: Int32Array): number {
    this.#frame.folded = line.folded;
    let count = 0;
    for (const template of this.#templates) count = template(this.#frame, at, out, count);
    return count;
  }
}

const one = (template: number, a: number): number => finish(mix(template, a));
const two = (template: number, a: number, b: number): number => finish(mix(mix(template, a), b));
const three = (template: number, a: number, b: number, c: number): number => finish(mix(mix(mix(template, a), b), c));

/** The units from two before to two after, alone, in pairs and in threes. */
function characters({ units: { symbol } }: Frame, at: number, out: Int32Array, count: number): number {
  const a = symbol[at - 2] ?? 0;
  const b = symbol[at - 1] ?? 0;
  const c = symbol[at] ?? 0;
  const d = symbol[at + 1] ?? 0;
  const e = symbol[at + 2] ?? 0;
  out[count++] = one(1, a);
  out[count++] = one(2, b);
  out[count++] = one(3, c);
  out[count++] = one(4, d);
  out[count++] = one(5, e);
  out[count++] = two(6, a, b);
  out[count++] = two(7, b, c);
  out[count++] = two(8, c, d);
  out[count++] = two(9, d, e);
  out[count++] = two(10, b, d);
  out[count++] = three(11, a, b, c);
  out[count++] = three(12, b, c, d);
  out[count++] = three(13, c, d, e);
  return count;
}

/** Case, digits and punctuation; spaces between. */
function shapes({ units, around }: Frame, at: number, out: Int32Array, count: number): number {
  const { shape, symbol, spaced } = units;
  const a = shape[at - 2] ?? 0;
  const b = shape[at - 1] ?? 0;
  const c = shape[at] ?? 0;
  const d = shape[at + 1] ?? 0;
  const e = shape[at + 2] ?? 0;
  const space = spaced[at] ?? 0;
  const english = around.english[at] ?? 0;
  const pair = (b << 8) | c;
  out[count++] = one(30, c);
  out[count++] = one(31, pair);
  out[count++] = one(32, (c << 8) | d);
  out[count++] = one(33, (pair << 8) | d);
  out[count++] = one(34, (a << 16) | pair);
  out[count++] = one(35, (c << 16) | (d << 8) | e);
  out[count++] = two(36, symbol[at - 1] ?? 0, c);
  out[count++] = two(37, symbol[at + 1] ?? 0, c);
  out[count++] = two(38, space, (english << 8) | c);
  out[count++] = two(39, space, (b << 8) | d);
  out[count++] = two(40, space, (pair << 8) | d);
  return count;
}

/** The word as written, its first and last letters. */
function affixes({ folded, units }: Frame, at: number, out: Int32Array, count: number): number {
  const shape = units.shape[at] ?? 0;
  if (!isWord(shape)) return count;
  const start = units.start[at] ?? 0;
  const end = units.end[at] ?? 0;
  out[count++] = one(45, units.exact[at] ?? 0);
  out[count++] = two(46, hashText(folded, start, Math.min(start + 3, end)), shape);
  out[count++] = two(47, hashText(folded, Math.max(end - 3, start), end), shape);
  out[count++] = two(48, hashText(folded, Math.max(end - 2, start), end), shape);
  out[count++] = two(49, Math.min(end - start, 12), shape);
  return count;
}

/** Surnames, titles, transliteration, last characters of places and organisations. */
function classes({ cues: { flags } }: Frame, at: number, out: Int32Array, count: number): number {
  const a = flags[at - 2] ?? 0;
  const b = flags[at - 1] ?? 0;
  const c = flags[at] ?? 0;
  const d = flags[at + 1] ?? 0;
  const e = flags[at + 2] ?? 0;
  out[count++] = one(70, c);
  out[count++] = one(71, (b << 8) | c);
  out[count++] = one(72, (c << 8) | d);
  out[count++] = one(73, (b << 16) | (c << 8) | d);
  out[count++] = one(74, (c << 16) | (d << 8) | e);
  out[count++] = one(75, (a << 16) | (b << 8) | c);
  return count;
}

/** The suffix of an organisation or event that comes after the unit. */
function suffixesAhead({ units, cues }: Frame, at: number, out: Int32Array, count: number): number {
  const reach = cues.reach[at] ?? 0;
  const before = cues.reach[at - 1] ?? 0;
  if (reach === 0 && before === 0) return count;
  out[count++] = one(80, reach);
  out[count++] = one(81, (reach << 8) | before);
  out[count++] = three(82, reach, cues.flags[at] ?? 0, units.shape[at] ?? 0);
  out[count++] = two(83, reach, units.symbol[at] ?? 0);
  out[count++] = two(84, reach, cues.suffix[at] ?? 0);
  return count;
}

/** The listed name that the unit stands in, and what stands before and after that. */
function listed({ units, cues }: Frame, at: number, out: Int32Array, count: number): number {
  const { symbol, shape } = units;
  const here = cues.listed[at] ?? 0;
  const before = cues.listed[at - 1] ?? 0;
  const after = cues.listed[at + 1] ?? 0;
  if (before !== 0) out[count++] = two(90, before, here);
  if (after !== 0) out[count++] = two(91, after, here);
  if (here === 0) return count;
  out[count++] = one(92, here);
  out[count++] = two(93, here, shape[at] ?? 0);
  out[count++] = two(94, here, symbol[at] ?? 0);
  out[count++] = two(95, here, symbol[(cues.listedFirst[at] ?? 0) - 1] ?? 0);
  out[count++] = two(96, here, symbol[(cues.listedLast[at] ?? 0) + 1] ?? 0);
  return count;
}

/** The run of Latin words that the unit stands in: its first and last word, what stands before and after it. */
function runs({ units, around }: Frame, at: number, out: Int32Array, count: number): number {
  const { symbol, shape } = units;
  if (!isWord(shape[at] ?? 0)) return count;
  const first = around.runFirst[at] ?? 0;
  const last = around.runLast[at] ?? 0;
  const place = at === first ? (at === last ? 3 : 0) : at === last ? 2 : 1;
  const before = symbol[first - 1] ?? 0;
  const after = symbol[last + 1] ?? 0;
  out[count++] = two(100, place, before);
  out[count++] = two(101, place, after);
  out[count++] = three(102, place, before, symbol[first - 2] ?? 0);
  out[count++] = three(103, place, after, symbol[last + 2] ?? 0);
  out[count++] = three(104, place, before, after);
  out[count++] = two(105, place, symbol[last] ?? 0);
  out[count++] = two(106, place, symbol[first] ?? 0);
  out[count++] = two(
    107,
    place,
    (Math.min(last - first, 6) << 16) | ((around.english[at] ?? 0) << 8) | (shape[at] ?? 0),
  );
  return count;
}

/** The bracket or quotation mark that the unit stands in. */
function brackets({ units, around }: Frame, at: number, out: Int32Array, count: number): number {
  const bracket = around.bracket[at] ?? -1;
  if (bracket < 0) return count;
  const mark = units.symbol[bracket] ?? 0;
  const place = (at - bracket === 1 ? 1 : 0) | (units.kind[at + 1] === KIND.close ? 2 : 0);
  out[count++] = two(110, mark, place);
  out[count++] = three(111, mark, place, units.shape[at] ?? 0);
  out[count++] = three(112, mark, place, units.symbol[bracket - 1] ?? 0);
  return count;
}

/** The same word elsewhere in the article. */
function elsewhere(frame: Frame, at: number, out: Int32Array, count: number): number {
  const { units, around } = frame;
  const seenAs = around.seenAs[at] ?? 0;
  if (seenAs === 0) return count;
  out[count++] = two(120, seenAs, units.shape[at] ?? 0);
  const previous = around.previous[at] ?? -1;
  const next = around.next[at] ?? -1;
  const earliest = around.earliest[at] ?? -1;
  if (previous >= 0) count = occurrence(frame, previous, out, count);
  if (next >= 0) count = occurrence(frame, next, out, count);
  if (earliest !== at && earliest !== previous) count = occurrence(frame, earliest, out, count);
  return count;
}

/** What stands around one other occurrence of a word. */
function occurrence({ units: { symbol }, around }: Frame, at: number, out: Int32Array, count: number): number {
  const first = around.runFirst[at] ?? 0;
  const last = around.runLast[at] ?? 0;
  const before = symbol[first - 1] ?? 0;
  const after = symbol[last + 1] ?? 0;
  out[count++] = one(121, before);
  out[count++] = one(122, after);
  out[count++] = two(123, before, symbol[first - 2] ?? 0);
  out[count++] = two(124, after, symbol[last + 2] ?? 0);
  out[count++] = two(125, symbol[last] ?? 0, last - at);
  return count;
}
