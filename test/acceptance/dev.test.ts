/** Our scorer against the reference scorer, on what our pipeline makes of the private development set. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ArticleRecord, createPipeline, evaluate, toJson } from '../../src/index.ts';
import { asPythonScore, differences, PRIVATE_GOLD, scoreWithPython, whyNoPython } from '../evaluate/python.ts';

test('evaluate() agrees with the reference scorer within 0.002 on every figure', async (context) => {
  const reason = whyNoPython();
  if (reason !== null) return context.skip(reason);
  const gold = join(PRIVATE_GOLD, 'dev');
  const pipeline = createPipeline();
  const records: ArticleRecord[] = [];
  const score = await evaluate(gold, (article) => {
    const record = pipeline.extract(article);
    records.push(record);
    return Promise.resolve(record);
  });
  const folder = mkdtempSync(join(tmpdir(), 'wenmai-dev-'));
  try {
    const path = join(folder, 'records.jsonl');
    writeFileSync(path, records.map((record) => `${toJson(record)}\n`).join(''));
    expect(differences(asPythonScore(score), await scoreWithPython(gold, path), 0.002)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(records).toHaveLength(18);
});
