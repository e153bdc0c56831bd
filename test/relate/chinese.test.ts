import { describe, expect, it } from 'vitest';
import { statementsOf } from './marked.ts';

/** A marked text, and all that it states. */
type Case = readonly [marked: string, ...statements: string[]];

function check(cases: readonly Case[]): void {
  it.each(cases)('%s', (marked, ...statements) => {
    expect(statementsOf(marked)).toEqual(statements.sort());
  });
}

describe('people and their posts', () => {
  check([
    ['⟦周岚|Person⟧现任⟦青禾云|Organization⟧首席技术官。', '周岚 WORKS_FOR 青禾云'],
    ['⟦青禾云|Organization⟧高级技术专家⟦周岚|Person⟧分享了经验。', '周岚 WORKS_FOR 青禾云'],
    [
      '⟦青禾云|Organization⟧ CTO ⟦周岚|Person⟧、⟦北辰科技|Organization⟧工程师⟦吴桐|Person⟧到场。',
      '周岚 WORKS_FOR 青禾云',
      '吴桐 WORKS_FOR 北辰科技',
    ],
    ['⟦周岚|Person⟧（⟦青禾云|Organization⟧高级工程师）到场。', '周岚 WORKS_FOR 青禾云'],
    ['⟦吴桐|Person⟧于 2019 年加入⟦青禾云|Organization⟧。', '吴桐 WORKS_FOR 青禾云'],
    ['⟦青禾云|Organization⟧副总裁⟦林夕|Person⟧出席。', '林夕 WORKS_FOR 青禾云'],
    ['⟦青禾云|Organization⟧ CEO ⟦何川|Person⟧发言。', '何川 LEADS 青禾云'],
    ['⟦何川|Person⟧，⟦青禾云|Organization⟧董事长。', '何川 LEADS 青禾云'],
    ['⟦青禾云|Organization⟧创始人兼 CEO ⟦何川|Person⟧发言。', '何川 FOUNDED 青禾云', '何川 LEADS 青禾云'],
    ['⟦中央研究会|Organization⟧院士⟦高远|Person⟧到场。', '高远 MEMBER_OF 中央研究会'],
    [
      '⟦周岚|Person⟧是⟦青禾云|Organization⟧工程师。她著有《⟦麦田笔记|Work⟧》。',
      '周岚 WORKS_FOR 青禾云',
      '周岚 AUTHORED 麦田笔记',
    ],
  ]);
});

describe('organisations', () => {
  check([
    [
      '⟦青禾云|Organization⟧、⟦北辰科技|Organization⟧和⟦南山数据|Organization⟧加入⟦开放计算联盟|Organization⟧。',
      '青禾云 MEMBER_OF 开放计算联盟',
      '北辰科技 MEMBER_OF 开放计算联盟',
      '南山数据 MEMBER_OF 开放计算联盟',
    ],
    [
      '包括⟦青禾云|Organization⟧、⟦北辰科技|Organization⟧在内的⟦开放计算联盟|Organization⟧会员都签了字。',
      '青禾云 MEMBER_OF 开放计算联盟',
      '北辰科技 MEMBER_OF 开放计算联盟',
    ],
    ['⟦青禾云|Organization⟧成为⟦开放计算联盟|Organization⟧白金会员。', '青禾云 MEMBER_OF 开放计算联盟'],
    ['⟦何川|Person⟧创办了⟦青禾云|Organization⟧。', '何川 FOUNDED 青禾云'],
    [
      '⟦青禾云|Organization⟧由⟦何川|Person⟧和⟦林夕|Person⟧于 2012 年创立。',
      '何川 FOUNDED 青禾云',
      '林夕 FOUNDED 青禾云',
    ],
    ['⟦南山数据|Organization⟧隶属于⟦青禾云|Organization⟧。', '南山数据 PART_OF 青禾云'],
    ['⟦存储工作组|Organization⟧是⟦开放计算联盟|Organization⟧的一部分。', '存储工作组 PART_OF 开放计算联盟'],
    ['⟦青禾云|Organization⟧与⟦北辰科技|Organization⟧达成战略合作。', '青禾云 PARTNERS_WITH 北辰科技'],
    ['⟦青禾云|Organization⟧联合⟦北辰科技|Organization⟧发布了报告。', '青禾云 PARTNERS_WITH 北辰科技'],
    ['⟦青禾云|Organization⟧收购了⟦南山数据|Organization⟧。', '青禾云 ACQUIRED 南山数据'],
    ['⟦南山数据|Organization⟧被⟦青禾云|Organization⟧收购。', '青禾云 ACQUIRED 南山数据'],
    [
      '⟦青禾云|Organization⟧（⟦Qinghe|Organization|青禾云⟧）收购了⟦南山数据|Organization⟧。',
      '青禾云 ACQUIRED 南山数据',
    ],
    ['⟦青禾云|Organization⟧投资了⟦南山数据|Organization⟧。', '青禾云 INVESTED_IN 南山数据'],
    ['⟦青禾云|Organization⟧总部位于⟦杭州|Location⟧。', '青禾云 LOCATED_IN 杭州'],
    ['⟦浙江|Location⟧⟦杭州|Location⟧很美。', '杭州 PART_OF 浙江'],
  ]);
});

