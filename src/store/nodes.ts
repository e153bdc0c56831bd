/** The nodes of a graph on a server: articles, entities, the sentences behind edges, and claims. */
import type { EvidenceRow } from '../fold/tables.ts';
import { ENTITY_TYPES } from '../knowledge.ts';
import { normalizeName } from '../text/normalize.ts';
import type { ChosenEvidence } from './evidence.ts';
import type { Entry, Kind } from './kind.ts';
import { nodeKind } from './kind.ts';
import { claimKey, keyOf, sentenceKey } from './keys.ts';
import type { Source } from './source.ts';
import type { Properties } from './values.ts';
import { dateValue } from './values.ts';

/** The label that carries the state of each graph. */
export const MARK_LABEL = 'WenmaiGraph';

/** Every label whose nodes have a key. */
export const KEYED_LABELS = ['Document', 'Entity', 'Sentence', 'Claim', MARK_LABEL] as const;

/** Between the names in `searchText`, so that no search finds the end of one and the beginning of the next. */
const BETWEEN_NAMES = ' | ';

export interface NodeContext {
  readonly evidence: ChosenEvidence;
  readonly communityOf: (entity: string) => number;
}

export function nodeKinds(source: Source, context: NodeContext): Kind[] {
  return [
    nodeKind('Document', () => documents(source)),
    nodeKind('Entity', () => entities(source, context), { labels: ENTITY_TYPES }),
    nodeKind('Sentence', () => sentences(source, context)),
    nodeKind('Claim', () => claims(source)),
  ];
}

async function* documents(source: Source): AsyncGenerator<Entry> {
  const { graph } = source;
  for await (const { id, title, date, url, language, story } of source.rows('documents')) {
    const month = /^\d{4}-\d\d/u.exec(date ?? '')?.[0] ?? null;
    const dates = { date: dateValue(date), dateText: date, month };
    yield { match: { key: keyOf(graph, id) }, properties: { graph, id, title, ...dates, url, language, story } };
  }
}

async function* entities(source: Source, { communityOf }: NodeContext): AsyncGenerator<Entry> {
  const { graph } = source;
  for await (const { id, type, name, aliases, mentions, ...counts } of source.rows('entities')) {
    const names = [name, ...aliases];
    const searchText = [...new Set(names.flatMap((each) => [each.toLowerCase(), normalizeName(each)]))].join(
      BETWEEN_NAMES,
    );
    yield {
      match: { key: keyOf(graph, id) },
      name: type,
      properties: { graph, id, name, type, aliases, searchText, mentions: BigInt(mentions), ...countValues(counts) },
      scores: { community: BigInt(communityOf(id)) },
    };
  }
}

/** The sentences that were chosen, each with the widest stretch of it that evidence quotes: as a rule the whole. */
async function* sentences(source: Source, { evidence }: NodeContext): AsyncGenerator<Entry> {
  let document = '';
  let widest = new Map<number, EvidenceRow>();
  for await (const row of source.rows('evidence')) {
    if (row.document !== document) {
      yield* [...widest.values()].map((each) => sentenceEntry(source.graph, each));
      document = row.document;
      widest = new Map();
    }
    if (evidence.sentences.get(document)?.has(row.sentence) !== true) continue;
    const known = widest.get(row.sentence);
    if (known === undefined || row.quote.length > known.quote.length) widest.set(row.sentence, row);
  }
  yield* [...widest.values()].map((each) => sentenceEntry(source.graph, each));
}

function sentenceEntry(graph: string, { document, sentence, start, end, quote }: EvidenceRow): Entry {
  return {
    match: { key: sentenceKey(graph, document, sentence) },
    properties: { graph, ord: BigInt(sentence), text: quote, startOffset: BigInt(start), endOffset: BigInt(end) },
  };
}

async function* claims(source: Source): AsyncGenerator<Entry> {
  const { graph } = source;
  for await (const row of source.rows('relations')) {
    const { subject, predicate, object, status, confidence, date } = row;
    yield {
      match: { key: claimKey(graph, [subject, predicate, object, status]) },
      properties: {
        graph,
        predicate,
        status,
        confidence: BigInt(confidence),
        sentences: BigInt(row.sentences),
        ...countValues(row),
        date: dateValue(date),
        dateText: date,
      },
    };
  }
}

/** What entities, pairs and relations all count. */
export function countValues(counts: {
  readonly documents: number;
  readonly stories: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}): Properties {
  return {
    documents: BigInt(counts.documents),
    stories: BigInt(counts.stories),
    firstDate: dateValue(counts.firstDate),
    lastDate: dateValue(counts.lastDate),
  };
}
