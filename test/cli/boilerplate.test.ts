/** Rules of the user: what they drop, that they count for the fingerprint, and that a workspace remembers them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, createPipeline } from '../../src/index.ts';
import { isFailed } from '../../src/record.ts';

const ARTICLE =
  '# 面馆的一年\n\n老街的面馆换了第三任掌柜。\n\n本店地址：老街八号，周一休息。\n\n掌柜说，本店地址从未换过。\n';

let folder: string;
let rules: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenmai-rules-'));
  rules = join(folder, 'rules.tsv');
  await writeFile(rules, '\uFEFF# ours\nour-shop\tline\t120\t^本店地址[:：]\n');
});

afterAll(() => rm(folder, { recursive: true }));

function textOf(boilerplate: string | null): string {
  const record = createPipeline({ boilerplate }).extract({ id: 'a.md', bytes: new TextEncoder().encode(ARTICLE) });
  if (isFailed(record)) throw new Error(record.error.message);
  return record.text;
}

test('a rule of the user drops its block and spares the same words in prose', () => {
  expect(textOf(null)).toContain('老街八号');
  expect(textOf(rules)).not.toContain('老街八号');
  expect(textOf(rules)).toContain('掌柜说，本店地址从未换过。');
});

test('rules of the user are part of the fingerprint', () => {
  expect(createPipeline({ boilerplate: rules }).fingerprint).not.toBe(createPipeline().fingerprint);
});

test('a workspace remembers the rules', async () => {
  const input = join(folder, 'articles.md');
  await writeFile(input, ARTICLE);
  const workspace = join(folder, 'wenmai');
  await build([input], { workspace, options: { boilerplate: rules } });
  await build([], { workspace });
  const manifest = await readFile(join(workspace, 'records', 'manifest.json'), 'utf8');
  expect(manifest).toMatch(/"boilerplate": ?"[^"]*rules\.tsv"/u);
});

test.each([
  ['a scope that is none', 'x\tpage\t10\tx', /scopes line, edge/u],
  ['a length that is none', 'x\tline\tlong\tx', /length from 1 up/u],
  ['a pattern that is none', 'x\tline\t10\t(', /regular expression/u],
])('%s is refused', async (_what, text, message) => {
  const path = join(folder, 'wrong.tsv');
  await writeFile(path, text);
  expect(() => createPipeline({ boilerplate: path })).toThrow(message);
});
