import { describe, expect, test } from 'vitest';
import { blocksOf, read } from './articles.ts';

describe('Markdown', () => {
  test.each<[string, string, string[]]>([
    [
      'comments, also with three dashes',
      '前\n<!-- English here\n\n## Heading\n--->\n后',
      ['paragraph: 前', 'paragraph: 后'],
    ],
    ['a comment that never ends', '前 <!-- 后', ['paragraph: 前 <!-- 后']],
    [
      'code blocks',
      '前\n\n```js\n<!-- let a = "中文";\n```\n\n    indented();\n\n后',
      ['paragraph: 前', 'paragraph: 后'],
    ],
    [
      'reference links',
      '[项目][1]与[@someone]合作\n\n[1]: https://example.org\n[@someone]: https://example.org/s',
      ['paragraph: 项目与@someone合作'],
    ],
    ['reference links without a definition', '[项目][9]开源', ['paragraph: 项目开源']],
    ['footnotes', '文[^1]中\n\n[^1]: 注释在这里', ['paragraph: 文中', 'paragraph: 注释在这里']],
    [
      'Hugo shortcodes',
      '{{< note >}}\n注意\n{{< /note >}}\n\n前{{% ref "a" %}}后\n\n{{< figure\n  src="a.png" >}}',
      ['paragraph: 注意', 'paragraph: 前后'],
    ],
    [
      'listings in shortcodes',
      '前\n\n{{< highlight go >}}\nfunc main() {}\n{{< /highlight >}}\n\n后',
      ['paragraph: 前', 'paragraph: 后'],
    ],
    [
      'MDX',
      "import Tabs from '@theme/Tabs';\nexport const a = 1\n\n<Tabs values={[1]}>\n\n文\n\n</Tabs>\n\n{/* 注 */}",
      ['paragraph: 文'],
    ],
    ['admonitions', ':::note 提示\n\n文\n\n:::', ['paragraph: 提示', 'paragraph: 文']],
    ['attribute lists', '## 题 {#anchor}\n\n文{: .class}', ['heading: 题', 'paragraph: 文']],
    ['the fold mark', '前\n\n<!--more-->\n\n后', ['paragraph: 前', 'paragraph: 后']],
    ['strong text beside Chinese punctuation', '**中文（括号）**后面', ['paragraph: 中文（括号）后面']],
    ['underscores around Chinese', '提供__高性能__的服务，见 `__init__`', ['paragraph: 提供高性能的服务，见 __init__']],
    ['pictures and links', '![图](a.png)[项目](https://example.org "t")发布', ['paragraph: 项目发布']],
    ['tables', '| 名 | 值 |\n|---|---|\n| 甲 | 1 |', ['table-row: 名 | 值', 'table-row: 甲 | 1']],
    ['lists and quotes', '* 甲\n  * 乙\n\n> 引', ['list-item: 甲', 'list-item: 乙', 'quote: 引']],
    [
      'HTML inside',
      '<div align="center">\n**标语**\n</div>\n\n文<br>尾 <ruby>拥抱<rt>Embrace</rt></ruby>',
      ['paragraph: 标语', 'paragraph: 文', 'paragraph: 尾 拥抱'],
    ],
    [
      'wrapped lines',
      '这一段在源文件里\n折了行，而 Linux\n基金会没有。',
      ['paragraph: 这一段在源文件里折了行，而 Linux 基金会没有。'],
    ],
    [
      'lines that begin something new',
      '第一条讲完了。\n第二条开始\n1、甲\n2、乙',
      ['paragraph: 第一条讲完了。', 'paragraph: 第二条开始', 'paragraph: 1、甲', 'paragraph: 2、乙'],
    ],
    [
      'lines that begin with strong text',
      '**甲公司** 发布了新版\n**乙公司** 收购了网关\n而**丙**没有',
      ['paragraph: 甲公司 发布了新版', 'paragraph: 乙公司 收购了网关而丙没有'],
    ],
    ['lines that begin with strong letters', '**D**omain\n**N**ame **S**ystem', ['paragraph: Domain Name System']],
    [
      'lines that begin with a number in brackets',
      '要闻\n【1】甲\n【2】乙\n① 丙',
      ['paragraph: 要闻', 'paragraph: 【1】甲', 'paragraph: 【2】乙', 'paragraph: ① 丙'],
    ],
    ['a line that goes on with a decimal', '增长了\n1.5 倍', ['paragraph: 增长了 1.5 倍']],
    [
      'definitions of links that no browser follows',
      '[甲][1]与[乙][2]\n\n[1]: javascript:void(0)\n[2]: https://example.org "a "quoted" title"',
      ['paragraph: 甲与乙'],
    ],
    [
      'notes run together',
      '文[^1][^2]\n\n[^1]: 第一条注\n[^2]: 第二条注',
      ['paragraph: 文', 'paragraph: 第一条注', 'paragraph: 第二条注'],
    ],
    ['unseen marks in front of an item', '\u200e* 甲\n\u200e* 乙', ['list-item: 甲', 'list-item: 乙']],
    ['code glued to a word', 'use`replication`，也用`a`s', ['paragraph: use replication，也用as']],
    ['a gap behind a bracket', '<p>前（甲）(\n<b>乙</b>)后</p>', ['paragraph: 前（甲）(乙)后']],
    [
      'lines that are strong from end to end',
      '**背景**\n这里是正文\n\n讲完了。\n**何时**\n今天\n\n**甲，**\n乙\n\nthe project\n**Foo**\nis old',
      ['背景', '这里是正文', '讲完了。', '何时', '今天', '甲，乙', 'the project Foo is old'].map(
        (text) => `paragraph: ${text}`,
      ),
    ],
    [
      'an address that Chinese follows on the next line',
      '见 https://example.org/a\n后来改了名字\n\n见 https://example.org/a\nfor more',
      [
        'paragraph: 见 https://example.org/a',
        'paragraph: 后来改了名字',
        'paragraph: 见 https://example.org/a for more',
      ],
    ],
    [
      'labels whose address is on the next line',
      '前\n\n官方文档：\nhttps://example.org/a\n\n后',
      ['paragraph: 前', 'paragraph: 后'],
    ],
    [
      'the place of an empty cell',
      '| | 甲 | 乙 | 丙 |\n|---|---|---|---|\n| 丁 | | 1 | |',
      ['table-row: 甲 | 乙 | 丙', 'table-row: 丁 | | 1'],
    ],
    ['formulas', '前\n\n$$\nx^2\n$$\n\n后', ['paragraph: 前', 'paragraph: 后']],
    ['embedded pictures', `文![](data:image/png;base64,${'QUJD'.repeat(1000)})尾`, ['paragraph: 文尾']],
    ['a mark for the table of contents', '[TOC]\n\n文', ['paragraph: 文']],
  ])('without %s', (_, markdown, blocks) => {
    expect(blocksOf(read('a.md', markdown))).toEqual(blocks);
  });

  test.each<[string, string, string | null, string]>([
    ['a first heading, which stays', '# 题目\n\n文', '题目', '题目\n文'],
    ['an underlined heading, which stays', '题目\n=====\n\n文', '题目', '题目\n文'],
    ['the header rather than a heading', '---\ntitle: 头里的题目\n---\n# 一、背景\n\n文', '头里的题目', '一、背景\n文'],
    [
      'the header, repeated as a heading',
      '---\ntitle: 从零到一-开源\n---\n# 从零到一：开源\n\n文',
      '从零到一-开源',
      '文',
    ],
    ['no heading of a lower level', '## 小标题\n\n文', null, '小标题\n文'],
  ])('has for its title %s', (_, markdown, title, text) => {
    expect(read('a.md', markdown)).toMatchObject({ title, text });
  });

  test('counts a section for every heading', () => {
    const { blocks } = read('a.md', '前\n\n## 甲\n\n文\n\n## 乙\n\n文二');
    expect(blocks.map(({ section }) => section)).toEqual([0, 1, 1, 2, 2]);
  });

  test('keeps the pair that ruby states', () => {
    expect(read('a.md', '<ruby>甲骨文公司<rt>Oracle</rt></ruby>宣布').glosses).toEqual([
      { base: '甲骨文公司', gloss: 'Oracle' },
    ]);
  });
});

