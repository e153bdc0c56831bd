/**
 * Makes the model of a page: of a graph that is too large for one, its strongest part, and a few sentences behind
 * every link. Counts what it leaves out.
 */
import type { DocumentRow, EvidenceRow } from '../fold/tables.ts';
import { type Link, linksOf, ranksOf } from '../graph/backbone.ts';
import type { EntityGraph } from '../graph/graph.ts';
import { layoutOf, type Position } from '../graph/layout.ts';
import type { EntityId } from '../knowledge.ts';
import type { Window } from '../options.ts';
import { compareBytes } from '../text/order.ts';
import { Budget } from './budget.ts';
import type { Page, PageCounts, PageEntity, PageLink, PagePair, PageRelation } from './model.ts';
import { shortened } from './names.ts';
import { QuoteList } from './quote-list.ts';
import { chooseQuotes, MAX_QUOTES } from './quotes.ts';

/** What a page is made from. The tables come in batches, and are read one after the other. */
export interface PageSource {
  readonly graph: EntityGraph;
  readonly meta: {
    readonly digest: string;
    readonly counts: PageCounts;
    readonly options: { readonly window: Window };
  };
  readonly evidence: AsyncIterable<readonly EvidenceRow[]>;
  readonly documents: AsyncIterable<readonly DocumentRow[]>;
}

/** How much goes into one page. */
export interface PageLimits {
  readonly entities: number;
  readonly links: number;
  /** Of the model as JSON text in UTF-8. */
  readonly bytes: number;
}

export const PAGE_LIMITS: PageLimits = Object.freeze({ entities: 5_000, links: 50_000, bytes: 25_000_000 });

/** Longer names are cut, in UTF-16 units. */
const MAX_NAME = 80;
const MAX_ALIASES = 12;

/** The shares of the bytes that entities must leave to links and quotes, and links to quotes. */
const AFTER_ENTITIES = 0.5;
const AFTER_LINKS = 0.25;

/** Chooses what to show. Holds the chosen part in memory; reads each table through once. */
export async function pageOf(source: PageSource, limits: PageLimits = PAGE_LIMITS): Promise<Page> {
  const { graph, meta } = source;
  const budget = new Budget(limits.bytes);
  const allLinks = linksOf(graph);
  const entities = chooseEntities(graph, allLinks, limits, budget);
  const placeOf = new Map(entities.map(({ id }, place) => [id, place]));
  const quotesByEdge = new Map<string, number[]>();
  const links = allLinks
    .filter(({ source, target }) => placeOf.has(source) && placeOf.has(target))
    .slice(0, limits.links);
  const ranks = ranksOf(links);
  const pageLinks: PageLink[] = [];
  for (const [index, link] of links.entries()) {
    const made = pageLink(graph, link, { rank: ranks[index] ?? 1, placeOf, quotesByEdge });
    if (!budget.spend([made], limits.bytes * AFTER_LINKS)) break;
    pageLinks.push(made);
  }

  const edges = links.slice(0, pageLinks.length).flatMap((link) => link.edges);
  const rowsByEdge = await chooseQuotes(graph, edges, source.evidence);
  const list = new QuoteList(await quotedDocuments(source.documents, rowsByEdge), budget);
  let quotesLeftOut = 0;
  for (let round = 0; round < MAX_QUOTES; round++) {
    for (const [edge, rows] of rowsByEdge) {
      const row = rows[round];
      if (row === undefined) continue;
      const place = list.place(row, namesOf(graph, edge));
      if (place === null) quotesLeftOut++;
      else quotesByEdge.get(edge)?.push(place);
    }
  }
  const { documents, entities: entityCount, cooccurrences, relations } = meta.counts;
  return {
    digest: meta.digest,
    window: meta.options.window,
    counts: { documents, entities: entityCount, cooccurrences, relations },
    leftOut: {
      entities: graph.order - entities.length,
      links: allLinks.length - pageLinks.length,
      quotes: quotesLeftOut,
    },
    entities,
    links: pageLinks,
    documents: list.documents,
    quotes: list.quotes,
  };
}

