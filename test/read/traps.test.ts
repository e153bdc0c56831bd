/** What real articles do to a reader: for every trap an article that falls into it, and one with the same words that does not. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, createPipeline, isFailed, openWorkspace } from '../../src/index.ts';
import type { ExtractedRecord, Pipeline, TableName, Workspace } from '../../src/index.ts';
import { temporaryFolder, writeFiles } from '../workspace/folders.ts';
import { blocksOf, read } from './articles.ts';

let pipeline: Pipeline;
beforeAll(() => {
  pipeline = createPipeline();
});

function extract(id: string, text: string): ExtractedRecord {
  const record = pipeline.extract({ id, bytes: new TextEncoder().encode(text) });
  if (isFailed(record)) throw new Error(record.error.message);
  return record;
}

const textOf = (source: string, content: string): string => read(source, content).text;
const codesOf = (source: string, content: string): string[] => read(source, content).warnings.map(({ code }) => code);
const entitiesOf = (text: string): string[] => extract('a.txt', text).entities.map(({ id }) => id);
const surfacesOf = (record: ExtractedRecord): string[] => record.mentions.map(({ surface }) => surface);
/** The entity of every surface form. */
const entityOf = (record: ExtractedRecord, surface: string): string | undefined =>
  record.mentions.find((mention) => mention.surface === surface)?.entity;

/** All rows of a table of the graph. */
async function rowsOf<Name extends TableName>(workspace: Workspace, name: Name) {
  const rows = [];
  for await (const batch of workspace.table(name).rows()) rows.push(...batch);
  return rows;
}

const SAID = '社区在今年发布了三个版本，参加的人来自各地。';

describe('duplicate keys in a header', () => {
  test('are read, the last text wins, and a warning says so', () => {
    const markdown = `---\ntitle: 甲\nimage:\n  path: https://example.org/a\nimage: https://example.org/b\ntitle: 乙\n---\n${SAID}`;
    expect(read('a.md', markdown)).toMatchObject({ title: '乙', text: SAID });
    expect(codesOf('a.md', markdown)).toEqual(['duplicate-key', 'duplicate-key']);
  });

  test('are not meant where a key stands in the mapping of another', () => {
    expect(codesOf('a.md', `---\ntitle: 甲\nimage:\n  title: 图\n---\n${SAID}`)).toEqual([]);
  });
});

describe('a broken header', () => {
  test.each([
    ['a curly quote', 'tags: ["gRPC-Web”,"istio"]', '题目'],
    ['full-width colons', '原文链接：https://example.org/a', '题目'],
    ['a colon inside', 'subtitle: 甲: 乙', '题目'],
  ])('with %s costs no more than a warning', (_, line, title) => {
    expect(read('a.md', `---\ntitle: ${title}\n${line}\n---\n${SAID}`)).toMatchObject({ title, text: SAID });
    expect(codesOf('a.md', `---\ntitle: ${title}\n${line}\n---\n${SAID}`)).toEqual(['broken-front-matter']);
  });

  test('is not one where two rules have prose between them', () => {
    expect(textOf('a.md', `---\n\n${SAID}\n\n---\n\n原文链接：见文末。`)).toContain(SAID);
  });
});

describe('dates in headers', () => {
  test.each([
    ['2021-02-22 10:36:24 +0800', '2021-02-22'],
    ['2021-02-22 10:36:24 +08:00', '2021-02-22'],
    ['2018-10-9', '2018-10-09'],
    ["'2019-12-09T13：00：00-08：00'", '2019-12-09'],
    ['2021-02-30', null],
    ['近日', null],
  ])('written %s mean %s', (written, date) => {
    expect(read('a.md', `---\ntitle: 题目\ndate: ${written}\n---\n${SAID}`).date).toBe(date);
  });

  test('in TOML are read as well', () => {
    expect(read('a.md', `+++\ndate = 2021-02-22T10:00:00Z\n+++\n${SAID}`).date).toBe('2021-02-22');
  });
});

describe('dates that lie', () => {
  const said = (when: string): string => `---\ndate: 2024-01-24\n---\n${when}，阿里云收购了甲骨文。`;
  const dateOf = (when: string) => extract('a.md', said(when)).relations.map(({ date }) => date);

  test.each(['今天', '今年', '上个月'])('do not say when %s was', (when) => {
    expect(dateOf(when)).toEqual([null]);
  });

  test('are not needed where the text gives its own', () => {
    expect(dateOf('2013 年')).toEqual(['2013']);
  });
});

