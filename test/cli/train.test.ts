/** The command `train`, from marked articles to a model that can be read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseModel } from '../../src/recognize/tagger/tagger.ts';
import { ROOT, temporaryFolder, wenmai } from './run.ts';

const GOLD = join(ROOT, 'data', 'gold');

test('train tells how it goes, writes a model, and says how good that is on what was held out', async () => {
  const folder = temporaryFolder();
  const model = join(folder, 'own.model');
  const { code, stdout, stderr } = await wenmai(['train', GOLD, '-o', model, '--held', '0.2', '--epochs', '2']);
  expect([code, stdout], stderr).toEqual([0, expect.stringMatching(/^Learned +marked texts: \d+/u)]);
  expect(stderr).toMatch(/^Learning: epoch 2 of 2, .* F1 on held articles 0\.\d{3}$/mu);
  expect(stdout).toMatch(/all types +\d\.\d{3}/u);
  expect(parseModel(readFileSync(model)).header.scores).toHaveProperty('all');
  expect(readdirSync(folder)).toEqual(['own.model']);
});

for (const [args, code, message] of [
  [['train', GOLD], 2, /--output/u],
  [['train', GOLD, '-o', 'x', '--held', '1'], 2, /share from 0 and below 1/u],
  [['train', '/nowhere/at/all', '-o', 'x'], 3, /^wenmai: .*\/nowhere\/at\/all/u],
] as const) {
  test(`${args.join(' ').replace(GOLD, 'data/gold')} ends with ${code} and a line that says why`, async () => {
    const folder = temporaryFolder();
    const finished = await wenmai(args, { cwd: folder });
    expect([finished.code, readdirSync(folder)]).toEqual([code, []]);
    expect(finished.stderr).toMatch(message);
  });
}

test('evaluate --corpus scores identity across the articles of all folders', async () => {
  const { code, stdout } = await wenmai(['evaluate', GOLD, '--corpus']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Gold: 18 articles, folded as one corpus\n\nIdentity across articles +P +R +F1 +n\n +pairs of articles +[01]\.\d{3}/u,
  );
});
