/** Identity across articles: pairs of votes of different articles, and what each error costs. */
import { expect, test } from 'vitest';
import { identityErrors, type IdentityVote, scoreAcross } from '../../src/evaluate/score-across.ts';

const votes = (...rows: readonly string[]): IdentityVote[] =>
  rows.map((row) => {
    const [article = '', name = '', entity = ''] = row.split(' ');
    return { article, name, entity };
  });

test('equal names with equal entities in different articles are all right', () => {
  const score = scoreAcross(votes('a CNCF e1', 'b CNCF e1', 'c CNCF e1', 'a 华为 e2'));
  expect([score.matched, score.predicted, score.gold]).toEqual([3, 3, 3]);
});

test('two votes of one article are no pair', () => {
  expect(scoreAcross(votes('a CNCF e1', 'a 华为 e1')).predicted).toBe(0);
});

test('a wrong merge costs precision, a wrong split recall', () => {
  const score = scoreAcross(votes('a 张磊 e1', 'b 张磊 e2', 'c 李雷 e1'));
  expect([score.matched, score.predicted, score.gold]).toEqual([0, 1, 1]);
});

test('errors come with what they cost, the most costly first', () => {
  const errors = identityErrors(votes('a Go e1', 'b Go e1', 'c Rust e1', 'd Rust e2', 'e Rust e2'));
  expect(errors).toEqual([
    { kind: 'split', of: 'Rust', parts: ['e2', 'e1'], pairs: 2 },
    { kind: 'merged', of: 'e1', parts: ['Go', 'Rust'], pairs: 2 },
  ]);
});
