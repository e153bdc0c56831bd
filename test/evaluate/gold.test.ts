import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadGold } from '../../src/evaluate/gold.ts';
import { parseMarks } from '../../src/evaluate/marks.ts';

describe('parseMarks()', () => {
  test('takes the marks off and keeps their spans', () => {
    const { lines, boilerplate, warnings } = parseMarks(
      '⟦林夏|Person|林夏⟧ 爱 ⟦Go|Product|Go 语言⟧。\n\n% 转载请注明\r\n#! 备注\n完',
    );
    expect(lines).toEqual([
      {
        text: '林夏 爱 Go。',
        mentions: [
          { start: 0, end: 2, type: 'Person', name: '林夏' },
          { start: 5, end: 7, type: 'Product', name: 'Go 语言' },
        ],
      },
      { text: '完', mentions: [] },
    ]);
    expect(boilerplate).toEqual(['转载请注明']);
    expect(warnings).toEqual([]);
  });

  const malformed: [line: string, text: string][] = [
    ['⟦林夏|Person⟧来了', '⟦林夏|Person⟧来了'],
    ['⟦林夏|Person|林夏来了', '⟦林夏|Person|林夏来了'],
    ['林夏⟧来了', '林夏⟧来了'],
    ['⟦|Person|林夏⟧来了', '来了'],
    ['⟦林夏||林夏⟧来了', '林夏来了'],
    ['⟦林夏|Person| ⟧来了', '林夏来了'],
  ];
  test.each(malformed)('warns of "%s" and reads on', (line, text) => {
    const parsed = parseMarks(`第一行\n${line}`);
    expect(parsed.lines[1]).toEqual({ text, mentions: [] });
    expect(parsed.warnings).toEqual([{ code: 'bad-mark', message: expect.stringContaining('in line 2') as string }]);
  });

  test('reads a line of nothing but open marks in no time', () => {
    expect(parseMarks('⟦甲|'.repeat(50_000)).warnings).toHaveLength(1);
  });
});

describe('loadGold()', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'wenmai-gold-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  async function write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), content);
    }
  }

  test('reads a folder of article folders, sorted by their bytes', async () => {
    await write({
      'b/article.html': '<p>山</p>',
      'b/mentions.txt': '山',
      '一/mentions.txt': '水',
      'B/article.md': '云',
      'B/mentions.txt': '云',
      'B/relations.tsv': '# subject\tpredicate\tobject\n甲 \tUSES\t 乙\t证据\n\n',
      'notes/readme.txt': 'none of this',
      'SOURCES.tsv': 'none of this',
    });
    const articles = await loadGold(root);
    expect(articles.map(({ id, articlePath, verbatimText }) => [id, articlePath, verbatimText])).toEqual([
      ['B', join(root, 'B/article.md'), null],
      ['b', join(root, 'b/article.html'), null],
      ['一', null, '水'],
    ]);
    expect(articles[0]?.relations).toEqual([{ subject: '甲', predicate: 'USES', object: '乙' }]);
  });

  test('reads one article folder, named after itself', async () => {
    await write({ 'seed/article.md': '山', 'seed/mentions.txt': '⟦山|Location|山⟧' });
    const articles = await loadGold(`${join(root, 'seed')}/`);
    expect(articles.map(({ id, lines }) => [id, lines.length])).toEqual([['seed', 1]]);
  });

  test('reads flat marked texts, which are their own articles', async () => {
    await write({
      'x10.txt': '⟦山|Location|山⟧高\n% 广告\n水长',
      'x1.txt': '云',
      'x10.relations.tsv': '山\tPART_OF\t岭\n',
      'SOURCES.tsv': 'none of this',
    });
    const articles = await loadGold(root);
    expect(articles.map(({ id, articlePath, verbatimText }) => [id, articlePath, verbatimText])).toEqual([
      ['x1', null, '云'],
      ['x10', null, '山高\n水长'],
    ]);
    expect(articles[1]?.boilerplate).toEqual(['广告']);
    expect(articles[1]?.relations).toHaveLength(1);
  });

  test('warns of a row of relations that lacks a column', async () => {
    await write({ 'a/mentions.txt': '山', 'a/relations.tsv': '山\tPART_OF\n山\tPART_OF\t岭\n' });
    const [article] = await loadGold(root);
    expect(article?.relations).toHaveLength(1);
    expect(article?.warnings.map((warning) => warning.code)).toEqual(['bad-relation']);
  });

  test('throws input-missing where texts have no mark at all, and reads those that have a broken one', async () => {
    await writeFile(join(root, 'SOURCE.txt'), '这里只说来源。');
    await expect(loadGold(root)).rejects.toMatchObject({ code: 'input-missing' });
    await writeFile(join(root, 'a.txt'), '⟦林夏|Person⟧来了');
    await expect(loadGold(root)).resolves.toHaveLength(2);
  });

  test('throws input-missing where there is no gold', async () => {
    await write({ 'notes.md': '山' });
    await expect(loadGold(root)).rejects.toMatchObject({ code: 'input-missing' });
    await expect(loadGold(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'input-missing' });
    await expect(loadGold(join(root, 'notes.md'))).rejects.toMatchObject({ code: 'input-missing' });
  });
});
