import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WenmaiError } from '../../src/errors.ts';
import { formatOf } from '../../src/read/format.ts';
import { readArticle } from '../../src/read/read.ts';
import { articlesOf } from '../../src/read/source.ts';
import { verbatimDocument } from '../../src/read/verbatim.ts';
import { article, blocksOf, read } from './articles.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof WenmaiError) return error.code;
    throw error;
  }
  return 'none';
}

describe('readArticle()', () => {
  test('says where an article comes from and what it is', () => {
    const document = read(
      'posts/2021-02-22-hello.md',
      '---\ntitle: 题目\ntags: 云\n---\n\n林晓加入了开源社区。\n\nSecond paragraph.',
    );
    expect(document).toMatchObject({
      id: 'posts/2021-02-22-hello.md',
      source: 'posts/2021-02-22-hello.md',
      hash: article('', '---\ntitle: 题目\ntags: 云\n---\n\n林晓加入了开源社区。\n\nSecond paragraph.').hash,
      title: '题目',
      date: '2021-02-22',
      language: 'zh',
      tags: ['云'],
      url: null,
      text: '林晓加入了开源社区。\nSecond paragraph.',
      warnings: [],
    });
  });

  test('takes by-lines out of the text, once each', () => {
    const document = read('a.md', '---\ntitle: 题目\nauthor: 林晓\n---\n作者：林晓 编辑：周舟\n\n正文在这里。');
    expect(document.text).toBe('正文在这里。');
    expect(document.credits).toEqual([
      { role: 'author', name: '林晓' },
      { role: 'editor', name: '周舟' },
    ]);
  });

  test.each<[string, string, string]>([
    ['zero-width and control characters', '云\u200b原\u0008生\ufeff', '云原生'],
    ['soft hyphens and private use', '\ue0a0 Open\u00adSource', 'OpenSource'],
    ['no-break spaces and line separators', 'a\u00a0b\u2028c', 'a b c'],
    ['lone surrogates', '<p>a\ud800b</p>', 'a\ufffdb'],
    ['joined emoji', '👩‍💻 写代码', '👩‍💻 写代码'],
  ])('cleans %s', (_, text, cleaned) => {
    expect(read('a', JSON.stringify({ html: text }), 'fields').text).toBe(cleaned);
  });

  test('keeps a paragraph that repeats once, with or without a label', () => {
    const said = '社区在今年二月宣布了新一届技术委员会的名单。';
    expect(read('a.txt', `简介：${said}\n${said}\n${said}\n短句。\n短句。`).text).toBe(`简介：${said}\n短句。\n短句。`);
  });

  test('keeps a repetition that is no sentence, an item of a list, or an answer under another heading', () => {
    const item = '需要在提交之前先跑一遍全部的测试用例，再写说明。';
    const answer = '状态：这项工作已经在今年的第二个季度里全部做完。';
    const markdown = `- ${item}\n- ${item}\n\n## 甲\n\n${answer}\n\n## 乙\n\n${answer}\n\n${answer}`;
    expect(read('a.md', markdown).text).toBe([item, item, '甲', answer, '乙', answer].join('\n'));
    expect(read('a.txt', `${'词'.repeat(24)}\n${'词'.repeat(24)}`).blocks).toHaveLength(2);
    expect(read('a.txt', `${'词'.repeat(48)}\n${'词'.repeat(48)}`).blocks).toHaveLength(1);
  });

  test('cleans the title of a header as it does text', () => {
    expect(read('a.md', '---\ntitle: "`cargo` 与 **甲** &amp; Vec<T>"\n---\n文').title).toBe('cargo 与 甲 & Vec<T>');
    expect(read('a.md', '---\ntitle: 2 * 3 与 a_b_c\n---\n文').title).toBe('2 * 3 与 a_b_c');
  });

  test('takes bullets and rules of tables that an author typed for what they are', () => {
    const markdown = '**-** 下载\n\n| 致谢 |\n\n\\-Znext 是选项\n\n甲 || 乙 ||';
    expect(blocksOf(read('a.md', markdown))).toEqual([
      'list-item: 下载',
      'paragraph: 致谢',
      'paragraph: -Znext 是选项',
      'paragraph: 甲 || 乙 ||',
    ]);
  });

  test('drops fenced code from the paragraphs of a page', () => {
    const html = '<p>前</p><p>```java</p><p>int a = 1;</p><p>```</p><p>后 ```x``` 尾</p><p>``` 没有结束</p>';
    expect(blocksOf(read('a.html', html))).toEqual(['paragraph: 前', 'paragraph: 后 尾', 'paragraph: ``` 没有结束']);
  });

  test('joins its blocks with line breaks, and every span stands in the text', () => {
    const document = read('a.md', '# 题\n\n甲 **乙**\n\n* 丙\n\n| 丁 | 戊 |\n|---|---|\n| 己 | 庚 |\n');
    expect(document.blocks.map(({ start, end }) => document.text.slice(start, end)).join('\n')).toBe(document.text);
    expect(document.text).toBe('题\n甲 乙\n丙\n丁 | 戊\n己 | 庚');
  });

  test.each([
    ['开源社区在去年举行了三次会议。', 'en-US', 'zh'],
    ['The community met three times.', 'zh', 'en'],
    ['123', 'zh-CN', 'zh'],
    ['123', '', 'und'],
  ])('of "%s", said to be in "%s", has the language %s', (text, language, expected) => {
    expect(read('a', JSON.stringify({ text, language }), 'fields').language).toBe(expected);
  });
});

