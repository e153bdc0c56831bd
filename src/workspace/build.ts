/**
 * Builds: each a folder named by its digest that holds one whole graph. Replacing `current.json` commits a build;
 * readers resolve it once and then look only into that folder.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalLine, combineDigests, TableDigest } from '../fold/digest.ts';
import type { Fold } from '../fold/fold.ts';
import { TABLE_NAMES, TABLES_VERSION, tableNamed } from '../fold/tables.ts';
import type { GraphTable, TableName } from '../fold/tables.ts';
import { buildGraph } from '../graph/graph.ts';
import { graphJson } from '../graph/json.ts';
import type { Window } from '../options.ts';
import { type ReportedFailure, reportMarkdown } from '../view/report.ts';
import { viewerPages } from '../view/view.ts';
import type { Database } from './database.ts';
import { jsonText, sweep, writeJson, writeByDigest, writeText } from './files.ts';
import type { Layout } from './layout.ts';
import { damaged, readVersioned } from './manifest.ts';
import { writeParquet } from './parquet.ts';

const CURRENT_VERSION = 1;

/** What to do when a build is damaged: records are the truth. */
const REBUILD = 'delete it and run wenmai build, nothing is lost';

/** Everything that a graph is a function of: with an equal basis there is nothing to fold. */
export interface Basis {
  /** Version of the program. */
  readonly program: string;
  /** Version of the ontology. */
  readonly ontology: number;
  readonly options: { readonly window: Window };
  /** Hash over the user's corrections of identity; null where there are none. */
  readonly corrections: string | null;
  /** Hash over the live records. */
  readonly records: string;
}

/** `meta.json`: a function of the articles, options and versions; says nothing of the run, its place or its time. */
export interface BuildMeta extends Basis {
  readonly version: typeof TABLES_VERSION;
  /** Equal for equal graph tables. */
  readonly digest: string;
  readonly counts: Fold['counts'];
}

/** A build on the disk. */
export interface Build {
  readonly folder: string;
  readonly meta: BuildMeta;
}

/** `current.json`. */
interface Current {
  readonly version: typeof CURRENT_VERSION;
  readonly build: string;
  /** Kept for those who still read it. */
  readonly previous: string | null;
}

/** The build that counts, or null where there is none that is whole and of the tables as they are now. */
export async function currentBuild(layout: Layout): Promise<Build | null> {
  const current = await loadCurrent(layout);
  if (current === null) return null;
  const folder = join(layout.builds, current.build);
  const meta = (await readVersioned(join(folder, 'meta.json'), TABLES_VERSION, REBUILD)) as BuildMeta | null;
  const isWhole = BUILD_FILES.every((name) => existsSync(join(folder, name)));
  return meta?.version === TABLES_VERSION && isWhole ? { folder, meta } : null;
}

const BUILD_FILES = [...TABLE_NAMES.map((name) => `${name}.parquet`), 'graph.json', 'index.html', 'report.md'];

/**
 * Writes a build and makes it the current one; of the older ones only the last stays. Throws `write-failed`: the
 * build of before counts then.
 */
export async function writeBuild(database: Database, layout: Layout, fold: Fold, basis: Basis): Promise<Build> {
  const before = await loadCurrent(layout);
  const meta = await writeByDigest<BuildMeta>(layout.builds, async (folder) => {
    const hashes: Partial<Record<TableName, string>> = {};
    for (const table of fold.tables) hashes[table.name] = await writeTable(database, layout, table, folder);
    const digest = combineDigests(hashes as Record<TableName, string>);
    const written = { version: TABLES_VERSION, digest, ...basis, counts: fold.counts } as const;
    await writeText(join(folder, 'meta.json'), [jsonText(written)]);
    await writePages(database, fold, written, folder);
    return written;
  });
  const previous = before?.build === meta.digest ? before.previous : (before?.build ?? null);
  const current: Current = { version: CURRENT_VERSION, build: meta.digest, previous };
  await writeJson(layout.current, current);
  await sweep(layout.builds, (name) => name === current.build || name === current.previous);
  return { folder: join(layout.builds, meta.digest), meta };
}

/** What people open: the graph for programs, the viewer, the report. */
async function writePages(database: Database, { tables }: Fold, meta: BuildMeta, folder: string): Promise<void> {
  const graph = await buildGraph(tables);
  await writeText(join(folder, 'graph.json'), graphJson(graph));
  const failures = await database.all(
    'SELECT id, error.code AS code, error.message AS message FROM live WHERE error IS NOT NULL AND NOT transient ORDER BY id',
  );
  const report = {
    graph,
    counts: meta.counts,
    digest: meta.digest,
    failures: failures as unknown as ReportedFailure[],
  };
  await writeText(join(folder, 'report.md'), [reportMarkdown(report)]);
  const [evidence, documents] = [tableNamed(tables, 'evidence').rows(), tableNamed(tables, 'documents').rows()];
  await writeText(join(folder, 'index.html'), viewerPages({ graph, meta, evidence, documents }));
}

/** Writes a table and gives the hash of its canonical lines. */
async function writeTable(database: Database, layout: Layout, table: GraphTable, folder: string): Promise<string> {
  const digest = new TableDigest();
  await writeParquet(database, join(folder, `${table.name}.parquet`), {
    columns: table.columns,
    lines: canonicalLines(table, digest),
    scratch: join(layout.work, `${table.name}.jsonl`),
  });
  return digest.end();
}

async function* canonicalLines(table: GraphTable, digest: TableDigest): AsyncGenerator<string> {
  for await (const batch of table.rows()) {
    for (const row of batch) {
      const line = canonicalLine(table.columns, row);
      digest.add(line);
      yield line;
    }
  }
}

/**
 * The hash of the live records, for the basis of a build; after the records were viewed. Failures that lie in the
 * articles' bytes count, as the report lists them; those that the next run may not meet do not.
 */
export async function hashRecords(database: Database): Promise<string> {
  const hash = createHash('sha256');
  const rows = database.stream(
    'SELECT id, source, hash, extractor FROM live WHERE NOT transient ORDER BY id, error IS NULL',
  );
  for await (const batch of rows) {
    for (const row of batch) hash.update(JSON.stringify(row)).update('\n');
  }
  return hash.digest('hex');
}

async function loadCurrent(layout: Layout): Promise<Current | null> {
  const current = (await readVersioned(layout.current, CURRENT_VERSION, REBUILD)) as Current | null;
  if (current === null || typeof current.build === 'string') return current;
  throw damaged(layout.current, 'it names no build', REBUILD);
}
