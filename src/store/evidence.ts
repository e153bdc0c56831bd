/**
 * Chooses the sentences that a store keeps: behind each edge at most five. Those of original articles come before
 * reprints, each article's first before any article's second, older before newer.
 */
import type { DocumentRow, EvidenceRow } from '../fold/tables.ts';
import { compareBytes } from '../text/order.ts';
import type { ClaimParts } from './keys.ts';

const MAX_PER_EDGE = 5;

/** A stretch of text that supports a stated relation. */
export interface Support {
  readonly claim: ClaimParts;
  readonly document: string;
  readonly sentence: number;
  /** Offsets into the article's text, UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface ChosenEvidence {
  /** Numbers of sentences by document. */
  readonly sentences: ReadonlyMap<string, ReadonlySet<number>>;
  readonly supports: readonly Support[];
}

interface Candidate extends Pick<EvidenceRow, 'document' | 'sentence'> {
  readonly isReprint: boolean;
  /** How many stretches of the same article stand before it. */
  readonly nth: number;
  /** `~` without one, so that it comes last. */
  readonly date: string;
  readonly support: Support | null;
}

/** Chooses from the evidence table, whose rows lie in the order of the articles. */
export async function chooseEvidence(
  documents: ReadonlyMap<string, Pick<DocumentRow, 'story' | 'date'>>,
  rows: AsyncIterable<EvidenceRow> | Iterable<EvidenceRow>,
): Promise<ChosenEvidence> {
  const chosenByEdge = new Map<string, Candidate[]>();
  const seenByEdge = new Map<string, { readonly document: string; readonly count: number }>();
  for await (const row of rows) {
    const { document, sentence } = row;
    const edge = JSON.stringify([row.source, row.predicate, row.target, row.status]);
    const seen = seenByEdge.get(edge);
    const nth = seen?.document === document ? seen.count : 0;
    seenByEdge.set(edge, { document, count: nth + 1 });
    const article = documents.get(document);
    const candidate = {
      document,
      sentence,
      isReprint: article?.story !== document,
      nth,
      date: article?.date ?? '~',
      support: supportOf(row),
    };
    const chosen = chosenByEdge.get(edge);
    if (chosen === undefined) chosenByEdge.set(edge, [candidate]);
    else insert(chosen, candidate);
  }

  const sentences = new Map<string, Set<number>>();
  const supports: Support[] = [];
  for (const { document, sentence, support } of [...chosenByEdge.values()].flat()) {
    const chosen = sentences.get(document) ?? new Set<number>();
    sentences.set(document, chosen.add(sentence));
    if (support !== null) supports.push(support);
  }
  return { sentences, supports };
}

function supportOf({
  predicate,
  status,
  source,
  target,
  document,
  sentence,
  start,
  end,
  quote,
}: EvidenceRow): Support | null {
  if (predicate === null || status === null) return null;
  return { claim: [source, predicate, target, status], document, sentence, start, end, quote };
}

/** Keeps the list sorted and short. */
function insert(chosen: Candidate[], candidate: Candidate): void {
  let at = chosen.length;
  for (let other = chosen[at - 1]; other !== undefined && compare(candidate, other) < 0; other = chosen[at - 1]) at--;
  chosen.splice(at, 0, candidate);
  chosen.length = Math.min(chosen.length, MAX_PER_EDGE);
}

function compare(a: Candidate, b: Candidate): number {
  return (
    Number(a.isReprint) - Number(b.isReprint) ||
    a.nth - b.nth ||
    compareBytes(a.date, b.date) ||
    compareBytes(a.document, b.document)
  );
}
