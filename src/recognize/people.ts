/**
 * Finds people: Chinese names by surname, word borders and the title or verb beside them; transliterated names by their
 * middle dot; Latin names by a listed given name. Lists come from `data/`.
 */
import { parseTsv } from '../data.ts';
import type { SegmentedSentence } from '../document.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';

export interface NameLists {
  readonly surnames: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  /** Words that stand right before a name. */
  readonly titlesBefore: ReadonlySet<string>;
  /** Words that stand right after one. */
  readonly titlesAfter: ReadonlySet<string>;
  readonly speechVerbs: ReadonlySet<string>;
  /** Characters that foreign names are written with. */
  readonly transliteration: ReadonlySet<string>;
}

/** What speaks for a name, in thousandths; the sum is the confidence. */
const WEIGHT = { shape: 150, tag: 250, title: 450, titleAfter: 400, speech: 350, list: 75, parenthesis: 100 } as const;
const MIN_CONFIDENCE = 500;
/** Enough beside a name that is sure: 陈立群、王小田. */
const MIN_LISTED_CONFIDENCE = 350;

const MIDDLE_DOT = /[·•・‧]/gu;

/** Words that hold a surname and are no names end in these: 安全性, 许可证, 幸福感. */
const WORD_ENDS = new Set('性感化证书部率度力者法式型值号版台件区端层器机站网页权费税险贷款'.split(''));
/** Surnames that are function words or everyday words far more often. */
const RISKY_SURNAMES = new Set(
  '和都曾于应能有时成全别会向从在因方云水项权易明公益索齐幸白毕无章须严师平连通空单解计相查利后过路经'.split(''),
);
/** No given name ends in these: they begin what follows the name. */
const FUNCTION_WORDS = new Set(
  '的被就也于为等和在是了到说将对从把与及或之们曾都已还并又而向让给则若且亦但这那其某每各该我你他她它个名位家'.split(
    '',
  ),
);
const LATIN_NAME =
  /(?<![\p{Script=Latin}\p{N}.-])(\p{Lu}\p{Ll}+)(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\.)?((?: (?:van|de|der|von|di|del|da|bin|al))? \p{Lu}[\p{Script=Latin}'’]+(?:-\p{Lu}\p{Ll}+)?){1,2}(?![\p{Script=Latin}\p{N}-])/gu;

export function peopleRecognizer(lists: NameLists): Recognizer {
  return (sentence) => [
    ...transliterated(sentence, lists),
    ...latinNames(sentence, lists),
    ...(sentence.language === 'zh' ? chineseNames(sentence, lists) : []),
  ];
}

function candidate(start: number, end: number, confidence: number, recognizer: string): Candidate {
  return { start, end, type: 'Person', confidence: Math.min(confidence, 950), recognizer, known: null };
}

function transliterated({ text }: FoldedSentence, { transliteration }: NameLists): Candidate[] {
  const found: Candidate[] = [];
  let free = 0;
  for (const { index } of text.matchAll(MIDDLE_DOT)) {
    if (index < free) continue;
    let start = index;
    while (start > free && transliteration.has(text.charAt(start - 1))) start--;
    let end = index;
    while (end < text.length && (transliteration.has(text.charAt(end)) || isDotBetween(text, end, transliteration)))
      end++;
    free = end;
    if (index - start >= 1 && end - index > 1 && end - start >= 4)
      found.push(candidate(start, end, 850, 'transliteration'));
  }
  return found;
}

function isDotBetween(text: string, at: number, transliteration: ReadonlySet<string>): boolean {
  return /[·•・‧]/u.test(text.charAt(at)) && transliteration.has(text.charAt(at + 1));
}

function latinNames({ text }: FoldedSentence, { givenNames }: NameLists): Candidate[] {
  if (!/\p{Lu}\p{Ll}+ /u.test(text)) return [];
  const found: Candidate[] = [];
  for (const { index, 0: name, 1: given = '' } of text.matchAll(LATIN_NAME)) {
    if (givenNames.has(given.toLowerCase())) found.push(candidate(index, index + name.length, 700, 'given-name'));
  }
  return found;
}

function chineseNames(sentence: FoldedSentence, lists: NameLists): Candidate[] {
  const found: Candidate[] = [];
  const { tokens, start, text } = sentence;
  tokens.forEach((token, index) => {
    const at = token.start - start;
    const surname = lists.surnames.has(text.slice(at, at + 2)) ? 2 : lists.surnames.has(text.charAt(at)) ? 1 : 0;
    if (surname === 0) return;
    // The name ends at a word border, one or two characters after the surname.
    for (const [offset, last] of tokens.slice(index, index + 3).entries()) {
      const given = last.end - start - at - surname;
      if (given < 1) continue;
      if (given > 2) break;
      const name = text.slice(at, at + surname + given);
      if (!/^\p{Script=Han}+$/u.test(name)) break;
      if (WORD_ENDS.has(name.slice(-1)) || FUNCTION_WORDS.has(name.slice(-1))) continue;
      const confidence = evidenceFor(sentence, index, index + offset, lists);
      if (confidence >= MIN_LISTED_CONFIDENCE) found.push(candidate(at, at + name.length, confidence, 'surname'));
    }
  });
  return sureOrListed(found, text);
}

/** The candidates that are sure, and those that a list joins to a sure one. */
function sureOrListed(candidates: readonly Candidate[], text: string): Candidate[] {
  const sure = new Set(candidates.filter(({ confidence }) => confidence >= MIN_CONFIDENCE));
  const isBeside = (a: Candidate, b: Candidate) => a.end + 1 === b.start && text.charAt(a.end) === '、';
  for (const ordered of [candidates, [...candidates].reverse()]) {
    for (const weak of ordered) {
      if ([...sure].some((other) => isBeside(other, weak) || isBeside(weak, other))) sure.add(weak);
    }
  }
  return [...sure];
}

/** Adds up what stands beside the tokens from first to last that speaks for a person's name. */
function evidenceFor(sentence: SegmentedSentence, first: number, last: number, lists: NameLists): number {
  const { tokens, text, start } = sentence;
  const wordAt = (index: number) => {
    const token = tokens[index];
    return token === undefined ? '' : text.slice(token.start - start, token.end - start);
  };
  const words = tokens.slice(first, last + 1);
  // A dictionary word of another kind is hardly a name, nor part of one: 高级, 成功, 和 + 技术.
  if (words.some(({ start, end, tag }) => end - start > 1 && !/^(?:nr|nrt|nrfg|x|nz)$/u.test(tag))) return 0;
  const single = first === last;
  const tag = words[0]?.tag ?? '';
  const isRisky = RISKY_SURNAMES.has(text.charAt((words[0]?.start ?? start) - start));
  if (isRisky && !(single && /^nr/u.test(tag))) return 0;
  let confidence: number = WEIGHT.shape;
  if (single && tag === 'nr') confidence += WEIGHT.tag;
  else if (single && tag === 'x') confidence += WEIGHT.tag / 2;
  const before = wordAt(first - 1).trim() === '' ? wordAt(first - 2) : wordAt(first - 1);
  const after = wordAt(last + 1).trim() === '' ? wordAt(last + 2) : wordAt(last + 1);
  if (/^[你我他她您]/u.test(after)) return 0;
  if (endsWithAny(before, lists.titlesBefore)) confidence += WEIGHT.title;
  if (startsWithAny(after, lists.titlesAfter)) confidence += WEIGHT.titleAfter;
  if (lists.speechVerbs.has(after)) confidence += WEIGHT.speech;
  if (before === '、' || after === '、' || before === '@') confidence += WEIGHT.list;
  if (/^[（(：:]$/u.test(after) || /^[：:|｜]$/u.test(before)) confidence += WEIGHT.parenthesis;
  return confidence;
}

function endsWithAny(word: string, titles: ReadonlySet<string>): boolean {
  for (let length = 1; length <= word.length; length++)
    if (titles.has(word.slice(-length).toUpperCase()) || titles.has(word.slice(-length))) return true;
  return false;
}

function startsWithAny(word: string, titles: ReadonlySet<string>): boolean {
  for (let length = 1; length <= word.length; length++) if (titles.has(word.slice(0, length))) return true;
  return false;
}

/** Reads `data/patterns/person-titles.txt`: the side (`before` or `after` the name) and the word. */
export function parseTitles(text: string): Pick<NameLists, 'titlesBefore' | 'titlesAfter'> {
  const of = (wanted: string) =>
    new Set(parseTsv(text).flatMap(([side, word = '']) => (side === wanted ? [word] : [])));
  return { titlesBefore: of('before'), titlesAfter: of('after') };
}
