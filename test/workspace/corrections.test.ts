/** The file of the user's corrections: what it may say, what it may not, and how programs change it. */
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Correction } from '../../src/fold/corrections.ts';
import {
  addCorrection,
  hashCorrections,
  loadCorrections,
  parseCorrections,
  removeCorrection,
} from '../../src/workspace/corrections.ts';
import { temporaryLayout } from './built.ts';

const ALL = `# Ours.
- merge:
    - { type: Organization, name: 云港基金会 }
    - { type: organization, name: CHF, article: posts/a.md } # by the board
- keep-apart: [{ type: Product, name: Tide }, { type: Product, name: Tide Engine }, { type: Product, name: 360 }]
- split: { type: Product, name: Rust, article: posts/game.md }
- rename-type: { type: Product, name: Fjord, to: Organization }
`;

const PARSED: readonly Correction[] = [
  {
    kind: 'merge',
    things: [
      { type: 'Organization', name: '云港基金会', article: null },
      { type: 'Organization', name: 'CHF', article: 'posts/a.md' },
    ],
  },
  {
    kind: 'keep-apart',
    things: [
      { type: 'Product', name: 'Tide', article: null },
      { type: 'Product', name: 'Tide Engine', article: null },
      { type: 'Product', name: '360', article: null },
    ],
  },
  { kind: 'split', thing: { type: 'Product', name: 'Rust', article: 'posts/game.md' } },
  { kind: 'rename-type', thing: { type: 'Product', name: 'Fjord', article: null }, to: 'Organization' },
];

describe('parseCorrections()', () => {
  test('reads every kind of correction', () => {
    expect(parseCorrections(ALL, 'aliases.yaml')).toEqual(PARSED);
  });

  test('takes an empty file, or one of comments, for no corrections', () => {
    for (const text of ['', '\n', '# nothing yet\n', '[]', '\uFEFF']) expect(parseCorrections(text, 'f')).toEqual([]);
  });

  const WRONG: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['what is no YAML', '- merge: [a\n- split: {', /line \d of f to be YAML/u],
    ['what is no list', 'merge: []', /f to be a list/u],
    ['a word that is no correction', '\n- join: []', /line 2 of f to be one of merge, .*got join/u],
    ['two corrections in one', '- { merge: [], split: {} }', /line 1 of f to be one of/u],
    ['a merge of one thing', '\n\n- merge: [{ type: Product, name: A }]', /line 3 of f to name two things/u],
    ['a type that there is not', '- split: { type: Planet, name: A }', /"type" in line 1 of f .* got "Planet"/u],
    ['a thing without a name', '- split: { type: Product }', /"name" in line 1 of f .* got nothing/u],
    ['a name of spaces', '- split: { type: Product, name: "  " }', /"name" in line 1 of f/u],
    ['a misspelt key', '- split: { type: Product, name: A, artcle: x }', /line 1 of f .* got "artcle"/u],
    ['an article that is no text', '- split: { type: Product, name: A, article: 7 }', /"article" in line 1 of f/u],
    ['a new type that is missing', '- rename-type: { type: Product, name: A }', /"to" in line 1 of f .* got nothing/u],
    ['text in place of a thing', '- split: Rust', /line 1 of f to name a thing/u],
    ['a key that stands twice', '- split: { type: Product, name: A, name: B }', /line 1 of f to be YAML/u],
    [
      'two lines of which one joins what the other keeps apart',
      '- keep-apart: [{ type: Product, name: A }, { type: Product, name: B }]\n- merge: [{ type: Product, name: b }, { type: Product, name: a }]',
      /line 2 that joins them and line 1 that keeps them apart/u,
    ],
  ];
  for (const [what, text, message] of WRONG) {
    test(`refuses ${what}, and names the line`, () => {
      expect(() => parseCorrections(text, 'f')).toThrow(expect.objectContaining({ code: 'invalid-option' }));
      expect(() => parseCorrections(text, 'f')).toThrow(message);
    });
  }
});

describe('aliases.yaml', () => {
  test('keeps the comments of its people when a correction is added and taken back', async () => {
    const layout = await temporaryLayout();
    await writeFile(layout.aliases, ALL);
    const added: Correction = { kind: 'split', thing: { type: 'Person', name: '张磊: "x"', article: null } };
    await addCorrection(layout, added);
    expect(await loadCorrections(layout)).toEqual([...PARSED, added]);
    expect(await removeCorrection(layout, 5)).toEqual(added);
    expect(await removeCorrection(layout, 2)).toEqual(PARSED[1]);
    const text = await readFile(layout.aliases, 'utf8');
    expect(text).toContain('# Ours.');
    expect(text).toContain('# by the board');
    expect(parseCorrections(text, 'f')).toEqual(PARSED.filter((_, at) => at !== 1));
  });

  test('begins where there is none, and is empty again once all is taken back', async () => {
    const layout = await temporaryLayout();
    expect(await loadCorrections(layout)).toEqual([]);
    for (const correction of PARSED) await addCorrection(layout, correction);
    expect(await loadCorrections(layout)).toEqual(PARSED);
    expect(hashCorrections(PARSED)).toMatch(/^[\da-f]{64}$/u);
    for (let left = PARSED.length; left > 0; left--) await removeCorrection(layout, 1);
    expect(hashCorrections(await loadCorrections(layout))).toBeNull();
  });

  test('refuses a correction that contradicts another, and stays as it was', async () => {
    const layout = await temporaryLayout();
    const [merge] = PARSED;
    if (merge?.kind !== 'merge') throw new Error('Expected a merge');
    await addCorrection(layout, merge);
    const before = await readFile(layout.aliases, 'utf8');
    await expect(addCorrection(layout, { ...merge, kind: 'keep-apart' })).rejects.toThrow(/to say one thing/u);
    expect(await readFile(layout.aliases, 'utf8')).toBe(before);
  });

  test('has no correction of a number beyond its last', async () => {
    const layout = await temporaryLayout();
    await expect(removeCorrection(layout, 1)).rejects.toThrow(/one of 0 corrections, got 1/u);
  });
});
