import { describe, expect, test } from 'vitest';
import type { GoldArticle, GoldRelation } from '../../src/evaluate/gold.ts';
import { parseMarks } from '../../src/evaluate/marks.ts';
import { scoreOne } from '../../src/evaluate/score-one.ts';
import { scoreArticles } from '../../src/evaluate/score.ts';
import type { RecordMention } from '../../src/record.ts';
import { mentionOf, recordWith, relationOf } from './flawed.ts';

function goldOf(id: string, marked: string, relations: readonly GoldRelation[] = []): GoldArticle {
  return { id, articlePath: null, verbatimText: null, relations, ...parseMarks(marked) };
}

const GOLD = goldOf(
  'a1',
  `⟦林夏|Person|林夏⟧在⟦青岚科技|Organization|青岚科技⟧负责⟦云雀|Product|云雀⟧。
⟦青岚|Organization|青岚科技⟧把“⟦云雀|Product|云雀⟧”交给⟦北桥基金会|Organization|北桥基金会⟧，⟦Lin Xia|Person|林夏⟧很高兴。
% 版权所有
% 分享到朋友圈`,
  [
    { subject: '林夏', predicate: 'WORKS_FOR', object: '青岚科技' },
    { subject: '云雀', predicate: 'DONATED_TO', object: '北桥基金会' },
  ],
);

const TEXT = '林夏 在青岚科技\n负责云雀。青岚把"云雀"交给北桥基金会，Lin  Xia很高兴。版权所有';

/** Mentions of TEXT: surface, type and entity, in order. */
function mentionsOf(...names: readonly (readonly [surface: string, type: string, entity: string])[]): RecordMention[] {
  let from = 0;
  return names.map(([surface, type, entity]) => {
    const start = TEXT.indexOf(surface, from);
    from = start + surface.length;
    return mentionOf(TEXT, start, from, type, entity);
  });
}

const RECORD = recordWith({
  id: 'a1.md',
  text: TEXT,
  mentions: mentionsOf(
    ['林夏', 'Person', 'lin'],
    ['青岚科技', 'Organization', 'qinglan'],
    ['云雀', 'Organization', 'lark'],
    ['青岚', 'Organization', 'qinglan'],
    ['云雀', 'Product', 'lark'],
    ['北桥', 'Organization', 'bridge'],
    ['Lin  Xia', 'Person', 'linxia'],
    ['版权', 'Work', 'rights'],
  ),
  entities: [
    { id: 'bridge', type: 'Organization', name: '北桥', aliases: ['北桥 基金会'], known: false },
    { id: 'linxia', type: 'Person', name: 'Lin Xia', aliases: [], known: false },
  ],
  relations: [
    relationOf('lin', 'WORKS_FOR', 'qinglan'),
    relationOf('lark', 'DONATED_TO', 'bridge'),
    relationOf('bridge', 'MAINTAINS', 'lark'),
    relationOf('linxia', 'CREATED', 'lark'),
  ],
});

