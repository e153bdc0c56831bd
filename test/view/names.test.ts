/** Names in sentences: found, marked, kept when a sentence is cut. */
import { describe, expect, test } from 'vitest';
import { nameSpans, passage, shortened } from '../../src/view/names.ts';
import { stretchesOf } from '../../src/view/stretches.ts';

describe('nameSpans()', () => {
  for (const [text, names, found] of [
    ['谷歌收购了红帽', ['谷歌'], ['谷歌']],
    ['谷歌(Google)与 google', ['Google', '谷歌'], ['谷歌', 'Google', 'google']],
    ['紅帽與谷歌', ['红帽'], ['紅帽']],
    ['ＣＮＣＦ 成员', ['CNCF'], ['ＣＮＣＦ']],
    ['Golang is not Go', ['Go'], ['Go']],
    ['用Go写', ['Go'], ['Go']],
    ['云原生计算基金会', ['云原生', '云原生计算基金会'], ['云原生计算基金会']],
    ['nothing', ['', 'absent'], []],
  ] as const) {
    test(`finds ${JSON.stringify(found)} in "${text}"`, () => {
      expect(nameSpans(text, names).map(({ start, end }) => text.slice(start, end))).toEqual(found);
    });
  }
});

describe('passage()', () => {
  test('leaves a short text as it is', () => expect(passage('Ada met Bell.', ['Bell'], 40)).toBe('Ada met Bell.'));

  for (const [where, text] of [
    ['at the start', `Bell ${'x '.repeat(300)}`],
    ['in the middle', `${'x '.repeat(300)}Bell ${'x '.repeat(300)}`],
    ['at the end', `${'x '.repeat(300)}Bell`],
  ] as const) {
    test(`keeps a name ${where} of a long text, and says where it was cut`, () => {
      const cut = passage(text, ['Bell'], 80);
      expect(cut).toContain('Bell');
      expect(cut.length).toBeLessThanOrEqual(82);
      expect(cut.startsWith('…')).toBe(where !== 'at the start');
      expect(cut.endsWith('…')).toBe(where !== 'at the end');
    });
  }

  test('never cuts a character in two', () => {
    for (let length = 20; length < 30; length++) {
      expect(passage('𠮷'.repeat(100), [], length).isWellFormed()).toBe(true);
      expect(shortened('𠮷'.repeat(100), length).isWellFormed()).toBe(true);
    }
  });
});

describe('stretchesOf()', () => {
  const ends = [
    { name: 'Google', aliases: ['谷歌'], type: 'Organization' },
    { name: 'Go', aliases: [], type: 'Product' },
  ];
  for (const [text, marked] of [
    ['谷歌开发了Go。', '[谷歌]开发了[Go]。'],
    ['Google', '[Google]'],
    ['none', 'none'],
  ] as const) {
    test(`marks ${marked}`, () => {
      const stretches = stretchesOf(text, ends);
      expect(stretches.map((stretch) => (stretch.type === null ? stretch.text : `[${stretch.text}]`)).join('')).toBe(
        marked,
      );
    });
  }
});
