/**
 * Finds names by the shape of Latin words: events (KubeCon, Rust Summit 2021), organisations (Acme Inc., Foo Foundation)
 * and, in Chinese prose, products (CamelCase words, names with digits, `.js`): there a Latin word is seldom anything else.
 */
import type { EntityType } from '../knowledge.ts';
import { isChinese } from '../text/language.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';

interface Shape {
  readonly type: EntityType;
  readonly pattern: RegExp;
  readonly confidence: number;
  /** Only where the sentence is Chinese. */
  readonly chineseOnly: boolean;
}

const CAPITALIZED = String.raw`[A-Z][\w&.+-]{0,30}`;

const SHAPES: readonly Shape[] = [
  {
    type: 'Event',
    pattern: new RegExp(
      String.raw`(?<![\w-])(?:(?:${CAPITALIZED} ){0,5}(?:Summit|Conference|Hackathon|Meetup|Day|Days|Forum|Expo)|[A-Z]\w{0,20}(?:Con|Conf|Fest|Camp)(?: ${CAPITALIZED}){0,3})(?: ?20\d\d)?(?![\w-])`,
      'gu',
    ),
    confidence: 700,
    chineseOnly: false,
  },
  {
    type: 'Organization',
    pattern: new RegExp(
      String.raw`(?<![\w-])(?:${CAPITALIZED} (?:of |and |& |for )?){1,5}(?:Inc|Ltd|LLC|Corp|Corporation|Foundation|University|Institute|Committee|Association|Consortium|Alliance|Labs?|Group|SIG|Working Group|Technologies|Systems|Software)(?![\w-])`,
      'gu',
    ),
    confidence: 700,
    chineseOnly: false,
  },
  {
    // SIG Network, Kubernetes SIG Docs, CNCF TOC
    type: 'Organization',
    pattern: new RegExp(
      String.raw`(?<![\w-])(?:${CAPITALIZED} )?(?:SIG|WG) ${CAPITALIZED}(?: ${CAPITALIZED})?(?![\w-])|(?<![\w-])(?:${CAPITALIZED} ){1,4}(?:TOC|TAG|SIG|PMC|TSC|WG)(?![\w-])`,
      'gu',
    ),
    confidence: 700,
    chineseOnly: false,
  },
  {
    type: 'Product',
    pattern:
      /(?<![\w.@/#-])(?:[a-z]{0,2}[A-Z]+[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|[a-z][A-Z]\w{2,}|[A-Za-z]\w*\.(?:js|io|ai|NET))(?![\w@/(-])/gu,
    confidence: 600,
    chineseOnly: true,
  },
  {
    type: 'Product',
    pattern:
      /(?<![\p{Script=Latin}\w.@/#-])(?:\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,}){1,2})(?![\p{Script=Latin}\w@/(-])/gu,
    confidence: 450,
    chineseOnly: true,
  },
];

/** Words that look like names and are not come from `data/patterns/latin-plain.txt`. */
export function latinRecognizer(plain: ReadonlySet<string>): Recognizer {
  return ({ text, language }: FoldedSentence) => {
    const candidates: Candidate[] = [];
    if (!/[A-Z]/u.test(text)) return candidates;
    for (const { type, pattern, confidence, chineseOnly } of SHAPES) {
      if (chineseOnly && !isChinese(language)) continue;
      for (const match of text.matchAll(pattern)) {
        const surface = match[0];
        if (chineseOnly && surface.split(' ').some((word) => plain.has(word.toLowerCase()))) continue;
        const { index } = match;
        candidates.push({
          start: index,
          end: index + surface.length,
          type,
          confidence,
          recognizer: 'shape',
          known: null,
        });
      }
    }
    return candidates;
  };
}