describe('mangled titles', () => {
  const page = (heading: string): string =>
    `---\ntitle: "2021-02-22林晓中国是开源最重要的市场"\n---\n<div><h1${heading}>林晓：“中国是开源最重要的市场”</h1><p>${SAID}</p></div>`;

  test('in a header yield to the heading that is marked as the title', () => {
    const document = read('a.html', page(' class="title-article"'));
    expect(document).toMatchObject({ title: '林晓：“中国是开源最重要的市场”', text: SAID });
  });

  test('stand where no heading is marked, which is then a heading', () => {
    expect(read('a.html', page('')).title).toBe('2021-02-22林晓中国是开源最重要的市场');
    expect(read('a.html', page('')).text).toContain('中国是开源最重要的市场');
  });
});

describe('metadata', () => {
  const header = [
    'description: "华为发布了鸿蒙(Cloud Na"',
    'keywords: "腾讯收购谷歌"',
    'categories: [未分类, 微软]',
    'tags: [Cloud, Native, Docker]',
    'featuredImage: https://example.org/ibm.png',
  ].join('\n');

  test('is no evidence: nothing of it is an entity', () => {
    const record = extract('a.md', `---\n${header}\n---\n阿里云发布了三个版本。`);
    expect(record.entities.map(({ name }) => name)).toEqual(['阿里云']);
    expect(record.tags).toEqual(['Cloud', 'Native', 'Docker']);
  });

  test('hides nothing that the text says', () => {
    const record = extract('a.md', `---\n${header}\n---\n微软发布了 Docker 的三个版本。`);
    expect(surfacesOf(record)).toEqual(['微软', 'Docker']);
  });
});

describe('headers of other styles', () => {
  test.each([
    ['tags over several lines', '---\ntitle: 题目\ntags: [\n  "云",\n  "原生"\n]\n---\n'],
    ['tags in a line', '---\ntitle: 题目\ntags: [云, 原生]\n---\n'],
    ['TOML with a table', '+++\ntitle = "题目"\ntags = ["云", "原生"]\n[extra]\ntitle = "别的"\n+++\n'],
    ['a blank line before', '\n---\ntitle: 题目\ntags: [云, 原生]\n---\n'],
    ['a comment with a header before', '<!--\n---\ntitle: Title\n---\n-->\n---\ntitle: 题目\ntags: [云, 原生]\n---\n'],
    ['its opening lost', '<!--\n---\ntitle: Title\n---\n-->\n\ntitle: 题目\ntags: [云, 原生]\n---\n'],
    ['a byte order mark', '\ufeff---\ntitle: 题目\ntags: [云, 原生]\n---\n'],
    ['CRLF', '---\r\ntitle: 题目\r\ntags: [云, 原生]\r\n---\r\n'],
  ])('are read: %s', (_, header) => {
    expect(read('a.md', header + SAID)).toMatchObject({
      title: '题目',
      tags: ['云', '原生'],
      text: SAID,
      warnings: [],
    });
  });

  test.each([
    ['empty', '---\n---\n'],
    ['absent', ''],
  ])('may be %s', (_, header) => {
    expect(read('a.md', header + SAID)).toMatchObject({ title: null, tags: [], text: SAID, warnings: [] });
  });

  test('are text where they are shown', () => {
    expect(textOf('a.txt', `${SAID}\n---\ntitle: 题目\n---`)).toContain('title: 题目');
  });
});

describe('four headers of translations', () => {
  test.each([
    ['definitions', '[#]: subject: "Title"\n[#]: author: "Ann Lee https://example.org/ann"\n\n题目\n======\n\n'],
    [
      'definitions in brackets',
      '[#]: subject: (Title)\n[#]: (author: "Ann Lee https://example.org/ann")\n\n题目\n======\n\n',
    ],
    ['none but an underlined title', '题目\n======\n\n'],
  ])('give title and author: %s', (_, header) => {
    const document = read('a.md', header + SAID);
    expect(document.title).toBe('题目');
    expect(document.credits.map(({ name }) => name)).toEqual(header.includes('[#]') ? ['Ann Lee'] : []);
    expect(document.text).toContain(SAID);
    expect(document.text).not.toMatch(/example|=/u);
  });

  test('may be none at all', () => {
    expect(read('a.md', SAID)).toMatchObject({ title: null, text: SAID });
  });

  test('are no other definitions, nor lines between words', () => {
    expect(textOf('a.md', `${SAID}\n\n[#] 是一个按键，a == b 是一个比较。`)).toContain(
      '[#] 是一个按键，a == b 是一个比较。',
    );
  });
});

