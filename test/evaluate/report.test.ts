import { describe, expect, test } from 'vitest';
import { formatScore, markdownScore, scoreJson } from '../../src/evaluate/report.ts';
import type { Score } from '../../src/evaluate/score.ts';
import { measure } from '../../src/evaluate/tally.ts';

const SCORE: Score = {
  documents: 3,
  unmatched: ['d04'],
  failed: ['d02'],
  coverage: 0.9876,
  boilerplateKept: 0,
  types: {
    Organization: measure({ matched: 3, predicted: 4, gold: 6 }),
    Person: measure({ matched: 0, predicted: 0, gold: 1200 }),
  },
  languages: {
    en: measure({ matched: 1, predicted: 1, gold: 2 }),
    zh: measure({ matched: 2, predicted: 3, gold: 1204 }),
  },
  strict: measure({ matched: 3, predicted: 4, gold: 1206 }),
  core: measure({ matched: 3, predicted: 4, gold: 1206 }),
  boundary: measure({ matched: 4, predicted: 4, gold: 1206 }),
  bCubed: { precision: 1, recall: 0.5, f1: 2 / 3, mentions: 4 },
  relations: measure({ matched: 1, predicted: 2, gold: 4 }),
  relationPairs: measure({ matched: 2, predicted: 2, gold: 4 }),
  seen: ['d03'],
  warnings: [{ article: 'd01', code: 'bad-mark', message: 'Expected a mark' }],
};

describe('a report', () => {
  test('has a table for terminals', () => {
    expect(formatScore(SCORE)).toMatchInlineSnapshot(`
      "Gold: 4 articles, 3 with a record
        without a record: d04
        not extracted: d02
        learned from by the model, so that these figures flatter it: d03
        d01: Expected a mark

      Reading
        text kept                    0.988
        boilerplate kept             0.000

      Recognition                        P       R      F1       n
        Organization                 0.750   0.500   0.600       6
        Person                       0.000   0.000   0.000    1200
        all types                    0.750   0.002   0.005    1206
        five core types              0.750   0.002   0.005    1206
        spans, whatever the type     1.000   0.003   0.007    1206
        articles in en               1.000   0.500   0.667       2
        articles in zh               0.667   0.002   0.003    1204

      Resolution                         P       R      F1       n
        mentions by entity (B³)      1.000   0.500   0.667       4

      Relations                          P       R      F1       n
        relations                    0.500   0.250   0.333       4
        related pairs                1.000   0.500   0.667       4
      "
    `);
  });

  test('has a table for Markdown', () => {
    expect(markdownScore(SCORE)).toMatchInlineSnapshot(`
      "| type | P | R | F1 | n |
      |---|--:|--:|--:|--:|
      | Organization | 0.750 | 0.500 | 0.600 | 6 |
      | Person | 0.000 | 0.000 | 0.000 | 1200 |
      | all types | 0.750 | 0.002 | 0.005 | 1206 |
      | five core types | 0.750 | 0.002 | 0.005 | 1206 |
      | spans, whatever the type | 1.000 | 0.003 | 0.007 | 1206 |
      | articles in en | 1.000 | 0.500 | 0.667 | 2 |
      | articles in zh | 0.667 | 0.002 | 0.003 | 1204 |
      | mentions by entity (B³) | 1.000 | 0.500 | 0.667 | 4 |
      | relations | 0.500 | 0.250 | 0.333 | 4 |
      | related pairs | 1.000 | 0.500 | 0.667 | 4 |
      "
    `);
  });

  test('leaves out what did not happen', () => {
    expect(formatScore({ ...SCORE, unmatched: [], failed: [], seen: [], warnings: [] })).toMatch(
      /^Gold: 3 articles, 3 with a record\n\nReading\n/,
    );
  });

  test('says nothing of languages where there is one', () => {
    const { zh } = SCORE.languages;
    expect(formatScore({ ...SCORE, languages: zh === undefined ? {} : { zh } })).not.toContain('articles in');
  });

  test('is JSON for programs', () => {
    expect(JSON.parse(scoreJson(SCORE))).toEqual(SCORE);
  });
});
