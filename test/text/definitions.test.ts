/** What a text itself says of other names, and which names can be short for others. */
import { expect, test } from 'vitest';
import { definitionsIn, isAbbreviationOf, isAcronymOf } from '../../src/text/definitions.ts';

test('a handle in parentheses is a name of the one before it, without its @', () => {
  const text = 'Jane Marlowe (@jmarlo) and Ann Reed ([@areed]) reviewed it';
  const found = definitionsIn(text, []).flatMap(({ end, aliases }) =>
    aliases.map(({ start, end: aliasEnd, reason }) => [
      text.slice(0, end).slice(-7),
      text.slice(start, aliasEnd),
      reason,
    ]),
  );
  expect(found).toEqual([
    ['Marlowe', 'jmarlo', 'handle'],
    ['nn Reed', 'areed', 'handle'],
  ]);
});

for (const [short, long, expected] of [
  ['Wasm', 'WebAssembly', true],
  ['中科院', '中国科学院', true],
  ['HTTP-WG', 'HTTP Working Group', true],
  ['libvirt', 'libvirt-lxc', false],
  ['ELK', 'Logstash', false],
  ['Ceph', 'RBD', false],
] as const) {
  test(`isAbbreviationOf() says ${expected} of ${short} and ${long}`, () =>
    expect(isAbbreviationOf(short, long)).toBe(expected));
}

test('isAcronymOf() counts words that are written together by their capitals', () => {
  expect(isAcronymOf('CRD', 'CustomResourceDefinition')).toBe(true);
  expect(isAcronymOf('CRD', 'Customresourcedefinition')).toBe(false);
});
