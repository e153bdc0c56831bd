import { expect, test } from 'vitest';
import { claimKey, keyOf, sentenceKey } from '../../src/store/keys.ts';
import { changeOf, predicateKind } from '../../src/store/kind.ts';
import { dateValue, hashOf } from '../../src/store/values.ts';

const dates = [
  ['2021-02-22', '2021-02-22'],
  ['2021-02', '2021-02-01'],
  ['2021', '2021-01-01'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', null],
  ['2023-13-01', null],
  ['2023-00', null],
  ['last week', null],
  [null, null],
] as const;
for (const [date, expected] of dates) {
  test(`dateValue() makes ${String(expected)} of ${String(date)}`, () => {
    expect(dateValue(date)?.toString() ?? null).toBe(expected);
  });
}

test('keys are short enough for an index, and different for different ids', () => {
  expect(keyOf('g', 'person:ada')).toBe('g|person:ada');
  expect(sentenceKey('g', 'a.md', 3)).toBe('g|a.md#3');
  const long = ['x'.repeat(5000), `${'x'.repeat(5000)}y`, '𠮷'.repeat(5000), '龘'.repeat(1000)];
  const keys = long.map((id) => keyOf('g', id));
  expect(new Set(keys).size).toBe(long.length);
  for (const key of keys) {
    expect(Buffer.byteLength(key)).toBeLessThan(4000);
    expect(key.isWellFormed()).toBe(true);
  }
  expect(claimKey('g', ['a', 'USES', 'b', 'asserted'])).not.toBe(claimKey('g', ['a', 'USES', 'b', 'negated']));
});

test('hashOf() changes with every value', () => {
  const properties = { name: 'a', count: 1n, share: 0.5, date: dateValue('2021'), aliases: ['x', 'y'], url: null };
  const changes = [
    { name: 'b' },
    { count: 2n },
    { share: 0.25 },
    { date: dateValue('2022') },
    { aliases: ['x'] },
    { url: '' },
  ];
  const hashes = changes.map((change) => hashOf({ ...properties, ...change }));
  expect(new Set([hashOf(properties), ...hashes]).size).toBe(changes.length + 1);
  expect(hashOf({ ...properties, date: dateValue('2021-01-01') })).toBe(hashOf(properties));
});

test('changeOf() sets counts and scores apart, and nothing where nothing differs', () => {
  const entry = { match: { key: 'k' }, properties: { documents: 2n }, scores: { npmi: 0.5 } };
  const hash = hashOf(entry.properties);
  const scoreHash = hashOf(entry.scores);
  const cases = [
    [undefined, { documents: 2n, hash, npmi: 0.5, scoreHash }],
    [{ hash, scoreHash }, null],
    [
      { hash: 'old', scoreHash },
      { documents: 2n, hash },
    ],
    [
      { hash, scoreHash: 'old' },
      { npmi: 0.5, scoreHash },
    ],
    [
      { hash: null, scoreHash: null },
      { documents: 2n, hash, npmi: 0.5, scoreHash },
    ],
  ] as const;
  for (const [known, expected] of cases) expect(changeOf(entry, known)).toEqual(expected);
});

for (const name of ['', 'USES]->() DETACH DELETE n //', 'USES`', 'uses', 'USES\n', '属于']) {
  test(`no statement is made of the predicate ${JSON.stringify(name)}`, () => {
    expect(() => predicateKind(() => []).write(name)).toThrow(expect.objectContaining({ code: 'store-refused' }));
  });
}
