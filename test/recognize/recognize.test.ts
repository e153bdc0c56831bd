/** What the recognizers find in sentences of their own, with the shipped lists. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createPipeline, isFailed, type Options, type WenmaiError } from '../../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenmai-recognize-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = createPipeline();

function namesIn(text: string, pipeline = shipped): string[] {
  const record = pipeline.extract({ id: 'sentence', text });
  if (isFailed(record)) throw new Error(record.error.message);
  for (const { start, end, surface } of record.mentions) expect(record.text.slice(start, end)).toBe(surface);
  return record.mentions.map(({ surface, type }) => `${surface}/${type}`);
}

function withLexicon(rows: string): Partial<Options> {
  const path = join(folder, 'lexicon.tsv');
  writeFileSync(path, rows);
  return { lexicon: path };
}

for (const [text, expected] of [
  // lists: spaces, dots, digits, hyphens, width, case, script
  ['他们把 Spring Cloud Alibaba 部署到了 Node.js 上。', ['Spring Cloud Alibaba/Product', 'Node.js/Product']],
  ['这家公司加入了ＣＮＣＦ。', ['ＣＮＣＦ/Organization']],
  ['Linux 基金會宣布了新計畫。', ['Linux 基金會/Organization']],
  ['Linux基金会宣布了新计划。', ['Linux基金会/Organization']],
  ['KataContainers 和 Kata Containers 是同一个项目。', ['KataContainers/Product', 'Kata Containers/Product']],
  // the longest name
  ['清华大学计算机系的团队来了。', ['清华大学/Organization']],
  // Latin word boundaries
  ['这里没有 Gopher，也没有 dockerfile2。', []],
  // everyday words need context
  ['Please go and build it with care.', []],
  // works
  ['她写了《星图入门》，也读《纽约时报》。', ['星图入门/Work', '纽约时报/Organization']],
  // organisations by their last word
  ['星海云图科技有限公司今天成立。', ['星海云图科技有限公司/Organization']],
  ['北原大学的教授来了，一家公司也来了。', ['北原大学/Organization']],
  // events
  ['第三届星图开发者大会将于明天召开，本次大会免费。', ['第三届星图开发者大会/Event']],
  ['He spoke at AtlasCon 2021 about testing.', ['AtlasCon 2021/Event']],
  // people
  ['技术总监陈立群表示，产品会更好。', ['陈立群/Person']],
  ['首席执行官斯蒂芬·霍尔曼说，他很高兴。', ['斯蒂芬·霍尔曼/Person']],
  ['We asked Michael Turner about the plan.', ['Michael Turner/Person']],
  ['这个高级方案很成功，和技术有关。', []],
] as const) {
  test(`finds ${expected.length === 0 ? 'no name' : expected.join(', ')} in "${text}"`, () => {
    expect(namesIn(text)).toEqual(expected);
  });
}

test('a name that the article defines is found from then on', () => {
  expect(namesIn('星海云图科技有限公司（以下简称“海图”）今天成立。海图将招聘一百人。')).toEqual([
    '星海云图科技有限公司/Organization',
    '海图/Organization',
    '海图/Organization',
  ]);
});

test('a person introduced with a title is found again without it', () => {
  expect(namesIn('项目经理陈立群说了开头。后来陈立群又说了结尾。')).toEqual(['陈立群/Person', '陈立群/Person']);
});

test('a lexicon row without a canonical name goes by the name itself', () => {
  const record = createPipeline(withLexicon('星海云图\tProduct\t\n')).extract({ id: 'a', text: '星海云图很好。' });
  expect(isFailed(record) ? [] : record.entities).toMatchObject([{ id: 'product:星海云图', name: '星海云图' }]);
});

test('an unknown option is refused', () => {
  expect(() => createPipeline({ windw: 'sentence' } as Partial<Options>)).toThrow(/got "windw"/u);
});

test("the user's lexicon wins over every list and pattern", () => {
  const pipeline = createPipeline(withLexicon('Kubernetes 基金会\tWork\n云原\tPerson\t小云\n'));
  expect(namesIn('Kubernetes 基金会讨论云原生。', pipeline)).toEqual(['Kubernetes 基金会/Work', '云原/Person']);
  expect(pipeline.fingerprint).not.toBe(shipped.fingerprint);
});

for (const [rows, message] of [
  ['Kubernetes\tThing\n', /Expected row 1 of .* to be a name, a tab and one of Person, .* got "Kubernetes\tThing"/u],
  ['Kubernetes\n', /row 1/u],
] as const) {
  test(`a lexicon of ${JSON.stringify(rows)} is refused`, () => {
    expect(() => createPipeline(withLexicon(rows))).toThrow(
      expect.objectContaining({
        code: 'invalid-option',
        message: expect.stringMatching(message) as string,
      }) as WenmaiError,
    );
  });
}

test('a lexicon that is not there is refused', () => {
  expect(() => createPipeline({ lexicon: join(folder, 'none.tsv') })).toThrow(/Cannot read the file of --lexicon/u);
});

test('mentions never overlap and confidences are whole numbers from 0 to 1000', () => {
  const text = 'CNCF TOC 委员陈立群在 KubeCon 峰会上介绍了 Spring Cloud Alibaba 和《Spring Cloud 入门》。'.repeat(20);
  const record = shipped.extract({ id: 'long', text });
  if (isFailed(record)) throw new Error(record.error.message);
  record.mentions.forEach(({ start, confidence }, index) => {
    expect(start).toBeGreaterThanOrEqual(record.mentions[index - 1]?.end ?? 0);
    expect(Number.isInteger(confidence) && confidence >= 0 && confidence <= 1000).toBe(true);
  });
});
