import { expect, test } from 'vitest';
import type { BlockKind } from '../../src/document.ts';
import { splitSentences } from '../../src/segment/sentences.ts';

function sentencesOf(text: string, kind: BlockKind = 'paragraph'): string[] {
  const block = { start: 0, end: text.length, kind, section: 0 };
  return splitSentences(text, [block], 'zh').map(({ start, end }) => text.slice(start, end));
}

/** Each text is written with a bar where a sentence ends. */
function splitsAtBars(title: string, texts: readonly string[]) {
  test.each(texts)(`${title}: %s`, (text) => {
    const sentences = text.split('¦');
    expect(sentencesOf(sentences.join(''))).toEqual(sentences.map((sentence) => sentence.trim()));
  });
}

splitsAtBars('a number or label stays with what it stands before', [
  '1. 准备环境',
  '一. 背景',
  '十二．小结',
  '２．３．总览',
  'IV. Outlook',
  'b. Later we add a cache.',
  'PART. 3 Numbers',
  'Step 2. Start the server.',
  'P.S. We moved.',
  '分两步：1. 下载安装包；2. 运行脚本。',
  '分两步 1. 下载安装包 2. 运行脚本。',
  '先看三点。¦1. 成本。¦2. 速度。',
  'We do this: 1. Install it. ¦2. Run it.',
]);

splitsAtBars('a number at the end of a sentence ends it', [
  '我们升级到了 Go 2. ¦然后重新编译。',
  '最新版本是3.24. ¦其他版本不再维护。',
  '比分是 3:4. ¦然后比赛结束。',
  'It has grown since 2019. ¦Nobody knows why.',
  'They scored 5. ¦Nobody else did.',
]);

splitsAtBars('a question inside brackets goes on behind them', [
  '会上（有人反对吗？没有！）决定继续，明天开工。¦散会。',
  'We keep a list (a long one!) of them. ¦It grows.',
  '她发布了【重磅！】新版。',
]);

splitsAtBars('brackets that hold whole sentences, or never close, hold nothing back', [
  '（谁知道呢？¦也许明天！）¦他走了。',
  'a) 什么是图？¦b) 什么是边？',
  `左（${'很'.repeat(300)}吗？¦不是。`,
  '他（她）来吗？¦不来。',
]);

splitsAtBars('no sentence begins with a mark that closes or goes on', [
  '“这样行吗？”，她问。',
  '（他没有来。），后来也没有。',
  '已经完成！ ；下一项',
  'Is it ready? | Yes',
  '真的吗。 ）好',
]);

splitsAtBars('a sentence may begin with a dot or a mark that belongs to a word', [
  'It runs there. ¦.NET runs too.',
  'Both are traits. ¦!Send is not.',
]);

splitsAtBars('a question mark or exclamation mark that is glued to ASCII is a sign', [
  'GET /pods?watch=true 返回事件',
  'GET /list?2=b works.',
  'We test a != b and vec![1] and x?.y here.',
  'Call dbg!(x) first.',
  'Here the ? operator and the println! macro differ.',
]);

splitsAtBars('a question mark or exclamation mark ends a sentence elsewhere', [
  '好吗?¦好的!¦走',
  '你用什么？¦Docker。',
  'Really?! ¦Yes.',
  'Great! ¦Next one.',
  'Is it fast? ¦it is.',
  'It works! ¦kube-proxy restarts.',
]);

splitsAtBars('a quote with its own mark may be part of a sentence', [
  '“Pods are cattle!” they say.',
  '"Why not?" she asked.',
  '“Pods are cattle!” ¦They say so.',
]);

splitsAtBars('an identifier begins a sentence though it is written small', [
  'It is possible. ¦v1beta1 will go.',
  'This is about Rust. ¦rust-analyzer reads it.',
  'It ends here. ¦my_crate does not.',
]);

splitsAtBars('other small words do not', [
  'The approx. value and the so-called one.',
  'Use a proxy, e.g. kube-proxy or others.',
  'The tools (incl. third-party ones) are old.',
  'Wait... third-party tools are here.',
  'Use foo. bar and baz.',
]);

splitsAtBars('what has no letter or digit is the end of the sentence before it', [
  '谢谢大家！😀😀',
  '谢谢大家！😀😀！¦再见',
  '真的？……',
  '？？？这是什么',
  'We did it. ***',
  '谢谢大家！¦３',
  '谢谢大家！¦𠮷',
]);

splitsAtBars('the number of an issue goes on with its sentence', [
  'We fixed that in the last release. #1234 and #99 remain.',
  'It is a language. ¦#rust is the channel.',
]);

splitsAtBars('a dot between digits is part of a number, of full width too', [
  '圆周率约为３．１４，也写作 3.14。',
  '约３．5倍。',
  '升级到３．¦然后重启。',
]);

splitsAtBars('an abbreviation or initial ends a sentence where a new one surely begins', [
  'He lives in the U.S. ¦This is far.',
  'We sell pods, nodes, etc. ¦And we rent them.',
  'They work for Acme Inc. ¦The office is small.',
  'So we went to plan B. ¦It worked.',
  'We met at 5 p.m. ¦However, it rained.',
]);

splitsAtBars('an abbreviation or initial stands within a sentence', [
  'The U.S. Senate and J. K. Writer and J.R. Author met.',
  'Acme Inc. Europe and Foo Ltd. Asia merged.',
  'Mr. A and Dr. The met St. John vs. The Rest.',
  'See No. 5 and fig. 3 below.',
  'Chen Jr. Street is long.',
]);

splitsAtBars('what looks like an abbreviation and is none ends a sentence', [
  'It needs 512M. ¦Add more.',
  'Can I? ¦No. ¦You must not.',
]);

splitsAtBars('Chinese quotes, ellipses and semicolons', [
  '他说：“第一句。¦第二句。”¦她笑了。',
  '「走吧！」¦她说',
  '他想了想……还是走了。¦她没有。',
  '有的快；有的慢; 都可以。',
  '好！～¦我们开始。',
]);

splitsAtBars('addresses and versions are left whole', [
  '见 https://a.example/b.html?x=1!y#c.d 和 me.too@mail.example.org 两处。',
  'Use v1.2.3-rc.1 of a.b.c, or 10.0.0.1:80. ¦It works.',
]);

test('splitSentences() leaves a table row whole, however many marks it has', () => {
  const row = '为什么？ | 因为。 | Yes! No. Yes.';
  expect(sentencesOf(row, 'table-row')).toEqual([row]);
  expect(sentencesOf(row, 'list-item').length).toBeGreaterThan(1);
});

test('splitSentences() cuts a table row that is too long', () => {
  expect(sentencesOf('很长。 | '.repeat(300), 'table-row').length).toBeGreaterThan(1);
});

test('splitSentences() leaves 300 units without a mark whole', () => {
  const text = '很'.repeat(300);
  expect(sentencesOf(text)).toEqual([text]);
});

/** Far above what a busy machine takes, far below what quadratic work takes. */
const LIMIT_MS = 15_000;

test.each(['很', '!', '! ', '1. ', 'A.', '(!', '《', '😀', '。”', '!"x', 'a.\u00a0'])(
  'splitSentences() takes a million units of "%s" without effort, and no sentence is endless',
  { timeout: 2 * LIMIT_MS },
  (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const started = performance.now();
    const sentences = sentencesOf(text);
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
    expect(sentences.filter(({ length }) => length > 4001)).toEqual([]);
  },
);
