/** Measures extraction against gold: each gold article goes through it, and its record is compared with the marks. */
import { basename } from 'node:path';
import type { ArticleRecord } from '../record.ts';
import { loadGold, readGoldFile } from './gold.ts';
import type { GoldArticle } from './gold.ts';
import { scoreAll, scoreArticles } from './score.ts';
import type { Score, ScoredArticle } from './score.ts';
import { refuseSeen, seenArticles } from './seen.ts';

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

async function articleOf({ id, articlePath, verbatimText }: GoldArticle): Promise<EvaluatedArticle> {
  if (articlePath === null) return { id, text: verbatimText ?? '' };
  return { id, source: `${id}/${basename(articlePath)}`, bytes: await readGoldFile(articlePath) };
}