/** The entities of most articles, each with its place in the drawing. */
function chooseEntities(graph: EntityGraph, links: readonly Link[], limits: PageLimits, budget: Budget): PageEntity[] {
  const ids = graph.nodes().sort((a, b) => {
    const [one, other] = [graph.getNodeAttributes(a), graph.getNodeAttributes(b)];
    return other.stories - one.stories || other.mentions - one.mentions || compareBytes(a, b);
  });
  const chosen = ids.slice(0, limits.entities);
  const isChosen = new Set(chosen);
  const positions = layoutOf(graph, {
    entities: chosen,
    links: links.filter(({ source, target }) => isChosen.has(source) && isChosen.has(target)),
  });
  return chosen
    .map((id) => pageEntity(graph, id, positions.get(id) ?? { x: 0, y: 0 }))
    .filter((entity) => budget.spend([entity], limits.bytes * AFTER_ENTITIES));
}

function pageEntity(graph: EntityGraph, id: EntityId, position: Position): PageEntity {
  const { type, name, aliases, mentions, documents, firstDate, lastDate } = graph.getNodeAttributes(id);
  // Long aliases are descriptions more often than names.
  const shortest = aliases.toSorted((a, b) => a.length - b.length || compareBytes(a, b)).slice(0, MAX_ALIASES);
  return {
    id,
    type,
    name: shortened(name, MAX_NAME),
    aliases: shortest.map((alias) => shortened(alias, MAX_NAME)),
    mentions,
    documents,
    firstDate,
    lastDate,
    ...position,
  };
}

interface LinkContext {
  readonly rank: number;
  readonly placeOf: ReadonlyMap<EntityId, number>;
  /** Gets a list for each edge, which is filled when all edges are known. */
  readonly quotesByEdge: Map<string, number[]>;
}

function pageLink(
  graph: EntityGraph,
  { source, target, edges }: Link,
  { rank, placeOf, quotesByEdge }: LinkContext,
): PageLink {
  const place = (id: EntityId) => placeOf.get(id) ?? 0;
  let pair: PagePair | null = null;
  const relations: PageRelation[] = [];
  for (const edge of edges) {
    const attributes = graph.getEdgeAttributes(edge);
    const { sentences, documents, firstDate, lastDate } = attributes;
    const quotes: number[] = [];
    quotesByEdge.set(edge, quotes);
    const counted = { sentences, documents, firstDate, lastDate, quotes };
    if (attributes.tier === 'co-occurrence') pair = { npmi: attributes.npmi, ...counted };
    else {
      const { predicate, status, date } = attributes;
      const [subject, object] = [place(graph.source(edge)), place(graph.target(edge))];
      relations.push({ subject, predicate, object, status, date, ...counted });
    }
  }
  relations.sort((a, b) => b.sentences - a.sentences || compareBytes(a.predicate, b.predicate));
  const sentences = Math.max(pair?.sentences ?? 0, ...relations.map((relation) => relation.sentences));
  return { source: place(source), target: place(target), rank, sentences, pair, relations };
}

/** Every name of either end of an edge. */
function namesOf(graph: EntityGraph, edge: string): string[] {
  return graph.extremities(edge).flatMap((id) => {
    const { name, aliases } = graph.getNodeAttributes(id);
    return [name, ...aliases];
  });
}

async function quotedDocuments(
  batches: PageSource['documents'],
  rowsByEdge: ReadonlyMap<string, readonly EvidenceRow[]>,
): Promise<Map<string, DocumentRow>> {
  const quoted = new Set([...rowsByEdge.values()].flatMap((rows) => rows.map(({ document }) => document)));
  const rowById = new Map<string, DocumentRow>();
  for await (const batch of batches) for (const row of batch) if (quoted.has(row.id)) rowById.set(row.id, row);
  return rowById;
}
