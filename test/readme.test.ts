/** The examples of the README do what it says. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { VERSION } from '../src/version.ts';
import { Database } from '../src/workspace/database.ts';
import { wenmai } from './cli/run.ts';

const ROOT = join(import.meta.dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'wenmai-readme-'));
cpSync(join(ROOT, 'data', 'samples'), join(folder, 'data', 'samples'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

/** The code blocks of a language, in order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
}

test('the quick start prints what the README shows', async () => {
  const { stdout } = await wenmai(['build', 'data/samples'], { cwd: folder });
  const shown =
    blocks('')
      .find((block) => block.startsWith('Read'))
      ?.split('\n') ?? [];
  const lines = shown.filter((line) => line !== '' && line !== '…');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(stdout).toContain(line);
});

test('the questions of the quick start have answers', async () => {
  const questions = blocks('sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => /^npx wenmai (?:find|show|explain)/u.test(line));
  expect(questions.length).toBeGreaterThan(2);
  for (const question of questions) {
    const { code, stdout } = await wenmai(question.split(' ').slice(2), { cwd: folder });
    expect(code, question).toBe(0);
    expect(stdout.split('\n').length, question).toBeGreaterThan(3);
  }
});

test('the library example runs', () => {
  const [example = ''] = blocks('ts');
  const program = join(folder, 'example.mjs');
  const library = pathToFileURL(join(ROOT, 'dist', 'index.js')).href;
  const checks = `
    if (record.entities.length < 2) throw new Error('the note has no entities');
    if (cncf?.id !== 'organization:cncf') throw new Error('CNCF was not found by its Chinese name');
    if (sentences.length === 0 || graph.order < 100) throw new Error('the graph is empty');`;
  writeFileSync(program, example.replace("'wenmai'", `'${library}'`) + checks);
  execFileSync(process.execPath, [program], { cwd: folder });
});

test('the SQL example reads the tables', async () => {
  const [query = ''] = blocks('sql');
  const database = await Database.open();
  const rows = await database.all(query.replace("'wenmai/", `'${folder}/wenmai/`).replace(/;\s*$/u, ''));
  database.close();
  expect(rows).toHaveLength(10);
});

test('the version is that of package.json', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(VERSION).toBe(version);
});
