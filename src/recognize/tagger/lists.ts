/**
 * What the tagger knows from lists: names with their types, Chinese surnames, English first names, titles, last words of
 * organisations and events. Lists only give cues; which of them to trust is learned.
 */
import { parseLines, parseTsv } from '../../data.ts';
import { ENTITY_TYPES, type EntityType } from '../../knowledge.ts';
import { hashText } from '../../model/hash.ts';
import { foldText } from '../../text/fold.ts';
import { Automaton } from '../automaton.ts';
import { parseReadings } from '../lists.ts';
import { spellingsOf } from '../spellings.ts';

/** What a listed word is, in bits; the low bits are the entity types that it can name. */
export const WORD = {
  types: (1 << ENTITY_TYPES.length) - 1,
  /** An everyday word too. */
  common: 1 << 7,
  organizationSuffix: 1 << 8,
  eventSuffix: 1 << 9,
  title: 1 << 10,
  surname: 1 << 11,
} as const;

/** What a single character is, in bits. */
export const CHARACTER = { surname: 1, placeSuffix: 2, organizationSuffix: 4, transliteration: 8 } as const;

/** The lists, made ready for lookup. */
export interface TaggerLists {
  readonly words: Automaton;
  /** For each word of the automaton: its bits, the spelling that is listed, a hash of it. */
  readonly bits: Uint16Array;
  readonly spellings: readonly string[];
  readonly symbols: Int32Array;
  /** Bits of each UTF-16 unit. */
  readonly characters: Uint8Array;
  /** Hashes of folded English first names. */
  readonly givenNames: ReadonlySet<number>;
}

const NAME_LISTS = ['core', 'names', 'places'] as const;
/** So many places must share a last character before it is taken for one that places end in. */
const MIN_PLACES = 20;

/** Makes the lists ready; `load` gives the text of a file below `data/`. */
export function taggerLists(load: (path: string) => string): TaggerLists {
  const readings = parseReadings(
    NAME_LISTS.map((name) => load(`gazetteer/${name}.tsv`)),
    load('gazetteer/common.tsv'),
  );
  const lines = (path: string) => parseLines(load(path));
  const surnames = lines('gazetteer/surnames.txt');
  const organizationSuffixes = lines('patterns/organization-suffixes.txt').map((line) => line.replace('!', ''));

  const words = new WordTable();
  for (const { surface, type, common } of readings) {
    words.add(surface, (1 << ENTITY_TYPES.indexOf(type)) | (common ? WORD.common : 0));
  }
  // Other spellings never change what a listed word is.
  const listed = new Set(words.folded());
  for (const { surface, type, common } of readings) {
    for (const spelling of spellingsOf(foldText(surface))) {
      if (!listed.has(spelling)) words.add(spelling, typeBit(type) | (common ? WORD.common : 0));
    }
  }
  for (const suffix of organizationSuffixes) words.add(suffix, WORD.organizationSuffix);
  for (const suffix of lines('patterns/event-suffixes.txt')) words.add(suffix, WORD.eventSuffix);
  for (const [, title = ''] of parseTsv(load('patterns/person-titles.txt'))) words.add(title, WORD.title);
  for (const surname of surnames) if (surname.length === 2) words.add(surname, WORD.surname);

  const characters = new Uint8Array(0x10000);
  markCharacters(
    characters,
    CHARACTER.surname,
    surnames.filter((surname) => surname.length === 1),
  );
  markCharacters(characters, CHARACTER.placeSuffix, placeSuffixes(readings));
  markCharacters(
    characters,
    CHARACTER.organizationSuffix,
    organizationSuffixes.map((suffix) => suffix.slice(-1)),
  );
  markCharacters(characters, CHARACTER.transliteration, [...lines('patterns/transliteration.txt').join('')]);
  const givenNames = new Set(lines('gazetteer/given-names-en.txt').map((name) => hashText(foldText(name))));
  return { ...words.build(), characters, givenNames };
}

function typeBit(type: EntityType): number {
  return 1 << ENTITY_TYPES.indexOf(type);
}

/** The last characters that many listed places have: 省 市 县 区 … */
function placeSuffixes(readings: readonly { type: EntityType; surface: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { type, surface } of readings) {
    if (type !== 'Location' || surface.length < 3) continue;
    const last = surface.slice(-1);
    counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  return [...counts].flatMap(([last, count]) => (count >= MIN_PLACES ? [last] : []));
}

function markCharacters(characters: Uint8Array, bit: number, marked: readonly string[]): void {
  for (const character of marked) {
    const unit = character.charCodeAt(0);
    characters[unit] = (characters[unit] ?? 0) | bit;
  }
}

/** Words by their folded form, with all that lists say of them. */
class WordTable {
  readonly #words = new Map<string, { bits: number; spelling: string }>();

  add(spelling: string, bits: number): void {
    const folded = foldText(spelling);
    const word = this.#words.get(folded);
    if (word !== undefined) word.bits |= bits;
    else if (folded !== '') this.#words.set(folded, { bits, spelling });
  }

  folded(): Iterable<string> {
    return this.#words.keys();
  }

  build(): Pick<TaggerLists, 'words' | 'bits' | 'spellings' | 'symbols'> {
    const words = [...this.#words.values()];
    return {
      words: new Automaton([...this.#words.keys()]),
      bits: Uint16Array.from(words, ({ bits }) => bits),
      spellings: words.map(({ spelling }) => spelling),
      symbols: Int32Array.from(this.#words.keys(), (folded) => hashText(folded)),
    };
  }
}
