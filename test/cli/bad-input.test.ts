/** Bad input: one clear line and an outcome for each, and nothing else is lost. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, createPipeline } from '../../src/index.ts';
import { temporaryFolder, wenmai } from './run.ts';

const GOOD = 'CNCF 与 Linux 基金会今天宣布了 Kubernetes 的新版本。';

/** 基金会发布了新的开源项目 in GBK. */
const GBK = Buffer.from(
  'bbf9bdf0bbe1b7a2b2bcc1cbd0c2b5c4bfaad4b4cfeec4bfa3acbdf1ccecb5c4b4f3bbe1c9cfcef7c3c7d2b2cab9d3c3c1cbcbfca1a3',
  'hex',
);

/** Each file with the outcome that it must have; null for one that is extracted. */
const FILES: readonly (readonly [name: string, content: string | Buffer, code: string | null])[] = [
  ['good.txt', GOOD, null],
  ['empty.txt', '', null],
  ['binary.txt', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 37) % 256)), 'not-text'],
  ['long.txt', 'a'.repeat(30 * 1024 * 1024), 'too-large'],
  ['invalid-utf8.txt', Buffer.concat([Buffer.from(GOOD.repeat(20)), Buffer.from([0xff]), Buffer.from(GOOD)]), null],
  ['gbk.txt', GBK, null],
  ['broken-front-matter.md', `---\ntitle: a: b\ntags: ["x”,"y"]\n---\n\n${GOOD}\n`, null],
  ['unclosed-front-matter.md', `---\ntitle: 没有结束\n\n${GOOD}\n`, null],
  ['rows.jsonl', `{"id":"row","text":"${GOOD}"}\nthis is not JSON\n{"id":"other","text":"${GOOD}"}\n`, null],
  ['deep.html', `<html><body>${'<div>'.repeat(100_000)}${GOOD}</body></html>`, 'too-deep'],
];

describe('one folder of good and bad files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenmai-bad-'));
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  for (const [name, content] of FILES) writeFileSync(join(articles, name), content);
  const { code, stdout, stderr } = await wenmai(['build', 'articles'], { cwd: folder });
  rmSync(articles, { recursive: true });

  test('is exit 1, and every article is accounted for', () => {
    const failures = FILES.filter(([, , outcome]) => outcome !== null).length + 1;
    const extracted = FILES.length - failures + 1 + 1;
    expect(stdout).toMatch(
      new RegExp(`^Read +${extracted + failures} articles: ${extracted} extracted, ${failures} failed`, 'u'),
    );
    expect(code).toBe(1);
  });

  for (const [name, , outcome] of FILES) {
    test(`${name} is ${outcome === null ? 'extracted' : `failed with ${outcome}`}`, () => {
      const lines = stderr.split('\n').filter((line) => line.startsWith(`failed: ${name}:`));
      if (outcome === null) expect(lines).toEqual([]);
      else {
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(new RegExp(`Expected .*\\[${outcome}\\]$`, 'u'));
      }
    });
  }

  test('a line that is no JSON is one failed row that names its line', () => {
    expect(stderr).toMatch(/failed: rows\.jsonl#[0-9a-f]{16}: .*line 2.*\[bad-json\]/u);
  });

  test('the good ones can be asked', async () => {
    const { stdout: found } = await wenmai(['find', 'CNCF'], { cwd: folder });
    expect(found).toMatch(/organization:cncf/u);
    rmSync(folder, { recursive: true });
  });
});

test('an unreadable file is a transient failure that the next build tries again', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'post.txt'), GOOD);
  chmodSync(join(folder, 'post.txt'), 0);
  const closed = await wenmai(['build', 'post.txt'], { cwd: folder, asUser: true });
  expect(closed).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^failed: post\.txt: .*\[unreadable\]/mu) as string,
  });
  chmodSync(join(folder, 'post.txt'), 0o644);
  expect((await wenmai(['build'], { cwd: folder, asUser: true })).code).toBe(0);
});

test('a folder that cannot be looked into is a failure inside an input, and missing as an input', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'posts', 'closed'), { recursive: true });
  writeFileSync(join(folder, 'posts', 'post.txt'), GOOD);
  chmodSync(join(folder, 'posts', 'closed'), 0);
  const inside = await wenmai(['build', 'posts'], { cwd: folder, asUser: true });
  expect(inside).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^failed: closed: .*\[unreadable\]/mu) as string,
  });
  const itself = await wenmai(['build', 'posts/closed', '-w', 'other'], { cwd: folder, asUser: true });
  expect(itself).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/Expected articles at .*posts\/closed/u) as string,
  });
  chmodSync(join(folder, 'posts', 'closed'), 0o700);
});

test('a file that disappears during the run is one failed row; the others are built', async () => {
  const folder = temporaryFolder();
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  for (let number = 0; number < 20; number++)
    writeFileSync(join(articles, `post-${number}.txt`), `${GOOD}第 ${number} 篇。`);
  const summary = await build([articles], {
    workspace: join(folder, 'wenmai'),
    pipeline: createPipeline(),
    onProgress({ phase, done }) {
      const last = join(articles, 'post-9.txt');
      if (phase === 'extract' && done === 5 && existsSync(last)) rmSync(last);
    },
  });
  expect(summary).toMatchObject({ articles: 20, extracted: 19 });
  expect(summary.failures).toMatchObject([{ id: 'post-9.txt', code: 'vanished', transient: true }]);
});
