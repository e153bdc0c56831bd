import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ENTITY_TYPES } from '../../src/knowledge.ts';
import { foldText } from '../../src/text/fold.ts';
import { compareBytes } from '../../src/text/order.ts';

const FOLDER = fileURLToPath(new URL('../../data/gazetteer/', import.meta.url));
const NAME_TABLES = ['core', 'names', 'places'];
const TYPES: readonly string[] = ENTITY_TYPES;

const linesOf = (file: string) => readFileSync(`${FOLDER}${file}`, 'utf8').split('\n').slice(0, -1);
const rowsOf = (file: string) => {
  const lines = linesOf(file).filter((line) => !line.startsWith('#'));
  return lines.map((line) => line.split('\t'));
};
const duplicatesOf = (keys: readonly string[]) => {
  const seen = new Set<string>();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
};
const allNames = NAME_TABLES.flatMap((table) => rowsOf(`${table}.tsv`).map((row) => [...row, table]));

describe.each([
  ['core.tsv', 4],
  ['names.tsv', 4],
  ['places.tsv', 4],
  ['common.tsv', 2],
  ['surnames.txt', 1],
  ['given-names-en.txt', 1],
])('%s', (file, columns) => {
  test(`has rows of ${columns} filled, trimmed columns and ends with a line break`, () => {
    const rows = rowsOf(file);
    expect(rows.length).toBeGreaterThan(100);
    const isRight = (row: string[]) =>
      row.length === columns && row.every((cell) => cell !== '' && cell === cell.trim());
    expect(rows.filter((row) => !isRight(row))).toEqual([]);
    expect(readFileSync(`${FOLDER}${file}`, 'utf8').endsWith('\n')).toBe(true);
  });

  test('is sorted by bytes and free of repetition', () => {
    const lines = linesOf(file).filter((line) => !line.startsWith('#'));
    expect(lines).toEqual([...new Set(lines)].sort(compareBytes));
  });
});

describe('the tables of names', () => {
  test('use entity types of the ontology only', () => {
    expect(allNames.filter(([, type = '']) => !TYPES.includes(type))).toEqual([]);
  });

  test('list no surface of one character', () => {
    expect(allNames.filter(([surface = '']) => [...surface].length < 2)).toEqual([]);
  });

  test('list each folded surface once for each type', () => {
    expect(duplicatesOf(allNames.map(([surface = '', type]) => `${foldText(surface)}\t${type}`))).toEqual([]);
  });

  test('share no surface between two tables', () => {
    const tableOf = new Map<string, string | undefined>();
    const shared = allNames.filter(([surface = '', , , , table]) => {
      const folded = foldText(surface);
      if (!tableOf.has(folded)) tableOf.set(folded, table);
      return tableOf.get(folded) !== table;
    });
    expect(shared).toEqual([]);
  });

  test('list every canonical name as a surface', () => {
    const surfaces = new Set(allNames.map(([surface = '']) => foldText(surface)));
    expect(allNames.filter(([, , canonical = '']) => !surfaces.has(foldText(canonical)))).toEqual([]);
  });

  test('never chain canonical names: a canonical name is its own, for its type', () => {
    const canonicalOf = new Map(allNames.map(([surface = '', type, canonical]) => [`${surface}\t${type}`, canonical]));
    const chained = allNames.filter(
      ([, type, canonical = '']) => (canonicalOf.get(`${canonical}\t${type}`) ?? canonical) !== canonical,
    );
    expect(chained).toEqual([]);
  });

  test.each([
    ['CNCF', 'CNCF', 'Organization'],
    ['云原生计算基金会', 'CNCF', 'Organization'],
    ['Cloud Native Computing Foundation', 'CNCF', 'Organization'],
    ['Linux Foundation', 'Linux 基金会', 'Organization'],
    ['Huawei', '华为', 'Organization'],
    ['微软', 'Microsoft', 'Organization'],
    ['K8s', 'Kubernetes', 'Product'],
    ['安卓', 'Android', 'Product'],
    ['服务网格', 'Service Mesh', 'Technology'],
    ['人工智能', 'AI', 'Technology'],
    ['NYC', '纽约', 'Location'],
    ['昆山', '昆山', 'Location'],
    ['谷歌开发者大会', 'Google I/O', 'Event'],
  ])('know %s as %s', (surface, canonical, type) => {
    const found = allNames.filter(([name = '']) => foldText(name) === foldText(surface));
    expect(found.map(([, kind, full]) => [kind, full])).toEqual([[type, canonical]]);
  });

  test.each(['应用', '数据库', '容器', '架构', '和平', 'web', 'software', 'tool'])('leave out the word %s', (word) => {
    expect(allNames.filter(([surface = '']) => foldText(surface) === word)).toEqual([]);
  });
});

describe('everyday words', () => {
  test('speak of folded surfaces', () => {
    const surfaces = rowsOf('common.tsv').map(([surface = '']) => surface);
    expect(surfaces.filter((surface) => surface !== foldText(surface))).toEqual([]);
  });

  test('speak of listed names only', () => {
    const listed = new Set(allNames.map(([surface = '']) => foldText(surface)));
    const unknown = rowsOf('common.tsv').filter(([surface = '']) => !listed.has(surface));
    expect(unknown).toEqual([]);
  });

  test.each(['go', 'rust', 'chef', 'helm', 'spring'])('know that %s needs context', (word) => {
    expect(rowsOf('common.tsv').map(([surface]) => surface)).toContain(word);
  });
});

test('the folder says where everything comes from and stays below four megabytes', () => {
  const origin = readFileSync(`${FOLDER}ORIGIN.md`, 'utf8');
  const files = [...NAME_TABLES.map((table) => `${table}.tsv`), 'common.tsv', 'surnames.txt', 'given-names-en.txt'];
  for (const file of files) {
    expect(existsSync(`${FOLDER}${file}`), file).toBe(true);
    expect(origin).toContain(`\`${file}\``);
  }
  for (const source of new Set(rowsOf('names.tsv').map(([, , , tag]) => tag)))
    expect(origin).toContain(`\`${source}\``);
  expect(files.reduce((sum, file) => sum + statSync(`${FOLDER}${file}`).size, 0)).toBeLessThan(4 * 1024 * 1024);
});
