/** What pages are made from, out of hand-made articles, as a build has it while it is being written. */
import { fold } from '../../src/fold/fold.ts';
import { tableNamed } from '../../src/fold/tables.ts';
import { buildGraph } from '../../src/graph/graph.ts';
import type { ExtractedRecord } from '../../src/record.ts';
import type { PageSource } from '../../src/view/page.ts';
import { viewerPages } from '../../src/view/view.ts';
import { databaseOf, ontology, record } from '../fold/records.ts';
import type { Article } from '../fold/records.ts';

/** An article, and what a fold reads beside its text. */
export type Source = Article & Partial<Pick<ExtractedRecord, 'title' | 'url'>>;

export async function withSource<Result>(
  articles: readonly Source[],
  use: (source: PageSource) => Promise<Result>,
): Promise<Result> {
  const database = await databaseOf(
    articles.map(({ title = null, url = null, ...article }) => ({ ...record(article), title, url })),
  );
  try {
    const { tables, counts } = await fold(database, { window: 'sentence', ontology });
    return await use({
      graph: await buildGraph(tables),
      meta: { digest: 'd1ce', counts, options: { window: 'sentence' } },
      evidence: tableNamed(tables, 'evidence').rows(),
      documents: tableNamed(tables, 'documents').rows(),
    });
  } finally {
    database.close();
  }
}

export function htmlFrom(articles: readonly Source[]): Promise<string> {
  return withSource(articles, async (source) => {
    let html = '';
    for await (const piece of viewerPages(source)) html += piece;
    return html;
  });
}

export const HOSTILE_NAME = '</script><img src=x onerror=document.title="broken">';

/** Two articles with names in both languages, a stated relation, and strings that would like to be markup. */
export const ARTICLES: readonly Source[] = [
  {
    id: 'a.md',
    title: '港湾实验室开源 Lantern',
    url: 'https://example.org/lantern',
    date: '2023-05-04',
    paragraphs: [
      [
        '[港湾实验室|Organization]([Harbor Labs|Organization|港湾实验室])周四开源了[Lantern|Product]。',
        '[陆敏|Person]说，[Lantern|Product]用[Rust|Product]写成。',
      ],
    ],
    relations: [{ triple: ['organization:港湾实验室', 'CREATED', 'product:lantern'], sentences: [0] }],
  },
  {
    id: 'b.md',
    title: '<b>Second</b>',
    url: 'javascript:document.title="broken"',
    paragraphs: [[`[Lantern|Product] runs beside [${HOSTILE_NAME}|Product] in [Oslo\u0000\u202e|Location].`]],
  },
];