describe('bad input', () => {
  test.each<[string, Uint8Array, string]>([
    ['a binary file', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 0, 9]), 'not-text'],
    ['bytes of no encoding', new Uint8Array(400).fill(0xff), 'bad-encoding'],
    ['a page that is too deep', encode('<html>' + '<div>'.repeat(3000)), 'too-deep'],
    ['a line of 30 MB', encode('a'.repeat(30_000_000)), 'too-large'],
  ])('of %s fails', (_, bytes, code) => {
    expect(codeOf(() => read('a.html', bytes))).toBe(code);
  });

  test.each<[string, string, string]>([
    ['no JSON', '{"text": ', 'bad-json'],
    ['an array', '["text"]', 'bad-row'],
    ['no body', '{"title": "t"}', 'bad-row'],
    ['a body that is a number', '{"text": 5}', 'bad-row'],
  ])('a row with %s fails', (_, row, code) => {
    expect(codeOf(() => read('a', row, 'fields'))).toBe(code);
  });

  test.each([
    ['an empty file', 'a.md', ''],
    ['white space', 'a.txt', ' \n\t\n'],
    ['a header alone', 'a.md', '---\ntitle: 题目\n---\n'],
    ['pictures alone', 'a.html', '<p><img src="a.png" alt="在这里插入图片描述"></p>'],
    ['an empty row', 'a', '{"text": ""}'],
  ])('%s is an empty document with a warning', (_, source, text) => {
    const document = read(source, text, text.startsWith('{') ? 'fields' : null);
    expect(document).toMatchObject({ text: '', blocks: [], language: 'und' });
    expect(document.warnings.map(({ code }) => code)).toEqual(['empty']);
  });

  test.each<[string, string]>([
    ['brackets', '['.repeat(100_000)],
    ['spaces', `# a${' '.repeat(200_000)}b`],
    ['openings of comments', '<!--\n'.repeat(50_000)],
    ['code spans', '` '.repeat(60_000)],
    ['asterisks', '**'.repeat(60_000)],
    ['shortcodes', '{{<'.repeat(60_000)],
    ['braces in a tag', `<a ${'={'.repeat(60_000)}`],
    ['capitals in a by-line', `By ${'A'.repeat(230)}.\n\n`.repeat(15)],
    ['labels of by-lines', '作者：'.repeat(60_000)],
    ['tables of contents', '目录\n\n'.repeat(20_000)],
  ])('many %s take no longer than their number', (_, text) => {
    const startedMs = performance.now();
    read('a.md', text);
    read('a.html', text);
    expect(performance.now() - startedMs).toBeLessThan(8000);
  });
});

