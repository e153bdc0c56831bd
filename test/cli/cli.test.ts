/** The program as a user meets it: commands, exit codes, what is printed where. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExtractedRecord } from '../../src/index.ts';
import { type Finished, ROOT, temporaryFolder, wenmai } from './run.ts';

describe('on the samples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenmai-samples-'));
  const workspace = ['-w', join(folder, 'wenmai')];
  let first: Finished;
  beforeAll(async () => {
    first = await wenmai(['build', 'data/samples', ...workspace]);
    return () => rmSync(folder, { recursive: true });
  });

  test('build says what it read, found and wrote, and where to go on', () => {
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Read +9 articles: 9 extracted, 0 failed/u) as string,
    });
    expect(first.stdout).toMatch(/Found +\d+ entities .* co-occurring pairs, \d+ stated relations/u);
    expect(first.stdout).toMatch(/graph\/\*\.parquet/u);
    expect(first.stdout).toContain('wenmai explain');
  });

  test('a second build extracts nothing and has the same digest', async () => {
    const { code, stdout } = await wenmai(['build', ...workspace]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/this run: 0 done, 9 unchanged/u);
    expect(stdout).toContain('up to date');
    expect(/^Digest.*$/mu.exec(stdout)?.[0]).toBe(/^Digest.*$/mu.exec(first.stdout)?.[0]);
  });

  test('find finds an entity by its Chinese and its English name', async () => {
    for (const name of ['云原生计算基金会', 'cloud native computing', 'CNCF']) {
      expect((await wenmai(['find', name, ...workspace])).stdout).toContain('organization:cncf');
    }
    expect((await wenmai(['find', '无此物', ...workspace])).stdout).toMatch(/^No entity/u);
  });

  test('show prints names, counts, relations and neighbours', async () => {
    const { stdout } = await wenmai(['show', '云原生计算基金会', ...workspace]);
    expect(stdout).toMatch(/^CNCF {2}\(Organization, listed\)/u);
    expect(stdout).toMatch(/CNCF +PART_OF +Linux 基金会/u);
    expect(stdout).toMatch(/together with/u);
    const { entity } = JSON.parse((await wenmai(['show', 'CNCF', '--json', ...workspace])).stdout) as {
      entity: { id: string };
    };
    expect(entity.id).toBe('organization:cncf');
  });

  test('explain prints sentences that name both', async () => {
    const { code, stdout } = await wenmai(['explain', 'CNCF', 'Linux 基金会', ...workspace]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/CNCF PART_OF Linux 基金会\n {2}.*CNCF.*/u);
  });

  test('an unknown entity is exit 2 with the names that come near', async () => {
    const { code, stderr } = await wenmai(['show', '原生计算', ...workspace]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/got "原生计算": did you mean CNCF/u);
  });

  test('export json is the graph.json of the build, and jsonl the records with settled ids', async () => {
    const { stdout } = await wenmai(['export', 'json', ...workspace]);
    expect(stdout).toBe(readFileSync(join(folder, 'wenmai', 'graph.json'), 'utf8'));
    const lines = (await wenmai(['export', 'jsonl', ...workspace])).stdout.trim().split('\n');
    const records = lines.map((line) => JSON.parse(line) as ExtractedRecord);
    expect(records).toHaveLength(9);
    const nodes = new Set((JSON.parse(stdout) as { nodes: { key: string }[] }).nodes.map(({ key }) => key));
    for (const { mentions, text } of records) {
      for (const { entity, start, end, surface } of mentions) {
        expect(nodes).toContain(entity);
        expect(text.slice(start, end)).toBe(surface);
      }
    }
  });

  test('status lists inputs, articles and what a build would do', async () => {
    const { stdout } = await wenmai(['status', ...workspace]);
    expect(stdout).toMatch(/Articles +9: 9 extracted, 0 failed/u);
    expect(stdout).toMatch(/Next build +extracts 0, keeps 9, removes 0/u);
  });

  test('fold with another window extracts nothing and gives another graph', async () => {
    const { code, stdout } = await wenmai(['fold', '--window', 'document', ...workspace]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Folded/u);
    expect((await wenmai(['fold', '--window', 'sentence', ...workspace])).stdout).toContain(
      /[0-9a-f]{32}/u.exec(first.stdout)?.[0],
    );
  });
});

test('extract prints one JSON line an article, from files and from standard input', async () => {
  const { code, stdout } = await wenmai(['extract', 'data/samples/2023-06-02-riscv.txt']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    id: 'data/samples/2023-06-02-riscv.txt',
    language: 'zh-Hant',
  });
  const piped = await wenmai(['extract', '-'], {
    input: '{"id":"a","text":"CNCF 与 Kubernetes"}\n{"id":"b","text":"x"}\n',
  });
  expect(
    piped.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id),
  ).toEqual(['a', 'b']);
});

