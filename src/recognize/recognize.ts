/**
 * Third stage: which spans of the text name an entity, and of which type. Recognizers stand in one list; each sees one
 * sentence; overlaps are settled in one place; then the document's own definitions and repetitions are used.
 */
import type { SegmentedSentence } from '../document.ts';
import type { Mention } from '../knowledge.ts';
import type { DefinitionMarkers } from '../text/definitions.ts';
import { foldText } from '../text/fold.ts';
import { piecesOf } from './addresses.ts';
import type { Candidate, FoldedSentence, Recognizer } from './candidate.ts';
import { definedNames } from './defined.ts';
import { LEXICON, settleOverlaps } from './overlaps.ts';
import { repeatedNames } from './repeats.ts';

export interface RecognizeResources {
  readonly recognizers: readonly Recognizer[];
  readonly markers: DefinitionMarkers;
}

/** The mentions of a document, by offset, none overlapping another. */
export function recognize(
  sentences: readonly SegmentedSentence[],
  { recognizers, markers }: RecognizeResources,
): Mention[] {
  const folded = sentences.map(foldSentence);
  const areNames = sentences.map(({ text }) => nameFilter(text));
  const settled = folded.map((sentence, index) => {
    const found = recognizers.flatMap((recognizer) => recognizer(sentence)).filter(areNames[index] ?? Boolean);
    const first = settleOverlaps(found);
    return settleOverlaps([...first, ...definedNames(sentence, first, markers)]);
  });
  const repeats = repeatedNames(folded, settled);
  return folded.flatMap((sentence, index) => {
    const repeated = (repeats[index] ?? []).filter(areNames[index] ?? Boolean);
    return settleOverlaps([...(settled[index] ?? []), ...repeated]).map((candidate) =>
      toMention(candidate, sentence, index),
    );
  });
}

/** Pieces of addresses are no names, unless the user's lexicon says so. */
function nameFilter(text: string): (candidate: Candidate) => boolean {
  const isPiece = piecesOf(text);
  return (candidate) => candidate.recognizer === LEXICON || !isPiece(candidate);
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
