/** Knows texts by a hash, so that a model is never measured on what it has learned from without saying so. */
import { createHash } from 'node:crypto';
import { WenmaiError } from '../errors.ts';
import type { GoldArticle } from './gold.ts';
import { squeeze } from './squeeze.ts';

/** Enough that no two articles of any collection share a hash by chance. */
const HASH_DIGITS = 16;

/** How many articles a message names before it says "and so on". */
const NAMED_ARTICLES = 5;

/** The first 16 hexadecimal digits of the SHA-256 of a text; spacing, line breaks and widths never count. */
export function textHash(text: string): string {
  return createHash('sha256').update(squeeze(text).text).digest('hex').slice(0, HASH_DIGITS);
}

/** The hash of an annotated article, boilerplate aside; the same whether the article has a file of its own or not. */
function goldHash({ lines }: GoldArticle): string {
  return textHash(lines.map(({ text }) => text).join('\n'));
}

/** The ids of the articles that are among the texts that a model has learned from, by their hashes. */
export function seenArticles(gold: readonly GoldArticle[], learned: ReadonlySet<string>): string[] {
  return gold.filter((article) => learned.has(goldHash(article))).map(({ id }) => id);
}

/** Throws `invalid-option` where any of so many articles is one that the model has learned from. */
export function refuseSeen(seen: readonly string[], articles: number): void {
  if (seen.length === 0) return;
  const named = seen.length > NAMED_ARTICLES ? [...seen.slice(0, NAMED_ARTICLES), '…'] : seen;
  throw new WenmaiError(
    'invalid-option',
    `Expected gold that the model has not learned from, got ${seen.length} of ${articles} articles that it has (${named.join(', ')}): score other gold, or add --seen to have the figures all the same`,
  );
}
