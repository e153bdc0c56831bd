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

const FURNITURE = '<header><h1>站名</h1></header><nav><a>首页</a></nav>';
const SIDEBAR = `<aside>${'<p>边栏里有很多很多别的文章的标题，比正文长得多。</p>'.repeat(5)}</aside>`;

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

describe('hostile HTML', () => {
  const hostile =
    '<script>alert(1)</script><style>p{}</style><noscript><p>无</p></noscript><template><p>无</p></template>' +
    '<svg onload="alert(1)"><script>alert(1)</script><text>无</text></svg><math><mtext><img src="x" onerror="alert(1)"></mtext></math>' +
    '<p onclick="alert(1)" style="background:url(javascript:alert(1))">有<a href="javascript:alert(1)">链接</a><img src="x" onerror="alert(1)"></p>' +
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x">无</object><p>尾<scr<script>ipt></script></p>';

  test.each([
    ['a fragment', hostile],
    ['a page', page(hostile)],
    ['a page whose article is known', page(`<article>${hostile}</article>`)],
  ])('leaves nothing but text of %s', (_, html) => {
    const { text, url } = read('a.html', html);
    expect(text).toMatch(/^有链接\n尾/u);
    expect(text).not.toMatch(/alert|script|onerror|无/u);
    expect(url).toBeNull();
  });

  test.each(['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', ' https://a.example/ b'])(
    'has no address %j',
    (address) => {
      const head = `<link rel="canonical" href="${address}"><meta property="og:url" content="${address}">`;
      expect(read('a.html', page('<p>文章的正文在这里。</p>', head)).url).toBeNull();
    },
  );

  test('keeps tags that are written about', () => {
    expect(read('a.html', page('<p>用 &lt;script&gt; 引入脚本。</p>')).text).toBe('用 <script> 引入脚本。');
  });
});

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

  const sentence = '县里的图书馆换了一套系统，借书不用再填卡片。';
  const links = '<p><a href="/1">一篇别的文章</a></p><p><a href="/2">又一篇别的文章，题目长一些</a></p>';
  test.each<[string, string, string[]]>([
    [
      'without what its classes name',
      `<div class="sidebar-left">边栏里的话不是正文。</div><div>${sentence}</div>`,
      [sentence],
    ],
    [
      'without what its roles name',
      `<div role="complementary">边栏里的话不是正文。</div><div>${sentence}</div>`,
      [sentence],
    ],
    [
      'without comments that an article element holds each',
      `<article><p>${sentence}</p></article><div class="comments-area"><article>${'评论写得很长。'.repeat(20)}</article></div>`,
      [sentence],
    ],
    ['whole where a class is one of the page', `<div class="with-sidebar">${sentence}</div>`, [sentence]],
    [
      'whole where the title stands in what has an unlucky name',
      `<div>站名和口号，写了不止二十个字，可是一句话也没有</div><div class="menu-x"><h1>换系统</h1><p>${sentence}</p></div>`,
      [sentence],
    ],
    ['whole where all of it has an unlucky name', `<div class="promo">${sentence}</div>`, [sentence]],
    [
      'whole where its article has an id like a comment',
      `<div id="share-box" class="text-wrap">${sentence}</div>`,
      [sentence],
    ],
    [
      'from its title on',
      `<p>导语在题目前面，不算。</p><h1>换系统</h1><p>${sentence}</p><p>${sentence.slice(0, 9)}。</p>`,
      [sentence, `${sentence.slice(0, 9)}。`],
    ],
    [
      'without dates and counts',
      `<article><h1>换系统</h1><p>2020 年 5 月 1 日 · 阅读 20</p><p>${sentence}</p></article>`,
      [sentence],
    ],
    [
      'up to the comments',
      `<h1>换系统</h1><p>${sentence}</p><p>评论 3</p><p>我们镇上的图书馆也该换了。</p>`,
      [sentence],
    ],
    [
      'whole where an article follows the comments of another',
      `<h1>换系统</h1><p>${sentence}</p><p>评论 3</p><h2>又一篇</h2><p>第二篇文章说的是别的。</p>`,
      [sentence, '评论 3', '又一篇', '第二篇文章说的是别的。'],
    ],
    ['without links to others', `<div><h1>换系统</h1><p>${sentence}</p></div><div>${links}</div>`, [sentence]],
    ['whole where it is links alone', `<h1>换系统</h1>${links}`, ['一篇别的文章', '又一篇别的文章，题目长一些']],
    [
      'whole where a small box has the name of a container',
      `<div class="content"><p>一个小盒子，里面有三言两语。</p></div><p>${sentence.repeat(3)}</p>`,
      ['一个小盒子，里面有三言两语。', sentence.repeat(3)],
    ],
  ])('is read %s', (_, body, texts) => {
    const { text } = read('a.html', page(body, '<title>换系统 - 某县新闻</title>'));
    expect(text.split('\n')).toEqual(texts);
  });

  test.each(['class="sidebar"', 'style="display:none"', 'hidden', 'class="menu" id="comments"'])(
    'is read though its body has %s',
    (attribute) => {
      expect(read('a.html', `<html><body ${attribute}><p>${sentence}</p></body></html>`).text).toBe(sentence);
    },
  );

  test('is found by its density where it is long and nothing has a name', () => {
    const paragraphs = Array.from(
      { length: 8 },
      (_, at) => `<p>第 ${at} 段说的是图书馆，${'借书，还书，续借，'.repeat(8)}都在手机上办。</p>`,
    );
    const menu = '<div><div><a href="/">首页</a></div><div>电话在门口的牌子上。</div></div>';
    const beside = `<div>${links}<div>本馆建于一九五八年。</div></div>`;
    const { text } = read('a.html', page(`${menu}<div><div>${paragraphs.join('')}</div>${beside}</div>`));
    expect(text.split('\n')).toHaveLength(8);
  });

  test('beyond what Readability can look at in seconds is read all the same', () => {
    const deep = `${'<div>'.repeat(1500)}<p>${sentence}</p>${'</div>'.repeat(1500)}`;
    const wide = `<p>${sentence}</p>${'<p><a href="/x">别的</a></p>'.repeat(30_000)}`;
    const startedMs = performance.now();
    expect(read('a.html', page(deep)).text).toBe(sentence);
    expect(read('a.html', page(wide)).text).toBe(sentence);
    // Readability alone takes minutes for the first of them.
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });

  test('in a Markdown file that merely mentions its tags is none', () => {
    const markdown = `# 写网页\n\n先写 <body>，再写别的。\n\n<div class="sidebar">${sentence}</div>\n`;
    expect(read('a.md', markdown.replace('"sidebar"', '"side-menu"')).text).toContain(sentence);
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
