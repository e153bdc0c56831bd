import { expect, test } from 'vitest';
import type { GoldArticle } from '../../src/evaluate/gold.ts';
import { parseMarks } from '../../src/evaluate/marks.ts';
import { countSpans } from '../../src/evaluate/score-spans.ts';
import type { SpanFinder } from '../../src/evaluate/score-spans.ts';
import { scoreMentions } from '../../src/evaluate/score.ts';

function articleOf(id: string, marked: string): GoldArticle {
  const { lines, boilerplate, warnings } = parseMarks(marked);
  return { id, articlePath: null, verbatimText: null, lines, boilerplate, relations: [], warnings };
}

const ARTICLES = [
  articleOf('zh', '⟦许舟|Person|许舟⟧到了⟦北岸|Location|北岸⟧的南面。\n% 转载请注明\n他把信寄给了⟦何川|Person|何川⟧。'),
  articleOf('en', 'A letter from ⟦Ada Moore|Person|Ada Moore⟧ was read in the evening.'),
];

/** Finds each of these names once in a text, with this type. */
const finderOf =
  (names: Record<string, string>): SpanFinder =>
  (text) =>
    Object.entries(names).flatMap(([name, type]) => {
      const start = text.indexOf(name);
      return start < 0 ? [] : [{ start, end: start + name.length, type }];
    });

const scoreOf = (find: SpanFinder) => scoreMentions(ARTICLES.map((article) => countSpans(article, find)));

test('a span counts where it and its type agree, by type and by the language of the article', () => {
  const score = scoreOf(finderOf({ 许舟: 'Person', 北岸: 'Product', 'Ada Moore': 'Person', letter: 'Work' }));
  expect(score.strict).toMatchObject({ matched: 2, predicted: 4, gold: 4 });
  expect(score.types).toMatchObject({
    Location: { matched: 0, predicted: 0, gold: 1 },
    Person: { matched: 2, predicted: 2, gold: 3 },
    Product: { matched: 0, predicted: 1, gold: 0 },
    Work: { matched: 0, predicted: 1, gold: 0 },
  });
  expect(score.languages).toMatchObject({
    en: { matched: 1, predicted: 2, gold: 1 },
    zh: { matched: 1, predicted: 2, gold: 3 },
  });
  expect(score.core).toMatchObject({ matched: 2, predicted: 3, gold: 4 });
  expect(score.boundary).toMatchObject({ matched: 3, predicted: 4, gold: 4 });
});

test('the text that is searched has one line a block, without boilerplate', () => {
  const seen: string[] = [];
  countSpans(ARTICLES[0] as GoldArticle, (text) => {
    seen.push(text);
    return [];
  });
  expect(seen).toEqual(['许舟到了北岸的南面。\n他把信寄给了何川。']);
});

test('finding all is all there is to find', () => {
  const all = { 许舟: 'Person', 北岸: 'Location', 何川: 'Person', 'Ada Moore': 'Person' };
  expect(scoreOf(finderOf(all)).strict).toMatchObject({ precision: 1, recall: 1, f1: 1 });
});
