import { expect, test } from 'vitest';
import { segment } from '../../src/segment/segment.ts';
import { loadNodejieba, loadNodeRsJieba, loadSegmenter } from '../../src/segment/segmenter.ts';
import { splitSentences } from '../../src/segment/sentences.ts';

function sentencesOf(text: string): string[] {
  const block = { start: 0, end: text.length, kind: 'paragraph', section: 0 } as const;
  return splitSentences(text, [block]).map(({ start, end }) => text.slice(start, end));
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
  const sentences = splitSentences(text, [
    { start: 0, end: 2, kind: 'heading', section: 1 },
    { start: 3, end: text.length, kind: 'paragraph', section: 1 },
  ]);
  expect(sentences.map(({ start, end, paragraph, section }) => [start, end, paragraph, section])).toEqual([
    [0, 2, 0, 1],
    [3, 7, 1, 1],
    [7, 10, 1, 1],
  ]);
});

test('segment() gives tokens whose offsets point at the words', () => {
  const text = '云原生计算基金会发布了 Kubernetes 新版本。';
  const block = { start: 0, end: text.length, kind: 'paragraph', section: 0 } as const;
  const [sentence] = segment({ text, blocks: [block] }, loadSegmenter());
  const words = sentence?.tokens.map(({ start, end }) => text.slice(start, end)) ?? [];
  expect(words).toContain('基金会');
  expect(words).toContain('Kubernetes');
  expect(words.join('')).toBe(text.replaceAll(' ', ''));
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
