import { expect, test } from 'vitest';
import type { Block, Language } from '../../src/document.ts';
import { segment } from '../../src/segment/segment.ts';
import { loadNodejieba, loadNodeRsJieba, loadSegmenter } from '../../src/segment/segmenter.ts';
import { splitSentences } from '../../src/segment/sentences.ts';

function paragraph(text: string): Block {
  return { start: 0, end: text.length, kind: 'paragraph', section: 0 };
}

function sentencesOf(text: string): string[] {
  return splitSentences(text, [paragraph(text)], 'zh').map(({ start, end }) => text.slice(start, end));
}

for (const [text, sentences] of [
  ['', []],
  ['   ', []],
  ['他来了。“走吧！”她说。', ['他来了。', '“走吧！”', '她说。']],
  ['Dr. Wu left. J. Smith stayed.', ['Dr. Wu left.', 'J. Smith stayed.']],
  ['We use Node.js 3.5 here. It works.', ['We use Node.js 3.5 here.', 'It works.']],
  ['Acme Inc. announced it. 然后呢？', ['Acme Inc. announced it.', '然后呢？']],
  ['他写了《你好！世界。》一书。很好', ['他写了《你好！世界。》一书。', '很好']],
  ['真的？！是的……', ['真的？！', '是的……']],
] as const) {
  test(`splitSentences() finds ${sentences.length} in "${text}"`, () => expect(sentencesOf(text)).toEqual(sentences));
}

test('splitSentences() cuts a text without full stops, and never inside a surrogate pair', () => {
  const text = '😀'.repeat(10_000);
  const sentences = sentencesOf(text);
  expect(sentences.length).toBeGreaterThan(1);
  expect(sentences.join('')).toBe(text);
  expect(sentences.every((sentence) => sentence.isWellFormed())).toBe(true);
});

test('splitSentences() never crosses a block and keeps its section', () => {
  const text = '标题\n第一句。第二句';
  const blocks = [
    { start: 0, end: 2, kind: 'heading', section: 1 },
    { start: 3, end: text.length, kind: 'paragraph', section: 1 },
  ] as const;
  const sentences = splitSentences(text, blocks, 'zh');
  expect(sentences.map(({ start, end, paragraph, section }) => [start, end, paragraph, section])).toEqual([
    [0, 2, 0, 1],
    [3, 7, 1, 1],
    [7, 10, 1, 1],
  ]);
});

test('segment() gives tokens whose offsets point at the words', () => {
  const text = '云原生计算基金会发布了 Kubernetes 新版本。';
  const [sentence] = segment({ text, blocks: [paragraph(text)], language: 'zh' }, loadSegmenter());
  const words = sentence?.tokens.map(({ start, end }) => text.slice(start, end)) ?? [];
  expect(words).toContain('基金会');
  expect(words).toContain('Kubernetes');
  expect(words.join('')).toBe(text.replaceAll(' ', ''));
});

test.each<[string, Language, Language[]]>([
  ['他来了。We met him at the station.', 'zh', ['zh', 'en']],
  ['我們來了。台北很大。123。', 'zh-Hant', ['zh-Hant', 'zh-Hant', 'und']],
  ['我們來了。台北很大。这里很好。', 'zh-Hant', ['zh-Hant', 'zh-Hant', 'zh']],
  ['他们在台北。台北很大。', 'zh', ['zh', 'zh']],
  ['東京で会いました。東京大学。', 'und', ['und', 'und']],
])('splitSentences() gives each sentence of "%s" in %s its own language', (text, language, languages) => {
  expect(splitSentences(text, [paragraph(text)], language).map((sentence) => sentence.language)).toEqual(languages);
});

test.each<[string, string, Language, string[]]>([
  ['traditional Chinese, by its simplified words', '雲原生計算基金會發布了新軟體。', 'zh-Hant', ['基金會', '發布']],
  [
    'Chinese beside English, in either script',
    '技術委員會的主席在會上說：“We are going to build it for the rest of the world”。',
    'mixed',
    ['委員會', '主席', 'world'],
  ],
])('segment() cuts %s', (_, text, language, words) => {
  const [sentence] = segment({ text, blocks: [paragraph(text)], language }, loadSegmenter());
  expect(sentence?.language).toBe(language);
  expect(sentence?.tokens.map(({ start, end }) => text.slice(start, end))).toEqual(expect.arrayContaining(words));
});

test.each<[string, Language]>([
  ['We met him at the station.', 'en'],
  ['東京で会いました。', 'und'],
])('segment() leaves "%s" uncut', (text, language) => {
  const [sentence] = segment({ text, blocks: [paragraph(text)], language }, loadSegmenter());
  expect(sentence?.tokens).toEqual([]);
});

test('both engines cut the same words, wherever both are installed', (context) => {
  const native = loadNodejieba();
  if (native === null) {
    // On a build server its absence is a failure, not a reason to skip.
    if (process.env.CI !== 'true') context.skip("nodejieba's native part is not installed: npm rebuild nodejieba");
    throw new Error("Expected nodejieba's native part, got none: npm rebuild nodejieba");
  }
  const text = '阿里云的工程师在杭州讨论微服务和云原生技术。';
  const cut = (words: readonly { word: string; tag: string }[]) => words.map(({ word, tag }) => `${word}/${tag}`);
  expect(cut(native.tag(text))).toEqual(cut(loadNodeRsJieba().tag(text)));
});
