import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textHash } from '../../src/evaluate/seen.ts';
import { parseModel } from '../../src/recognize/tagger/tagger.ts';
import { train } from '../../src/train/train.ts';

/** Enough marked texts for something to be held out. */
const ROWS = Array.from({ length: 60 }, (_, at) => {
  const place = ['北岸', '南浦', '东垣', '西陵'][at % 4] ?? '';
  const head = `第${at}封信寄到了`;
  const entities = [{ start: head.length, end: head.length + 2, type: 'Location' }];
  return { text: `${head}${place}的邮局。`, entities };
});
const toLines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('train()', () => {
  const root = mkdtempSync(join(tmpdir(), 'wenmai-train-'));
  const path = (name: string) => join(root, name);
  const letters = path('letters.jsonl');
  const given = { datasets: [path('diary')], typesPath: path('types.tsv'), epochs: 3, licence: 'CC0-1.0' };
  beforeAll(async () => {
    await mkdir(path('diary'));
    await mkdir(path('out'));
    await writeFile(letters, `${toLines(ROWS)}\nbroken\n`);
    const diary = [
      { text: '😀何川到了', entities: [{ start: 1, end: 3, type: 'PER' }] },
      // Marked better in the letters.
      { text: ROWS[0]?.text, entities: [{ start: 0, end: 2, type: 'PER' }] },
    ];
    await writeFile(path('diary/train.jsonl'), toLines(diary));
    await writeFile(path('types.tsv'), 'diary\tPER\tPerson\tall\n');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test('learns from texts and sets, and measures on what it held out', async () => {
    const summary = await train([letters], path('out/a.model'), given);
    expect(summary).toMatchObject({ auxiliary: 1, warnings: [{ code: 'bad-line' }] });
    expect(summary.learned).toBe(ROWS.length);
    expect(summary.score?.strict.gold).toBe(summary.held);
    expect(summary.score?.strict.f1).toBeGreaterThan(0.9);
    expect(summary.size).toBe(readFileSync(path('out/a.model')).length);
  });

  test('the model tells where it comes from, and what it must not be measured on', async () => {
    const { learned } = await train([letters], path('out/b.model'), given);
    const { header } = parseModel(readFileSync(path('out/b.model')));
    expect(header).toMatchObject({ licence: 'CC0-1.0', sources: ['diary: 1', `letters: ${learned}`] });
    expect(new Set(header.texts)).toEqual(new Set(ROWS.map(({ text }) => textHash(text))));
  });

  test('equal texts and options give equal bytes, and another seed holds out others', async () => {
    await train([letters], path('out/c.model'), given);
    await train([letters], path('out/d.model'), given);
    await train([letters], path('out/e.model'), { ...given, seed: 2 });
    const [c, d, e] = ['c', 'd', 'e'].map((name) => readFileSync(path(`out/${name}.model`)));
    expect(c?.equals(d as Buffer)).toBe(true);
    expect(c?.equals(e as Buffer)).toBe(false);
  });

  test('holds out nothing where it is told so', async () => {
    const summary = await train([letters], path('out/f.model'), { ...given, held: 0 });
    expect(summary).toMatchObject({ learned: ROWS.length, held: 0, score: null, epoch: 3 });
  });

  test('tells how it goes', async () => {
    const epochs = new Set<number>();
    await train([letters], path('out/g.model'), { ...given, onProgress: ({ epoch }) => epochs.add(epoch) });
    expect([...epochs]).toEqual([1, 2, 3]);
  });

  for (const [what, gold, model, options, code] of [
    ['a share of 1', 'letters.jsonl', 'out/x', { held: 1 }, 'invalid-option'],
    ['a share that is no number', 'letters.jsonl', 'out/x', { held: NaN }, 'invalid-option'],
    ['a set that no table knows', 'letters.jsonl', 'out/x', { datasets: ['diary'] }, 'invalid-option'],
    ['a table that is not there', 'letters.jsonl', 'out/x', { typesPath: '/nowhere/types.tsv' }, 'input-missing'],
    ['a set that is not there', 'letters.jsonl', 'out/x', { datasets: ['/nowhere/weibo'] }, 'input-missing'],
    ['texts that are not there', 'nowhere.jsonl', 'out/x', {}, 'input-missing'],
    ['a folder without gold', 'diary', 'out/x', {}, 'input-missing'],
    ['a place that cannot be written to', 'letters.jsonl', 'nowhere/x', {}, 'write-failed'],
  ] as const) {
    test(`refuses ${what}, and writes nothing`, async () => {
      await expect(train([path(gold)], path(model), options)).rejects.toMatchObject({ code });
      expect(readdirSync(root)).not.toContain('nowhere');
      expect(readdirSync(path('out')).filter((name) => name.startsWith('x'))).toEqual([]);
    });
  }
});