describe('products', () => {
  check([
    ['⟦青禾云|Organization⟧开源了⟦麦田|Product⟧。', '青禾云 CREATED 麦田'],
    [
      '⟦青禾云|Organization⟧发布了⟦麦田|Product⟧、⟦稻香|Product⟧和⟦谷仓|Product⟧。',
      '青禾云 CREATED 麦田',
      '青禾云 CREATED 稻香',
      '青禾云 CREATED 谷仓',
    ],
    ['⟦麦田|Product⟧由⟦青禾云|Organization⟧开发。', '青禾云 CREATED 麦田'],
    ['⟦麦田|Product⟧之父⟦周岚|Person⟧说。', '周岚 CREATED 麦田'],
    ['⟦青禾雲|Organization⟧開發了⟦麥田|Product⟧。', '青禾雲 CREATED 麥田'],
    ['⟦青禾云|Organization⟧旗下⟦麦田|Product⟧上线。', '青禾云 MAINTAINS 麦田'],
    ['⟦青禾云|Organization⟧向⟦麦田|Product⟧贡献了代码。', '青禾云 CONTRIBUTES_TO 麦田'],
    ['⟦麦田|Product⟧已捐赠给⟦开放计算基金会|Organization⟧。', '麦田 DONATED_TO 开放计算基金会'],
    ['⟦青禾云|Organization⟧将⟦麦田|Product⟧捐赠给⟦开放计算基金会|Organization⟧。', '麦田 DONATED_TO 开放计算基金会'],
    ['⟦麦田|Product⟧进入⟦开放计算基金会|Organization⟧沙箱。', '麦田 HOSTED_BY 开放计算基金会'],
    ['⟦麦田|Product⟧成为⟦开放计算基金会|Organization⟧孵化项目。', '麦田 HOSTED_BY 开放计算基金会'],
    ['⟦麦田|Product⟧基于⟦稻香|Product⟧构建。', '麦田 BASED_ON 稻香'],
    ['⟦麦田|Product⟧是基于⟦稻香|Product⟧开发的平台。', '麦田 BASED_ON 稻香'],
    [
      '⟦麦田|Product⟧支持⟦稻香|Product⟧、⟦谷仓|Product⟧以及⟦磨坊|Product⟧。',
      '麦田 INTEGRATES_WITH 稻香',
      '麦田 INTEGRATES_WITH 谷仓',
      '麦田 INTEGRATES_WITH 磨坊',
    ],
    ['⟦麦田|Product⟧可替代⟦稻香|Product⟧。', '麦田 COMPETES_WITH 稻香'],
    ['⟦北辰科技|Organization⟧采用⟦麦田|Product⟧。', '北辰科技 USES 麦田'],
    ['⟦麦田|Product⟧使用 ⟦Rust|Product⟧ 编写。', '麦田 USES Rust'],
    ['⟦麦田|Product⟧被⟦开放计算基金会|Organization⟧评为年度项目。', '开放计算基金会 AWARDED 麦田'],
  ]);
});

