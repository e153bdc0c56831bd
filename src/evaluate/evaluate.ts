/** Measures extraction against gold: each gold article goes through it, and its record is compared with the marks. */
import { basename } from 'node:path';
import type { ArticleRecord } from '../record.ts';
import { loadGold, readGoldFile } from './gold.ts';
import type { GoldArticle } from './gold.ts';
import { scoreAll, scoreArticles } from './score.ts';
import type { Score, ScoredArticle } from './score.ts';

/** A gold article as extraction takes it: the file that a user has, or text that is to be taken as it stands. */
export type EvaluatedArticle =
  | { readonly id: string; readonly source: string; readonly bytes: Uint8Array }
  | { readonly id: string; readonly text: string };

export interface EvaluateOptions {
  /** Records made elsewhere: they are scored, and nothing is extracted. */
  readonly records?: Iterable<ArticleRecord>;
}

/**
 * Scores extraction on the gold in a folder; a failed record counts as an article of which all is missed.
 * Throws `input-missing` where there is no gold, `unreadable` where a file of it cannot be read, and whatever `extract`
 * throws.
 */
export async function evaluate(
  goldPath: string,
  extract: (article: EvaluatedArticle) => Promise<ArticleRecord>,
  { records }: EvaluateOptions = {},
): Promise<Score> {
  const gold = await loadGold(goldPath);
  if (records) return scoreArticles(gold, records);
  const scored: ScoredArticle[] = [];
  for (const article of gold) scored.push({ article, record: await extract(await articleOf(article)) });
  return scoreAll(scored);
}

async function articleOf({ id, articlePath, verbatimText }: GoldArticle): Promise<EvaluatedArticle> {
  if (articlePath === null) return { id, text: verbatimText ?? '' };
  return { id, source: `${id}/${basename(articlePath)}`, bytes: await readGoldFile(articlePath) };
}