describe('types that drift', () => {
  test.each([
    ['a list of categories', 'categories: [甲, 乙]\ntitle: 题目', '题目', []],
    ['a title that is a number', 'title: 2021', '2021', []],
    ['several authors in one text', 'title: 题目\nauthor: Lei Zhang and Fei Guo', '题目', ['Lei Zhang', 'Fei Guo']],
    ['a nickname', 'title: 题目\nauthor: 小蚂蚁', '题目', ['小蚂蚁']],
    ['one author with a conjunction inside', 'title: 题目\nauthor: Sandy Anders', '题目', ['Sandy Anders']],
  ])('are put up with: %s', (_, header, title, names) => {
    const document = read('a.md', `---\n${header}\n---\n${SAID}`);
    expect(document.title).toBe(title);
    expect(document.credits.map(({ name }) => name)).toEqual(names);
  });

  test('leave names with brackets whole', () => {
    const { credits } = read('a.md', `+++\nauthors = ["Carol (Nichols || Goulding)", "The Team"]\n+++\n${SAID}`);
    expect(credits.map(({ name }) => name)).toEqual(['Carol (Nichols || Goulding)', 'The Team']);
  });
});

describe('pretty-printed pages', () => {
  const html =
    '<p>\n 由\n <b>\n  云原生计算\n </b>\n <i>\n  基金会\n </i>\n 主办，\n <a href="#x">\n  Kubernetes\n </a>\n 参加\n</p><p>\n 散会\n</p>';

  test('put no spaces into Chinese, and keep blocks apart', () => {
    expect(blocksOf(read('a.html', html))).toEqual([
      'paragraph: 由云原生计算基金会主办，Kubernetes 参加',
      'paragraph: 散会',
    ]);
    expect(entityOf(extract('a.html', html), '云原生计算基金会')).toBe('organization:cncf');
  });

  test('keep the spaces that authors write, and those between words', () => {
    expect(textOf('a.html', '<p>由 云 计算\n <b>\n  Open\n </b>\n Source\n</p>')).toBe('由 云 计算 Open Source');
  });
});

describe('the shell of a blog platform', () => {
  const hex = Buffer.from('https://example.org/article/1').toString('hex');
  const shell = (inside: string): string =>
    `<div class="blog-content-box"><div class="article_content"><link rel="stylesheet" href="a.css"><svg style="display:none"><path d="M1 1"></path><text>箭头</text></svg><div id="content_views"><p style="margin:0;color:#333">${inside}<img alt="在这里插入图片描述" src="a.png"></p></div></div><p class="artid" style="display:none">${hex.slice(0, 10)}:${hex.slice(10)}</p></div>`;

  test('is left outside, and its hidden address is known', () => {
    expect(read('a.html', shell(SAID))).toMatchObject({ text: SAID, url: 'https://example.org/article/1' });
  });

  test('hides nothing that is said about such pages', () => {
    const said = '样式表 article_content 和 svg 箭头是页面的一部分，artid 也是。';
    expect(textOf('a.html', shell(said))).toBe(said);
  });
});

describe('files whose name lies', () => {
  test.each([
    [
      'Markdown named HTML',
      'a.html',
      '# 一、背景\n\n**甲**[社区](https://example.org)发布了新版。',
      '甲社区发布了新版。',
    ],
    ['text named HTML', 'a.html', '第一段在这里。\n第二段在这里。', '第一段在这里。\n第二段在这里。'],
    ['HTML named Markdown', 'a.md', '<div>\n<p>\n甲**社区\n</p>\n</div>', '甲**社区'],
    ['fences inside of paragraphs', 'a.html', '<p>前</p><p>```java</p><p>int a;</p><p>```</p><p>后</p>', '前\n后'],
  ])('are read by their content: %s', (_, source, content, text) => {
    expect(textOf(source, content)).toContain(text);
    expect(textOf(source, content)).not.toMatch(/int a|https|<p>/u);
  });

  test('that show a tag in prose are text', () => {
    expect(textOf('a.txt', '元素 <p> 表示段落。')).toBe('元素 <p> 表示段落。');
  });
});

describe('code', () => {
  const markdown =
    '阿里云开源了它。\n\n```go\nimport "Microsoft/Kubernetes" {{ .Values }}\n```\n\n<pre>Google.run({% if %})</pre>\n\n腾讯也用它。';

  test('holds no names, and shifts no offset', () => {
    const record = extract('a.md', markdown);
    expect(surfacesOf(record)).toEqual(['阿里云', '腾讯']);
    for (const { start, end, surface } of record.mentions) expect(record.text.slice(start, end)).toBe(surface);
  });

  test('in a line is part of its sentence, and prose in a code block is prose', () => {
    expect(textOf('a.md', '运行 `npm` 即可。')).toBe('运行 npm 即可。');
    expect(textOf('a.html', `<pre>${SAID}\n下一次会议在秋天举行，欢迎各位。</pre>`)).toContain(SAID);
  });
});

describe('formulas', () => {
  const katex =
    '<span class="katex"><span class="katex-mathml"><math><mi>n</mi><annotation>n^2 \\log</annotation></math></span><span class="katex-html">n2</span></span>';

  test('that a page repeats three times are there once at most', () => {
    expect(textOf('a.html', `<p>复杂度是${katex}，已经很低。</p>`)).toBe('复杂度是n2，已经很低。');
  });

  test('do not hide a text about KaTeX', () => {
    expect(textOf('a.html', '<p>KaTeX 与 MathML 的 annotation 元素</p>')).toBe('KaTeX 与 MathML 的 annotation 元素');
  });
});

