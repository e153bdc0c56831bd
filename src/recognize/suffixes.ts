/**
 * Finds organisations and events by the last word of their names (…基金会, …开发者大会), taking in the words before it
 * that can belong to a name. Words come from `data/patterns`.
 */
import type { Token } from '../document.ts';
import type { EntityType } from '../knowledge.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Last words of the names of one type. */
export interface SuffixList {
  readonly type: EntityType;
  /** By their last character, longest first. */
  readonly suffixes: ReadonlyMap<string, readonly string[]>;
  /** Suffixes that need a proper name directly before them: too common otherwise. */
  readonly strict: ReadonlySet<string>;
}

/** Reads a list of suffixes, one a line; a trailing `!` marks the strict ones. */
export function parseSuffixes(type: EntityType, lines: readonly string[]): SuffixList {
  const suffixes = new Map<string, string[]>();
  for (const suffix of lines.map((line) => line.replace(/!$/u, '')).sort((a, b) => b.length - a.length)) {
    suffixes.set(suffix.slice(-1), [...(suffixes.get(suffix.slice(-1)) ?? []), suffix]);
  }
  return { type, suffixes, strict: new Set(lines.filter((l) => l.endsWith('!')).map((l) => l.slice(0, -1))) };
}

/** A name takes in at most so many words before its suffix. */
const MAX_WORDS = 8;
const MAX_LENGTH = 30;

/** Parts of speech that stand in names: nouns and names of all kinds, Latin words, unknown words, verbs as nouns. */
const NAME_TAGS = /^(?:n|nr|nrt|nrfg|ns|nt|nz|ng|eng|j|l|x|vn|an|b|m|i|s|f|a|v|q|t)$/u;
/** Of these at least one must be there: without a proper word, 研究院 is any institute. */
const PROPER_TAGS = /^(?:nr|nrt|nrfg|ns|nt|nz|eng|j|x)$/u;
const SENTENCE_TAGS = /^(?:v|m|q|f|t|s|d|p)$/u;
/** Verbs, numbers and the like may stand inside a name and never begin it. */
const INNER_TAGS = /^(?:v|m|q|f|a|t|i|l|s|b)$/u;

/** An event's year and number are part of its name: 2021 第三届…大会. */
const EDITION = /(?:(?<!\d)(?:19|20)\d\d ?年?(?:度)? ?)?(?:第 ?[一二三四五六七八九十百\d]{1,4} ?届 ?)?$/u;

export function suffixRecognizer(list: SuffixList, modifiers: ReadonlySet<string>, gazetteer: Gazetteer): Recognizer {
  return (sentence) => {
    const candidates: Candidate[] = [];
    sentence.tokens.forEach((token, index) => {
      const last = sentence.text.charAt(token.end - 1 - sentence.start);
      const suffix = list.suffixes.get(last)?.find((word) => endsWith(sentence, token, word));
      if (suffix === undefined) return;
      const start = startOfName(sentence, index, suffix, list, modifiers);
      if (start === null) return;
      const from = afterStray(sentence.text, start - sentence.start);
      // KubeCon 峰会: the listed name stands without the noun.
      const stem = sentence.text.slice(from, token.end - suffix.length - sentence.start).trim();
      if (gazetteer.readingsOf(stem).some(({ type }) => type === list.type)) return;
      candidates.push({
        start: list.type === 'Event' ? from - (EDITION.exec(sentence.text.slice(0, from))?.[0].length ?? 0) : from,
        end: token.end - sentence.start,
        type: list.type,
        confidence: 600,
        recognizer: 'suffix',
        known: null,
      });
    });
    return candidates;
  };
}

/** Characters that the segmenter glues to the name behind them, and that begin none: 为云原生计算基金会. */
const STRAY = /^[年月日为的与及在对由从被将以是了该把让]+/u;

function afterStray(text: string, from: number): number {
  return from + (STRAY.exec(text.slice(from, from + 3))?.[0].length ?? 0);
}

function startsEdition(sentence: FoldedSentence, index: number): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && /^第.+届$/u.test(wordOf(sentence, token));
}

/** A word with its script folded, as the lists have it. */
function wordOf({ folded, start }: FoldedSentence, token: Token): string {
  return folded.slice(token.start - start, token.end - start);
}

/** Whether the text up to the token's end ends in the suffix, and the suffix begins where a word begins. */
function endsWith({ text, start, wordEdges }: FoldedSentence, token: Token, suffix: string): boolean {
  const end = token.end - start;
  if (!text.startsWith(suffix, end - suffix.length)) return false;
  const from = end - suffix.length;
  return from > token.start - start || wordEdges.has(from);
}

/** Where the name that ends in this token begins, or null where no name can be made out. */
function startOfName(
  sentence: FoldedSentence,
  index: number,
  suffix: string,
  { strict }: SuffixList,
  modifiers: ReadonlySet<string>,
): number | null {
  const last = sentence.tokens[index];
  if (last === undefined) return null;
  const suffixStart = last.end - suffix.length;
  let first = index;
  let hasProper = false;
  // The suffix may be part of a longer word that is itself the name (清华大学), or any word (高科技).
  if (suffixStart > last.start) {
    if (!/^n[rstz]$/u.test(last.tag)) return null;
    hasProper = true;
  }
  for (let at = index - 1; at >= 0 && index - at <= MAX_WORDS; at--) {
    const token = sentence.tokens[at];
    const after = sentence.tokens[at + 1];
    if (token === undefined || after === undefined || last.end - token.start > MAX_LENGTH) break;
    if (token.end > suffixStart) {
      first = at;
      continue;
    }
    const word = wordOf(sentence, token);
    const gap = sentence.text.slice(token.end - sentence.start, after.start - sentence.start);
    if (gap.length > 1 || modifiers.has(word) || !NAME_TAGS.test(token.tag) || !/^[\p{L}\p{N}·&+.-]+$/u.test(word))
      break;
    // A verb or a number before a proper word belongs to the sentence, not to the name: 进入 | 巴黎大学.
    if (hasProper && SENTENCE_TAGS.test(token.tag)) break;
    first = at;
    if ((PROPER_TAGS.test(token.tag) && !isGenericLatin(word)) || /^第.+届$/u.test(word)) hasProper = true;
    else if (strict.has(suffix) && token.end === suffixStart) return null;
  }
  while (first < index && INNER_TAGS.test(sentence.tokens[first]?.tag ?? '') && !startsEdition(sentence, first))
    first++;
  const start = sentence.tokens[first]?.start ?? last.start;
  if (!hasProper || start >= suffixStart) return null;
  const stem = sentence.text.slice(start - sentence.start, suffixStart - sentence.start);
  const isPlaceAlone = sentence.tokens[first]?.tag === 'ns' && sentence.tokens[first]?.end === suffixStart;
  return isPlaceAlone && isAnyOf(stem, suffix) ? null : start;
}

/** 上海公司 is any company of the place, 中国大学 any university of the country; 上海大学 has that name. */
function isAnyOf(place: string, suffix: string): boolean {
  if (/^(?:公司|集团|科技|汽车|航空|传媒)$/u.test(suffix)) return place.length <= 3;
  return /^(?:中国|全国|欧洲|亚洲|非洲|欧美|国内)$/u.test(place) && /^(?:大学|学院|银行|大会|论坛)$/u.test(suffix);
}

/** AI, IT, 5G: a field, not a name. */
function isGenericLatin(word: string): boolean {
  return /^[a-z0-9]{1,4}$/u.test(word);
}