describe('articlesOf()', () => {
  const found = (source: string, text: string): { id: string; format: string | null; error: string | null }[] =>
    [...articlesOf(source, encode(text))].map(({ article: { id, format }, error }) => ({
      id,
      format,
      error: error?.code ?? null,
    }));

  test('finds one article in a file that is no JSON lines', () => {
    expect(found('a.md', '文')).toEqual([{ id: 'a.md', format: null, error: null }]);
    expect(found('a.txt', '{ 这一行以括号开头')).toEqual([{ id: 'a.txt', format: null, error: null }]);
  });

  test('finds one a row, by name or by content, and goes on behind a bad one', () => {
    const rows =
      '\n{"id": "x", "text": "甲"}\r\n{"id": 7, "html": "<p>乙</p>"}\n{broken\n\n{"title": "t"}\n{"markdown": "丙\u2028丁"}';
    for (const source of ['rows.jsonl', 'rows.data']) {
      expect(found(source, rows)).toEqual([
        { id: 'x', format: 'fields', error: null },
        { id: '7', format: 'fields', error: null },
        { id: expect.stringMatching(/^rows\.\w+#[0-9a-f]{16}$/u) as string, format: 'fields', error: 'bad-json' },
        { id: expect.stringMatching(/#[0-9a-f]{16}$/u) as string, format: 'fields', error: 'bad-row' },
        { id: expect.stringMatching(/#[0-9a-f]{16}$/u) as string, format: 'fields', error: null },
      ]);
    }
  });

  test('names the line of a bad row', () => {
    const [, bad] = [...articlesOf('a.jsonl', encode('{"text": ""}\n\nno json'.replace('\n\n', '\n \n')))];
    expect(bad?.error?.message).toMatch(/line 3/u);
  });

  test('gives a row the hash of its bytes without the line break', () => {
    const [row] = [...articlesOf('a.jsonl', encode('{"text": "甲"}\r\n'))];
    expect(row?.article.hash).toBe(article('', '{"text": "甲"}').hash);
  });

  test('hands on what a row says about itself', () => {
    const row = {
      id: 'x',
      title: '题目',
      markdown: '**甲**开源',
      date: '2021/02/22',
      url: 'https://example.org',
      tags: ['云'],
      author: '林晓',
    };
    const [first] = [...articlesOf('a.jsonl', encode(JSON.stringify(row)))];
    expect(first && readArticle(first.article)).toMatchObject({
      id: 'x',
      source: 'a.jsonl',
      title: '题目',
      text: '甲开源',
      date: '2021-02-22',
      url: 'https://example.org',
      tags: ['云'],
      credits: [{ role: 'author', name: '林晓' }],
    });
  });
});

test.each([
  ['a page, whatever its name', 'a.md', '<!DOCTYPE html>\n<html><body>文</body></html>', 'html'],
  ['HTML under the name of Markdown', 'a.md', '<div>\n<p>\n文\n</p>\n</div>', 'html'],
  ['Markdown under the name of HTML', 'a.html', '# 题\n\n[项目](https://example.org)', 'markdown'],
  ['plain text under the name of HTML', 'a.html', '一段话。\n又一段话。', 'text'],
  [
    'Markdown that opens with inline HTML',
    'a.md',
    '<b>Author</b>: Ann\n\nText with [a link](https://example.org).',
    'markdown',
  ],
  [
    'Markdown that opens with a block of HTML',
    'a.md',
    '<div align="center"><img src="a"></div>\n\n# 题\n\n* 甲\n* 乙',
    'markdown',
  ],
  ['comments are no HTML', 'a.md', '<!--\n<p>\n<div>\n-->\n文', 'markdown'],
  ['Markdown without a name', 'a', '# 题\n\n```\ncode\n```', 'markdown'],
  ['text without a name', 'a', '- 一个破折号不是标记', 'text'],
])('formatOf() knows %s', (_, name, body, format) => {
  expect(formatOf(body, name)).toBe(format);
});

describe('verbatimDocument()', () => {
  test('keeps the text as it is, with a block for every line that says anything', () => {
    const text = '作者：林晓\r\n\n  https://example.org \n尾';
    const document = verbatimDocument('x', text, { title: '题目' });
    expect(document).toMatchObject({
      id: 'x',
      source: 'x',
      title: '题目',
      date: null,
      text,
      warnings: [],
      credits: [],
    });
    expect(blocksOf(document)).toEqual(['paragraph: 作者：林晓', 'paragraph:   https://example.org ', 'paragraph: 尾']);
  });

  test('has no block for nothing', () => {
    expect(verbatimDocument('x', '')).toMatchObject({ text: '', blocks: [] });
  });
});

const CORPUS = new URL('../../../shared/corpora/techblog-1000/', import.meta.url);

describe.skipIf(!existsSync(CORPUS))('a corpus beside the repository (skipped where it is absent)', () => {
  test('reads a sample of it without an error, and leaves no markup behind', () => {
    const names = readdirSync(CORPUS).filter((_, at) => at % 10 === 0);
    let markup = 0;
    for (const name of names) {
      const document = readArticle(article(name, readFileSync(new URL(name, CORPUS))));
      expect(document.title).not.toBeNull();
      if (/<\/(?:div|span|p)>|&nbsp;|在这里插入图片描述/u.test(document.text)) markup++;
    }
    expect(names.length).toBeGreaterThan(50);
    expect(markup).toBeLessThanOrEqual(names.length / 50);
  });
});