describe('size', () => {
  test.each([
    ['a line of 2 MB', 'a.txt', '开源社区在北京举行了会议，'.repeat(80_000)],
    ['an embedded picture of 4 MB', 'a.md', `${SAID}![](data:image/png;base64,${'QUJD'.repeat(1_000_000)})`],
    ['elements inside each other', 'a.html', `${'<div>'.repeat(1900)}${SAID}`],
    ['tags that never close', 'a.html', `${SAID}${'<a href="'.repeat(100_000)}`],
  ])('does not matter: %s', (_, source, content) => {
    const startedMs = performance.now();
    const { text } = read(source, content);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    expect(text).toMatch(/社区/u);
    expect(text).not.toContain('QUJDQUJD');
  });

  test('of a word is no reason to take it for a picture', () => {
    expect(textOf('a.md', `前${'QUJD'.repeat(100)}后`)).toBe(`前${'QUJD'.repeat(100)}后`);
  });
});

describe('character references', () => {
  test('are the characters that they stand for', () => {
    expect(textOf('a.html', '<p>R&#038;D&nbsp;&lt;T&gt; &amp;amp; &#x4E2D;国</p>')).toBe('R&D <T> &amp; 中国');
  });

  test('of brackets never make a tag, in code or outside', () => {
    expect(textOf('a.html', '<p>写 <code>&lt;b&gt;粗&lt;/b&gt;</code>，再写 &lt;script&gt;。</p>')).toBe(
      '写 <b>粗</b>，再写 <script>。',
    );
  });
});

describe('English inside comments', () => {
  test.each(['-->', '--->'])('is not read twice, closed by %s', (close) => {
    const markdown = `<!--\nGoogle announced Kubernetes.\n\n## What's new\n${close}\n微软发布了三个版本。\n\n<!-- Second. ${close}\n今年没有了。`;
    const record = extract('a.md', markdown);
    expect(record).toMatchObject({ text: '微软发布了三个版本。\n今年没有了。', language: 'zh' });
    expect(surfacesOf(record)).toEqual(['微软']);
  });

  test('is text where the comment never ends', () => {
    expect(textOf('a.md', '注释以 <!-- 开头，Google 也这样写。')).toBe('注释以 <!-- 开头，Google 也这样写。');
  });
});

describe('ruby', () => {
  const record = () =>
    extract(
      'a.md',
      '<ruby>青禾基金会<rp>(</rp><rt>Qinghe Foundation</rt><rp>)</rp></ruby>宣布了此事。Qinghe Foundation 今年换届。',
    );

  test('is taken apart into base and gloss, and the pair is an alias', () => {
    expect(record().text).toBe('青禾基金会宣布了此事。Qinghe Foundation 今年换届。');
    expect(entityOf(record(), 'Qinghe Foundation')).toBe(entityOf(record(), '青禾基金会'));
    expect(record().aliases).toContainEqual(
      expect.objectContaining({ surface: 'Qinghe Foundation', reason: 'gloss', verdict: 'merged' }),
    );
  });

  test('over a word that is no name makes no entity', () => {
    expect(extract('a.md', '我们<ruby>拥抱<rt>Embrace</rt></ruby>变化。')).toMatchObject({
      text: '我们拥抱变化。',
      entities: [],
    });
  });
});

describe('links and marks of writing systems', () => {
  test.each([
    [
      'reference links',
      '[甲社区][12]与[乙][]合作\n\n[12]: https://example.org/a "b"\n[乙]: https://example.org/b',
      '甲社区与乙合作',
    ],
    ['links without words', '前[](https://example.org)后', '前后'],
    ['footnotes', '前[^1]后', '前后'],
    ['shortcodes', '前{{< ref "a.md" >}}后\n\n{{% notice %}}注意{{% /notice %}}', '前后\n注意'],
    ['MDX', "import A from 'a';\n\n前<A b={c} />后", '前后'],
    ['fold marks', '前\n\n<!--truncate-->\n\n后', '前\n后'],
    ['pictures', '前![图](a.png)后', '前后'],
  ])('leave the words alone: %s', (_, markdown, text) => {
    expect(textOf('a.md', markdown)).toBe(text);
  });

  test('are text where they are no marks', () => {
    const said = '数组 a[1] 与 map[string]int，{{ 变量 }}，import 是关键字。';
    expect(textOf('a.md', said)).toBe(said);
  });
});

