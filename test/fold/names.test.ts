/** Names that are one thing in two types or two forms, and names that are two. */
import { describe, expect, test } from 'vitest';
import { plainerForm } from '../../src/fold/variants.ts';
import type { EntityType } from '../../src/knowledge.ts';
import { foldArticles } from './records.ts';
import type { Article } from './records.ts';

/** One article a mark. */
function articlesOf(marks: readonly string[], extra: Partial<Article> = {}): Article[] {
  return marks.map((mark, at) => ({ id: `${at}`, paragraphs: [[`[${mark}] moved.`]], ...extra }));
}

async function idsOf(articles: readonly Article[]): Promise<string[]> {
  return (await foldArticles(articles)).tables.entities.map(({ id }) => id);
}

describe('nodes of one name and two types', () => {
  const CASES: readonly (readonly [name: string, marks: readonly string[], ids: readonly string[]])[] = [
    [
      'an organisation and its product are one, of the type that most stories hold',
      ['Fjord|Organization', 'Fjord|Product', 'Fjord|Product'],
      ['product:fjord'],
    ],
    [
      'a product and a technology are one, ties to the smaller bytes',
      ['HTML9|Technology', 'HTML9|Product'],
      ['product:html9'],
    ],
    [
      'an organisation and a technology are two, through a product too',
      ['CRX|Technology', 'CRX|Technology', 'CRX|Organization', 'CRX|Product'],
      ['organization:crx', 'technology:crx'],
    ],
    ['a person is nothing else', ['Ada Stone|Person', 'Ada Stone|Product'], ['person:adastone', 'product:adastone']],
    ['a licence is not the product', ['BSX|Work', 'BSX|Product'], ['product:bsx', 'work:bsx']],
    [
      'a maker of many things is not the one that is called after it',
      [
        'Fjord|Organization',
        'Fjord|Organization',
        'Fjord|Product',
        'Fjord Maps|Product',
        'Fjord Mail|Product',
        'Fjord Search|Product',
      ],
      ['organization:fjord', 'product:fjord', 'product:fjordmail', 'product:fjordmaps', 'product:fjordsearch'],
    ],
    [
      'a Chinese maker is none of its products either',
      [
        '千帆|Organization',
        '千帆|Organization',
        '千帆|Product',
        '千帆地图|Product',
        '千帆搜索|Product',
        '千帆网盘|Product',
      ],
      ['organization:千帆', 'product:千帆', 'product:千帆地图', 'product:千帆搜索', 'product:千帆网盘'],
    ],
  ];
  for (const [name, marks, ids] of CASES) {
    test(name, async () => expect(await idsOf(articlesOf(marks))).toEqual(ids));
  }

  test('the ledger counts both and shows where the other type stands', async () => {
    const { tables } = await foldArticles(articlesOf(['Fjord|Product', 'Fjord|Product', 'Fjord|Organization']));
    expect(tables.aliases).toEqual([
      {
        entity: 'product:fjord',
        type: 'Product',
        surface: 'Fjord',
        member: 'organization:fjord',
        reason: 'same-name',
        verdict: 'merged',
        documents: 1,
        stories: 1,
        document: '2',
        sentence: 0,
        quote: 'Fjord moved.',
      },
    ]);
  });
});

