/**
 * The report of a build as Markdown: what was read and failed, the entities, pairs, relations and communities worth a
 * look. A function of the graph and the failures that lie in the articles' bytes; says nothing of the run.
 */
import type { FoldCounts } from '../fold/fold.ts';
import type { EntityGraph, NodeAttributes } from '../graph/graph.ts';
import { ENTITY_TYPES } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';

/** An article that failed for what is in it. */
export interface ReportedFailure {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

export interface ReportInput {
  readonly graph: EntityGraph;
  readonly counts: FoldCounts;
  readonly digest: string;
  /** Sorted by id. */
  readonly failures: readonly ReportedFailure[];
}

const TOP_ENTITIES = 10;
const TOP_PAIRS = 20;
const TOP_COMMUNITIES = 12;
const COMMUNITY_NAMES = 8;
const MAX_FAILURES = 100;

/** Pairs met fewer times have a high NPMI by chance; in one article alone, by its subject. */
const MIN_PAIR_SENTENCES = 3;
const MIN_PAIR_DOCUMENTS = 2;

export function reportMarkdown({ graph, counts, digest, failures }: ReportInput): string {
  const sections = [
    `# Report\n\nGraph \`${digest}\`.`,
    table(
      'What was read',
      ['', ''],
      [
        ['articles', String(counts.documents)],
        ['stories (copies count once)', String(counts.stories)],
        ['failed', String(failures.length)],
        ['mentions', String(counts.mentions)],
        ['entities', String(counts.entities)],
        ['co-occurring pairs', String(counts.cooccurrences)],
        ['stated relations', String(counts.relations)],
      ],
    ),
    failureList(failures),
    entityTable(graph),
    pairTable(graph, counts, { title: 'Pairs that meet far more often than chance (NPMI)', score: 'npmi' }),
    pairTable(graph, counts, { title: 'Pairs that are surest not to be chance (G²)', score: 'g2' }),
    relationTable(graph),
    communityTable(graph),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function failureList(failures: readonly ReportedFailure[]): string {
  if (failures.length === 0) return '';
  const rows = failures.slice(0, MAX_FAILURES).map(({ id, code, message }) => [id, code, message]);
  const rest =
    failures.length > MAX_FAILURES ? `\n\n${failures.length - MAX_FAILURES} more: \`wenmai status\` lists all.` : '';
  return table('What failed', ['article', 'code', 'why'], rows) + rest;
}

function entityTable(graph: EntityGraph): string {
  const rows = ENTITY_TYPES.flatMap((type) => {
    const entities = nodesOf(graph).filter((node) => node.type === type);
    if (entities.length === 0) return [];
    const top = entities.slice(0, TOP_ENTITIES).map(({ name, documents }) => `${name} (${documents})`);
    return [[type, String(entities.length), top.join(', ')]];
  });
  return table('Entities', ['type', 'number', 'in most articles'], rows);
}

/** All nodes, those in most articles first. */
function nodesOf(graph: EntityGraph): (NodeAttributes & { readonly id: string })[] {
  return graph
    .mapNodes((id, attributes) => ({ id, ...attributes }))
    .sort((a, b) => b.documents - a.documents || b.mentions - a.mentions || compareBytes(a.id, b.id));
}

function pairTable(
  graph: EntityGraph,
  { documents }: FoldCounts,
  { title, score }: { readonly title: string; readonly score: 'npmi' | 'g2' },
): string {
  const minDocuments = Math.min(MIN_PAIR_DOCUMENTS, documents);
  const pairs: { key: string; cells: string[]; score: number; sentences: number }[] = [];
  graph.forEachUndirectedEdge((key, edge, _source, _target, a, b) => {
    if (edge.tier !== 'co-occurrence' || edge.npmi <= 0) return;
    if (edge.sentences < MIN_PAIR_SENTENCES || edge.documents < minDocuments) return;
    const cells = [a.name, b.name, String(edge.sentences), String(edge.documents), String(edge[score])];
    pairs.push({ key, cells, score: edge[score], sentences: edge.sentences });
  });
  pairs.sort((a, b) => b.score - a.score || b.sentences - a.sentences || compareBytes(a.key, b.key));
  const rows = pairs.slice(0, TOP_PAIRS).map(({ cells }) => cells);
  return rows.length === 0 ? '' : table(title, ['', '', 'sentences', 'articles', score === 'g2' ? 'G²' : 'NPMI'], rows);
}

function relationTable(graph: EntityGraph): string {
  const byPredicate = new Map<string, { key: string; text: string; documents: number }[]>();
  graph.forEachDirectedEdge((key, edge, _source, _target, subject, object) => {
    if (edge.tier !== 'relation') return;
    const stated = byPredicate.get(edge.predicate) ?? [];
    const status = edge.status === 'asserted' ? '' : ` (${edge.status})`;
    stated.push({ key, text: `${subject.name} → ${object.name}${status}`, documents: edge.documents });
    byPredicate.set(edge.predicate, stated);
  });
  const rows = [...byPredicate]
    .sort((a, b) => b[1].length - a[1].length || compareBytes(a[0], b[0]))
    .map(([predicate, stated]) => {
      stated.sort((a, b) => b.documents - a.documents || compareBytes(a.key, b.key));
      return [
        predicate,
        String(stated.length),
        stated
          .slice(0, 5)
          .map(({ text }) => text)
          .join('; '),
      ];
    });
  return rows.length === 0 ? '' : table('Stated relations', ['predicate', 'number', 'in most articles'], rows);
}

function communityTable(graph: EntityGraph): string {
  const members = new Map<number, string[]>();
  for (const { community, name } of nodesOf(graph)) members.set(community, [...(members.get(community) ?? []), name]);
  const rows = [...members]
    .filter(([, names]) => names.length > 2)
    .sort((a, b) => a[0] - b[0])
    .slice(0, TOP_COMMUNITIES)
    .map(([, names]) => [String(names.length), names.slice(0, COMMUNITY_NAMES).join(', ')]);
  return rows.length === 0 ? '' : table('Communities', ['entities', 'in most articles'], rows);
}

function table(title: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [`## ${title}\n`, line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Names come from articles: no line break, no markup, no end of a cell. */
function escapeCell(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\\`*_[\]<>|&#~]/gu, '\\$&');
}
