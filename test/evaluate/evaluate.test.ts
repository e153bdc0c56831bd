import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { EvaluatedArticle } from '../../src/evaluate/evaluate.ts';
import { textHash } from '../../src/evaluate/seen.ts';
import type { ArticleRecord } from '../../src/record.ts';
import { mentionOf, recordWith } from './flawed.ts';

/** Takes the first two characters of every article for a person. */
function firstTwo(article: EvaluatedArticle): Promise<ArticleRecord> {
  const text = 'text' in article ? article.text : new TextDecoder().decode(article.bytes);
  return Promise.resolve(recordWith({ text, mentions: [mentionOf(text, 0, 2, 'Person', 'first')] }));
}

describe('evaluate()', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'wenmai-evaluate-'));
    await mkdir(join(root, 'folders/p1'), { recursive: true });
    await writeFile(join(root, 'folders/p1/article.md'), '许舟写了一封信。');
    await writeFile(join(root, 'folders/p1/mentions.txt'), '⟦许舟|Person|许舟⟧写了一封信。');
    await mkdir(join(root, 'flat'));
    await writeFile(join(root, 'flat/p1.txt'), '⟦许舟|Person|许舟⟧写了一封信。');
    await writeFile(join(root, 'flat/p2.txt'), '信寄给了⟦何川|Person|何川⟧。');
  });
  afterAll(() => rm(root, { recursive: true }));

  test('extracts from the file that a user has', async () => {
    const seen: string[] = [];
    const score = await evaluate(join(root, 'folders'), (article) => {
      if ('source' in article) seen.push(article.source);
      return firstTwo(article);
    });
    expect(seen).toEqual(['p1/article.md']);
    expect(score.strict).toMatchObject({ matched: 1, predicted: 1, gold: 1 });
  });

  test('extracts from flat texts as they stand', async () => {
    const seen: EvaluatedArticle[] = [];
    const score = await evaluate(join(root, 'flat'), (article) => {
      seen.push(article);
      return firstTwo(article);
    });
    expect(seen).toEqual([
      { id: 'p1', text: '许舟写了一封信。' },
      { id: 'p2', text: '信寄给了何川。' },
    ]);
    expect(score.strict).toMatchObject({ matched: 1, predicted: 2, gold: 2 });
  });

  test('refuses gold that the model has learned from, unless that is allowed', async () => {
    const gold = join(root, 'flat');
    const learned = new Set([textHash('信 寄给了何川。\n')]);
    await expect(evaluate(gold, firstTwo, { learned })).rejects.toMatchObject({
      code: 'invalid-option',
      message: expect.stringMatching(/got 1 of 2 articles that it has \(p2\).*--seen/u) as string,
    });
    expect((await evaluate(gold, firstTwo, { learned, allowSeen: true })).seen).toEqual(['p2']);
    expect((await evaluate(gold, firstTwo, { learned: new Set([textHash('别的信。')]) })).seen).toEqual([]);
  });

  test('scores records made elsewhere without extracting', async () => {
    const text = '信寄给了何川。';
    const records = [recordWith({ id: 'p2.txt', text, mentions: [mentionOf(text, 4, 6, 'Person', '何川')] })];
    const never = (): Promise<ArticleRecord> => Promise.reject(new Error('extracted all the same'));
    const score = await evaluate(join(root, 'flat'), never, { records });
    expect(score.unmatched).toEqual(['p1']);
    expect(score.strict).toMatchObject({ matched: 1, predicted: 1, gold: 2 });
  });
});