describe('articles of pictures alone', () => {
  test.each([
    ['a.md', '---\ntitle: 题目\n---\n![](a.png)\n\n![](b.png)'],
    ['a.html', '<p><img src="a.png" alt="图片描述"></p>'],
  ])('give an empty graph and no error: %s', (source, content) => {
    expect(extract(source, content)).toMatchObject({
      text: '',
      sentences: [],
      entities: [],
      warnings: [{ code: 'empty' }],
    });
  });

  test('are not those with one short line', () => {
    expect(extract('a.md', '![](a.png)\n\n华为。')).toMatchObject({ text: '华为。', warnings: [] });
  });
});

describe('look-alike characters', () => {
  test.each([
    ['⾕歌发布了新版。', '⾕歌', 'organization:google'],
    ['微软和⾕歌都⽤它。', '⾕歌', 'organization:google'],
  ])('are folded for matching, and the surface is as written: %s', (text, surface, entity) => {
    expect(entityOf(extract('a.txt', text), surface)).toBe(entity);
  });

  test('are the same entity as the real ones, and no other', () => {
    expect(entitiesOf('⾕歌和谷歌是一家。')).toEqual(['organization:google']);
    expect(entitiesOf('⾕物丰收了。')).toEqual([]);
  });
});

describe('characters that nobody sees', () => {
  test.each([
    ['zero-width', '阿\u200b里\u200d云'],
    ['control characters', '阿\u0008里云'],
    ['private use', '\ue0a0阿里云'],
    ['a byte order mark inside', '阿\ufeff里云'],
  ])('do not hide a name: %s', (_, name) => {
    expect(extract('a.txt', `${name}发布了新版。`)).toMatchObject({
      text: '阿里云发布了新版。',
      mentions: [{ surface: '阿里云' }],
    });
  });

  test('end lines and part words where that is what they mean', () => {
    expect(blocksOf(read('a.txt', '第一行。\r第二行。'))).toEqual(['paragraph: 第一行。', 'paragraph: 第二行。']);
    expect(textOf('a.txt', 'Open\u00a0Source\u2028Summit 与 👩‍💻')).toBe('Open Source Summit 与 👩‍💻');
    expect(textOf('a.txt', '坏\ufffd字')).toBe('坏\ufffd字');
  });
});

describe('mojibake', () => {
  const mangled = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

  test('is repaired in the text, and never read from attributes', () => {
    const html = `<p>${mangled('今天，谷歌发布了新版。')}<img alt="${mangled('阿里云的图')}"></p>`;
    expect(extract('a.html', html)).toMatchObject({ text: '今天，谷歌发布了新版。', mentions: [{ surface: '谷歌' }] });
  });

  test('is no word with accents', () => {
    expect(textOf('a.txt', 'Café déjà vu, “é »” naïve à Genève')).toBe('Café déjà vu, “é »” naïve à Genève');
  });

  test('does not come of a file in a Chinese encoding', () => {
    const said = '开源社区的发展需要所有人的参与，这是我们在会上说过的话。';
    expect(read('a.txt', inGbk(said)).text).toBe(said);
  });

  /** The platform decodes this encoding and does not write it. */
  function inGbk(text: string): Uint8Array {
    const leads = Array.from({ length: 0xf7 - 0xa0 }, (_, at) => 0xa1 + at);
    const trails = Array.from({ length: 0xfe - 0xa0 }, (_, at) => 0xa1 + at);
    const pairs = leads.flatMap((lead) => trails.map((trail) => [lead, trail]));
    const decoder = new TextDecoder('gbk');
    const bytes = new Map(pairs.map((pair) => [decoder.decode(Uint8Array.from(pair)), pair]));
    return Uint8Array.from([...text].flatMap((character) => bytes.get(character) ?? []));
  }
});

describe('width', () => {
  test('of letters and digits does not hide a name', () => {
    const record = extract('a.txt', '新版支持ＬＩＮＵＸ和ｋｕｂｅｒｎｅｔｅｓ，版本为０.１。');
    expect(record.mentions.map(({ surface, entity }) => [surface, entity])).toEqual([
      ['ＬＩＮＵＸ', 'product:linux'],
      ['ｋｕｂｅｒｎｅｔｅｓ', 'product:kubernetes'],
    ]);
  });

  test('of punctuation does not matter', () => {
    for (const text of ['“阿里云”,「腾讯」和『华为』(深圳)都来了.', '“阿里云”，"腾讯"和《华为》（深圳）都来了。']) {
      expect(surfacesOf(extract('a.txt', text))).toEqual(expect.arrayContaining(['阿里云', '腾讯', '深圳']));
    }
  });
});

