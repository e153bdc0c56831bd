import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainBorders } from '../../../src/recognize/tagger/chains.ts';
import { BORDER, SPACE_AFTER, SPACE_BEFORE, Units } from '../../../src/recognize/tagger/units.ts';
import { foldText } from '../../../src/text/fold.ts';

function unitsOf(text: string): { units: Units; surfaces: string[] } {
  const units = new Units();
  const { first, last } = units.add(text, foldText(text));
  const surfaces: string[] = [];
  for (let at = first; at < last; at++) surfaces.push(text.slice(units.start[at], units.end[at]));
  return { units, surfaces };
}

test.each([
  ['阿里云用K8s', ['阿', '里', '云', '用', 'K8s']],
  ['Spring-Boot、k8s.io', ['Spring', '-', 'Boot', '、', 'k8s', '.', 'io']],
  ["Google's C++ 20", ['Google', "'", 's', 'C', '+', '+', '20']],
  ['@my_handle 5G 2019年', ['@', 'my_handle', '5G', '2019', '年']],
  ['Ｇｏｏｇｌｅ１', ['Ｇｏｏｇｌｅ１']],
  ['Zoë cafe\u0301s', ['Zoë', 'cafe\u0301s']],
  ['𠮷野家👍🏽', ['𠮷', '野', '家', '👍', '🏽']],
  ['ひらカナ', ['ひ', 'ら', 'カ', 'ナ']],
  ['  \t　', []],
  ['', []],
])('"%s" is cut into %j', (text, expected) => {
  expect(unitsOf(text).surfaces).toEqual(expected);
});

test('units cover all but white space, in order, without overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff), { maxLength: 40 }), (codes) => {
      const text = String.fromCharCode(...codes);
      const { units } = unitsOf(text);
      const between: string[] = [];
      let read = 0;
      for (let at = BORDER; at < units.count - BORDER; at++) {
        if ((units.start[at] ?? 0) < read || (units.end[at] ?? 0) <= (units.start[at] ?? 0)) return false;
        between.push(text.slice(read, units.start[at]));
        read = units.end[at] ?? 0;
      }
      between.push(text.slice(read));
      return /^[\s\u0000-\u0020\u0085\u2000-\u200b\ufeff]*$/u.test(between.join(''));
    }),
  );
});

test('full width, case and traditional script make no other symbol, but another spelling', () => {
  const { units } = unitsOf('Linux ｌｉｎｕｘ 雲 云');
  const at = (index: number) => BORDER + index;
  expect(units.symbol[at(0)]).toBe(units.symbol[at(1)]);
  expect(units.symbol[at(2)]).toBe(units.symbol[at(3)]);
  expect(units.exact[at(0)]).not.toBe(units.exact[at(1)]);
});

test('spaces are told by their neighbours', () => {
  const { units } = unitsOf('Kong 公司');
  expect(Array.from(units.spaced.subarray(BORDER, BORDER + 3))).toEqual([SPACE_AFTER, SPACE_BEFORE, 0]);
});

test('chains end at the end of a sentence, after its closing marks', () => {
  const text = '他说：“走吧！”她走了。真的？！';
  const { units } = unitsOf(text);
  const [line] = units.lines;
  if (line === undefined) throw new Error('No line');
  const borders = chainBorders(units, line);
  const chains = borders.slice(1).map((end, index) => text.slice(units.start[borders[index] ?? 0], units.end[end - 1]));
  expect(chains).toEqual(['他说：“走吧！”她走了。', '真的？！']);
});

test('no chain is longer than 400 units, with or without punctuation', () => {
  for (const text of ['字'.repeat(5_000), '字字字，'.repeat(1_250)]) {
    const { units } = unitsOf(text);
    const [line] = units.lines;
    if (line === undefined) throw new Error('No line');
    const borders = chainBorders(units, line);
    const lengths = borders.slice(1).map((end, index) => end - (borders[index] ?? 0));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(400);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(5_000);
  }
});
