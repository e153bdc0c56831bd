/** English first names that help to recognise people: those of the name corpus that a lexicon or a marked person vouches for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '../../src/text/fold.ts';
import { compareBytes } from '../../src/text/order.ts';
import type { MarkedArticle } from './gold.ts';
import type { Words } from './words.ts';

/** Folded first names, sorted by their bytes. */
export function firstNames(
  folder: string,
  articles: readonly MarkedArticle[],
  taken: ReadonlySet<string>,
  words: Words,
): string[] {
  const corpus = readFileSync(join(folder, 'names', 'English_Names_Corpus（2W）.txt'), 'utf8').split(/\r?\n/);
  const borne = bornNames(articles);
  const names = corpus
    .map((line) => foldText(line.trim()))
    .filter((name) => /^\p{Script=Latin}{3,}$/u.test(name) && !taken.has(name))
    .filter((name) => (words.isFirstName(name) && !words.isEverydayEnglish(name)) || borne.has(name));
  return [...new Set(names)].sort(compareBytes);
}

/** First words of the marked people's names that have at least two. */
function bornNames(articles: readonly MarkedArticle[]): Set<string> {
  const people = articles.flatMap(({ text, marks }) =>
    marks.filter(({ type }) => type === 'Person').map(({ start, end }) => text.slice(start, end)),
  );
  return new Set(people.filter((name) => name.includes(' ')).map((name) => foldText(name.split(' ')[0] ?? '')));
}
