/** Knows where marked articles come from: texts of one source are alike, and a test must not have them on both sides. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTsv, readData } from '../data.ts';

/** Stands beside the articles: a head row, and rows with the columns id, corpus (or repository) and path. */
const SOURCES = 'SOURCES.tsv';

/** Corpora that are one source, and into how many parts that is cut. */
type JoinedCorpora = ReadonlyMap<string, { readonly source: string; readonly parts: number }>;

/** The sources of the articles in a folder, by the articles' ids; empty where the folder does not tell. */
export async function loadSources(folder: string): Promise<Map<string, string>> {
  const table = await readFile(join(folder, SOURCES), 'utf8').catch(() => '');
  return parseSources(table, parseJoinedCorpora(readData('train/sources.tsv')));
}

/** Columns: corpus without what follows `@`, source, number of parts (one where nothing is said). */
export function parseJoinedCorpora(table: string): JoinedCorpora {
  return new Map(
    parseTsv(table).map(([corpus = '', source = corpus, parts = '1']) => [corpus, { source, parts: Number(parts) }]),
  );
}

/** The source of each article of a table, by its id. */
export function parseSources(table: string, joined: JoinedCorpora): Map<string, string> {
  const [head = [], ...rows] = parseTsv(table);
  const column = (...names: string[]): number => head.findIndex((name) => names.includes(name));
  const [id, corpus, path] = [column('id'), column('corpus', 'repository'), column('path')];
  return new Map(rows.map((row) => [row[id] ?? '', sourceOf(row[corpus] ?? '', row[path] ?? '', joined)]));
}

function sourceOf(corpus: string, path: string, joined: JoinedCorpora): string {
  const [name = ''] = corpus.split('@');
  const { source, parts } = joined.get(name) ?? { source: name, parts: 1 };
  if (parts === 1) return source;
  const hash = createHash('sha256').update(path).digest().readUInt32BE(0);
  return `${source} ${(hash % parts) + 1}/${parts}`;
}
