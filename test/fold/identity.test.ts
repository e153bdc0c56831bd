/** The rule that says which local entities of different articles are one thing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Clusters } from '../../src/fold/clusters.ts';
import { entitiesOf, settleIdentity } from '../../src/fold/identity.ts';
import type { Proposal, Refusal, Verdict } from '../../src/fold/identity.ts';
import { cells, foldArticles } from './records.ts';

/** `node < member` as in: articles on `node` define the name of `member` for it. A star marks known entities. */
function proposals(lines: Readonly<Record<string, number>>, documents: Readonly<Record<string, number>>): Proposal[] {
  const member = (name: string) => {
    const bare = name.replace('*', '');
    const count = documents[bare] ?? 1;
    return { id: `organization:${bare}`, known: name.endsWith('*'), documents: count, stories: count };
  };
  return Object.entries(lines).map(([line, stories]) => {
    const [node = '', alias = ''] = line.split(' < ');
    return { node: member(node), member: member(alias), stories };
  });
}

interface Settlement {
  readonly verdicts: readonly Verdict[];
  readonly entities: ReadonlyMap<string, string>;
}

function settled(given: readonly Proposal[]): Settlement {
  const clusters = new Clusters();
  const verdicts = settleIdentity(given, clusters);
  return { verdicts, entities: entitiesOf(clusters) };
}

interface Case {
  readonly name: string;
  readonly lines: Readonly<Record<string, number>>;
  readonly documents?: Readonly<Record<string, number>>;
  readonly entities: Readonly<Record<string, string>>;
  readonly refusals?: Readonly<Record<string, Refusal>>;
}

const CASES: readonly Case[] = [
  {
    name: 'merges a name that is defined for one entity only, under the id of most articles',
    lines: { 'harborlabs < hlab': 1 },
    documents: { harborlabs: 2, hlab: 5 },
    entities: { harborlabs: 'hlab' },
  },
  {
    name: 'names a cluster after the smaller bytes where as many articles have either',
    lines: { 'zeta < alpha': 1 },
    entities: { zeta: 'alpha' },
  },
  {
    name: 'names a cluster after its known entity, however few articles have it',
    lines: { 'harborlabs* < hlab': 1 },
    documents: { hlab: 50 },
    entities: { hlab: 'harborlabs' },
  },
  {
    name: 'keeps apart what a name with two meanings stands for',
    lines: { 'northbank < nbk': 1, 'newbakery < nbk': 2 },
    entities: {},
    refusals: { 'northbank < nbk': 'ambiguous', 'newbakery < nbk': 'ambiguous' },
  },
  {
    name: 'follows the meaning that three stories and four in five of them have',
    lines: { 'northbank < nbk': 8, 'newbakery < nbk': 2 },
    documents: { nbk: 20 },
    entities: { northbank: 'nbk' },
    refusals: { 'newbakery < nbk': 'ambiguous' },
  },
  {
    name: 'does not take two stories for a dominant meaning, whatever their share',
    lines: { 'northbank < nbk': 2, 'northbank < northbankltd': 1, 'newbakery < nbk': 0 },
    entities: { northbankltd: 'northbank' },
    refusals: { 'northbank < nbk': 'ambiguous', 'newbakery < nbk': 'ambiguous' },
  },
  {
    name: 'sees one meaning where the two entities of a name are themselves one',
    lines: { 'northbank < nbk': 1, 'banknord < nbk': 1, 'northbank < banknord': 1 },
    entities: { nbk: 'banknord', northbank: 'banknord' },
  },
  {
    name: 'takes what a name stands for in Chinese and in English for one thing in two languages',
    lines: { 'cloudharbour < chf': 1, '云港基金会 < chf': 1 },
    documents: { chf: 4 },
    entities: { cloudharbour: 'chf', 云港基金会: 'chf' },
  },
  {
    name: 'keeps two Chinese meanings of a name apart from an English one',
    lines: { 'cloudharbour < chf': 1, '云港基金会 < chf': 1, '海岸基金会 < chf': 1 },
    entities: {},
    refusals: {
      'cloudharbour < chf': 'ambiguous',
      '云港基金会 < chf': 'ambiguous',
      '海岸基金会 < chf': 'ambiguous',
    },
  },
  {
    name: 'never joins two known entities',
    lines: { 'northbank* < newbakery*': 9 },
    entities: {},
    refusals: { 'northbank < newbakery': 'both-known' },
  },
  {
    name: 'never joins two known entities through a third, and lets the better supported one have it',
    lines: { 'northbank* < nordbank': 2, 'nordbank < banknord*': 5 },
    entities: { nordbank: 'banknord' },
    refusals: { 'northbank < nordbank': 'both-known' },
  },
  {
    name: 'merges nothing through a name of two letters or one Chinese character',
    lines: { 'harborlabs < hl': 9, 'haibin < 海': 9, 'haibin < 海滨': 1 },
    entities: { 海滨: 'haibin' },
    refusals: { 'harborlabs < hl': 'short', 'haibin < 海': 'short' },
  },
  {
    name: 'makes no bridge of an unknown entity whose own name is short, but of a known one',
    lines: { 'un < unitednations': 3, 'go* < golang': 3 },
    entities: { golang: 'go' },
    refusals: { 'un < unitednations': 'short' },
  },
  {
    name: 'makes no bridge of an entity whose own name has two meanings',
    lines: { 'northbank < nbk': 1, 'newbakery < nbk': 1, 'nbk < nbkgroup': 4, 'northbank < nbkgroup': 4 },
    entities: {},
    refusals: {
      'northbank < nbk': 'ambiguous',
      'newbakery < nbk': 'ambiguous',
      'nbk < nbkgroup': 'ambiguous',
      'northbank < nbkgroup': 'ambiguous',
    },
  },
];

