/** `wenmai aliases` as a user meets it: corrections survive rebuilds, win, and leave no trace once they are undone. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Finished, wenmai } from './run.ts';

const LEXICON = '云帆科技\tOrganization\n云帆集团\tOrganization\n蓝鲸引擎\tProduct\n北辰大学\tOrganization\n';

const ARTICLES = [
  { id: 'a', text: '云帆科技发布了蓝鲸引擎。' },
  { id: 'b', text: '云帆集团收购了北辰大学的蓝鲸引擎。' },
  { id: 'c', text: '蓝鲸引擎是北辰大学排演的一出话剧。' },
];

const folder = mkdtempSync(join(tmpdir(), 'wenmai-aliases-'));
const root = join(folder, 'wenmai');
const run = (...args: string[]): Promise<Finished> => wenmai(args, { cwd: folder });

/** A hash of every byte that people and programs read, by file name. */
function files(): Record<string, string> {
  const tables = readdirSync(join(root, 'graph')).map((name) => join('graph', name));
  const names = [...tables, 'graph.json', 'index.html', 'report.md'];
  return Object.fromEntries(names.map((name) => [name, hashOf(join(root, name))]));
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

let before: Record<string, string>;

beforeAll(async () => {
  writeFileSync(join(folder, 'lexicon.tsv'), LEXICON);
  writeFileSync(join(folder, 'articles.jsonl'), ARTICLES.map((article) => `${JSON.stringify(article)}\n`).join(''));
  const built = await run('build', 'articles.jsonl', '--lexicon', 'lexicon.tsv', '--quiet');
  expect(built).toMatchObject({ code: 0, stderr: '' });
  before = files();
  return () => rmSync(folder, { recursive: true });
});

// Every test begins without corrections.
afterEach(async () => {
  rmSync(join(root, 'aliases.yaml'), { force: true });
  await run('fold');
});

describe('wenmai aliases', () => {
  const CORRECTIONS: readonly (readonly [args: readonly string[], says: string, entities: RegExp])[] = [
    [
      ['merge', '云帆科技', 'organization:云帆集团'],
      'merged: Organization 云帆科技 = Organization 云帆集团',
      /4 before, 3 now/u,
    ],
    [['split', '蓝鲸引擎', '--article', 'c'], 'split: Product 蓝鲸引擎 in c', /4 before, 5 now/u],
    [['rename-type', '北辰大学', 'location'], 'type: Organization 北辰大学 is a Location', /4 before, 4 now/u],
  ];
  for (const [args, says, entities] of CORRECTIONS) {
    test(`${args[0] ?? ''} is said, listed, survives a rebuild, and undone leaves every byte as it was`, async () => {
      const corrected = await run('aliases', ...args);
      expect(corrected.code).toBe(0);
      expect(corrected.stdout).toContain(says);
      expect(corrected.stdout).toMatch(entities);
      const after = files();
      expect(after).not.toEqual(before);

      expect((await run('aliases', 'list')).stdout).toContain(`1  ${says}\n`);
      expect((await run('build')).stdout).toContain('up to date');
      expect(files()).toEqual(after);

      expect((await run('aliases', 'undo', '1')).stdout).toBe(`Undone: ${says}\n`);
      expect(files()).toEqual(before);
    });
  }

  test('corrections add up, and what people edit in the file is folded in', async () => {
    await run('aliases', 'merge', '云帆科技', '云帆集团');
    const merged = files();
    expect((await run('aliases', 'keep-apart', '云帆科技', '北辰大学')).code).toBe(0);
    const { corrections, ledger } = JSON.parse((await run('aliases', 'list', '云帆集团', '--json')).stdout) as {
      corrections: { kind: string }[];
      ledger: { verdict: string; reason: string; quote: string }[];
    };
    expect(corrections.map(({ kind }) => kind)).toEqual(['merge', 'keep-apart']);
    expect(ledger).toContainEqual(expect.objectContaining({ verdict: 'merged', reason: 'correction' }));
    expect(ledger.every(({ quote }) => quote.endsWith('。'))).toBe(true);

    const path = join(folder, 'wenmai', 'aliases.yaml');
    const [comment = '', merge = ''] = readFileSync(path, 'utf8').split(/(?<=\n)(?=- )/u);
    writeFileSync(path, comment + merge);
    expect((await run('fold')).stdout).toMatch(/^Folded/u);
    expect(files()).toEqual(merged);
  });

  test('show says why the names of an entity are one, with a sentence', async () => {
    await run('aliases', 'merge', '云帆科技', '云帆集团');
    const { stdout } = await run('show', 'organization:云帆集团');
    expect(stdout).toMatch(/why its names are one\n {2}云帆集团 \(organization:云帆集团\): correction, 1 articles/u);
    expect(stdout).toContain('云帆集团收购了北辰大学的蓝鲸引擎。');
  });

  test('what is several things is said, and a correction asks which is meant', async () => {
    await run('aliases', 'split', '蓝鲸引擎', '--article', 'c');
    const shown = await run('show', '蓝鲸引擎');
    expect(shown.stdout).toContain('product:蓝鲸引擎\n');
    expect(shown.stderr).toMatch(/"蓝鲸引擎" is 2 things: .*product:蓝鲸引擎\(c\)/u);
    expect(await run('aliases', 'rename-type', '蓝鲸引擎', 'Work')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/which is 2: name product:蓝鲸引擎 .*product:蓝鲸引擎\(c\)/u) as string,
    });
  });

  const WRONG: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
    ['an unknown entity', ['merge', '无此物', '云帆科技'], /got "无此物"/u],
    ['one thing twice', ['merge', '云帆科技', 'organization:云帆科技'], /which are one/u],
    ['a type that there is not', ['rename-type', '云帆科技', 'Planet'], /got "Planet"/u],
    ['a number that there is not', ['undo', '7'], /one of 0 corrections, got 7/u],
  ];
  test('refuses what makes no sense', async () => {
    for (const [what, args, message] of WRONG) {
      const { code, stderr } = await run('aliases', ...args);
      expect([what, code]).toEqual([what, 2]);
      expect(stderr).toMatch(message);
    }
  });

  test('a broken file is exit 2 with its line, whatever reads it, and the graph stays', async () => {
    writeFileSync(join(folder, 'wenmai', 'aliases.yaml'), '# ours\n- merge: [{ type: Product, name: A }]\n');
    for (const args of [['build'], ['fold'], ['aliases', 'list'], ['aliases', 'split', '蓝鲸引擎']]) {
      const { code, stderr } = await run(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(stderr).toMatch(/Expected line 2 of .*aliases\.yaml to name two things or more/u);
    }
    expect(files()).toEqual(before);
  });
});
