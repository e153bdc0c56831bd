import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeFrontMatter } from '../../src/read/front-matter.ts';
import type { Metadata } from '../../src/read/metadata.ts';
import { parsedPairs, plainPairs } from '../../src/read/yaml-fields.ts';

const codes = ({ warnings }: Metadata): string[] => warnings.map(({ code }) => code);

describe('takeFrontMatter()', () => {
  test('reads YAML, whatever the types', () => {
    const { metadata, body } = takeFrontMatter(
      '---\ntitle: 2021\ndate: 2021-02-22 10:36:24 +0800\ntags: [云, "原生"]\nauthor: Lei Li and Fei Guo\nurl: https://example.org/a\ndescription: 无\n---\n正文',
    );
    expect(metadata).toEqual({
      title: '2021',
      date: '2021-02-22',
      language: null,
      tags: ['云', '原生'],
      url: 'https://example.org/a',
      credits: [
        { role: 'author', name: 'Lei Li' },
        { role: 'author', name: 'Fei Guo' },
      ],
      warnings: [],
    });
    expect(body.trim()).toBe('正文');
  });

  test.each<[string, string, string, string[]]>([
    [
      'a key that stands twice: the last text wins',
      '---\ntitle: 甲\nimage:\n  path: a\nimage: b\ntitle: 乙\n---\n文',
      '乙',
      ['duplicate-key', 'duplicate-key'],
    ],
    ['a curly quote', '---\ntitle: "题目"\ntags: ["gRPC”,"istio"]\n---\n文', '题目', ['broken-front-matter']],
    ['a colon inside', '---\ntitle: 甲: 乙\n---\n文', '甲: 乙', ['broken-front-matter']],
    ['a full-width colon', '---\ntitle：题目\n原文链接：https://example.org\n---\n文', '题目', ['broken-front-matter']],
    ['a tab', '---\ntitle: 题目\n\tx: 1\n---\n文', '题目', []],
    [
      'a tag of another language',
      '---\ntitle: !!js/function "function () { throw 1 }"\n---\n文',
      'function () { throw 1 }',
      [],
    ],
    ['CRLF', '---\r\ntitle: 题目\r\n---\r\n文', '题目', []],
    ['a byte order mark and a blank line', '\ufeff\n---\ntitle: 题目\n---\n文', '题目', []],
    ['a comment before it', '<!--\n---\ntitle: Title\n---\n-->\n\n---\ntitle: 题目\n---\n文', '题目', []],
    [
      'its rules lost after a comment',
      '<!--\n---\ntitle: Title\n---\n-->\n\ntitle: "题目"\ndate: 2016-01-11\n\n文',
      '题目',
      [],
    ],
    ['Chinese keys', '---\n题目: 题目\n---\n文', '题目', []],
    ['TOML', '+++\ntitle = "题目"\ndate = 2021-02-22\n[extra]\ntitle = "别的"\n+++\n文', '题目', []],
    ['link definitions', '[#]: subject: "Subject"\n[#]: title: "题目"\n\n文', '题目', []],
    [
      'link definitions in brackets',
      '[#]: (title: "题目")\n[#]: (author: "Ann Lee https://example.org/ann")\n\n文',
      '题目',
      [],
    ],
  ])('puts up with %s', (_, text, title, warnings) => {
    const { metadata, body } = takeFrontMatter(text);
    expect(metadata.title).toBe(title);
    expect(codes(metadata)).toEqual(expect.arrayContaining(warnings));
    expect(metadata.warnings.length > 0).toBe(warnings.length > 0 || text.includes('\t'));
    expect(body.trim()).toBe('文');
  });

  test.each([
    ['nothing', ''],
    ['a rule', '---\n\n一段话。\n\n---\n\n又一段话。'],
    ['an opening rule that is never closed', '---\ntitle: 题目\n\n文'],
    ['prose', 'title 不是头'],
  ])('takes nothing off %s', (_, text) => {
    const { metadata, body } = takeFrontMatter(text);
    expect(metadata.title).toBeNull();
    expect(body).toBe(text);
  });

  test.each([
    ['path: 2021/02/22/hello', '2021-02-22'],
    ['permalink: /2021/02/22/hello/', '2021-02-22'],
    ['slug: 2021-02-22-hello', '2021-02-22'],
    ['aliases: [a, blog/2021/02/22/hello.html]', '2021-02-22'],
    ['originallink: https://example.org/2021/02/22/hello', '2021-02-22'],
    ['date: 2020-01-01\npath: 2021/02/22/hello', '2020-01-01'],
    ['path: releases/1.87.0', null],
    ['description: 2021/02/22/hello', null],
  ])('takes the date of a path where no field has one: %j', (header, date) => {
    expect(takeFrontMatter(`---\ntitle: 题目\n${header}\n---\n文`).metadata.date).toBe(date);
  });

  test.each([
    ['李楠（GitHub ID : @linan）', ['李楠']],
    ['Ann Maria Lee (Example)', ['Ann Maria Lee']],
    ['Bo Chen (@bo), Cy Dow <cy@example.org>', ['Bo Chen', 'Cy Dow']],
    ['Carol (Nichols || Goulding)', ['Carol (Nichols || Goulding)']],
    ['The release group', []],
    ['The Rust Team', ['The Rust Team']],
  ])('knows the people in %j', (written, names) => {
    expect(takeFrontMatter(`---\nauthor: "${written}"\n---\n文`).metadata.credits.map(({ name }) => name)).toEqual(
      names,
    );
  });

  test('takes off an empty header', () => {
    expect(takeFrontMatter('---\n---\n文').body.trim()).toBe('文');
  });

  test('refuses an alias bomb without effort', () => {
    const lines = Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} [${`*a${Math.max(0, at - 1)},`.repeat(9)}]`);
    expect(takeFrontMatter(`---\ntitle: 题目\n${lines.join('\n')}\n---\n文`).metadata.title).toBe('题目');
  });

  test('reads arrays of TOML over several lines, and names with brackets', () => {
    const { metadata } = takeFrontMatter(
      '+++\ntitle = "T"\ntags = [\n "a",\n "b",\n]\nauthors = ["Carol (Nichols || Goulding)", \'Niko\']\n+++\n',
    );
    expect(metadata.tags).toEqual(['a', 'b']);
    expect(metadata.credits.map(({ name }) => name)).toEqual(['Carol (Nichols || Goulding)', 'Niko']);
  });
});

const HEADERS = [
  'title: "题目"\ndate: 2021-02-22 10:36:24 +0800\ntags: [云, "原生"]\n',
  '# 注\ntitle: \'甲: 乙\'\nimage:\n  path: https://example.org/a?b=c\n  alt: "图"\nimage: b\n\ntags:  [\n  "a",\n  \'b\'\n  ]\n',
  'tags:\n- 云\n- "原生"\nauthors:\n  - Ann Lee\n  - Bo, Chen\ndescription:\nlang: zh\n',
];

/** What means something in YAML, and what only looks like it. */
const PIECES =
  '\n| |  |- |:|: |"|\'|[|]|{|}|,|#| #|&a|*a|>|\t|\\\\|---|...|? |!|%|@|`|~|<<: |\n- a|\n  - a|\n  b: c|\n b|\u3000|\u00a0|\u0085|\ufeff|[a, b]|[a,\n b]|""|：|，'.split(
    '|',
  );

describe('a plain header, read without the parser of YAML,', () => {
  test.each(HEADERS)('is read: %j', (header) => {
    expect(plainPairs(header)).not.toBeNull();
    expect(plainPairs(header)).toEqual(parsedPairs(header));
  });

  test.each([
    ['escapes', 'title: "a\\nb"'],
    ['a text over two lines', 'title: a\n  b'],
    ['a comment behind a value', 'title: a # b'],
    ['an anchor', 'title: &a b'],
    ['a block of text', 'title: |\n  a'],
    ['a colon inside', 'title: 甲: 乙'],
    ['a mapping in braces', 'title: {a: b}'],
    ['a mapping two levels deep', 'image:\n  a:\n    b: c'],
    ['a bracket that closes too far left', 'tags: [\n  a\n]'],
    ['no mapping', '- a\n- b'],
  ])('is none with %s', (_, header) => {
    expect(plainPairs(header)).toBeNull();
  });

  test('says what the parser says, whatever is put into it', () => {
    const insertion = fc.tuple(fc.nat(200), fc.constantFrom(...PIECES), fc.constantFrom(0, 0, 1, 3));
    const mutated = fc
      .tuple(fc.constantFrom(...HEADERS), fc.array(insertion, { maxLength: 4 }))
      .map(([header, changes]) =>
        changes.reduce((text, [at, piece, cut]) => text.slice(0, at) + piece + text.slice(at + cut), header),
      );
    const written = fc
      .array(fc.constantFrom('title', ' a', 'b', ...PIECES), { maxLength: 10 })
      .map((all) => all.join(''));
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(mutated, written), (header) => {
        const pairs = plainPairs(header);
        if (pairs === null) return;
        read++;
        expect(pairs).toEqual(parsedPairs(header));
      }),
      { numRuns: 6000, seed: 7 },
    );
    expect(read).toBeGreaterThan(500);
  });
});

const CORPORA = new URL('../../../shared/corpora/', import.meta.url);

describe.skipIf(!existsSync(CORPORA))('real headers beside the repository (skipped where they are absent)', () => {
  test('are read without the parser of YAML, nearly all, and say the same', () => {
    const files = readdirSync(CORPORA, { recursive: true, encoding: 'utf8' }).filter((name) => /\.mdx?$/u.test(name));
    const headers = files
      .sort()
      .filter((_, at) => at % 4 === 0)
      .map((name) =>
        readFileSync(new URL(encodeURI(name).replaceAll('#', '%23').replaceAll('?', '%3F'), CORPORA), 'utf8'),
      )
      .flatMap((text) => /^---\n([\s\S]*?\n)---\n/u.exec(text.replaceAll('\r\n', '\n'))?.[1] ?? []);
    const plain = headers.filter((header) => plainPairs(header) !== null);
    for (const header of plain) expect(plainPairs(header)).toEqual(parsedPairs(header));
    expect(headers.length).toBeGreaterThan(300);
    expect(plain.length).toBeGreaterThan(headers.length * 0.9);
  });
});
