/** The relationships of a graph on a server: what stands where, what meets what, and what is stated of what. */
import type { ChosenEvidence } from './evidence.ts';
import { claimKey, keyOf, sentenceKey } from './keys.ts';
import type { Entry, Kind } from './kind.ts';
import { predicateKind, relationshipKind } from './kind.ts';
import { countValues } from './nodes.ts';
import type { Source } from './source.ts';

const OFFSETS = ['startOffset', 'endOffset'] as const;

export function relationshipKinds(source: Source, evidence: ChosenEvidence): Kind[] {
  const between = { from: 'Entity', to: 'Entity' };
  const inSentence = { from: 'Sentence', to: 'Entity', identity: OFFSETS };
  const support = { from: 'Sentence', to: 'Claim', identity: OFFSETS };
  return [
    relationshipKind('IN_DOCUMENT', { from: 'Sentence', to: 'Document' }, () => places(source, evidence)),
    relationshipKind('MENTIONS', inSentence, () => sentenceMentions(source, evidence)),
    relationshipKind('MENTIONS', { from: 'Document', to: 'Entity' }, () => documentMentions(source)),
    relationshipKind('CO_OCCURS', between, () => cooccurrences(source)),
    predicateKind(() => statements(source)),
    relationshipKind('SUBJECT', { from: 'Claim', to: 'Entity' }, () => claimEnds(source, 'subject')),
    relationshipKind('OBJECT', { from: 'Claim', to: 'Entity' }, () => claimEnds(source, 'object')),
    relationshipKind('SUPPORTS', support, () => supports(source, evidence)),
  ];
}

function* places({ graph }: Source, evidence: ChosenEvidence): Generator<Entry> {
  for (const [document, sentences] of evidence.sentences) {
    for (const sentence of sentences) {
      const match = { start: sentenceKey(graph, document, sentence), end: keyOf(graph, document) };
      yield { match, properties: {} };
    }
  }
}

/** All mentions of the sentences that were chosen. */
async function* sentenceMentions(source: Source, evidence: ChosenEvidence): AsyncGenerator<Entry> {
  const { graph } = source;
  for await (const { document, sentence, entity, start, end, surface } of source.rows('mentions')) {
    if (evidence.sentences.get(document)?.has(sentence) !== true) continue;
    const ends = { start: sentenceKey(graph, document, sentence), end: keyOf(graph, entity) };
    yield { match: { ...ends, startOffset: BigInt(start), endOffset: BigInt(end) }, properties: { surface } };
  }
}

/** How often each article mentions each entity. */
async function* documentMentions(source: Source): AsyncGenerator<Entry> {
  let document = '';
  let counts = new Map<string, number>();
  const entries = () =>
    [...counts].map(([entity, count]) => ({
      match: { start: keyOf(source.graph, document), end: keyOf(source.graph, entity) },
      properties: { count: BigInt(count) },
    }));
  for await (const row of source.rows('mentions')) {
    if (row.document !== document) {
      yield* entries();
      document = row.document;
      counts = new Map();
    }
    counts.set(row.entity, (counts.get(row.entity) ?? 0) + 1);
  }
  yield* entries();
}

async function* cooccurrences(source: Source): AsyncGenerator<Entry> {
  const { graph } = source;
  for await (const { source: one, target, sentences, npmi, g2, jaccard, ...counts } of source.rows('cooccurrences')) {
    yield {
      match: { start: keyOf(graph, one), end: keyOf(graph, target) },
      properties: { sentences: BigInt(sentences), ...countValues(counts) },
      scores: { npmi, g2, jaccard },
    };
  }
}

async function* statements(source: Source): AsyncGenerator<Entry> {
  const { graph } = source;
  for await (const row of source.rows('relations')) {
    const { subject, predicate, object, status, confidence } = row;
    const claim = claimKey(graph, [subject, predicate, object, status]);
    yield {
      match: { type: predicate, start: keyOf(graph, subject), end: keyOf(graph, object), claim },
      name: predicate,
      properties: { status, sentences: BigInt(row.sentences), ...countValues(row), confidence: BigInt(confidence) },
    };
  }
}

async function* claimEnds(source: Source, side: 'subject' | 'object'): AsyncGenerator<Entry> {
  const { graph } = source;
  for await (const row of source.rows('relations')) {
    const claim = claimKey(graph, [row.subject, row.predicate, row.object, row.status]);
    yield { match: { start: claim, end: keyOf(graph, row[side]) }, properties: {} };
  }
}

function* supports({ graph }: Source, evidence: ChosenEvidence): Generator<Entry> {
  for (const { claim, document, sentence, start, end, quote } of evidence.supports) {
    const ends = { start: sentenceKey(graph, document, sentence), end: claimKey(graph, claim) };
    yield { match: { ...ends, startOffset: BigInt(start), endOffset: BigInt(end) }, properties: { quote } };
  }
}