test('evaluate prints a table, JSON, or Markdown', async () => {
  const gold = 'data/gold/g01-milvus';
  expect((await wenmai(['evaluate', gold])).stdout).toMatch(/all types +\d\.\d{3}/u);
  expect((await wenmai(['evaluate', gold, '--markdown'])).stdout).toMatch(/^\| type \| P \| R \| F1 \| n \|/u);
  const score = JSON.parse((await wenmai(['evaluate', gold, '--json'])).stdout) as { documents: number };
  expect(score.documents).toBe(1);
});

for (const [args, code, message] of [
  [['build', '/nowhere/at/all', '-w', 'W'], 3, /Expected articles at \/nowhere\/at\/all/u],
  [['build', '-w', 'W'], 2, /Expected an INPUT/u],
  [['build', 'data/samples', '--window', 'week', '-w', 'W'], 2, /Allowed choices are sentence, paragraph, document/u],
  [['build', 'data/samples', '--colour', '-w', 'W'], 2, /unknown option/u],
  [['paint'], 2, /unknown command/u],
  [['find', 'x', '-w', 'W'], 3, /Expected a workspace/u],
  [['find', 'x', '--limit', '0', '-w', 'W'], 2, /whole number from 1 up/u],
  [['export', 'png', '-w', 'W'], 2, /Allowed choices/u],
  [['evaluate', '/nowhere/at/all'], 3, /\/nowhere\/at\/all/u],
  [['extract', 'data/samples', '--lexicon', '/nowhere/at/all'], 3, /--lexicon/u],
  [['extract', 'data/samples/2023-06-02-riscv.txt', '-o', '/nowhere/at/all'], 3, /Expected to write \/nowhere/u],
  [['evaluate', 'data/gold', '--records', '/nowhere/at/all'], 3, /--records/u],
] as const) {
  test(`wenmai ${args.join(' ')} is exit ${code} with one clear line`, async () => {
    const folder = temporaryFolder();
    const result = await wenmai(args.map((arg) => (arg === 'W' ? join(folder, 'w') : arg)));
    expect(result.code).toBe(code);
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toMatch(/\n +at /u);
  });
}

test('a workspace is no input: its own pages are not articles', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'post.txt'), 'CNCF 发布了新版本');
  expect((await wenmai(['build', 'post.txt', '-w', 'w'], { cwd: folder })).code).toBe(0);
  const again = await wenmai(['build', 'w', '-w', 'w'], { cwd: folder });
  expect(again).toMatchObject({ code: 2, stderr: expect.stringMatching(/got the workspace w/u) as string });
});

test('a damaged table is exit 3 with one line', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'post.txt'), 'CNCF 发布了新版本');
  await wenmai(['build', 'post.txt'], { cwd: folder });
  const [build = ''] = readdirSync(join(folder, 'wenmai', 'builds'));
  writeFileSync(join(folder, 'wenmai', 'builds', build, 'entities.parquet'), 'damaged');
  const found = await wenmai(['find', 'CNCF'], { cwd: folder });
  expect(found).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/^wenmai: Expected a whole table[^\n]*\n$/u) as string,
  });
});

test('a row that standard input repeats is no end: an equal one is left out, another is a failed row', async () => {
  const rows = [
    'no JSON',
    'no JSON',
    '{"id":"a","text":"CNCF"}',
    '{"id":"a","text":"谷歌"}',
    '{"id":"b","text":"CNCF"}',
  ];
  const { code, stdout } = await wenmai(['extract', '-'], { input: rows.map((row) => `${row}\n`).join('') });
  const records = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; error?: { code: string } });
  expect(code).toBe(1);
  expect(records.map(({ error }) => error?.code ?? null)).toEqual(['bad-json', null, 'duplicate-id', null]);
  expect(records.at(-1)?.id).toBe('b');
});

test('two inputs that claim one id are exit 2, and --name sets them apart', async () => {
  const folder = temporaryFolder();
  for (const name of ['one', 'two']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'post.txt'), `CNCF 发布 ${name}`);
  }
  const both = await wenmai(['build', 'one', 'two'], { cwd: folder });
  expect(both).toMatchObject({ code: 2, stderr: expect.stringMatching(/claim "post\.txt".*--name/u) as string });
  expect((await wenmai(['build', 'one'], { cwd: folder })).code).toBe(0);
  expect((await wenmai(['build', 'two', '--name', 'second'], { cwd: folder })).code).toBe(0);
});

test('every command and option stands in the README as --help words it', async () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const help = (await wenmai(['--help'])).stdout;
  const commands = [...help.matchAll(/^ {2}(\w+) (?:\[options\])?.*?$/gmu)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  expect(commands.length).toBeGreaterThan(8);
  for (const command of commands) {
    const text = (await wenmai([command, '--help'])).stdout;
    expect(readme).toContain(`| \`wenmai ${command}`);
    for (const [, option = ''] of text.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gmu)) {
      if (option !== '--help') expect(readme, `${command} ${option}`).toContain(option);
    }
  }
});
