/** Articles of every format, sound as they are: what fuzzing begins with. */
import type { Seed } from './mutations.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'a.html':
    '<div class="blog-content-box"><h1 class="title-article">一次发布的始末</h1><p style="color:red">林晓说，\n <b>社区</b>\n今年<a href="https://example.org/a">发布</a>了三个版本。</p><ul><li>甲 &amp; 乙<li>丙</ul><table><tr><td>名</td><td>值</td></tr></table><pre><code>let a = "&lt;b&gt;";</code></pre><p>我们<ruby>拥抱<rt>Embrace</rt></ruby>开源。</p></div>',
  'page.html':
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>题目 - 站名</title><meta property="og:title" content="题目"></head><body><nav><a href="/">首页</a></nav><article><h1>题目</h1><p>正文在这里，有二十多个字，讲的是一个开源项目的来历。</p></article><footer>版权所有</footer></body></html>',
  'a.md':
    '---\ntitle: "题目"\ndate: 2021-02-22\ntags: [云, 原生]\nauthor: 林晓\n---\n\n# 题目\n\n> 作者：林晓\n\n一段**强调**的[文字](https://example.org)。\n\n* 甲\n  1. 乙\n\n| 名 | 值 |\n|---|---|\n| 丙 | 1 |\n\n```js\nlet a = 1;\n```\n\n<!-- 注 -->\n{{< note >}}提示{{< /note >}}\n',
  'b.md':
    '+++\ntitle = "Title"\ndate = 2021-02-22\n+++\n\nThe community met in [Berlin][1] last year, and __agreed__.\n\n[1]: https://example.org\n',
  'c.md': '[#]: subject: "Subject"\n[#]: author: "Ann Lee https://example.org/ann"\n\n题目\n======\n\n正文的第一段。\n',
  'a.txt':
    '题目\n\n林晓在会上说，社区今年发布了三个版本。\r\n作者：周舟\r\n\r\nA hard-wrapped line of English that goes on\nin the next line.\n',
  'a.jsonl':
    '{"id": "x", "title": "题目", "text": "第一篇。\\n第二段。", "tags": ["云"]}\n{"id": 7, "html": "<p>第二篇</p>"}\n{"markdown": "**第三篇**", "date": "2021-02"}\n',
  'a.csv': '\ufeffid,title,html,tags\r\nx,题目,"<p>他说""好"",\r\n然后走了。</p>",云;原生\r\ny,题目,<b>乙</b>,\r\n',
};

export const SEEDS: readonly Seed[] = Object.entries(TEXTS).map(([source, text]) => ({
  source,
  bytes: new TextEncoder().encode(text),
}));
