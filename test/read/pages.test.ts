import { describe, expect, test } from 'vitest';
import { read } from './articles.ts';
import { agreementOf, loadPages, precisionOf, recallOf, sumOf } from './pages.ts';

const pages = loadPages();
const textOf = (name: string, html: string): string => read(`${name}.html`, html).text;

describe('the measure', () => {
  test.each<[string, string, string, number, number]>([
    ['the same text', '开源社区在去年', '开源 社区\n在去年', 1, 1],
    ['no text', '', '开源社区在去年', 0, 1],
    ['half of the text', '开源社区在', '开源社区在去', 1 / 2, 1],
    ['a text too long', '开源社区在去', '开源社区在', 1, 1 / 2],
    ['a text said twice', '一二三四五一二三四五', '一二三四五', 1, 1 / 6],
    ['another text', '云原生计算基金会', '开源社区在去年', 0, 0],
  ])('knows %s', (_, got, expected, recall, precision) => {
    const agreement = agreementOf(got, expected);
    expect(recallOf(agreement)).toBeCloseTo(recall);
    expect(precisionOf(agreement)).toBeCloseTo(precision);
  });
});

describe('of pages in the shapes of common site builders', () => {
  test('there are thirty, at least six of them with an article of one to three sentences', () => {
    expect(pages).toHaveLength(30);
    const short = pages.filter(({ expected }) => expected.replace(/\s+/gu, '').length <= 120);
    expect(short.length).toBeGreaterThanOrEqual(6);
  });

  test.each(pages)('$name gives its article, and hardly anything else', ({ name, html, expected }) => {
    const agreement = agreementOf(textOf(name, html), expected);
    expect(recallOf(agreement)).toBeGreaterThanOrEqual(0.97);
    expect(precisionOf(agreement)).toBeGreaterThanOrEqual(0.9);
  });

  test('all together give 99 % of the articles and 2 % of what stands around them', () => {
    const all = sumOf(pages.map(({ name, html, expected }) => agreementOf(textOf(name, html), expected)));
    expect(recallOf(all)).toBeGreaterThanOrEqual(0.99);
    expect(precisionOf(all)).toBeGreaterThanOrEqual(0.98);
  });

  test.each([
    ['csdn', 'Nginx 反向代理下 WebSocket 频繁断开的排查'],
    ['hexo-next', '用 Rust 重写一个日志切割工具'],
    ['blogger-hant', '把老車站搬上網路地圖'],
    ['table-layout', '渡口镇建成第一座沼气发电站'],
    ['aspnet-form', '关于开放公共数据接口的通知'],
    ['unknown-short-sidebar', '停水通知'],
    ['vitepress-short', 'Uninstalling'],
    ['ghost', 'The mapmaker who would not draw borders'],
  ])('%s has its title, and not that of its site', (name, title) => {
    const page = pages.find((other) => other.name === name);
    expect(read(`${name}.html`, page?.html ?? '').title).toBe(title);
  });
});