describe('dots in names', () => {
  test.each(['·', '•', '・'])('%s parts a foreign name', (dot) => {
    const record = extract('a.txt', `苹果公司的创始人史蒂夫${dot}乔布斯说，产品会在秋天发布。`);
    expect(record.mentions.filter(({ type }) => type === 'Person').map(({ surface }) => surface)).toEqual([
      `史蒂夫${dot}乔布斯`,
    ]);
  });

  test('do not make two people of one', () => {
    const people = entitiesOf('史蒂夫•乔布斯说，史蒂夫·乔布斯就是史蒂夫・乔布斯。').filter((id) =>
      id.startsWith('person:'),
    );
    expect(people).toHaveLength(1);
  });

  test('are bullets in front of an item', () => {
    expect(blocksOf(read('a.txt', '· 云原生\n• 开源\n· 社区'))).toEqual([
      'list-item: 云原生',
      'list-item: 开源',
      'list-item: 社区',
    ]);
  });
});

describe('Chinese next to Latin', () => {
  test.each([
    ['云原生CNCF又是什么？', ['云原生', 'CNCF']],
    ['用Kubernetes编排，也用 Docker 打包。', ['Kubernetes', 'Docker']],
    ['微软Microsoft发布了Docker镜像。', ['微软', 'Microsoft', 'Docker']],
  ])('is a boundary, with a space or without: %s', (text, surfaces) => {
    expect(surfacesOf(extract('a.txt', text))).toEqual(surfaces);
  });

  test('is none inside a Latin word', () => {
    const entities = entitiesOf('他用了Dockerize和Googling这两个词。');
    for (const inside of ['product:docker', 'organization:google', 'product:google'])
      expect(entities).not.toContain(inside);
  });
});

describe('traditional script', () => {
  test('names the same entities, at its own offsets', () => {
    const record = extract(
      'a.txt',
      '雲原生計算基金會與阿里雲在臺北談開源軟體。云原生计算基金会与阿里云在北京谈开源软件。',
    );
    expect(entityOf(record, '雲原生計算基金會')).toBe(entityOf(record, '云原生计算基金会'));
    expect(entityOf(record, '阿里雲')).toBe(entityOf(record, '阿里云'));
    for (const { start, end, surface } of record.mentions) expect(record.text.slice(start, end)).toBe(surface);
  });

  test('is not converted', () => {
    expect(textOf('a.txt', '開源社群開發軟體，皇后在後面。')).toBe('開源社群開發軟體，皇后在後面。');
  });
});

describe('by-lines', () => {
  test.each([
    [
      '整理 | 周舟 责编 | 林晓 出品 | 开源手记（ID：osnotes）',
      ['editor:周舟', 'editor:林晓', 'source:开源手记（ID：osnotes）'],
    ],
    ['作者｜林晓', ['author:林晓']],
    ['作者丨林晓', ['author:林晓']],
    ['> 作者：Ann Lee 译者：周舟 校对：林晓', ['author:Ann Lee', 'translator:周舟', 'editor:林晓']],
  ])('are credits, and nobody in them is an entity: %s', (byline, credits) => {
    const record = extract('a.md', `${byline}\n\n阿里云发布了三个版本。`);
    expect(record.credits.map(({ role, name }) => `${role}:${name}`)).toEqual(credits);
    expect(record).toMatchObject({ text: '阿里云发布了三个版本。', entities: [{ name: '阿里云' }] });
  });

  test('are sentences where they say something', () => {
    const said = '作者：他在书中写道，开源不只是一种许可，更是一种做事的方法。';
    expect(read('a.md', said)).toMatchObject({ text: said, credits: [] });
  });
});

describe('footers', () => {
  test.each([
    '版权声明：本文为博主原创文章，转载请附上出处。',
    '原文链接：https://example.org/a',
    '本文由 译者小组 原创编译，某某中国 荣誉推出',
    '本文内容由社区用户自发贡献，版权归作者本人，平台不承担法律责任。',
    '欢迎扫描二维码关注我们的公众号',
    '点击阅读原文',
  ])('are no text: %s', (footer) => {
    expect(textOf('a.md', `${SAID}\n\n${footer}`)).toBe(SAID);
  });

  test.each([
    '点开原文链接之后，读者会看到作者附上的全部数据。',
    '法院认为版权声明写得很清楚，转载者没有照做。',
    '用户扫描二维码即可付款，公众号里也能查到记录。',
  ])('are text where the same words tell something: %s', (said) => {
    expect(textOf('a.md', `${SAID}\n\n${said}`)).toBe(`${SAID}\n${said}`);
  });
});

describe('lists of other articles', () => {
  test.each([
    '☞ 腾讯开源了十年',
    '[👉 华为的新操作系统](https://example.org)',
    '**推荐阅读**\n\n[谷歌往事](https://example.org)',
  ])('are no text: %s', (list) => {
    expect(textOf('a.md', `${SAID}\n\n${list}`)).toBe(SAID);
  });

  test.each(['👉 第一步：安装腾讯会议。', '推荐阅读这本书，它讲的是谷歌往事。'])(
    'are text where they are none: %s',
    (said) => {
      expect(textOf('a.md', `${SAID}\n\n${said}\n\n${SAID}完。`)).toContain(said);
    },
  );
});

