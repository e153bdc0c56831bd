/** The user's lexicon in its three forms. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPipeline, isFailed } from '../../src/index.ts';
import { parseLexicon } from '../../src/recognize/lexicon.ts';

const TSV = '# ours\n云帆科技\tOrganization\n云帆\torganization\t云帆科技\nFjord, the\tProduct\n苹果\tnever\n';
const CSV = `type,Name,aliases
Organization,云帆科技,云帆
Product,"Fjord, the",
never,苹果,
`;
const YAML = `# ours
- { name: 云帆科技, type: Organization, aliases: [云帆] }
- name: Fjord, the
  type: product
- { name: 苹果, type: never }
`;

describe('parseLexicon()', () => {
  for (const [path, text] of [
    ['names.tsv', TSV],
    ['names.txt', TSV],
    ['names.csv', CSV],
    ['names.csv', CSV.replaceAll('\n', '\r\n')],
    ['names.yaml', YAML],
    ['NAMES.YML', YAML],
  ] as const) {
    test(`reads names, types, aliases and what is never a name from ${path}`, () => {
      const { readings, never } = parseLexicon(text, path);
      expect(readings.map(({ surface, type, name }) => [surface, type, name])).toEqual([
        ['云帆科技', 'Organization', '云帆科技'],
        ['云帆', 'Organization', '云帆科技'],
        ['Fjord, the', 'Product', 'Fjord, the'],
      ]);
      expect([...never]).toEqual(['苹果']);
    });
  }

  test('reads quotes in CSV: commas, line breaks, doubled quotes; and several aliases', () => {
    const { readings } = parseLexicon('name,type,aliases\n"The ""Fjord""",Product,"A,B|C\nD|"\n\n', 'a.csv');
    expect(readings.map(({ surface }) => surface)).toEqual(['The "Fjord"', 'A,B', 'C\nD']);
  });

  test('folds what is never a name: case, width, script', () => {
    expect([...parseLexicon('ＡＰＰＬＥ\tnever\n蘋果\tnever\n', 'a.tsv').never]).toEqual(['apple', '苹果']);
  });

  for (const [path, text] of [
    ['a.tsv', ''],
    ['a.yaml', '# nothing\n'],
    ['a.csv', 'name,type\n'],
  ] as const) {
    test(`takes an empty ${path} for no names`, () => {
      expect(parseLexicon(text, path)).toEqual({ readings: [], never: new Set() });
    });
  }

  const WRONG: readonly (readonly [path: string, text: string, message: RegExp])[] = [
    [
      'a.tsv',
      'A\tProduct\nB\tPlanet\n',
      /row 2 of a\.tsv to be a name and one of Person, .* or never, got "B\tPlanet"/u,
    ],
    ['a.tsv', ' \tProduct\n', /row 1 of a\.tsv/u],
    ['a.csv', 'A,Product\n', /first row of a\.csv to name the columns name, type and aliases/u],
    ['a.csv', 'name,type\nA,Planet\n', /row 2 of a\.csv .* got "A\tPlanet"/u],
    ['a.yaml', '- { name: A, type: Product }\n- { name: B, type: Planet }\n', /line 2 of a\.yaml .* got "B\tPlanet"/u],
    ['a.yaml', '- { name: A, typ: Product }\n', /line 1 of a\.yaml to be name, type and aliases, got "typ"/u],
    ['a.yaml', '- { name: A, type: Product, aliases: B }\n', /line 1 of a\.yaml to be aliases in a list/u],
    ['a.yaml', 'A: Product\n', /a\.yaml to be a list of names/u],
    ['a.yaml', '- {', /line \d of a\.yaml to be YAML/u],
    ['a.yaml', '- Kubernetes\n', /line 1 of a\.yaml/u],
  ];
  for (const [path, text, message] of WRONG) {
    test(`refuses ${JSON.stringify(text)} in ${path}, and says where`, () => {
      expect(() => parseLexicon(text, path)).toThrow(expect.objectContaining({ code: 'invalid-option' }));
      expect(() => parseLexicon(text, path)).toThrow(message);
    });
  }

  test('comes to an end with a million quotes that close nothing', () => {
    expect(() => parseLexicon(`name,type\n${'"a,'.repeat(1_000_000)}`, 'a.csv')).toThrow(/row 2 of a\.csv/u);
  });
});

test('overrides types, gives aliases, and takes names away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenmai-lexicon-'));
  try {
    const lexicon = join(folder, 'names.yaml');
    writeFileSync(
      lexicon,
      '- { name: Kubernetes, type: Work, aliases: [库伯] }\n- { name: CNCF, type: never }\n- { name: 云港, type: Person }\n',
    );
    const record = createPipeline({ lexicon }).extract({
      id: 'a',
      text: 'CNCF 的 Kubernetes，也就是库伯，由云港维护。',
    });
    if (isFailed(record)) throw new Error(record.error.message);
    expect(record.mentions.map(({ surface, type, entity }) => [surface, type, entity])).toEqual([
      ['Kubernetes', 'Work', 'work:kubernetes'],
      ['库伯', 'Work', 'work:kubernetes'],
      ['云港', 'Person', 'person:云港'],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