describe('scoreArticles()', () => {
  const score = scoreArticles([GOLD], [RECORD]);

  test('tells how much was read', () => {
    expect(score.coverage).toBe(1);
    // 4 of 4 + 6 characters.
    expect(score.boilerplateKept).toBe(0.4);
  });

  const tallies: [name: string, tally: unknown, matched: number, predicted: number, gold: number][] = [
    ['Person', score.types['Person'], 2, 2, 2],
    ['Organization', score.types['Organization'], 2, 4, 3],
    ['Product', score.types['Product'], 1, 1, 2],
    ['strict', score.strict, 5, 7, 7],
    ['core', score.core, 5, 7, 7],
    ['boundary', score.boundary, 6, 7, 7],
    ['relations', score.relations, 2, 4, 2],
    // The second and the third relation join the same two.
    ['relationPairs', score.relationPairs, 2, 3, 2],
  ];
  test.each(tallies)('counts %s', (_, tally, matched, predicted, gold) => {
    expect(tally).toMatchObject({ matched, predicted, gold, precision: matched / predicted, recall: matched / gold });
  });

  test('makes F1 the harmonic mean', () => {
    expect(score.relations.f1).toBeCloseTo(2 / 3, 12);
  });

  test('knows no type but those that were annotated or predicted inside the annotated lines', () => {
    expect(Object.keys(score.types)).toEqual(['Organization', 'Person', 'Product']);
  });

  test('averages B³ over the six mentions whose spans agree', () => {
    expect(score.bCubed.mentions).toBe(6);
    expect(score.bCubed.precision).toBe(1);
    // The two names of one person were kept apart.
    expect(score.bCubed.recall).toBeCloseTo(5 / 6, 12);
  });

  test('lowers B³ precision where two entities were merged', () => {
    const merged = RECORD.mentions.map((mention) => ({ ...mention, entity: 'all' }));
    const { bCubed } = scoreArticles([GOLD], [{ ...RECORD, mentions: merged }]);
    // Three entities of two mentions each, all in one.
    expect(bCubed.precision).toBeCloseTo(1 / 3, 12);
    expect(bCubed.recall).toBe(1);
  });

  test('leaves Technology and Work out of the core types', () => {
    const { strict, core } = scoreArticles([goldOf('a1', '⟦微服务|Technology|微服务⟧与⟦林夏|Person|林夏⟧')], []);
    expect([strict.gold, core.gold]).toEqual([2, 1]);
  });

  test('counts a line that comes twice once', () => {
    const { strict } = scoreArticles([goldOf('a1', '⟦林夏|Person|林夏⟧ 说\n⟦林夏|Person|林夏⟧说')], [RECORD]);
    expect(strict.gold).toBe(1);
  });

  test('counts a mention whose line is lost as missed', () => {
    const { coverage, strict } = scoreArticles([GOLD], [recordWith({ id: 'a1', text: '林夏在青岚科技负责云雀。' })]);
    expect(coverage).toBeCloseTo(12 / 37, 12);
    expect(strict.gold).toBe(7);
  });

  test('misses everything, but not the text, where an article has no record', () => {
    const { unmatched, documents, coverage, strict, relations } = scoreArticles([GOLD], [recordWith({ id: 'other' })]);
    expect({ unmatched, documents, coverage }).toEqual({ unmatched: ['a1'], documents: 0, coverage: 0 });
    expect(strict).toMatchObject({ matched: 0, predicted: 0, gold: 7, f1: 0 });
    expect(relations).toMatchObject({ predicted: 0, gold: 2 });
    expect(scoreOne(GOLD, null).text.total).toBe(0);
  });

  test('misses everything, the text included, where extraction failed', () => {
    const error = { code: 'too-deep', message: 'Too deep', transient: false };
    const failed = { version: 1, id: 'a1', source: 'a1', hash: '', extractor: '', error } as const;
    const { failed: ids, documents, coverage, strict, relations } = scoreArticles([GOLD], [failed]);
    expect({ ids, documents, coverage }).toEqual({ ids: ['a1'], documents: 1, coverage: 0 });
    expect(strict).toMatchObject({ matched: 0, predicted: 0, gold: 7 });
    expect(relations).toMatchObject({ predicted: 0, gold: 2 });
    expect(scoreOne(GOLD, failed).text.total).toBe(37);
  });

  const owners: [id: string, records: string[], owner: number | null][] = [
    ['d1', ['posts/d10/article.md', 'posts/d1/article.md'], 1],
    ['d1', ['d10.md', 'd1.md'], 1],
    ['d1', ['x-d1-y.md'], 0],
    ['d1', ['d2.md'], null],
  ];
  test.each(owners)('finds the record of %s among %j', (id, sources, owner) => {
    const records = sources.map((source, at) => {
      return recordWith({
        id: source,
        source,
        text: '山水云',
        mentions: [mentionOf('山水云', at, at + 1, 'Location', 'x')],
      });
    });
    const marks = ['⟦山|Location|x⟧水云', '山⟦水|Location|x⟧云'];
    const gold = goldOf(id, marks[owner ?? 0] ?? '');
    expect(scoreArticles([gold], records).strict.matched).toBe(owner === null ? 0 : 1);
  });

  test('adds articles up', () => {
    const other = goldOf('b1', '⟦云雀|Product|云雀⟧');
    const sum = scoreArticles([GOLD, other], [RECORD]);
    expect(sum.strict).toMatchObject({ matched: 5, predicted: 7, gold: 8 });
    expect(sum.types['Product']).toMatchObject({ matched: 1, predicted: 1, gold: 3 });
  });

  test('does not look at offsets beyond the text', () => {
    const beyond = { ...mentionOf(TEXT, 0, 2, 'Person', 'lin'), start: 900, end: 950 };
    expect(scoreArticles([GOLD], [{ ...RECORD, mentions: [beyond] }]).strict.predicted).toBe(0);
  });

  test('hands on what is wrong in the gold', () => {
    expect(scoreArticles([goldOf('a1', '⟦林夏')], []).warnings).toMatchObject([{ article: 'a1', code: 'bad-mark' }]);
  });
});
