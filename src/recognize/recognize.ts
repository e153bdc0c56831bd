/**
 * Third stage: which spans of the text name an entity, and of which type. The trained tagger sees the whole article;
 * recognizers that stand beside it in one list see one sentence each; overlaps are settled in one place; then the
 * document's own definitions and repetitions are used.
 */
import type { SegmentedSentence } from '../document.ts';
import type { Mention } from '../knowledge.ts';
import type { DefinitionMarkers } from '../text/definitions.ts';
import { foldText } from '../text/fold.ts';
import { piecesOf } from './addresses.ts';
import { agreeOnTypes } from './agreement.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';
import { definedNames } from './defined.ts';
import type { Gazetteer } from './gazetteer.ts';
import { longerNames } from './head-nouns.ts';
import { LEXICON, settleOverlaps } from './overlaps.ts';
import { repeatedNames } from './repeats.ts';
import { taggedNames } from './tagged.ts';
import type { Tagger } from './tagger/tagger.ts';

export interface RecognizeResources {
  readonly tagger: Tagger;
  readonly gazetteer: Gazetteer;
  readonly recognizers: readonly Recognizer[];
  readonly markers: DefinitionMarkers;
  /** Folded surface forms that the user says are no names. */
  readonly never: ReadonlySet<string>;
}

/** The mentions of a document, by offset, none overlapping another. */
export function recognize(
  sentences: readonly SegmentedSentence[],
  { tagger, gazetteer, recognizers, markers, never }: RecognizeResources,
): Mention[] {
  const folded = sentences.map(foldSentence);
  const areNames = folded.map((sentence) => nameFilter(sentence, never));
  const tagged = taggedNames(folded, tagger, gazetteer);
  const found = folded.map((sentence, index) => {
    const isName = areNames[index] ?? Boolean;
    const candidates = [...(tagged[index] ?? []), ...recognizers.flatMap((recognizer) => recognizer(sentence))];
    const short = settleOverlaps(candidates.filter(isName));
    const first = settleOverlaps([...short, ...longerNames(sentence, short).filter(isName)]);
    const defined = definedNames(sentence, first, markers).filter(isName);
    return settleOverlaps([...first, ...defined]);
  });
  const settled = agreeOnTypes(folded, found);
  const repeats = repeatedNames(folded, settled);
  return folded.flatMap((sentence, index) => {
    const repeated = (repeats[index] ?? []).filter(areNames[index] ?? Boolean);
    return settleOverlaps([...(settled[index] ?? []), ...repeated]).map((candidate) =>
      toMention(candidate, sentence, index),
    );
  });
}

/** Pieces of addresses are no names, nor is what the user's lexicon takes for none, unless it says otherwise. */
function nameFilter({ text, folded }: FoldedSentence, never: ReadonlySet<string>): (candidate: Candidate) => boolean {
  const isPiece = piecesOf(text);
  return (candidate) => {
    if (candidate.recognizer === LEXICON) return true;
    return !isPiece(candidate) && !never.has(folded.slice(candidate.start, candidate.end));
  };
}

function foldSentence(sentence: SegmentedSentence): FoldedSentence {
  const wordEdges = new Set<number>();
  for (const { start, end } of sentence.tokens) wordEdges.add(start - sentence.start).add(end - sentence.start);
  return { ...sentence, folded: foldText(sentence.text), wordEdges };
}

function toMention({ start, end, ...rest }: Candidate, sentence: FoldedSentence, index: number): Mention {
  const surface = sentence.text.slice(start, end);
  return { start: sentence.start + start, end: sentence.start + end, surface, sentence: index, ...rest };
}