describe('names that must not be one', () => {
  const apart = async (articles: readonly Article[], ids: readonly string[]) => {
    expect(await idsOf(articles)).toEqual(expect.arrayContaining([...ids]));
  };

  test('three assistants of three makers that articles shorten to one name', async () => {
    const articles = (['GitHub', 'Microsoft', 'Microcks'] as const).map((maker, at) => ({
      id: `${at}`,
      paragraphs: [[`[${maker} Copilot|Product|Copilot] is out.`, '[Copilot|Product] helps.']],
      aliases: [{ surface: 'Copilot', entity: 'product:copilot', reason: 'short-form' }],
    }));
    await apart(articles, ['product:githubcopilot', 'product:microsoftcopilot', 'product:microckscopilot']);
  });

  test('two companies that articles call 通用公司', async () => {
    const articles = (['通用汽车公司', '通用电气公司'] as const).map((full) => ({
      id: full,
      paragraphs: [[`[${full}|Organization|通用公司]的[通用公司|Organization]。`]],
      aliases: [{ surface: '通用公司', entity: 'organization:通用公司', reason: 'abbreviation' }],
    }));
    await apart(articles, ['organization:通用汽车公司', 'organization:通用电气公司']);
  });

  test('committees that their articles call TOC, and a TOC that nobody explains', async () => {
    const articles = (['Harbor TOC', 'Quarry TOC'] as const).map((full) => ({
      id: full,
      paragraphs: [[`[${full}|Organization|TOC] met.`, '[TOC|Organization] voted.', '[TOC|Organization] left.']],
      aliases: [{ surface: full, entity: 'organization:toc', reason: 'qualified' }],
    }));
    const plain = articlesOf(['TOC|Organization']).map((article) => ({ ...article, id: 'z' }));
    await apart([...articles, ...plain], ['organization:harbortoc', 'organization:quarrytoc', 'organization:toc']);
  });

  test('a parent and its child', async () => {
    const marks = ['北辰大学|Organization', '北辰大学医院|Organization', '华云|Organization', '华云云|Organization'];
    expect(await idsOf(articlesOf(marks))).toHaveLength(4);
  });
});

describe('names in two forms', () => {
  const CASES: readonly (readonly [name: string, type: EntityType, plain: string | null, sure?: boolean])[] = [
    ['白鹭公司', 'Organization', '白鹭', true],
    ['白鹭 公司', 'Organization', '白鹭', true],
    ['白鹭技术有限公司', 'Organization', '白鹭技术', true],
    ['Heron Inc.', 'Organization', 'Heron', true],
    ['Heron, Inc', 'Organization', 'Heron', true],
    ['Zinc', 'Organization', null],
    ['鹭公司', 'Organization', null],
    ['白鹭集团', 'Product', null],
    ['C 语言', 'Product', 'C', true],
    ['C++语言', 'Product', 'C++', true],
    ['汉语言', 'Product', null],
    ['Persistent Volumes', 'Product', 'Persistent Volume', true],
    ['CRDs', 'Product', 'CRD', true],
    ['Bottles', 'Product', 'Bottle', false],
    ['SunOS', 'Product', null],
    ['Jess', 'Product', null],
    ['AWS', 'Organization', null],
    ['sidecars', 'Technology', 'sidecar', false],
  ];
  for (const [name, type, plain, sure] of CASES) {
    test(`${name} (${type}) is ${plain ?? 'as plain as can be'}${sure === false ? ', perhaps' : ''}`, () => {
      expect(plainerForm(name, type)).toEqual(plain === null ? null : { name: plain, sure });
    });
  }

  test('are one where articles use both, and the form tells or a list knows one of them', async () => {
    const marks = [
      '白鹭|Organization',
      '白鹭公司|Organization',
      'Bottles|Product',
      'Bottle|Product',
      'Pods|Product',
      'Pod|Product',
    ];
    expect(await idsOf(articlesOf(marks, { known: ['product:pod'] }))).toEqual([
      'organization:白鹭',
      'product:bottle',
      'product:bottles',
      'product:pod',
    ]);
  });
});

describe('canonical names', () => {
  test('are the list’s, else those of most articles, ties by bytes', async () => {
    const both = (name: string, other: string, id: string): Article => ({
      id,
      paragraphs: [[`[${name}|Organization] ([${other}|Organization|${name}])`]],
      aliases: [{ surface: other, entity: `organization:${name.toLowerCase()}`, reason: 'definition' }],
    });
    const named = async (articles: readonly Article[]) => (await foldArticles(articles)).tables.entities[0]?.name;
    const alone = (name: string, id: string): Article => ({ id, paragraphs: [[`[${name}|Organization] moved.`]] });
    expect(await named([both('Heron', 'Egret', 'a'), alone('Egret', 'b'), alone('Egret', 'c')])).toBe('Egret');
    expect(await named([both('Heron', 'Egret', 'a'), alone('Egret', 'b')])).toBe('Egret');
    const known = { ...both('Heron', 'Egret', 'a'), known: ['organization:heron'] };
    expect(await named([known, alone('Egret', 'b'), alone('Egret', 'c')])).toBe('Heron');
  });
});
