import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canBeAlias, definitionsIn, isAcronymOf } from '../../src/text/definitions.ts';
import { foldText } from '../../src/text/fold.ts';
import { languageOf } from '../../src/text/language.ts';
import { entityId, normalizeName } from '../../src/text/normalize.ts';
import { compareBytes } from '../../src/text/order.ts';
import { signatureOf } from '../../src/text/signature.ts';

test('foldText() keeps the length of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(text).length).toBe(text.length);
    }),
  );
});

for (const [text, folded] of [
  ['ＣＮＣＦ', 'cncf'],
  ['軟體基金會', '软体基金会'],
  ['⽤户', '用户'],
  ['Kubernetes', 'kubernetes'],
] as const) {
  test(`foldText() folds "${text}" to "${folded}"`, () => expect(foldText(text)).toBe(folded));
}

for (const [name, normalized] of [
  ['Kata  Containers', 'katacontainers'],
  ['Linux 基金会', 'linux基金会'],
  ['Linux 基金會', 'linux基金会'],
  ['埃文•威廉姆斯', '埃文威廉姆斯'],
  ['Node.js', 'node.js'],
  ['C++', 'c++'],
  ['·', '·'],
] as const) {
  test(`normalizeName() folds "${name}" to "${normalized}"`, () => expect(normalizeName(name)).toBe(normalized));
}

test('entityId() is the type and the normalized name', () => {
  expect(entityId('Organization', 'Linux 基金会')).toBe('organization:linux基金会');
});

test('compareBytes() orders any strings as their UTF-8 bytes', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
});

for (const [text, language] of [
  ['云原生社区今天发布了 Kubernetes and Istio 的新版本', 'zh'],
  ['The foundation announced Kubernetes 1.30 in Paris', 'en'],
  ['The 微软 company announced a new version of its compiler and runtime', 'en'],
  ['2021 – 3', 'und'],
] as const) {
  test(`languageOf() takes "${text}" for ${language}`, () => expect(languageOf(text)).toBe(language));
}

test('signatureOf() ignores spacing, punctuation, case and script, not words', () => {
  expect(signatureOf('Hello，世界。')).toBe(signatureOf('hello 世 界!'));
  expect(signatureOf('開源')).toBe(signatureOf('开源'));
  expect(signatureOf('Hello 世界')).not.toBe(signatureOf('Hello 世间'));
});

const MARKERS = [
  ['以下简称', 'abbreviation'],
  ['also known as', 'also-known-as'],
  ['简称', 'abbreviation'],
  ['又名', 'also-known-as'],
] as const;

function defined(text: string): [name: string, alias: string, reason: string][] {
  return definitionsIn(text, MARKERS).flatMap(({ end, aliases }) =>
    aliases.map((alias): [string, string, string] => [
      text.slice(0, end).replace(/^.*[，。“ ]/u, ''),
      text.slice(alias.start, alias.end),
      alias.reason,
    ]),
  );
}

for (const [text, expected] of [
  [
    '北方星图研究会（Northern Atlas Society，简称 NAS）成立',
    [
      ['北方星图研究会', 'Northern Atlas Society', 'parenthesis'],
      ['北方星图研究会', 'NAS', 'abbreviation'],
    ],
  ],
  ['星图计算公司（以下简称“星图”）宣布', [['星图计算公司', '星图', 'abbreviation']]],
  ['他发布了星图引擎，又名 Atlas Engine，用于测试', [['他发布了星图引擎', 'Atlas Engine', 'also-known-as']]],
  ['they ship Atlas, also known as Northstar, today', [['Atlas', 'Northstar', 'also-known-as']]],
  ['共 300 家（2021 年）', []],
  ['性能更好（见图 3）', []],
  ['他说（当时他还在那里工作）', []],
] as const) {
  test(`definitionsIn() finds ${expected.length} in "${text}"`, () => expect(defined(text)).toEqual(expected));
}

for (const [acronym, name, expected] of [
  ['TOC', 'Technical Oversight Committee', true],
  ['UCLA', 'University of California, Los Angeles', true],
  ['TOC', 'Theory of Constraints', true],
  ['NAS', 'Northern Star Atlas', false],
  ['K8s', 'Kubernetes', false],
] as const) {
  test(`isAcronymOf() says ${expected} of ${acronym} and ${name}`, () =>
    expect(isAcronymOf(acronym, name)).toBe(expected));
}

test('canBeAlias() wants a translation or an acronym', () => {
  expect(canBeAlias('云图', 'Cloud Atlas')).toBe(true);
  expect(canBeAlias('Technical Oversight Committee', 'TOC')).toBe(true);
  expect(canBeAlias('北京大学', '清华大学')).toBe(false);
});
