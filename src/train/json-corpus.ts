/** Reads marked texts from JSON lines: `{"text", "entities": [{"start", "end", "type"}]}`, and an `id` where there is one. */
import type { Warning } from '../document.ts';
import { type Corpus, inOrder } from './corpus.ts';
import type { MarkedSpan, MarkedText } from './marked-text.ts';
import { OWN_TYPES, type TypeMap } from './type-map.ts';

export const OFFSET_UNITS = ['utf16', 'codepoints'] as const;

/** What offsets count: UTF-16 code units, as in JavaScript, or code points, as in Python. */
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

export interface JsonCorpusOptions {
  /** The name of the file, for ids and warnings. */
  readonly name: string;
  readonly source: string;
  readonly offsets?: OffsetUnit;
  readonly types?: TypeMap;
}

/** The texts of JSON lines; a line that cannot be read is left out, and a warning says why. */
export function parseJsonCorpus(
  lines: string,
  { name, source, offsets = 'utf16', types = OWN_TYPES }: JsonCorpusOptions,
): Corpus {
  const texts: MarkedText[] = [];
  const warnings: Warning[] = [];
  for (const [index, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${name}:${index + 1}`;
    const read = readLine(line, offsets, types);
    if (typeof read === 'string') {
      warnings.push({ code: 'bad-line', message: `${read} in ${place}: the line is left out` });
    } else {
      texts.push({ id: read.id ?? place, source, text: read.text, spans: read.spans, types: types.complete });
    }
  }
  return { texts, warnings };
}

interface Row {
  readonly id: string | null;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** A text with its names, or what was expected of the line. */
function readLine(line: string, offsets: OffsetUnit, types: TypeMap): (Row & { spans: MarkedSpan[] }) | string {
  const row = parseRow(line);
  if (typeof row === 'string') return row;
  const spans = readSpans(row, offsets, types);
  return typeof spans === 'string' ? spans : { ...row, spans };
}

/** A row, or what was expected of it. */
function parseRow(line: string): Row | string {
  const row = parseJson(line);
  if (!isRecord(row) || typeof row.text !== 'string' || !Array.isArray(row.entities)) {
    return 'Expected JSON with a text and a list of entities, got something else';
  }
  const entities: Row['entities'][number][] = [];
  for (const entity of row.entities as unknown[]) {
    const { start, end, type } = isRecord(entity) ? entity : {};
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || typeof type !== 'string') {
      return `Expected an entity with start, end and type, got ${JSON.stringify(entity)}`;
    }
    entities.push({ start: start as number, end: end as number, type });
  }
  return { id: typeof row.id === 'string' && row.id !== '' ? row.id : null, text: row.text, entities };
}

/** The spans of a row in UTF-16 units, or what was expected of them. */
function readSpans({ text, entities }: Row, offsets: OffsetUnit, types: TypeMap): MarkedSpan[] | string {
  const unitAt = offsets === 'codepoints' ? unitOffsets(text) : null;
  const spans: MarkedSpan[] = [];
  for (const { start, end, type } of entities) {
    const meaning = types.meanings.get(type);
    if (meaning === undefined) return `Expected a type that is known of this set, got "${type}"`;
    if (meaning === 'none') continue;
    // An offset beyond the text stays beyond it, to be refused with the others.
    const inUnits = (offset: number): number => (unitAt === null ? offset : (unitAt[offset] ?? Infinity));
    spans.push({ start: inUnits(start), end: inUnits(end), type: meaning });
  }
  return inOrder(spans, text.length) ?? 'Expected entities inside the text that share no character, got others';
}

/** For each code point, and for the end, its offset in UTF-16 units; null where both count alike. */
function unitOffsets(text: string): number[] | null {
  if (!/[\ud800-\udbff]/.test(text)) return null;
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return offsets;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
