import { describe, expect, test } from 'vitest';
import { ABSENT, align, indexOf } from '../../src/evaluate/align.ts';
import { squeeze } from '../../src/evaluate/squeeze.ts';

function placesOf(lines: readonly string[], text: string): (number[] | null)[] {
  return align(lines.map(squeeze), squeeze(text)).map(({ places }) => (places ? [...places] : null));
}

describe('align()', () => {
  const cases: [name: string, lines: string[], text: string, places: (number[] | null)[]][] = [
    ['finds a line whose spacing changed', ['山 高'], '山\n高', [[0, 1, 2]]],
    [
      'finds equal words where they come in order',
      ['风', '雨', '风'],
      '风雨风',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'looks back for a line that moved',
      ['后来', '先前'],
      '先前后来',
      [
        [2, 3, 4],
        [0, 1, 2],
      ],
    ],
    [
      'finds most of a changed line',
      ['我们昨天到了海边'],
      '我们昨天（周日）到了海边',
      [[0, 1, 2, 3, 8, 9, 10, 11, 12]],
    ],
    ['has no place for characters that are gone', ['春夏秋冬好'], '春夏秋', [[0, 1, 2, 3, ABSENT, ABSENT]]],
    ['gives up a line of which too little is left', ['春夏秋冬东南'], '春夏秋', [null]],
    ['ignores agreements of one or two characters', ['一二三四五六'], '一二七三四八五六', [null]],
    ['counts a character beyond the basic plane once', ['😀好'], '😀😀好', [[1, 2, 3]]],
    ['finds nothing in an empty text', ['山高'], '', [null]],
  ];
  test.each(cases)('%s', (_, lines, text, places) => {
    expect(placesOf(lines, text)).toEqual(places);
  });

  test('looks for a changed line near the one before it only', () => {
    const changed = '这一行里的数字是三百二十一';
    const almost = '这一行里的数字是三百二十二';
    const far = '远'.repeat(5000);
    expect(placesOf([changed], almost + far)[0]).not.toBeNull();
    expect(placesOf([changed], far + almost)[0]).toBeNull();
    expect(placesOf([far, changed], far + almost)[1]).not.toBeNull();
  });
});

describe('indexOf()', () => {
  const cases: [line: string, text: string, from: number, start: number][] = [
    ['aab', 'aaaab', 0, 2],
    ['a', 'aba', 1, 2],
    ['a', 'ab', 1, ABSENT],
    ['', 'ab', 2, 2],
    ['abc', 'ab', 0, ABSENT],
  ];
  test.each(cases)('of "%s" in "%s" from %i is %i', (line, text, from, start) => {
    expect(indexOf(squeeze(line).characters, squeeze(text).characters, from)).toBe(start);
  });
});
