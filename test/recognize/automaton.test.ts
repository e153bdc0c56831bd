import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Automaton } from '../../src/recognize/automaton.ts';

type Match = [start: number, end: number, name: string];

function matches(names: readonly string[], text: string): Match[] {
  const found: Match[] = [];
  new Automaton(names).match(text, (start, end, name) => found.push([start, end, names[name] ?? '']));
  return found.sort(byOffset);
}

function naiveMatches(names: readonly string[], text: string): Match[] {
  const found: Match[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      found.push([at, at + name.length, name]);
  }
  return found.sort(byOffset);
}

const byOffset = (a: Match, b: Match) => a[0] - b[0] || a[1] - b[1];

test('match() finds names inside and across other names', () => {
  const names = ['he', 'she', 'his', 'hers', '云原生', '原生应用'];
  expect(matches(names, 'ushers 云原生应用')).toEqual([
    [1, 4, 'she'],
    [2, 4, 'he'],
    [2, 6, 'hers'],
    [7, 10, '云原生'],
    [8, 12, '原生应用'],
  ]);
});

test('match() finds what a naive search finds, on any names and text', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', '云', '原', '\ud83d', '\ude00'),
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), fc.array(word, { maxLength: 40 }), (names, pieces) => {
      const text = pieces.join('');
      expect(matches(names, text)).toEqual(naiveMatches(names, text));
    }),
  );
});

test('match() finds nothing without names', () => {
  expect(matches([], 'any text')).toEqual([]);
});
