import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/read/read.ts';
import { parseRules, RULES } from '../../src/read/rules.ts';
import { article } from './articles.ts';

const ROW = 'house-notice\tline\t40\t^小云提醒\twhat somebody is reminded of in prose';

describe("a user's rules", () => {
  const text = '林晓在会上说，社区今年发布了三个版本。\n小云提醒您按时收看。\n她提到小云提醒过大家。\n版权声明';

  test('drop what they match, beside the rules of the program', () => {
    const rules = parseRules(`# name\tscope\tlength\tpattern\n\n${ROW}\n`);
    expect(readArticle(article('a.txt', text)).text).toContain('小云提醒您按时收看。');
    expect(readArticle(article('a.txt', text), rules).text).toBe(
      '林晓在会上说，社区今年发布了三个版本。\n她提到小云提醒过大家。',
    );
  });

  test('spare a block that is longer than they say', () => {
    const rules = parseRules(ROW.replace('40', '5'));
    expect(readArticle(article('a.txt', text), rules).text).toContain('小云提醒您按时收看。');
  });

  test.each([
    ['an unknown scope', ROW.replace('line', 'lines'), '"house-notice" to have one of the scopes line, edge'],
    ['a length that is no number', ROW.replace('40', 'x'), 'a length from 1 up, got "x"'],
    ['no length', ROW.replace('40', ''), 'a length from 1 up, got ""'],
    ['no pattern', 'house-notice\tline\t40', 'a pattern, got none'],
    ['a pattern that is none', ROW.replace('^小云', '(小云'), 'a regular expression, but Invalid regular expression'],
  ])('are refused with %s', (_, row, message) => {
    const parse = (): unknown => parseRules(row);
    expect(parse).toThrow(expect.objectContaining({ code: 'invalid-option' }));
    expect(parse).toThrow(message);
  });
});

/** Whether a pattern has alternatives outside of all brackets. */
function hasOpenAlternative(source: string): boolean {
  const bare = source.replace(/\\./gu, '').replace(/\[[^\]]*\]/gu, '');
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}

test('no rule of the program has what would go wrong among others: open alternatives, or numbered groups', () => {
  expect(hasOpenAlternative('^a|b') && !hasOpenAlternative('^(?:a|b)[|]')).toBe(true);
  const sources = RULES.map(({ pattern }) => pattern.source);
  expect(sources.filter((source) => hasOpenAlternative(source) || /\\[1-9]/u.test(source))).toEqual([]);
});
