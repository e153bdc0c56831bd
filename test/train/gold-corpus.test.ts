import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadGold } from '../../src/evaluate/gold.ts';
import { goldArticle, loadGoldCorpus } from '../../src/train/gold-corpus.ts';

const TRAIN = join(import.meta.dirname, '..', '..', '..', 'shared', 'gold', 'train');

describe('loadGoldCorpus()', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'wenmai-gold-corpus-'));
    await mkdir(join(root, 'flat'));
    await writeFile(
      join(root, 'flat/a1.txt'),
      '⟦许舟|Person|许舟⟧的信\n% 转载请注明\n\n寄给⟦何川|Human|何川⟧和⟦北岸|Location|北岸⟧',
    );
    await writeFile(join(root, 'flat/SOURCES.tsv'), 'id\tcorpus\tpath\na1\tlctt\tpublished/a1.md\n');
    await mkdir(join(root, 'folders/p1'), { recursive: true });
    await writeFile(join(root, 'folders/p1/article.md'), '# 许舟\n');
    await writeFile(join(root, 'folders/p1/mentions.txt'), '⟦许舟|Person|许舟⟧');
  });
  afterAll(() => rm(root, { recursive: true }));

  test('joins the lines of an article without its boilerplate', async () => {
    const { texts, warnings } = await loadGoldCorpus(join(root, 'flat'));
    expect(texts).toMatchObject([
      {
        id: 'a1',
        source: 'linux.cn',
        text: '许舟的信\n寄给何川和北岸',
        spans: [
          { start: 0, end: 2, type: 'Person' },
          { start: 7, end: 9, type: null },
          { start: 10, end: 12, type: 'Location' },
        ],
      },
    ]);
    expect(warnings).toEqual([
      { code: 'unknown-type', message: expect.stringMatching(/for "何川" in a1, got "Human"/) as string },
    ]);
  });

  test('calls the source by the folder where nothing tells it', async () => {
    const { texts } = await loadGoldCorpus(join(root, 'folders'));
    expect(texts).toMatchObject([{ id: 'p1', source: 'folders', text: '许舟' }]);
  });

  test.skipIf(!existsSync(TRAIN))('reads all marks of the training articles (skipped where they are not)', async () => {
    const { texts, warnings } = await loadGoldCorpus(TRAIN);
    expect(warnings).toEqual([]);
    expect(texts.every(({ spans }) => spans.every(({ type }) => type !== null))).toBe(true);
    expect(new Set(texts.map(({ source }) => source))).not.toContain('train');
  });
});

test('goldArticle() gives back the lines and the mentions that a text was made of', async () => {
  const folder = join(import.meta.dirname, '..', '..', 'data', 'gold');
  const [{ texts }, articles] = await Promise.all([loadGoldCorpus(folder), loadGold(folder)]);
  const bare = (lines: (typeof articles)[number]['lines']) =>
    lines.map(({ text, mentions }) => ({
      text,
      mentions: mentions.map(({ start, end, type }) => ({ start, end, type })),
    }));
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.map((text) => bare(goldArticle(text).lines))).toEqual(articles.map(({ lines }) => bare(lines)));
});