describe('settleIdentity()', () => {
  for (const { name, lines, documents = {}, entities, refusals = {} } of CASES) {
    test(name, () => {
      const settlement = settled(proposals(lines, documents));
      const bare = (id: string) => id.slice('organization:'.length);
      expect(Object.fromEntries([...settlement.entities].map((pair) => pair.map(bare)))).toEqual(entities);
      const refused = settlement.verdicts.filter(({ refusal }) => refusal !== null);
      expect(
        Object.fromEntries(refused.map(({ node, member, refusal }) => [`${bare(node)} < ${bare(member)}`, refusal])),
      ).toEqual(refusals);
    });
  }

  test('gives one result in any order of proposals, never with two known entities in one cluster', () => {
    const member = fc.constantFrom('aaa', 'bbb', 'ccc*', 'ddd', 'eee*', 'fff', 'gg', 'hhh');
    const pairs = fc.uniqueArray(
      fc
        .tuple(member, member)
        .filter(([a, b]) => a !== b)
        .map((pair) => pair.join(' < ')),
      { minLength: 1, maxLength: 14 },
    );
    const input = pairs.chain((lines) =>
      fc.tuple(
        fc.shuffledSubarray(lines, { minLength: lines.length }),
        fc.constant(Object.fromEntries(lines.map((line, at) => [line, ((at * 7) % 5) + 1]))),
      ),
    );
    fc.assert(
      fc.property(input, ([shuffled, lines]) => {
        const documents = { aaa: 3, fff: 3, hhh: 9 };
        const settlement = settled(proposals(lines, documents));
        const again = settled(
          proposals(Object.fromEntries(shuffled.map((line) => [line, lines[line] ?? 0])), documents),
        );
        expect(new Map([...again.entities].sort())).toEqual(new Map([...settlement.entities].sort()));
        expect(again.verdicts).toEqual(settlement.verdicts);
        const entityOf = (id: string) => settlement.entities.get(id) ?? id;
        expect(entityOf('organization:ccc')).not.toBe(entityOf('organization:eee'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('fold() settles identity across articles', () => {
  const CLOUD = 'organization:cloudharbourfoundation';
  const CHF = 'organization:chf';
  const COASTAL = 'organization:coastalhomesfund';
  const QUOTE = 'The Cloud Harbour Foundation (CHF) met Lena Morrow.';
  const defining = {
    id: 'a',
    paragraphs: [
      [
        'The [Cloud Harbour Foundation|Organization] ([CHF|Organization|Cloud Harbour Foundation]) met [Lena Morrow|Person].',
      ],
    ],
    aliases: [{ surface: 'CHF', entity: CLOUD, reason: 'acronym' }],
  };
  const using = {
    id: 'b',
    paragraphs: [['[CHF|Organization] thanked [Lena Morrow|Person].'], ['[chf|Organization|CHF] grew.']],
  };

  test('counts both names as one entity and writes both verdicts into the ledger', async () => {
    const { tables } = await foldArticles([defining, using]);
    expect(
      tables.entities.map(({ id, name, aliases, mentions, documents }) => [id, name, aliases, mentions, documents]),
    ).toEqual([
      [CHF, 'CHF', ['Cloud Harbour Foundation', 'chf'], 4, 2],
      ['person:lenamorrow', 'Lena Morrow', [], 2, 2],
    ]);
    expect(tables.cooccurrences.map(({ source, target, sentences }) => [source, target, sentences])).toEqual([
      [CHF, 'person:lenamorrow', 2],
    ]);
    expect(tables.aliases.map(cells)).toEqual([
      [CHF, 'Organization', 'CHF', CHF, 'acronym', 'merged', 1, 1, 'a', 0, QUOTE],
      [CHF, 'Organization', 'CHF', CLOUD, 'acronym', 'merged', 1, 1, 'a', 0, QUOTE],
    ]);
  });

  test('keeps an ambiguous name apart and says why', async () => {
    const other = {
      id: 'c',
      paragraphs: [['[Coastal Homes Fund|Organization] ([CHF|Organization|Coastal Homes Fund])']],
      aliases: [{ surface: 'CHF', entity: 'organization:coastalhomesfund', reason: 'definition' }],
    };
    const { tables } = await foldArticles([defining, using, other]);
    expect(tables.entities.map(({ id }) => id)).toEqual([
      CHF,
      CLOUD,
      'organization:coastalhomesfund',
      'person:lenamorrow',
    ]);
    expect(tables.aliases.filter(({ member }) => member === CHF).map(cells)).toEqual([
      [CLOUD, 'Organization', 'CHF', CHF, 'ambiguous', 'kept-apart', 1, 1, 'a', 0, QUOTE],
      [COASTAL, 'Organization', 'CHF', CHF, 'ambiguous', 'kept-apart', 1, 1, 'c', 0, 'Coastal Homes Fund (CHF)'],
    ]);
  });

  test('takes reposts of one story for one witness', async () => {
    const reposts = ['a1', 'a2', 'a3', 'a4'].map((id) => ({ ...defining, id, signature: 'same' }));
    const other = {
      id: 'c',
      paragraphs: [['[Coastal Homes Fund|Organization] ([CHF|Organization|Coastal Homes Fund])']],
      aliases: [{ surface: 'CHF', entity: 'organization:coastalhomesfund', reason: 'definition' }],
    };
    const apart = await foldArticles([...reposts, using, other]);
    expect(apart.tables.entities.map(({ id }) => id)).toContain(CLOUD);
    const independent = reposts.map((article) => ({ ...article, signature: article.id }));
    const merged = await foldArticles([...independent, using, other]);
    expect(merged.tables.entities.map(({ id }) => id)).not.toContain(CHF);
  });

  const WITHIN: readonly (readonly [string, Readonly<{ reason: string; verdict?: 'kept-apart' }>])[] = [
    ['a committee’s bare name, which holds inside its article only', { reason: 'qualified' }],
    ['an alias that the article itself kept apart', { reason: 'definition', verdict: 'kept-apart' }],
  ];
  for (const [name, alias] of WITHIN) {
    test(`does not merge across articles by ${name}`, async () => {
      const article = { ...defining, aliases: [{ surface: 'CHF', entity: CLOUD, ...alias }] };
      const { tables } = await foldArticles([article, using]);
      expect(tables.entities.map(({ id }) => id)).toEqual([CHF, CLOUD, 'person:lenamorrow']);
      expect(tables.aliases.map(({ entity, member, reason }) => [entity, member, reason])).toEqual([
        [CLOUD, CLOUD, alias.reason],
      ]);
    });
  }

  test('does not merge across types: the same letters of another type are another entity', async () => {
    const product = { id: 'd', paragraphs: [['[CHF|Product] shipped.']] };
    const { tables } = await foldArticles([defining, product]);
    expect(tables.entities.map(({ id }) => id)).toEqual([CLOUD, 'person:lenamorrow', 'product:chf']);
  });

  test('prefers the known name and its id', async () => {
    const known = { ...defining, known: [CLOUD] };
    const { tables } = await foldArticles([known, using, { ...using, id: 'e' }]);
    expect(tables.entities[0]).toMatchObject({
      id: CLOUD,
      name: 'Cloud Harbour Foundation',
      known: true,
      documents: 3,
    });
  });
});
