/** The records with the ids that the fold settled, also where records and build do not have the same articles. */
import { expect, test } from 'vitest';
import { exportJsonLines } from '../../src/export/jsonl.ts';
import type { ArticleRecord, ExtractedRecord, Workspace } from '../../src/index.ts';

function recordOf(id: string): ExtractedRecord {
  const mention = {
    start: 0,
    end: 2,
    surface: 'k8',
    sentence: 0,
    type: 'Product',
    entity: 'product:k8',
    confidence: 900,
    recognizer: 'gazetteer',
  } as const;
  return {
    id,
    mentions: [mention],
    entities: [{ id: 'product:k8' }],
    relations: [],
    aliases: [],
  } as unknown as ExtractedRecord;
}

/** A workspace of which only the two things that the exporter reads are there. */
function workspaceWith(records: readonly string[], built: readonly string[]): Workspace {
  async function* list(): AsyncGenerator<ArticleRecord> {
    for (const id of records) yield await Promise.resolve(recordOf(id));
  }
  async function* rows() {
    for (const document of built) yield await Promise.resolve([{ document, start: 0, entity: 'product:kubernetes' }]);
  }
  return { records: list, table: () => ({ rows }) } as unknown as Workspace;
}

for (const [what, records, built, expected] of [
  [
    'the same articles',
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
    ['product:kubernetes', 'product:kubernetes', 'product:kubernetes'],
  ],
  ['articles that are gone since', ['d'], ['a', 'b', 'c', 'd'], ['product:kubernetes']],
  ['articles that the build does not have', ['a', 'b'], ['b'], ['product:k8', 'product:kubernetes']],
  ['no articles', [], ['a'], []],
] as const) {
  test(`settles ids with ${what}`, async () => {
    const found: string[] = [];
    for await (const line of exportJsonLines(workspaceWith(records, built))) {
      found.push(...(JSON.parse(line) as ExtractedRecord).mentions.map(({ entity }) => entity));
    }
    expect(found).toEqual(expected);
  });
}
