/** Our scorer and the reference scorer give the same figures for the same records, good and bad. */
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadGold } from '../../src/evaluate/gold.ts';
import { scoreArticles } from '../../src/evaluate/score.ts';
import { toJson } from '../../src/record.ts';
import type { ArticleRecord } from '../../src/record.ts';
import { flawedRecord, recordWith } from './flawed.ts';
import { PRIVATE_GOLD, asPythonScore, differences, scoreWithPython, whyNoPython } from './python.ts';

const reason = whyNoPython();

describe.skipIf(reason !== null)(`the reference scorer${reason === null ? '' : ` (${reason})`}`, () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'wenmai-reference-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  async function expectAgreement(goldDir: string, records: readonly ArticleRecord[]): Promise<void> {
    const path = join(root, 'records.jsonl');
    await writeFile(path, records.map((record) => `${toJson(record)}\n`).join(''));
    const ours = asPythonScore(scoreArticles(await loadGold(goldDir), records));
    const theirs = await scoreWithPython(goldDir, path);
    expect(differences(ours, theirs, 1e-9)).toEqual([]);
    // Neither all right nor all wrong: figures that could not differ would prove nothing.
    for (const [, , f1] of [theirs.strict, theirs.boundary, theirs.relations]) {
      expect(f1).toBeGreaterThan(0.1);
      expect(f1).toBeLessThan(0.95);
    }
  }

  test('agrees on whole articles, one without a record and one without a word', async () => {
    const gold = await loadGold(join(PRIVATE_GOLD, 'dev'));
    const [, empty, ...others] = gold.map(flawedRecord);
    await expectAgreement(join(PRIVATE_GOLD, 'dev'), [recordWith({ id: empty?.id ?? '' }), ...others]);
  });

  test('agrees on flat texts', async () => {
    const train = join(PRIVATE_GOLD, 'train');
    const names = (await readdir(train)).filter((name) => /^[a-z]\d\d[05]\.(txt|relations\.tsv)$/.test(name));
    for (const name of names) {
      const [id = '', ...kind] = name.split('.');
      await mkdir(join(root, 'gold', id), { recursive: true });
      await copyFile(join(train, name), join(root, 'gold', id, kind.length === 1 ? 'mentions.txt' : 'relations.tsv'));
    }
    await expectAgreement(join(root, 'gold'), (await loadGold(join(root, 'gold'))).map(flawedRecord));
  });

  test('agrees on characters beyond the basic plane, odd spaces, repetitions and comments', async () => {
    await mkdir(join(root, 'gold/odd'), { recursive: true });
    const marked = `#! 这一行是说明
😀 ⟦𠮷野|Person|吉野⟧\u3000和⟦Ａｃｍｅ 公司|Organization|Acme⟧说：“⟦𝐗𝐘|Product|XY⟧”…好😀😀
% 😀 关注我们
⟦𠮷野|Person|吉野⟧和⟦Ａｃｍｅ公司|Organization|Acme⟧在⟦石桥|Location|石桥⟧见面，😀谈了很久，后来一起去看⟦雨燕|Product|雨燕⟧的展览。
😀⟦𠮷野|Person|吉野⟧ 和⟦Acme公司|Organization|Acme⟧说："⟦XY|Product|XY⟧"…好😀😀
他们\u200b都\u00a0喜欢⟦雨燕|Product|雨燕⟧，⟦雨燕|Technology|雨燕⟧也\u2028喜欢他们\u0085的家。
最后⟦𠮷野|Person|吉野⟧回到⟦石桥|Location|石桥⟧。
% 关注
`;
    await writeFile(join(root, 'gold/odd/mentions.txt'), marked);
    await writeFile(
      join(root, 'gold/odd/relations.tsv'),
      '吉野\tWORKS_FOR\tAcme\n吉野\tLOCATED_IN\t石桥\n吉野\tUSES\tXY\n吉野\tCREATED\tXY\n',
    );
    await expectAgreement(join(root, 'gold'), (await loadGold(join(root, 'gold'))).map(flawedRecord));
  });
});
