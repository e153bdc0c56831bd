import { describe, expect, test } from 'vitest';
import { WenmaiError } from '../../src/errors.ts';
import { readHtml } from '../../src/read/html.ts';
import { joinInline } from '../../src/read/inline.ts';
import { blocksOf, read } from './articles.ts';

const textsOf = (html: string): string[] => readHtml(html).blocks.map(({ kind, text }) => `${kind}: ${text}`);

test.each([
  ['来自\n   中国\n  的委员', '来自中国的委员'],
  ['入选\n  CNCF\n  委员会', '入选 CNCF 委员会'],
  ['使用 CNCF 的项目', '使用 CNCF 的项目'],
  ['目 前', '目 前'],
  ['三家公司\n：甲、\n 乙', '三家公司：甲、乙'],
  ['他说\n“好”', '他说“好”'],
  ['uses\n  Kubernetes\n , and\n .NET', 'uses Kubernetes, and .NET'],
  ['a\u00a0\u3000b', 'a b'],
  ['한국\n어', '한국 어'],
])('joinInline() of %j is %j', (raw, joined) => {
  expect(joinInline(raw)).toBe(joined);
});

describe('readHtml()', () => {
  test.each<[string, string, string[]]>([
    [
      'inline elements on lines of their own',
      '<p>\n 由\n <b>\n  云计算\n </b>\n 驱动\n</p>',
      ['paragraph: 由云计算驱动'],
    ],
    ['line breaks', '<p>第一行<br>第二行</p>', ['paragraph: 第一行', 'paragraph: 第二行']],
    [
      'kinds of blocks',
      '<h2>题</h2><ul><li>甲<li>乙</ul><blockquote>引</blockquote>尾',
      ['heading: 题', 'list-item: 甲', 'list-item: 乙', 'quote: 引', 'paragraph: 尾'],
    ],
    ['nested lists', '<ul><li>甲<ul><li>乙</li></ul>丙</li></ul>', ['list-item: 甲', 'list-item: 乙', 'list-item: 丙']],
    [
      'rows of a table',
      '<table><tr><th>名</th><th>值</th></tr><tr><td>甲</td><td><p>1</p></td></tr></table>',
      ['table-row: 名 | 值', 'table-row: 甲 | 1'],
    ],
    [
      'a table that lays out a page',
      '<table><tr><td><h2>题</h2><p>文</p></td><td>边</td></tr></table>',
      ['heading: 题', 'paragraph: 文', 'paragraph: 边'],
    ],
    [
      'a table inside a cell',
      '<table><tr><td>外<table><tr><td>甲</td><td>乙</td></tr></table>后</td></tr></table>',
      ['paragraph: 外', 'table-row: 甲 | 乙', 'paragraph: 后'],
    ],
    ['entities', '<p>A &amp; B&nbsp;&lt;C&gt; &#038; &#x4E2D;</p>', ['paragraph: A & B <C> & 中']],
    ['comments', '<p>前<!-- not <b>this</b> -->后</p><!-- open --->', ['paragraph: 前后']],
    [
      'what is hidden',
      '<p style="color:red; display : none">无</p><p hidden>无</p><p style="display:block">有</p>',
      ['paragraph: 有'],
    ],
    [
      'scripts, styles and drawings',
      '<script>var a="<p>";</script><style>p{}</style><p>有<svg><text>无</text></svg></p>',
      ['paragraph: 有'],
    ],
    ['code blocks', '<p>前</p><pre><code>let a = 1;\nlet b;</code></pre><p>后</p>', ['paragraph: 前', 'paragraph: 后']],
    ['code in a line', '<p>运行 <code>npm</code> 即可</p>', ['paragraph: 运行 npm 即可']],
    [
      'code on several lines outside of pre',
      '<p>如下</p><code>a = 1\nb = 2\n</code><p>后</p>',
      ['paragraph: 如下', 'paragraph: 后'],
    ],
    [
      'prose in a code block',
      '<pre>开源社区在去年举行了三次会议，\n参加的人一次比一次多。</pre>',
      ['paragraph: 开源社区在去年举行了三次会议，', 'paragraph: 参加的人一次比一次多。'],
    ],
    ['comments of code', '<pre>// 初始化连接池，等待所有节点就绪。\nint main() { return 0; }</pre>', []],
    [
      'formulas',
      '<p>复杂度<span class="katex"><span class="katex-mathml"><math><mi>n</mi><annotation>n^2</annotation></math></span><span class="katex-html">n2</span></span></p>',
      ['paragraph: 复杂度n2'],
    ],
    [
      'markers of footnotes and anchors',
      '<h2>题<a href="#t">#</a></h2><p>文<sup><a href="#f1">[1]</a></sup></p>',
      ['heading: 题', 'paragraph: 文'],
    ],
    ['links with words', '<p><a href="/x">第 2 版</a>发布</p>', ['paragraph: 第 2 版发布']],
    ['a generated table of contents', '<div class="toc"><ul><li>一</li></ul></div><p>文</p>', ['paragraph: 文']],
  ])('reads %s', (_, html, blocks) => {
    expect(textsOf(html)).toEqual(blocks);
  });

  test('takes ruby apart into base and gloss', () => {
    const page = readHtml('<p>我们<ruby>拥抱<rp>(</rp><rt>Embrace</rt><rp>)</rp></ruby>开源</p>');
    expect(page.blocks.map(({ text }) => text)).toEqual(['我们拥抱开源']);
    expect(page.glosses).toEqual([{ base: '拥抱', gloss: 'Embrace' }]);
  });

  test('reads 1,900 elements inside each other and refuses 2,100', () => {
    expect(textsOf('<div>'.repeat(1900) + '文')).toEqual(['paragraph: 文']);
    const hostile = (): unknown => readHtml('<div>'.repeat(2100) + '文');
    expect(hostile).toThrow(WenmaiError);
    expect(hostile).toThrow(expect.objectContaining({ code: 'too-deep' }));
  });
});

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const FURNITURE = '<header><h1>站名</h1></header><nav><a>首页</a></nav>';
const SIDEBAR = `<aside>${'<p>边栏里有很多很多别的文章的标题，比正文长得多。</p>'.repeat(5)}</aside>`;