describe('plain text', () => {
  test.each<[string, string, string[]]>([
    ['Chinese lines', '第一段在这里。\n第二段在这里。', ['paragraph: 第一段在这里。', 'paragraph: 第二段在这里。']],
    [
      'hard-wrapped English',
      'The foundation announced on Tuesday that the project\nhas joined it as an incubating one.\n\nNext.',
      [
        'paragraph: The foundation announced on Tuesday that the project has joined it as an incubating one.',
        'paragraph: Next.',
      ],
    ],
    ['short English lines', 'Title\nAnother line', ['paragraph: Title', 'paragraph: Another line']],
    ['items', '- 甲\r\n- 乙\r\n1. 丙', ['list-item: 甲', 'list-item: 乙', 'list-item: 1. 丙']],
    ['rules', '前\n=====\n后', ['paragraph: 前', 'paragraph: 后']],
    [
      'rules below hard-wrapped English',
      'The foundation announced on Tuesday that the project\n-----\nNext.',
      ['paragraph: The foundation announced on Tuesday that the project', 'paragraph: Next.'],
    ],
    [
      'a line that begins with a decimal',
      'The foundation announced on Tuesday that it has raised\n3.5 million for the project.',
      ['paragraph: The foundation announced on Tuesday that it has raised 3.5 million for the project.'],
    ],
  ])('has %s as blocks', (_, text, blocks) => {
    expect(blocksOf(read('a.txt', text))).toEqual(blocks);
  });
});
