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
  // the longest name that the text gives
  ['清华大学计算机系的团队来了。', ['清华大学计算机系/Organization']],
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
  ['He spoke at KubeCon about testing.', ['KubeCon/Event']],
  ['他在 OpenStack 峰会上演讲。', ['OpenStack 峰会/Event']],
  // people
  ['技术总监陈立群表示，产品会更好。', ['陈立群/Person']],
  ['首席执行官斯蒂芬·霍尔曼说，他很高兴。', ['斯蒂芬·霍尔曼/Person']],
  ['We asked Michael Turner about the plan.', ['Michael Turner/Person']],
  ['这个高级方案很成功，和技术有关。', []],
  ['创始人埃文•威廉姆斯说，他很高兴。', ['埃文•威廉姆斯/Person']],
  ['我们请来了刘天栋（Ted）。', ['刘天栋/Person', 'Ted/Person']],
  // handles
  ['感谢 @philips 的帮助。', ['philips/Person']],
  ['来信请寄 info@example.com，包名是 @example/core。', []],
  // neighbours in a list, organisations all of them
  ['阿里云和谷歌宣布合作。', ['阿里云/Organization', '谷歌/Organization']],
  // pieces of identifiers, words of programming
  ['Please use an enum for the traversal of the information.', []],
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

test('an organisation with founders is one wherever the article names it', () => {
  const names = namesIn('昨天我们试了 Zunova，很快。Zunova 的联合创始人很高兴。');
  expect(new Set(names)).toEqual(new Set(['Zunova/Organization']));
});

test('what is found is the same each time', () => {
  const text = '技术总监陈立群在 OpenStack 峰会上介绍了《星图入门》，感谢 @philips 和星海云图科技有限公司。';
  expect(namesIn(text)).toEqual(namesIn(text, createPipeline()));
});

test('emoji and rare characters do not move offsets', () => {
  expect(
    namesIn('🎉🎉 𠮷野家旁边，CNCF 🚀 宣布了 Kubernetes 的计划。').filter((name) => /CNCF|Kubernetes/u.test(name)),
  ).toEqual(['CNCF/Organization', 'Kubernetes/Product']);
});

test('long text without punctuation, and names without end, take time in proportion', () => {
  for (const unit of ['天地玄黄宇宙洪荒', 'Kubernetes和', '@philips ', '·斯']) {
    const timeOf = (length: number) => {
      const startedMs = performance.now();
      const record = shipped.extract({ id: 'long', text: unit.repeat(Math.ceil(length / unit.length)) });
      expect(isFailed(record)).toBe(false);
      return performance.now() - startedMs;
    };
    timeOf(2_000);
    const shortMs = timeOf(12_000);
    // Four times the text in at most ten times the time: quadratic would be sixteen.
    expect(timeOf(48_000)).toBeLessThan(10 * shortMs + 500);
  }
}, 60_000);

test('bytes that are no text at all make no mention that is not in the record', () => {
  let state = 1;
  const bytes = Uint8Array.from({ length: 20_000 }, () => (state = (state * 48_271) % 0x7fff_ffff) & 0xff);
  const record = shipped.extract({ id: 'noise', source: 'noise.txt', bytes });
  if (isFailed(record)) return expect(record.error.code).not.toBe('extraction-failed');
  for (const { start, end, surface } of record.mentions) expect(record.text.slice(start, end)).toBe(surface);
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
  ['Kubernetes\tThing\n', /Expected row 1 of .* to be a name and one of Person, .* got "Kubernetes\tThing"/u],
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