describe('contact data', () => {
  test.each([
    ['a mobile number', '林晓老师的手机是 13912345678，欢迎来电。', '13912345678'],
    ['an e-mail address', '请写信到 lin@tencent.example 找林晓老师。', 'lin@tencent.example'],
    ['a QQ group', '阿里云的 QQ 群：123456789 每天有人答疑。', '123456789'],
  ])('leaves nothing behind: %s', (_, text, secret) => {
    const record = extract('a.txt', text);
    expect(JSON.stringify(record)).not.toContain(secret);
    expect(record.text).toHaveLength(text.length);
    expect(record.entities.map(({ id }) => id)).not.toContain('organization:腾讯');
  });

  test('is no other number or sign', () => {
    const said = '订单号 13912345678 于 2021-02-22 付款 ¥13912345678，感谢 @philips 与 192.168.10.21 上的 vue@2.6.14。';
    expect(textOf('a.txt', said)).toBe(said);
  });
});

describe('digests', () => {
  const ITEMS = ['甲骨文发布了新的数据库内核', '阿里云收购了一家做网关的公司', '谷歌选出了新的技术委员会'];
  const numbered = (mark: (at: number) => string, end: string, between: string): string =>
    ITEMS.map((item, at) => `${mark(at + 1)}${item}${end}`).join(between);

  /** The names in every paragraph that has any. */
  function windowsOf(source: string, content: string): string[] {
    const { sentences, mentions } = extract(source, content);
    const names = new Map<number, string[]>();
    for (const { sentence, surface } of mentions) {
      const paragraph = sentences[sentence]?.paragraph ?? -1;
      names.set(paragraph, [...(names.get(paragraph) ?? []), surface]);
    }
    return [...names.values()].map((together) => together.join());
  }

  test.each([
    ['under headings', 'a.md', ITEMS.map((item, at) => `## ${at + 1}\n\n${item}。`).join('\n\n')],
    ['in a list', 'a.md', numbered(() => '* ', '。', '\n')],
    ['in paragraphs', 'a.html', ITEMS.map((item) => `<p><b>要闻</b> ${item}。</p>`).join('')],
    ['between line breaks', 'a.html', `<p>${ITEMS.join('<br>')}</p>`],
    ['between line breaks, twice', 'a.html', `<div>${ITEMS.join('<br/><br/>')}</div>`],
    ['between rules', 'a.html', `<div>${ITEMS.join('<hr>')}</div>`],
    ['between rules of Markdown', 'a.md', ITEMS.join('\n\n---\n\n')],
    ['in lines with numbers', 'a.md', numbered((at) => `${at}、`, '', '\n')],
    ['in lines with numbers in brackets', 'a.md', numbered((at) => `【${at}】`, '', '\n')],
    ['in lines that begin with strong text', 'a.md', numbered((at) => `**要闻${at}** `, '', '\n')],
    ['in lines of text', 'a.txt', ITEMS.join('\n')],
    ['in one paragraph, numbered', 'a.html', `<p>本周：${numbered((at) => `${at}、`, '。', '')}</p>`],
    ['in one paragraph, between spaces', 'a.html', `<p>${numbered((at) => `${at}、`, '', ' ')}</p>`],
    ['in one paragraph, numbered in brackets', 'a.html', `<p>${numbered((at) => `【${at}】`, '。', ' ')}</p>`],
    [
      'in one paragraph, numbered in Chinese',
      'a.html',
      `<p>${numbered((at) => `${'一二三'.charAt(at - 1)}、`, '。', '')}</p>`,
    ],
    ['in one paragraph, numbered in circles', 'a.md', numbered((at) => '①②③'.charAt(at - 1), '。', '')],
  ])('keep their items apart: %s', (_, source, content) => {
    expect(windowsOf(source, content)).toEqual(['甲骨文', '阿里云', '谷歌']);
  });

  test.each([
    ['an enumeration in a sentence', '做这件事的有：1、甲骨文的一个团队，2、阿里云的一个团队，3、谷歌的一个团队。'],
    ['two items', '1、甲骨文发布了新的数据库。2、阿里云收购了一家公司，谷歌没有。'],
    ['numbers out of sequence', '甲骨文在榜上。3、这个数字属于阿里云。7、这个数字属于谷歌。1、没有人要。'],
    ['short items', '名单：1、甲骨文。2、阿里云。3、谷歌。'],
    [
      'an English enumeration',
      '甲骨文 and 阿里云 will (1) support the 谷歌 runtime; (2) ship the new kernel; and (3) fix the build.',
    ],
  ])('do not cut what is one paragraph: %s', (_, text) => {
    expect(windowsOf('a.html', `<p>${text}</p>`)).toEqual(['甲骨文,阿里云,谷歌']);
  });
});

