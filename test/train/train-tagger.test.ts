import { beforeAll, expect, test } from 'vitest';
import { readData } from '../../src/data.ts';
import { ENTITY_TYPES, type EntityType } from '../../src/knowledge.ts';
import { FeatureExtractor } from '../../src/recognize/tagger/features.ts';
import { TAG_NAMES } from '../../src/recognize/tagger/tags.ts';
import { createTagger, parseModel, type Tagger, taggerLists } from '../../src/recognize/tagger/tagger.ts';
import { examplesOf } from '../../src/train/examples.ts';
import type { MarkedSpan, MarkedText } from '../../src/train/marked-text.ts';
import { tagText, tallyTagger } from '../../src/train/tally.ts';
import { packTagger, trainTagger } from '../../src/train/train-tagger.ts';

const lists = taggerLists(readData);
const ALL = new Set<EntityType>(ENTITY_TYPES);
const FACTS = { sources: ['own'], licence: 'CC0-1.0', texts: ['00'] };

/** A text in which names stand as `[name|Type]`; a type of `-` is a name of no type of ours. */
function marked(source: string, types: ReadonlySet<EntityType> = ALL): MarkedText {
  const spans: MarkedSpan[] = [];
  let text = '';
  let read = 0;
  for (const match of source.matchAll(/\[([^|\]]+)\|([^\]]+)\]/gu)) {
    text += source.slice(read, match.index);
    read = match.index + match[0].length;
    const [, name = '', type = ''] = match;
    const known = ENTITY_TYPES.find((entityType) => entityType === type) ?? null;
    spans.push({ start: text.length, end: text.length + name.length, type: known });
    text += name;
  }
  return { id: source.slice(0, 9), source: 'own', text: text + source.slice(read), spans, types };
}

const LESSONS = [
  '[Zorblat|Organization] 公司宣布收购 [Quuxel|Organization]，新版 [Fnord|Product] 下周发布。',
  '[梁小枫|Person]在[Vextra|Organization] 公司负责 [Plonk|Product] 的开发，昨天[Vextra|Organization] 宣布裁员。',
  '我们安装了 [Grindle|Product]，再使用 [Blivet|Product] 部署。\n[Morvane|Organization] 宣布开源 [Snarfix|Product]。',
  '第二天没有什么新闻，大家都回家吃饭。会议开到很晚，最后不了了之。',
];
const texts = [...LESSONS, ...LESSONS, ...LESSONS].map((lesson) => marked(lesson));
const SMALL = { lists, hashBits: 14, epochs: 8, l1: 0.05, threshold: 0.01 };
let bytes: Uint8Array;
let tagger: Tagger;

beforeAll(() => {
  bytes = packTagger(trainTagger(texts, { ...SMALL, held: texts.slice(0, 4) }), FACTS);
  tagger = createTagger(parseModel(bytes), lists);
});

const namesIn = (text: string) => tagText(tagger, text).map(({ start, end, type }) => [text.slice(start, end), type]);

test('what was learned is found again', () => {
  const { all } = tallyTagger(tagger, texts);
  expect(all.right).toBe(all.marked);
  expect(all.found).toBe(all.marked);
});

test('a name that was never seen is known by what stands around it', () => {
  expect(namesIn('Trimbol 公司宣布收购对手。')).toEqual([['Trimbol', 'Organization']]);
  expect(namesIn('我们安装了 Trimbol，再使用它。')).toEqual([['Trimbol', 'Product']]);
});

test('the same texts, options and seed give the same bytes; another seed gives others', () => {
  const again = packTagger(trainTagger(texts, { ...SMALL, held: texts.slice(0, 4) }), FACTS);
  expect(Buffer.compare(again, bytes)).toBe(0);
  const other = packTagger(trainTagger(texts, { ...SMALL, held: texts.slice(0, 4), seed: 2 }), FACTS);
  expect(Buffer.compare(other, bytes)).not.toBe(0);
});

test('the model tells what it was made of', () => {
  const { header } = parseModel(bytes);
  expect(header).toMatchObject({ kind: 'tagger', ...FACTS, tags: TAG_NAMES, hashBits: 14 });
  expect(header.scores.all?.f1).toBeGreaterThan(0.9);
});

test('a model for other features is refused', () => {
  const { model } = trainTagger([], { ...SMALL, epochs: 1 });
  const trained = { model: { ...model, header: { ...model.header, templates: 999 } }, epoch: 1, held: null };
  expect(() => parseModel(packTagger(trained, FACTS))).toThrow(/templates 999/);
});

test('what a text tells of a line does not depend on how lines are batched', () => {
  const line = '我们安装了 Grindle，再使用 Blivet 部署。';
  const long = `${'空'.repeat(70_000)}。${line}`;
  const found = tagText(tagger, long).filter(({ start }) => start > 70_000);
  expect(found.map(({ start, end }) => long.slice(start, end))).toEqual(['Grindle', 'Blivet']);
});

test.each([
  ['nothing', ''],
  ['line breaks', '\n\n\r\n'],
  ['lone surrogates', '\ud840 宣布 \udc00\ud83d'],
  ['a word of 100,000 letters', 'a'.repeat(100_000)],
  ['100,000 opening brackets', '（'.repeat(100_000)],
  ['control characters', '\u0000\u0007 公司\u0000宣布'],
])('%s are no trouble', (_, text) => {
  for (const { start, end, confidence } of tagText(tagger, text)) {
    expect(end).toBeGreaterThan(start);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1000);
  }
});

test('rare characters do not shift offsets', () => {
  const text = '𠮷野家👍🏽：Zorblat 公司宣布收购 Quuxel，';
  expect(namesIn(text)).toEqual([
    ['Zorblat', 'Organization'],
    ['Quuxel', 'Organization'],
  ]);
});

/** The tags that each unit of a text may have. */
function allowedNames(text: MarkedText): string[][] {
  return examplesOf(text, new FeatureExtractor(lists)).flatMap(({ allowed }) =>
    Array.from(allowed, (tags) => TAG_NAMES.filter((_, tag) => (tags >>> tag) & 1)),
  );
}

test('a text that marks all types leaves one tag to each unit', () => {
  expect(allowedNames(marked('[Linux 基金会|Organization]与[Go|Product]'))).toEqual([
    ['B-Organization'],
    ['I-Organization'],
    ['I-Organization'],
    ['E-Organization'],
    ['O'],
    ['S-Product'],
  ]);
});

test('where a text marks people alone, anything but a person may be there unmarked', () => {
  const [person, other] = allowedNames(marked('[Ada|Person]说', new Set<EntityType>(['Person'])));
  expect(person).toEqual(['S-Person']);
  expect(other).toContain('O');
  expect(other).toContain('S-Product');
  expect(other?.some((tag) => tag.endsWith('-Person'))).toBe(false);
});

test.each([
  ['of no type of ours', '[Foo|-]用', 0],
  ['that cut a word', '[Foo|Product]s4', 0],
  ['that go across the end of a sentence', '[嗨！你|Work]', 0],
])('names %s teach nothing', (_, source, unit) => {
  expect(allowedNames(marked(source))[unit]).toHaveLength(TAG_NAMES.length);
});
