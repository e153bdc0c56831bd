import { describe, expect, test } from 'vitest';
import { takeFrontMatter } from '../../src/read/front-matter.ts';
import type { Metadata } from '../../src/read/metadata.ts';

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