describe('events and works', () => {
  check([
    [
      '⟦青禾云|Organization⟧主办的⟦麦浪大会|Event⟧在⟦杭州|Location⟧举行。',
      '青禾云 CREATED 麦浪大会',
      '麦浪大会 LOCATED_IN 杭州',
    ],
    ['⟦周岚|Person⟧出席了⟦麦浪大会|Event⟧。', '周岚 PARTICIPATED_IN 麦浪大会'],
    [
      '在⟦麦浪大会|Event⟧上，⟦青禾云|Organization⟧工程师⟦周岚|Person⟧表示很高兴。',
      '周岚 PARTICIPATED_IN 麦浪大会',
      '周岚 WORKS_FOR 青禾云',
    ],
    ['⟦周岚|Person⟧著有《⟦麦田笔记|Work⟧》《⟦谷仓笔记|Work⟧》。', '周岚 AUTHORED 麦田笔记', '周岚 AUTHORED 谷仓笔记'],
    ['⟦周岚|Person⟧的《⟦麦田笔记|Work⟧》再版。', '周岚 AUTHORED 麦田笔记'],
  ]);
});

describe('what is not simply asserted', () => {
  check([
    ['⟦青禾云|Organization⟧并未收购⟦南山数据|Organization⟧。', '(negated) 青禾云 ACQUIRED 南山数据'],
    ['⟦青禾云|Organization⟧否认收购⟦南山数据|Organization⟧。', '(negated) 青禾云 ACQUIRED 南山数据'],
    ['⟦麦田|Product⟧不支持⟦稻香|Product⟧。', '(negated) 麦田 INTEGRATES_WITH 稻香'],
    ['据传⟦青禾云|Organization⟧收购了⟦南山数据|Organization⟧。', '(reported) 青禾云 ACQUIRED 南山数据'],
    ['⟦青禾云|Organization⟧计划收购⟦南山数据|Organization⟧。', '(planned) 青禾云 ACQUIRED 南山数据'],
    ['⟦青禾云|Organization⟧将于明年收购⟦南山数据|Organization⟧。', '(planned) 青禾云 ACQUIRED 南山数据'],
  ]);
});

describe('what is not stated at all', () => {
  check([
    ['⟦周岚|Person⟧喜欢⟦杭州|Location⟧。'],
    ['⟦青禾云|Organization⟧很大。⟦北辰科技|Organization⟧很小。'],
    ['⟦青禾云|Organization⟧收购了一家公司。⟦北辰科技|Organization⟧没有。'],
    // The next person's post is not the one before's.
    ['⟦周岚|Person⟧，⟦青禾云|Organization⟧工程师⟦吴桐|Person⟧到场。', '吴桐 WORKS_FOR 青禾云'],
    // What is released is a manual, not the product.
    ['⟦青禾云|Organization⟧发布了⟦麦田|Product⟧的使用手册。'],
    ['用户可在⟦谷仓|Product⟧中使用⟦麦田|Product⟧。'],
    ['⟦青禾云|Organization⟧，一家老公司，今年很忙，⟦南山数据|Organization⟧收购案仍在审理。'],
    // 支持 joins products; a person and a place it does not.
    ['⟦周岚|Person⟧支持⟦杭州|Location⟧。'],
    ['⟦青禾云|Organization⟧收购⟦Qinghe|Organization|青禾云⟧。'],
    // She is not the company.
    ['⟦青禾云|Organization⟧很大。她著有《⟦麦田笔记|Work⟧》。'],
  ]);
});
