/** People of one name: one person only where their articles share something that tells. */
import { describe, expect, test } from 'vitest';
import { isTellingName, tellApart } from '../../src/fold/namesakes.ts';
import type { Context } from '../../src/fold/namesakes.ts';
import { entityId } from '../../src/text/normalize.ts';
import { foldArticles } from './records.ts';
import type { Article } from './records.ts';

/**
 * A name, where the one works (three articles: two name the organisation beside the person, one elsewhere), and where
 * the other does (one article).
 */
const HOMONYMS: readonly (readonly [name: string, one: string, other: string])[] = [
  ['张磊', '云帆科技', '北辰大学'],
  ['王伟', '海石资本', '青松医院'],
  ['李娜', '松果网', '南岭大学'],
  ['刘洋', '白鹭航天', '银杏出版社'],
  ['陈静', '竹节软件', '江州日报'],
  ['杨帆', '蓝鲸数据', '石桥法院'],
  ['赵敏', '麦田教育', '东湖研究所'],
  ['黄河', '雪线开源基金会', '长堤水务局'],
  ['周涛', '灯塔实验室', '红叶剧院'],
  ['吴迪', '星图地图', '西关电视台'],
  ['徐静', '纸船工作室', '安澜保险'],
  ['孙鹏', '沙丘汽车', '玉门学院'],
  ['马超', '铁锚网络', '岭南戏校'],
  ['朱琳', '云杉数据库', '丹枫酒店'],
  ['林峰', '浪花支付', '白云警局'],
  ['郭靖', '弯弓游戏', '金陵书局'],
  ['张三丰', '武当软件', '太和医院'],
  ['Joe', 'Harbor Labs', 'Elm Street Bank'],
  ['Sam', 'Quarry Cloud', 'Birch Hospital'],
  ['Wei Zhang', 'Orchid Systems', 'Granite University'],
  ['Li Na', 'Tin Kettle', 'Saltmarsh Council'],
  ['Lei Wang', 'Blue Heron', 'Cobble Press'],
  ['J. Doe', 'Paper Boat', 'North Pier Museum'],
];

/** Names that are rare enough: one person, whatever their articles share. */
const UNIQUE: ReadonlySet<string> = new Set(['张三丰']);

function articlesOn(name: string, one: string, other: string, prefix = ''): Article[] {
  return [
    { id: `${prefix}a1`, paragraphs: [[`[${name}|Person] joined [${one}|Organization].`]] },
    { id: `${prefix}a2`, paragraphs: [[`[${one}|Organization] promoted [${name}|Person].`]] },
    { id: `${prefix}a3`, paragraphs: [[`[${name}|Person] spoke.`, `Then [${one}|Organization] answered.`]] },
    { id: `${prefix}b1`, paragraphs: [[`[${name}|Person] left [${other}|Organization].`]] },
  ];
}

