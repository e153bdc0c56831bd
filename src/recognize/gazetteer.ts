/**
 * Finds names from lists: the shipped gazetteer and the user's lexicon. Case, width and script are folded; the longest
 * name wins; Latin names begin and end at word boundaries. An everyday word such as Go or Chef is hardly trusted.
 */
import type { EntityType } from '../knowledge.ts';
import { isHan, isUpper, splitsWord } from '../text/characters.ts';
import { foldText } from '../text/fold.ts';
import { Automaton } from './automaton.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';
import { LEXICON } from './overlaps.ts';
import { spellingsOf } from './spellings.ts';

/** One reading of a surface form. */
export interface Reading {
  readonly type: EntityType;
  /** Canonical name. */
  readonly name: string;
  /** The surface form as listed, for the comparison of case. */
  readonly surface: string;
  /** Whether it is an everyday word too. */
  readonly common: boolean;
}

/** Names by their folded surface forms. */
export class Gazetteer {
  readonly #automaton: Automaton;
  readonly #readings: readonly (readonly Reading[])[];
  readonly #bySurface: ReadonlyMap<string, readonly Reading[]>;

  constructor(readings: Iterable<Reading>) {
    const byFolded = new Map<string, Reading[]>();
    const add = (folded: string, reading: Reading) => {
      const list = byFolded.get(folded);
      if (list === undefined) byFolded.set(folded, [reading]);
      else if (!list.some((other) => other.type === reading.type)) list.push(reading);
    };
    const all = [...readings];
    for (const reading of all) add(foldText(reading.surface), reading);
    // Other spellings never hide a listed name.
    const listed = new Set(byFolded.keys());
    for (const reading of all) {
      for (const spelling of spellingsOf(foldText(reading.surface))) if (!listed.has(spelling)) add(spelling, reading);
    }
    this.#bySurface = byFolded;
    this.#readings = [...byFolded.values()];
    this.#automaton = new Automaton([...byFolded.keys()]);
  }

  /** The canonical name of a surface form as a thing of a type; null where it is not listed as such. */
  nameOf(surface: string, type: EntityType): string | null {
    return this.readingsOf(surface).find((reading) => reading.type === type)?.name ?? null;
  }

  /** The readings of a surface form; none where it is not listed. */
  readingsOf(surface: string): readonly Reading[] {
    return this.#bySurface.get(foldText(surface)) ?? [];
  }

  /** Visits every listed name that begins and ends at a word boundary; offsets into the sentence's text. */
  match(sentence: FoldedSentence, visit: (start: number, end: number, readings: readonly Reading[]) => void): void {
    this.#automaton.match(sentence.folded, (start, end, name) => {
      if (splitsWord(sentence.text, start) || splitsWord(sentence.text, end)) return;
      visit(start, end, this.#readings[name] ?? []);
    });
  }
}

/** Candidates from the shipped gazetteer. */
export function gazetteerRecognizer(gazetteer: Gazetteer): Recognizer {
  return (sentence) => {
    const candidates: Candidate[] = [];
    gazetteer.match(sentence, (start, end, readings) => {
      if (splitsHanWord(sentence, start, end) || isPartOfIdentifier(sentence.text, start, end)) return;
      const best = pickReading(sentence, start, end, readings);
      if (best === null) return;
      const { reading, confidence } = best;
      candidates.push({ start, end, type: reading.type, confidence, recognizer: 'gazetteer', known: reading.name });
    });
    return candidates;
  };
}

/** Candidates from the user's lexicon: certain, whatever the priors say. */
export function lexiconRecognizer(lexicon: Gazetteer): Recognizer {
  return (sentence) => {
    const candidates: Candidate[] = [];
    lexicon.match(sentence, (start, end, [reading]) => {
      if (reading === undefined) return;
      candidates.push({ start, end, type: reading.type, confidence: 1000, recognizer: LEXICON, known: reading.name });
    });
    return candidates;
  };
}

/** Short Han names must not cut a word in two: 华为 in 中华为本. Longer ones are their own proof. */
function splitsHanWord({ text, wordEdges }: FoldedSentence, start: number, end: number): boolean {
  if (end - start > 3 || wordEdges.size === 0 || !isHan(text.charCodeAt(start)) || !isHan(text.charCodeAt(end - 1))) {
    return false;
  }
  return !wordEdges.has(start) || !wordEdges.has(end);
}

/** A listed word inside a longer identifier is not that name: kubernetes in kubernetes-docs-fr. */
function isPartOfIdentifier(text: string, start: number, end: number): boolean {
  return (
    /\w[-_/.:=]$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^(?:[-_=/]|:\/|\.\w)/u.test(text.slice(end, end + 2))
  );
}

/** Below this a listed word is more likely no name. */
const MIN_CONFIDENCE = 400;

/** The likeliest reading here, or null where the word is more likely no name. */
function pickReading(
  { text, folded }: FoldedSentence,
  start: number,
  end: number,
  readings: readonly Reading[],
): { reading: Reading; confidence: number } | null {
  const surface = text.slice(start, end);
  const acts = ACTING.test(folded.slice(end, end + 12));
  let best: { reading: Reading; confidence: number; rank: number } | null = null;
  for (const reading of readings) {
    const confidence = confidenceOf(surface, start, reading);
    // Who announces, buys or hires is an organisation, whatever the name is used for elsewhere.
    const rank = confidence + (acts && reading.type === 'Organization' ? 500 : 0);
    if (confidence >= MIN_CONFIDENCE && (best === null || rank > best.rank)) best = { reading, confidence, rank };
  }
  return best;
}

const ACTING =
  /^\s{0,2}(?:宣布|表示|推出|发布|收购|开源|称|认为|联合|投资|announced|said|acquire|released|launched|open-sourced|'s (?:ceo|cto|chief))/u;

/** How sure it is that this spelling of a listed name is the name: a guess from its shape. */
function confidenceOf(surface: string, start: number, { common, surface: listed }: Reading): number {
  const latin = !/\p{Script=Han}/u.test(surface);
  const sameCase = surface === listed;
  // `go` in an English sentence is no sighting of Go, however often that was one.
  if (common && latin && !sameCase && surface === surface.toLowerCase()) return 0;
  const proper = latin ? sameCase && isUpper(surface.charCodeAt(0)) : surface.length >= 3;
  if (common) return latin && proper && start > 0 ? 450 : 100;
  // Where the tagger sees another type, a list alone is right in about six of ten cases.
  if (proper) return 620;
  return sameCase || !latin ? 650 : 500;
}
