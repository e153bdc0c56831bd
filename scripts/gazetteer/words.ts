/** Tells names from words: what nobody would call a name, and which names are everyday words as well. */
import { dict } from '@node-rs/jieba/dict.js';
import nlp from 'compromise';
import { foldText } from '../../src/text/fold.ts';

/** How often a Chinese word must occur in the dictionary's own corpus to count as everyday. */
const EVERYDAY_COUNT = 300;

/** How often a Chinese place must occur there for its short form to be understood. */
const KNOWN_PLACE_COUNT = 60;

/** Longest name in UTF-16 units: what is longer is a sentence or a book title. */
const LONGEST_NAME = 60;

/** Parts of speech of proper names in the dictionary: people, places, organisations, other names, foreign words. */
const PROPER = /^(nr|ns|nt|nz|nrt|nrfg|eng)/;

/** Tags of the English lexicon under which it lists names, not words; those of first names apart. */
const FIRST_NAME_TAGS = ['FemaleName', 'MaleName', 'FirstName'];
const NAME_TAGS = [
  ...FIRST_NAME_TAGS,
  ...['LastName', 'Person', 'ProperNoun', 'City', 'Country', 'Region', 'Place', 'Organization', 'SportsTeam'],
  ...['Abbreviation', 'Acronym', 'Company'],
];

/** Everyday words of Chinese and English. */
export interface Words {
  isEverydayEnglish(folded: string): boolean;
  isEverydayChinese(folded: string): boolean;
  /** Whether the list of everyday words that was given beside the dictionaries has it. */
  isListed(folded: string): boolean;
  isFirstName(folded: string): boolean;
  /** Whether a Chinese name is used often enough as a name of people, places or the like. */
  isKnownPlace(folded: string): boolean;
}

/** Reads the dictionaries; `extra` are everyday words that they lack or list as names. */
export function readWords(extra: readonly string[]): Words {
  const listed = new Set(extra);
  const english = new Set(extra);
  const firstNames = new Set<string>();
  const { one } = nlp.model() as { one: { lexicon: Record<string, string | string[]> } };
  for (const [word, tags] of Object.entries(one.lexicon)) {
    const list = [tags].flat();
    if (list.some((tag) => FIRST_NAME_TAGS.includes(tag))) firstNames.add(word);
    if (!list.some((tag) => NAME_TAGS.includes(tag))) english.add(word);
  }
  const chinese = new Set(extra);
  const places = new Set<string>();
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', count = '', tag = ''] = line.split(' ');
    if (PROPER.test(tag)) {
      if (Number(count) >= KNOWN_PLACE_COUNT) places.add(foldText(word));
    } else if (Number(count) >= EVERYDAY_COUNT) chinese.add(foldText(word));
  }
  return {
    isEverydayEnglish: (folded) => /^[a-z]/.test(folded) && folded.split(/[\s-]/).every((word) => english.has(word)),
    isEverydayChinese: (folded) => chinese.has(folded),
    isListed: (folded) => listed.has(folded),
    isFirstName: (folded) => firstNames.has(folded),
    isKnownPlace: (folded) => places.has(folded),
  };
}

/** Whether a string can be a name at all: long enough, short enough, with letters, without brackets, not a version or an address. */
export function isNameLike(surface: string): boolean {
  if (surface.length < 2 || surface.length > LONGEST_NAME) return false;
  if (!/\p{L}/u.test(surface) || !/[\p{L}\p{N}+#].*[\p{L}\p{N}+#]/u.test(surface)) return false;
  return !/^v?\d[\d.,-]*$|[()（）⟦⟧|\t]|:\/\/|^@/i.test(surface);
}

/** Whether a name is too short to stand for one thing: two Latin letters or digits, three capitals. */
export function isThin(surface: string): boolean {
  return /^(?:[\p{Script=Latin}\d]{2}|[A-Z]{3})$/u.test(surface);
}

/** Whether a name is an address part, not a name that people write: lower-case words joined by hyphens. */
export function isSlug(surface: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(surface);
}
