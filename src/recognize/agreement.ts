/**
 * Lets the names of an article help each other to their types, where the tagger is not sure and no list knows the name:
 * who has founders, engineers or a chief is an organisation in the whole article, and what stands in one list is mostly
 * of one kind. Thresholds were chosen by leaving out one source after another.
 */
import type { EntityType } from '../knowledge.ts';
import type { Candidate, FoldedSentence } from './candidate.ts';
import { TAGGER } from './tagged.ts';

/** Surer types than these are not corrected. */
const MAX_EMPLOYER_CONFIDENCE = 950;
const MAX_LISTED_CONFIDENCE = 850;

/** So sure must be the members of a list that tell what it lists, so many, and so much of one mind. */
const MIN_SURE_CONFIDENCE = 800;
const MIN_SURE = 2;
const MIN_SHARE = 0.8;

/** What only stands behind the name of an employer: 的联合创始人, 's CTO. */
const POST =
  /^[』」”"]?\s?(?:公司|的?\s?(?:联合|前|首席|高级|资深|技术){0,3}(?:创始人|首席\p{Script=Han}{2,4}官|CEO|CTO|COO|CFO|创办人|董事长|总裁|副总裁|总经理|工程师|架构师|技术总监|产品经理|科学家)|'s (?:CEO|CTO|founder|co-founder|engineer))/u;
/** What only stands before one: 就职于, an engineer at. */
const EMPLOYMENT =
  /(?:收购|投资|入职|加盟|[供就任]职于|acquired|founder of|C[ET]O of|engineer at|works? (?:at|for)|joined)\s?(?:了\s?)?$/u;
const POST_LENGTH = 20;
const EMPLOYMENT_LENGTH = 16;

/** Between two members of a list. */
const LIST_SIGN = /^(?:\s?[、,，]\s?(?:and |和)?|\s?(?:和|与|及|以及|and|&)\s?)$/u;

/** The candidates of each sentence with the types that the article as a whole speaks for. */
export function agreeOnTypes(
  sentences: readonly FoldedSentence[],
  settled: readonly (readonly Candidate[])[],
): Candidate[][] {
  const employers = employersOf(sentences, settled);
  return settled.map((candidates, index) => {
    const text = sentences[index]?.text ?? '';
    const named = candidates.map((candidate) => {
      const isEmployer = isOpen(candidate, MAX_EMPLOYER_CONFIDENCE) && employers.has(nameOf(candidate, text));
      return isEmployer && isThing(candidate) ? { ...candidate, type: 'Organization' as const } : candidate;
    });
    return runsOf(named, text).flatMap(agreeInList);
  });
}

/** Names that stand beside a post somewhere in the article. */
function employersOf(
  sentences: readonly FoldedSentence[],
  settled: readonly (readonly Candidate[])[],
): ReadonlySet<string> {
  const employers = new Set<string>();
  settled.forEach((candidates, index) => {
    const text = sentences[index]?.text ?? '';
    for (const candidate of candidates) {
      if (!isThing(candidate) && candidate.type !== 'Organization') continue;
      const before = text.slice(Math.max(0, candidate.start - EMPLOYMENT_LENGTH), candidate.start);
      const after = text.slice(candidate.end, candidate.end + POST_LENGTH);
      if (POST.test(after) || EMPLOYMENT.test(before)) employers.add(nameOf(candidate, text));
    }
  });
  return employers;
}

function isThing({ type }: Candidate): boolean {
  return type === 'Product' || type === 'Technology';
}

/** Whether nothing but the tagger's guess speaks for the type. */
function isOpen({ recognizer, known, confidence }: Candidate, maxConfidence: number): boolean {
  return recognizer === TAGGER && known === null && confidence <= maxConfidence;
}

function nameOf({ start, end }: Candidate, text: string): string {
  return text.slice(start, end);
}

/** The candidates, cut where two neighbours are not members of one list. */
function runsOf(candidates: readonly Candidate[], text: string): Candidate[][] {
  const runs: Candidate[][] = [];
  let last: Candidate | null = null;
  for (const candidate of candidates) {
    if (last !== null && LIST_SIGN.test(text.slice(last.end, candidate.start))) runs.at(-1)?.push(candidate);
    else runs.push([candidate]);
    last = candidate;
  }
  return runs;
}

/** The members of a list; those of open type get the type that the sure ones share. */
function agreeInList(members: readonly Candidate[]): Candidate[] {
  const type = members.length > MIN_SURE ? sharedType(members) : null;
  if (type === null) return [...members];
  return members.map((member) => (isOpen(member, MAX_LISTED_CONFIDENCE) ? { ...member, type } : member));
}

/** The type that nearly all sure members have; null where they are too few or differ. */
function sharedType(members: readonly Candidate[]): EntityType | null {
  const sure = members.filter(({ known, confidence }) => known !== null || confidence >= MIN_SURE_CONFIDENCE);
  const counts = new Map<EntityType, number>();
  for (const { type } of sure) counts.set(type, (counts.get(type) ?? 0) + 1);
  for (const [type, count] of counts) if (count >= MIN_SURE && count >= sure.length * MIN_SHARE) return type;
  return null;
}
