/**
 * Makes a name as long as it is: a noun that follows and tells what is named belongs to it. A summit of a product is an
 * event, a console of one a product of its own.
 */
import type { EntityType } from '../knowledge.ts';
import type { Candidate, FoldedSentence } from './candidate.ts';
import { LEXICON } from './overlaps.ts';

/** What such nouns make of the name before them; no others helped when one source after another was left out. */
const HEAD_NOUNS: readonly (readonly [EntityType, RegExp])[] = [
  [
    'Event',
    /^ ?(?:开发者|技术|贡献者|用户|全球)?(?:峰会|大会|论坛|年会|研讨会|研討會|Summit|Conference|Workshop|Meetup|Con)(?![\p{Script=Latin}\p{N}])/u,
  ],
  [
    'Product',
    /^ (?:\p{Lu}\p{L}{1,20} )?(?:CLI|Operator|Server|Gateway|Controller|Dashboard|Proxy|SDK|Playground|Studio|Engine|Hub)(?! ?[\p{Script=Latin}\p{N}])/u,
  ],
];
const MAX_LENGTH = 40;

/** What such a noun can follow; the names of people, works and events end by themselves, a place is where it is held. */
const EXTENDABLE: ReadonlySet<EntityType> = new Set(['Organization', 'Product', 'Technology']);

/** Longer candidates for those of the settled ones that a head noun follows. */
export function longerNames({ text }: FoldedSentence, settled: readonly Candidate[]): Candidate[] {
  return settled.flatMap((candidate): Candidate[] => {
    if (candidate.recognizer === LEXICON || !EXTENDABLE.has(candidate.type)) return [];
    const after = text.slice(candidate.end, candidate.end + MAX_LENGTH);
    for (const [type, headNoun] of HEAD_NOUNS) {
      const [matched = ''] = headNoun.exec(after) ?? [];
      if (matched === '') continue;
      return [{ ...candidate, end: candidate.end + matched.length, type, recognizer: 'head-noun', known: null }];
    }
    return [];
  });
}