describe('a whole page', () => {
  test.each<[string, string, string[]]>([
    [
      'its article element, though it is short',
      `${FURNITURE}<article><p>这是一篇只有一句话的文章，讲的是一次发布。</p></article>${SIDEBAR}`,
      ['paragraph: 这是一篇只有一句话的文章，讲的是一次发布。'],
    ],
    [
      'a known container before a general one',
      '<main><p>相关：别的</p><div class="post-content"><p>正文在这个容器里面，而不是在外面的地方。</p></div></main>',
      ['paragraph: 正文在这个容器里面，而不是在外面的地方。'],
    ],
    [
      'the page without its furniture where there is no container',
      `${FURNITURE}<div><p>没有任何容器的页面，也有正文可以读。</p></div><footer>备案号</footer>`,
      ['paragraph: 没有任何容器的页面，也有正文可以读。'],
    ],
    [
      'a form where everything stands in one',
      '<form><p>整个页面都放在一个表单里面的网站也是有的。</p></form>',
      ['paragraph: 整个页面都放在一个表单里面的网站也是有的。'],
    ],
    [
      'no teaser of a list of them',
      '<article><p>第一条消息的摘要，有二十多个字那么长。</p></article><article><p>第二条消息的摘要，也有二十多个字那么长。</p></article>',
      ['paragraph: 第一条消息的摘要，有二十多个字那么长。', 'paragraph: 第二条消息的摘要，也有二十多个字那么长。'],
    ],
  ])('gives %s', (_, body, blocks) => {
    expect(blocksOf(read('a.html', page(body)))).toEqual(blocks);
  });

  test.each<[string, string, string | null]>([
    [
      'the heading that is marked',
      page('<h1>站名</h1><h1 class="title-article">真正的题目</h1><p>文</p>'),
      '真正的题目',
    ],
    [
      'the first heading of the content',
      page(
        '<header><h1>站名</h1></header><article><h1>题目</h1><p>正文有二十个字才算数，所以要写得长一点。</p></article>',
      ),
      '题目',
    ],
    [
      'og:title',
      page('<p>文</p>', '<meta property="og:title" content="社交标题"><title>标题 - 站名</title>'),
      '社交标题',
    ],
    [
      'the document title without the site',
      page('<p>文</p>', '<title>一次发布的始末 - 某某博客</title>'),
      '一次发布的始末',
    ],
    ['nothing', page('<p>文</p>'), null],
  ])('has for its title %s', (_, html, title) => {
    const document = read('a.html', html);
    expect(document.title).toBe(title);
    expect(document.text).not.toContain('题目');
  });

  test('tells its date, address and author', () => {
    const head =
      '<meta property="article:published_time" content="2021-02-22T10:00:00Z"><link rel="canonical" href="https://example.org/a"><meta name="author" content="林晓">';
    const { date, url, credits } = read('a.html', page('<p>文</p>', head));
    expect({ date, url, credits }).toEqual({
      date: '2021-02-22',
      url: 'https://example.org/a',
      credits: [{ role: 'author', name: '林晓' }],
    });
  });

  const hidden = Buffer.from('https://example.org/article/1').toString('hex');
  const coloned = `${hidden.slice(0, 18)}:${hidden.slice(18, 30)}:${hidden.slice(30)}`;
  test.each<[string, string, string | null]>([
    [
      'in an attribute',
      `<p alt="${coloned}" class_="artid" style="display:none"></p>`,
      'https://example.org/article/1',
    ],
    ['as hidden text', `<p class="artid" style="display:none">${coloned}\n</p>`, 'https://example.org/article/1'],
    ['as text that never ends', `<p class="artid" style="display:none">${coloned}`, 'https://example.org/article/1'],
    ['in capitals', `<p class="artid">${coloned.toUpperCase()}</p>`, 'https://example.org/article/1'],
    ['that is no address', `<p class="artid">${Buffer.from('javascript:alert(1)').toString('hex')}</p>`, null],
    ['that is cut inside a byte', `<p class="artid">${hidden.slice(1)}</p>`, null],
    ['that is not there', `<p class="artid"></p><div>${hidden}</div>`, null],
  ])('tells the address that a scraper hid in it, %s', (_, mark, url) => {
    const document = read('a.html', `<div><p>正文说的是别的。</p>${mark}</div>`);
    expect(document.url).toBe(url);
    expect(document.blocks).toHaveLength(mark.includes('<div>') ? 2 : 1);
  });

  test('believes the header before a hidden address', () => {
    const markdown = `---\nurl: https://example.org/told\n---\n<p>文</p><p alt="${coloned}" class_="artid"></p>`;
    expect(read('a.md', markdown).url).toBe('https://example.org/told');
    expect(read('a.md', markdown.replace('url:', 'note:')).url).toBe('https://example.org/article/1');
  });
});
