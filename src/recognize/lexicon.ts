/**
 * The user's lexicon: names with their types, aliases and canonical names, and names that are never an entity. It wins
 * over every list and model. Three forms, by the file's extension: YAML, CSV, and tab-separated text.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import { parseTsv } from '../data.ts';
import { WenmaiError } from '../errors.ts';
import { ENTITY_TYPES } from '../knowledge.ts';
import type { EntityType } from '../knowledge.ts';
import { foldText } from '../text/fold.ts';
import type { Reading } from './gazetteer.ts';

export interface Lexicon {
  readonly readings: readonly Reading[];
  /** Folded surface forms that name nothing. */
  readonly never: ReadonlySet<string>;
}

/** In place of a type: what is called so is no entity. */
const NEVER = 'never';

/** Between the aliases of a name in a cell. */
const BETWEEN_ALIASES = '|';

/** What a row of any form says. */
interface Entry {
  /** Canonical name. */
  readonly name: string;
  readonly type: string;
  /** What texts call it. */
  readonly surfaces: readonly string[];
  /** Where it stands, for the one who must correct it. */
  readonly place: string;
}

/**
 * Reads a lexicon. Tab-separated: a name, a type and, if it is another, the canonical name. CSV: the columns `name`,
 * `type` and `aliases`, these with a `|` between them. YAML: a list of `{ name, type, aliases }`. The type `never` says
 * that a name is no entity. Throws `invalid-option`, naming the row or line.
 */
export function parseLexicon(text: string, path: string): Lexicon {
  const extension = /\.(ya?ml|csv)$/iu.exec(path)?.[1]?.toLowerCase();
  const entries =
    extension === undefined
      ? tsvEntries(text, path)
      : extension === 'csv'
        ? csvEntries(text, path)
        : yamlEntries(text, path);
  const readings: Reading[] = [];
  const never = new Set<string>();
  for (const entry of entries) {
    const name = entry.name.trim();
    const type = typeOf(entry);
    if (name === '') throw wrong(entry, 'a name', 'none');
    for (const surface of new Set(entry.surfaces.map((each) => each.trim()))) {
      if (surface === '') continue;
      if (type === NEVER) never.add(foldText(surface));
      else readings.push({ type, name, surface, common: false });
    }
  }
  return { readings, never };
}

function typeOf(entry: Entry): EntityType | typeof NEVER {
  const given = entry.type.trim().toLowerCase();
  const type = [...ENTITY_TYPES, NEVER].find((each) => each.toLowerCase() === given);
  if (type === undefined) {
    throw wrong(entry, `a name and one of ${ENTITY_TYPES.join(', ')} or ${NEVER}`, `"${entry.name}\t${entry.type}"`);
  }
  return type as EntityType | typeof NEVER;
}

function tsvEntries(text: string, path: string): Entry[] {
  return parseTsv(text).map(([surface = '', type = '', canonical = ''], row) => {
    const name = surface.trim() === '' ? '' : canonical.trim() || surface;
    return { name, type, surfaces: [surface], place: `row ${row + 1} of ${path}` };
  });
}

function csvEntries(text: string, path: string): Entry[] {
  const [header = [], ...rows] = cellsOf(text);
  const at = (column: string) => header.findIndex((cell) => cell.trim().toLowerCase() === column);
  const [name, type, aliases] = [at('name'), at('type'), at('aliases')];
  if (name < 0 || type < 0) {
    throw new WenmaiError(
      'invalid-option',
      `Expected the first row of ${path} to name the columns name, type and aliases, got "${header.join(',')}": add it`,
    );
  }
  return rows.map((cells, row) => ({
    name: cells[name] ?? '',
    type: cells[type] ?? '',
    surfaces: [cells[name] ?? '', ...(cells[aliases] ?? '').split(BETWEEN_ALIASES)],
    place: `row ${row + 2} of ${path}`,
  }));
}

/** The cells of every row that is not empty (RFC 4180): quotes hold commas, line breaks and doubled quotes. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let hasJustClosed = false;
  const closeRow = () => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) rows.push(cells);
    cells = [];
    cell = '';
  };
  for (const character of text) {
    if (character === '"') {
      // One right after the quote that closed stands for itself, and the quote goes on.
      if (hasJustClosed) cell += character;
      hasJustClosed = isQuoted;
      isQuoted = !isQuoted;
      continue;
    }
    hasJustClosed = false;
    if (!isQuoted && character === ',') {
      cells.push(cell);
      cell = '';
    } else if (!isQuoted && (character === '\n' || character === '\r')) {
      closeRow();
    } else {
      cell += character;
    }
  }
  closeRow();
  return rows;
}

function yamlEntries(text: string, path: string): Entry[] {
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = errors;
  const placeAt = (offset: number) => `line ${lines.linePos(offset).line} of ${path}`;
  if (broken !== undefined) {
    throw wrong({ place: placeAt(broken.pos[0]) }, 'YAML', broken.message);
  }
  if (!isSeq(contents)) {
    if (contents === null || (isScalar(contents) && contents.value === null)) return [];
    throw wrong({ place: path }, 'a list of names', 'something else');
  }
  return contents.items.map((item) => {
    const place = placeAt((item as Node).range?.[0] ?? 0);
    const { name, type, aliases = [], ...others } = (isMap(item) ? item.toJSON() : {}) as Record<string, unknown>;
    const [stranger] = Object.keys(others);
    if (stranger !== undefined) throw wrong({ place }, 'name, type and aliases', `"${stranger}"`);
    if (!Array.isArray(aliases)) throw wrong({ place }, 'aliases in a list', JSON.stringify(aliases));
    const words = [name, type, ...(aliases as unknown[])].map((each) => {
      return typeof each === 'string' || typeof each === 'number' ? String(each) : '';
    });
    const [own = '', kind = '', ...more] = words;
    return { name: own, type: kind, surfaces: [own, ...more], place };
  });
}

function wrong({ place }: Pick<Entry, 'place'>, expected: string, got: string): WenmaiError {
  return new WenmaiError('invalid-option', `Expected ${place} to be ${expected}, got ${got}: correct it`);
}
