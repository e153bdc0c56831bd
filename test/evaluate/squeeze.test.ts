import { describe, expect, test } from 'vitest';
import { squeeze } from '../../src/evaluate/squeeze.ts';

describe('squeeze()', () => {
  const cases: [name: string, original: string, squeezed: string][] = [
    ['drops white space of every kind', ' a\tb\nc\u00a0d\u3000e\u0085f\u001fg ', 'abcdefg'],
    ['drops marks without width', 'a\u200bb\ufeffc\u200dd', 'abcd'],
    ['makes curly quotes straight', '“甲”‘乙’', `"甲"'乙'`],
    ['folds full-width forms', 'Ａ１（丙），：；！？', 'A1(丙),:;!?'],
    ['leaves alone what would become several characters', '…㍿ﬁ½', '…㍿ﬁ½'],
    ['keeps characters beyond the basic plane', '𠮷 😀', '𠮷😀'],
    ['folds characters beyond the basic plane', '𝐀', 'A'],
    ['has nothing to say of nothing', '', ''],
  ];
  test.each(cases)('%s', (_, original, squeezed) => {
    expect(squeeze(original).text).toBe(squeezed);
    expect(String.fromCodePoint(...squeeze(original).characters)).toBe(squeezed);
  });

  test('maps UTF-16 offsets to characters, the end included', () => {
    expect([...squeeze('a 😀b').offsets]).toEqual([0, 1, 1, 1, 2, 3]);
    expect([...squeeze('').offsets]).toEqual([0]);
  });
});