describe('people of one name', () => {
  const folded = foldArticles(HOMONYMS.flatMap(([name, one, other], at) => articlesOn(name, one, other, `${at}-`)));

  for (const [name, one, other] of HOMONYMS) {
    const [plain, ownName] = [entityId('Person', name), entityId('Organization', other).split(':')[1] ?? ''];
    const isUnique = UNIQUE.has(name);

    test(`${name} of ${one} and ${name} of ${other} are ${isUnique ? 'one' : 'two'}`, async () => {
      const { entities } = (await folded).tables;
      const people = entities.filter(({ id }) => id === plain || id.startsWith(`${plain}(`));
      expect(people.map(({ id, name: shown, documents }) => [id, shown, documents])).toEqual(
        isUnique
          ? [[plain, name, 4]]
          : [
              [plain, name, 3],
              [`${plain}(${ownName})`, `${name} (${other})`, 1],
            ],
      );
    });
  }

  test('the ledger says that they were kept apart, and where the other stands', async () => {
    const { tables } = await foldArticles(articlesOn('张磊', '云帆科技', '北辰大学'));
    expect(tables.aliases).toEqual([
      {
        entity: 'person:张磊(北辰大学)',
        type: 'Person',
        surface: '张磊',
        member: 'person:张磊',
        reason: 'namesakes',
        verdict: 'kept-apart',
        documents: 3,
        stories: 3,
        document: 'a1',
        sentence: 0,
        quote: '张磊 joined 云帆科技.',
      },
    ]);
  });

  const SHARED: readonly (readonly [what: string, articles: readonly Article[]])[] = [
    ['a story', ['a', 'b'].map((id) => ({ id, signature: 'same', paragraphs: [['[张磊|Person]来了。']] }))],
    [
      'an organisation under two names',
      [
        { id: 'a', paragraphs: [['[张磊|Person]加入[云帆科技|Organization]。']] },
        {
          id: 'b',
          paragraphs: [['[张磊|Person]离开[Cloudsail|Organization]。']],
        },
        {
          id: 'c',
          paragraphs: [['[云帆科技|Organization]（[Cloudsail|Organization|云帆科技]）成立。']],
          aliases: [{ surface: 'Cloudsail', entity: 'organization:云帆科技', reason: 'translation' }],
        },
      ],
    ],
    [
      'a person of a rare name',
      ['a', 'b'].map((id) => ({ id, paragraphs: [['[张磊|Person]和[欧阳清风|Person]来了。']] })),
    ],
    [
      'something that few articles name',
      ['a', 'b'].map((id) => ({ id, paragraphs: [['[张磊|Person]写了[蓝鲸引擎|Product]。']] })),
    ],
    [
      'another full name of their own',
      ['a', 'b'].map((id) => ({
        id,
        paragraphs: [['[张磊|Person]（[Harry Zhang|Person|张磊]）来了。']],
        aliases: [{ surface: '张磊', entity: 'person:张磊', reason: 'translation' }],
      })),
    ],
    [
      'an organisation that a relation states of them',
      ['a', 'b'].map((id) => ({
        id,
        paragraphs: [['[张磊|Person]来了。', '他供职于[云帆科技|Organization]。']],
        relations: [{ triple: ['person:张磊', 'WORKS_FOR', 'organization:云帆科技'] as const, sentences: [1] }],
      })),
    ],
  ];
  for (const [what, articles] of SHARED) {
    test(`are one where they share ${what}`, async () => {
      const { tables } = await foldArticles(articles);
      expect(tables.entities.filter(({ id }) => id.startsWith('person:张磊') || id.includes('harry'))).toHaveLength(1);
    });
  }

  test('are two where all that they share is everywhere', async () => {
    const common = Array.from({ length: 25 }, (_, at) => ({
      id: `z${at}`,
      paragraphs: [['[云帆科技|Organization]来了。']],
    }));
    const people = ['a', 'b'].map((id) => ({
      id,
      paragraphs: [['[张磊|Person]来了。', '[云帆科技|Organization]也来了。']],
    }));
    const { tables } = await foldArticles([...people, ...common]);
    expect(tables.entities.map(({ id, name }) => [id, name])).toEqual([
      ['organization:云帆科技', '云帆科技'],
      ['person:张磊', '张磊'],
      ['person:张磊(b)', '张磊 (b)'],
    ]);
  });

  test('a name that several people have is nobody’s alias', async () => {
    const alias = { surface: '张磊', entity: 'person:harryzhangson', reason: 'also-known-as' };
    const { tables } = await foldArticles([
      ...articlesOn('张磊', '云帆科技', '北辰大学'),
      { id: 'c', paragraphs: [['[Harry Zhangson|Person] ([张磊|Person|Harry Zhangson])']], aliases: [alias] },
    ]);
    expect(tables.entities.filter(({ type }) => type === 'Person').map(({ id }) => id)).toEqual([
      'person:harryzhangson',
      'person:张磊',
      'person:张磊(北辰大学)',
    ]);
    expect(tables.aliases.find(({ entity, member }) => entity !== member && member === 'person:张磊')).toMatchObject({
      entity: 'person:harryzhangson',
      reason: 'namesakes',
      verdict: 'kept-apart',
    });
  });

  test('a family name belongs to the person whom its own article names in full', async () => {
    const { tables } = await foldArticles(
      (['Jim Zemlin', 'Rosa Zemlin'] as const).map((full, at) => ({
        id: `${at}`,
        paragraphs: [[`[${full}|Person] spoke.`], [`[Zemlin|Person|Zemlin] left.`]].map((sentences) =>
          sentences.map((sentence) => sentence.replace(`[${full}|Person]`, `[${full}|Person|Zemlin]`)),
        ),
        aliases: [{ surface: 'Zemlin', entity: 'person:zemlin', reason: 'short-form' }],
      })),
    );
    expect(tables.entities.map(({ id }) => id)).toEqual(['person:jimzemlin', 'person:rosazemlin']);
  });
});

describe('isTellingName()', () => {
  const common = {
    pinyinSurnames: new Set(['zhang', 'wang', 'xu', 'sun', 'li']),
    givenNames: new Set(['joe', 'alice']),
  };
  const CASES: readonly (readonly [name: string, telling: boolean])[] = [
    ['张磊', false],
    ['敖小剑', true],
    ['欧阳清风', true],
    ['埃隆·马斯克', true],
    ['Joe', false],
    ['Zemlin', false],
    ['Jim Zemlin', true],
    ['J. Doe', false],
    ['Wei Zhang', false],
    ['Zhang Wei', false],
    ['Li Sun', false],
    ['Jieyou Xu', true],
    ['Joe Beda', true],
    ['nikomatsakis', true],
    ['dims42', true],
    ['ZuseZ4', true],
    ['epage', true],
    ['alice', false],
    ['Épage', false],
    ['joe', false],
    ['Kevin 王', true],
  ];
  for (const [name, telling] of CASES) {
    test(`takes ${name} for ${telling ? 'one person' : 'a name that many have'}`, () => {
      expect(isTellingName(name, common)).toBe(telling);
    });
  }
});

test('tellApart() gives the same people in any order of the contexts', () => {
  const contexts: Context[] = ['a', 'b', 'c', 'd'].flatMap((document, at) => [
    { document, local: 'person:张磊', kind: 'story', evidence: document, distance: 0, telling: true },
    {
      document,
      local: 'person:张磊',
      kind: 'organization',
      evidence: at < 2 ? 'organization:x' : `organization:${document}`,
      distance: 1,
      telling: true,
    },
  ]);
  const senses = (given: readonly Context[]) =>
    tellApart('person:张磊', given)
      .map(({ document, sense }) => `${document} ${sense}`)
      .sort();
  expect(senses(contexts)).toEqual(['c person:张磊(c)', 'd person:张磊(d)']);
  expect(senses([...contexts].reverse())).toEqual(senses(contexts));
});
