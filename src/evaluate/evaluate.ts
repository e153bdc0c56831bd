/** Measures extraction against gold: each gold article goes through it, and its record is compared with the marks. */
import { basename } from 'node:path';
import { readData } from '../data.ts';
import { fold } from '../fold/fold.ts';
import type { EntityId } from '../knowledge.ts';
import { parseOntology } from '../ontology.ts';
import { type ArticleRecord, type ExtractedRecord, isFailed } from '../record.ts';
import { databaseOf } from '../workspace/loose.ts';
import { loadGold, readGoldFile } from './gold.ts';
import type { GoldArticle } from './gold.ts';
import { scoreAll, scoreArticles } from './score.ts';
import type { Score, ScoredArticle } from './score.ts';
import { identityErrors, type IdentityError, identityVotes, scoreAcross } from './score-across.ts';
import { refuseSeen, seenArticles } from './seen.ts';
import type { Measure } from './tally.ts';

/** A gold article as extraction takes it: the file that a user has, or text that is to be taken as it stands. */
export type EvaluatedArticle =
  | { readonly id: string; readonly source: string; readonly bytes: Uint8Array }
  | { readonly id: string; readonly text: string };

export interface EvaluateOptions {
  /** Records made elsewhere: they are scored, and nothing is extracted. */
  readonly records?: Iterable<ArticleRecord>;
  /** Hashes (`textHash()`) of the texts that the extraction's model has learned from. */
  readonly learned?: ReadonlySet<string>;
  /** Score articles that the model has learned from all the same; the score lists them. */
  readonly allowSeen?: boolean;
}

/**
 * Scores extraction on the gold in a folder; a failed record counts as an article of which all is missed.
 * Throws `input-missing` where there is no gold, `unreadable` where a file of it cannot be read, `invalid-option` where the
 * model has learned from some of it and nobody allowed that, and whatever `extract` throws.
 */
export async function evaluate(
  goldPath: string,
  extract: (article: EvaluatedArticle) => Promise<ArticleRecord>,
  { records, learned = new Set(), allowSeen = false }: EvaluateOptions = {},
): Promise<Score> {
  const gold = await loadGold(goldPath);
  if (records) return scoreArticles(gold, records);
  const seen = seenArticles(gold, learned);
  if (!allowSeen) refuseSeen(seen, gold.length);
  const scored: ScoredArticle[] = [];
  for (const article of gold) scored.push({ article, record: await extract(await articleOf(article)) });
  return { ...scoreAll(scored), seen };
}

/** What `evaluateCorpus()` measures; shares lie between 0 and 1. */
export interface CorpusScore {
  readonly documents: number;
  /** Over pairs of votes of different articles: `predicted` share the entity, `gold` the canonical name. */
  readonly across: Measure;
  /** The most costly first. */
  readonly errors: readonly IdentityError[];
}

/**
 * Scores identity across articles: the gold of all folders, whose canonical names are shared, is extracted and folded as
 * one corpus. Throws what `evaluate()` throws.
 */
export async function evaluateCorpus(
  goldPaths: readonly string[],
  extract: (article: EvaluatedArticle) => Promise<ArticleRecord>,
  { learned = new Set(), allowSeen = false }: Omit<EvaluateOptions, 'records'> = {},
): Promise<CorpusScore> {
  const gold = (await Promise.all(goldPaths.map(loadGold))).flat();
  if (!allowSeen) refuseSeen(seenArticles(gold, learned), gold.length);
  const extracted: { readonly article: GoldArticle; readonly record: ExtractedRecord }[] = [];
  for (const article of gold) {
    const record = await extract(await articleOf(article));
    if (!isFailed(record)) extracted.push({ article, record });
  }
  const settled = await settledEntities(extracted.map(({ record }) => record));
  const votes = extracted.flatMap(({ article, record }) => {
    const entities = settled.get(record.id);
    return identityVotes(article, record, (local) => entities?.get(local) ?? local);
  });
  return { documents: extracted.length, across: scoreAcross(votes), errors: identityErrors(votes) };
}

/** By document, the entity that each of its local entities is in the whole corpus. */
async function settledEntities(records: readonly ExtractedRecord[]): Promise<Map<string, Map<EntityId, EntityId>>> {
  const database = await databaseOf(records);
  try {
    await fold(database, { window: 'sentence', ontology: parseOntology(readData('ontology/predicates.tsv')) });
    const settled = new Map<string, Map<EntityId, EntityId>>();
    for (const { document, local, entity } of await database.all('SELECT document, local, entity FROM identity')) {
      const entities = settled.get(document as string) ?? new Map<EntityId, EntityId>();
      settled.set(document as string, entities.set(local as EntityId, entity as EntityId));
    }
    return settled;
  } finally {
    database.close();
  }
}

async function articleOf({ id, articlePath, verbatimText }: GoldArticle): Promise<EvaluatedArticle> {
  if (articlePath === null) return { id, text: verbatimText ?? '' };
  return { id, source: `${id}/${basename(articlePath)}`, bytes: await readGoldFile(articlePath) };
}
