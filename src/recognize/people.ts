/**
 * Finds people. Chinese names are known by surname, word borders and the title or verb beside them; what is not sure by
 * itself is where a list joins it to a name that is. Lists come from `data/`.
 */
import type { SegmentedSentence } from '../document.ts';
import { hasChinese } from '../text/language.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';
import { handles, latinNames, person, transliteratedNames } from './foreign-people.ts';
import { endsWithAny, type NameLists, startsWithAny } from './person-lists.ts';

/** What speaks for a name, in thousandths; the sum is the confidence. */
const WEIGHT = { shape: 150, tag: 200, title: 450, titleAfter: 400, speech: 350, list: 75, parenthesis: 50 } as const;
const MIN_CONFIDENCE = 500;
/** Enough beside a name that is sure: 陈立群、王小田. */
const MIN_LISTED_CONFIDENCE = 350;

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

export function peopleRecognizer(lists: NameLists): Recognizer {
  return (sentence) => {
    const found = [
      ...handles(sentence),
      ...transliteratedNames(sentence, lists),
      ...latinNames(sentence, lists),
      ...(hasChinese(sentence.language) ? chineseNames(sentence, lists) : []),
    ];
    return sureOrListed(found, sentence.text);
  };
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
      if (confidence >= MIN_LISTED_CONFIDENCE) found.push(person(at, at + name.length, confidence, 'surname'));
    }
  });
  return found;
}

/** A list's comma or an "and" between two names. */
const LIST_SIGN = /^(?:、|[,，] ?(?:and )?| ?(?:和|与|及|以及|and|&) ?)$/u;
const LONGEST_LIST_SIGN = 6;

/** The candidates that are sure, and those that a list joins to a sure one. */
function sureOrListed(candidates: readonly Candidate[], text: string): Candidate[] {
  const ordered = [...candidates].sort((a, b) => a.start - b.start || a.end - b.end);
  const sure = new Set(ordered.filter(({ confidence }) => confidence >= MIN_CONFIDENCE));
  const ends = new Set([...sure].map(({ end }) => end));
  for (const weak of ordered) {
    if (sure.has(weak) || !isListedAfter(text, weak.start, ends)) continue;
    sure.add(weak);
    ends.add(weak.end);
  }
  const starts = new Set([...sure].map(({ start }) => start));
  for (const weak of ordered.reverse()) {
    if (sure.has(weak) || !isListedBefore(text, weak.end, starts)) continue;
    sure.add(weak);
    starts.add(weak.start);
  }
  return [...sure];
}

function isListedAfter(text: string, start: number, ends: ReadonlySet<number>): boolean {
  for (let end = start - 1; end >= start - LONGEST_LIST_SIGN; end--) {
    if (ends.has(end) && LIST_SIGN.test(text.slice(end, start))) return true;
  }
  return false;
}

function isListedBefore(text: string, end: number, starts: ReadonlySet<number>): boolean {
  for (let start = end + 1; start <= end + LONGEST_LIST_SIGN; start++) {
    if (starts.has(start) && LIST_SIGN.test(text.slice(end, start))) return true;
  }
  return false;
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