describe('tables of contents', () => {
  const body = '## 阿里云的背景\n\n背景在这里。\n\n## 谷歌的实现\n\n实现在这里。';

  test.each(['## 目录\n\n- [阿里云的背景](#a)\n- [谷歌的实现](#b)', '[TOC]', '**目录**\n\n阿里云的背景\n\n谷歌的实现'])(
    'count nothing twice: %s',
    (contents) => {
      expect(surfacesOf(extract('a.md', `${contents}\n\n${body}`))).toEqual(['阿里云', '谷歌']);
    },
  );

  test('are none where a folder is meant', () => {
    expect(textOf('a.md', `目录\n\n配置文件放在安装目录下。\n\n${body}`)).toContain('目录\n配置文件');
  });
});

describe('lists of names', () => {
  const NAMES = [
    '阿里云',
    '腾讯',
    '华为',
    '百度',
    '京东',
    '字节跳动',
    '美团',
    '小米',
    '网易',
    '新浪',
    '搜狐',
    '微软',
    '谷歌',
    '亚马逊',
    '苹果公司',
    '英特尔',
    '英伟达',
    '甲骨文',
    '思科',
    '红帽',
  ];

  async function pairsOf(names: readonly string[]): Promise<{ pairs: number; entities: number }> {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'posts/a.txt': `入选的公司有${names.join('、')}。` });
    await build([join(folder, 'posts')], { workspace: join(folder, 'w'), pipeline });
    const workspace = await openWorkspace(join(folder, 'w'));
    const [pairs, entities] = [await rowsOf(workspace, 'cooccurrences'), await rowsOf(workspace, 'entities')];
    return { pairs: pairs.length, entities: entities.length };
  }

  test('do not give an edge for every pair', async () => {
    const { pairs, entities } = await pairsOf(NAMES);
    expect(entities).toBe(NAMES.length);
    expect(pairs).toBeGreaterThanOrEqual(entities - 1);
    expect(pairs).toBeLessThanOrEqual(entities * 6);
  });

  test('that are short do', async () => {
    expect(await pairsOf(NAMES.slice(0, 4))).toEqual({ pairs: 6, entities: 4 });
  });
});

describe('aliases and handles', () => {
  test('name one entity', () => {
    const record = extract('a.txt', '蚂蚁集团的朵晓东（花名：奕杉 )说，蚂蚁金服用 K8s，而 K8s 就是 Kubernetes。');
    expect(entityOf(record, '蚂蚁金服')).toBe(entityOf(record, '蚂蚁集团'));
    expect(entityOf(record, '奕杉')).toBe(entityOf(record, '朵晓东'));
    expect(entityOf(record, 'K8s')).toBe('product:kubernetes');
  });

  test('keep their names, and give no address away', () => {
    expect(textOf('a.txt', '感谢 @philips 与 Sheng Wu（wusheng @apache.org）。')).toBe(
      '感谢 @philips 与 Sheng Wu（wusheng @******.org）。',
    );
  });

  test('are none where brackets hold something else', () => {
    const record = extract('a.txt', '阿里云（杭州）和腾讯（2018 年）都在场。');
    expect(entityOf(record, '杭州')).not.toBe(entityOf(record, '阿里云'));
    expect(record.aliases.filter(({ reason }) => reason === 'definition')).toEqual([]);
  });
});

describe('names of files', () => {
  test('may hold anything, and the whole path is the id', async () => {
    const names = ['a/index.md', 'b/index.md', "⭐️⭐️ 一,二 “三”'s #4%20.md", `${'长'.repeat(45)}.md`];
    const folder = await temporaryFolder();
    await writeFiles(
      folder,
      Object.fromEntries(names.map((name, at) => [`posts/${name}`, `阿里云发布了第 ${at} 版。`])),
    );
    const summary = await build([join(folder, 'posts')], { workspace: join(folder, 'w'), pipeline });
    expect(summary).toMatchObject({ articles: names.length, failures: [] });
    const rows = await rowsOf(await openWorkspace(join(folder, 'w')), 'documents');
    expect(rows.map(({ id }) => id).sort()).toEqual([...names].sort());
  });
});

describe('languages', () => {
  test('are those of the text, whatever the folder and the header say', () => {
    expect(
      read('content/zh/a.md', '---\nlang: zh\n---\nGoogle announced a new release of the project today.').language,
    ).toBe('en');
    expect(read('content/en/a.md', `---\nlang: en\n---\n${SAID}`).language).toBe('zh');
  });

  test('are the header’s where the text does not tell', () => {
    expect(read('a.md', '---\nlang: zh-CN\n---\n123').language).toBe('zh');
  });
});
