/**
 * All records into graph tables: settle identity across articles, count, score. Counting is SQL, so that every number
 * is a sum over articles and no order matters; the rule of identity and the scores are TypeScript.
 */
import { ENTITY_TYPES, allows } from '../knowledge.ts';
import type { Ontology } from '../knowledge.ts';
import type { Window } from '../options.ts';
import type { Database } from '../workspace/database.ts';
import type { Correction } from './corrections.ts';
import { count } from './queries.ts';
import { tablesOf } from './rows.ts';
import { settle } from './settle.ts';
import type { GraphTable } from './tables.ts';

export interface FoldOptions {
  /** The stretch inside which two entities count as together. */
  readonly window: Window;
  /** Which relations hold between which settled types. */
  readonly ontology: Ontology;
  /** What the user says of identity; none where it is absent. */
  readonly corrections?: readonly Correction[];
}

export interface FoldCounts {
  readonly documents: number;
  readonly stories: number;
  readonly entities: number;
  readonly aliases: number;
  readonly mentions: number;
  /** Windows with any entity. */
  readonly windows: number;
  readonly cooccurrences: number;
  readonly relations: number;
  readonly evidence: number;
  /** Stated relations of articles whose two sides turned out to be one entity. */
  readonly droppedSelfLoops: number;
  /** Stated relations of articles whose predicate does not allow the settled types. */
  readonly droppedByType: number;
}

export interface Fold {
  /** In their fixed order; they can be read until the next fold on the same database. */
  readonly tables: readonly GraphTable[];
  readonly counts: FoldCounts;
}

/**
 * Folds the records of the view `record` (live, extracted rows, one an article, columns as `RECORD_COLUMNS`). The
 * result depends on nothing but these rows and the options. Leaves its working tables in the database.
 */
export async function fold(database: Database, { window, ontology, corrections = [] }: FoldOptions): Promise<Fold> {
  await settle(database, corrections);
  await database.run(
    'CREATE OR REPLACE TEMP TABLE allowed (predicate VARCHAR, subjectType VARCHAR, objectType VARCHAR)',
  );
  await database.insert('allowed', allowedTriples(ontology));
  await count(database, window);
  const counts = await countsOf(database);
  return { tables: tablesOf(database, counts.windows), counts };
}

function* allowedTriples(ontology: Ontology): Generator<string[]> {
  for (const predicate of ontology.predicates.keys()) {
    for (const subject of ENTITY_TYPES) {
      for (const object of ENTITY_TYPES) {
        if (allows(ontology, predicate, subject, object)) yield [predicate, subject, object];
      }
    }
  }
}

async function countsOf(database: Database): Promise<FoldCounts> {
  const dropped = (outcome: string) => `(
    SELECT count(*) FROM (
      SELECT DISTINCT document, localSubject, predicate, localObject, status FROM statement WHERE outcome = '${outcome}'
    )
  )`;
  const [counts] = await database.all(`
    SELECT
      (SELECT count(*) FROM document) AS documents,
      (SELECT count(DISTINCT story) FROM document) AS stories,
      (SELECT count(*) FROM entity) AS entities,
      (SELECT count(*) FROM alias) AS aliases,
      (SELECT count(*) FROM mention) AS mentions,
      (SELECT count(*) FROM seat WHERE seat = 1) AS windows,
      (SELECT count(*) FROM cooccurrence) AS cooccurrences,
      (SELECT count(*) FROM relation) AS relations,
      (SELECT count(*) FROM evidence) AS evidence,
      ${dropped('self-loop')} AS droppedSelfLoops,
      ${dropped('types')} AS droppedByType`);
  return counts as unknown as FoldCounts;
}
