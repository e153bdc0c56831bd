import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, allows } from '../../src/knowledge.ts';
import { relate, relationResources } from '../../src/relate/relate.ts';
import { inputOf, ontology, relationsOf, resources, tables } from './marked.ts';

const ACQUISITION = '⟦青禾云|Organization⟧收购了⟦南山数据|Organization⟧。';

describe('relate', () => {
  it('gives mentions, trigger and evidence by their offsets in the document', () => {
    const text = `开头一句。据介绍，${ACQUISITION}`;
    const [relation] = relationsOf(text);
    expect(relation).toMatchObject({
      subjectMention: 0,
      objectMention: 1,
      evidence: [{ sentence: 1, start: 9, end: 19 }],
      trigger: { start: 12, end: 14, text: '收购' },
    });
    expect(inputOf(text).document.text.slice(9, 19)).toBe('青禾云收购了南山数据');
  });

  it('points at both sentences where a pronoun carries the subject over', () => {
    const [relation] = relationsOf('⟦周岚|Person⟧是工程师。她著有《⟦麦田笔记|Work⟧》。');
    expect(relation).toMatchObject({
      subject: '周岚',
      subjectMention: null,
      objectMention: 1,
      evidence: [
        { sentence: 0, start: 0, end: 2 },
        { sentence: 1, start: 7, end: 15 },
      ],
    });
  });

  it('carries a subject over from sentence to sentence, but not into another paragraph', () => {
    const third = '⟦周岚|Person⟧是工程师。她很忙。她著有《⟦麦田笔记|Work⟧》。';
    expect(relationsOf(third)).toHaveLength(1);
    expect(relationsOf(third.replaceAll('。她', '。\n她'))).toEqual([]);
  });

  it('does not guess between two people', () => {
    expect(relationsOf('⟦周岚|Person⟧遇到⟦吴桐|Person⟧。她著有《⟦麦田笔记|Work⟧》。')).toEqual([]);
  });

  it.each(['他们', '其中', '她们'])('takes "%s" for no pronoun of one', (word) => {
    expect(relationsOf(`⟦周岚|Person⟧是工程师。${word}著有《⟦麦田笔记|Work⟧》。`)).toEqual([]);
  });

  it('leaves a mention alone that begins like a pronoun', () => {
    const [relation] = relationsOf('⟦周岚|Person⟧很忙。⟦她山|Person⟧著有《⟦麦田笔记|Work⟧》。');
    expect(relation?.subject).toBe('她山');
  });

  it.each([
    ['2021 年 2 月，', '', '2021-02'],
    ['2019年3月5日，', '', '2019-03-05'],
    ['2015 年', '', '2015'],
    ['2018-07-09，', '', '2018-07-09'],
    ['2010 年成立后，2012 年', '', '2012'],
    ['', '，2012 年完成', null],
    ['', '（2012 年）', '2012'],
    ['1234567 年', '', null],
    ['', '', null],
  ])('dates a statement between "%s" and "%s"', (before, after, date) => {
    expect(relationsOf(`${before}${ACQUISITION.slice(0, -1)}${after}。`)[0]?.date).toBe(date);
  });

  it.each([
    [' in July 2015', '2015-07'],
    [' on March 3, 2016', '2016-03-03'],
    [' on 3rd March 2016', '2016-03-03'],
    [' in 2017', '2017'],
    [' for 2017 reasons', null],
  ])('dates an English statement by "%s"', (after, date) => {
    const [relation] = relationsOf(`⟦Bluefern|Organization⟧ acquired ⟦Redmoss|Organization⟧${after}.`);
    expect(relation?.date).toBe(date);
  });

  it('gathers the evidence of what is stated twice, once for each sentence', () => {
    const relations = relationsOf(`${ACQUISITION}2020 年${ACQUISITION}`);
    expect(relations).toHaveLength(1);
    expect(relations[0]?.evidence.map(({ sentence }) => sentence)).toEqual([0, 1]);
    expect(relations[0]?.date).toBe('2020');
  });

  it('keeps a denial apart from the assertion', () => {
    const relations = relationsOf(`${ACQUISITION}${ACQUISITION.replace('收购了', '并未收购')}`);
    expect(relations.map(({ status }) => status)).toEqual(['asserted', 'negated']);
  });

  it('sorts relations by their first evidence and gives the same ones every time', () => {
    const text = `⟦何川|Person⟧创办了⟦青禾云|Organization⟧。${ACQUISITION}⟦周岚|Person⟧出席了⟦麦浪大会|Event⟧。`;
    const relations = relationsOf(text);
    expect(relations.map(({ predicate }) => predicate)).toEqual(['FOUNDED', 'ACQUIRED', 'PARTICIPATED_IN']);
    expect(relationsOf(text)).toEqual(relations);
  });

  it('states nothing that the types of the entities forbid, whatever the mention looked like', () => {
    const input = inputOf(ACQUISITION);
    const entities = input.entities.map((entity) => ({ ...entity, type: 'Location' as const }));
    expect(relate({ ...input, entities }, resources)).toEqual([]);
  });

  it('takes characters of the private use area for no mention', () => {
    const disguised = String.fromCharCode(0xe000 + ENTITY_TYPES.indexOf('Organization'));
    expect(relationsOf(`${disguised}收购了⟦南山数据|Organization⟧和⟦北辰科技|Organization⟧。`)).toEqual([]);
  });
});

describe('hostile sentences', () => {
  const members = Array.from({ length: 2000 }, (_, at) => `⟦N${at}|Product⟧`);
  it.each([
    ['one list', members.join('、')],
    ['a list with blanks', members.join(' , and ')],
    ['a verb between all', members.join('支持')],
    ['words between all', members.join('是一个很好的软件项目和')],
    [
      'titles between all',
      members.map((member, at) => (at % 2 ? member.replace('Product', 'Person') : member)).join('公司总裁、'),
    ],
    ['triggers without end', `⟦A|Product⟧${'支持发布使用 '.repeat(20_000)}⟦B|Product⟧`],
    ['brackets without end', `⟦A|Product⟧${'（'.repeat(20_000)}支持⟦B|Product⟧`],
  ])('%s are read in time that grows with their length', (_, text) => {
    const started = performance.now();
    relationsOf(text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

it('the shipped patterns speak of predicates that the ontology has, in types that it allows', () => {
  for (const line of tables.patterns.split('\n')) {
    const [predicate = '', name = '', , pattern = ''] = line.split('\t');
    if (pattern === '') continue;
    const types = (role: string) => new RegExp(`\\{[${role}B]:([^}]+)\\}`).exec(pattern)?.[1]?.split('|') ?? [];
    const known = (words: string[]) => ENTITY_TYPES.filter((type) => words.includes(type));
    for (const subject of known(types('S'))) {
      const fits = known(types('O')).some((object) => allows(ontology, predicate, subject, object));
      expect(fits, `${name}: ${subject}`).toBe(true);
    }
  }
});

it('a pattern for every predicate ships', () => {
  for (const predicate of ontology.predicates.keys())
    expect(tables.patterns).toMatch(new RegExp(`^${predicate}\t`, 'm'));
});

it('tables with mistakes are refused with their line', () => {
  const broken = (change: Partial<typeof tables>) => () => relationResources({ ...tables, ...change }, ontology);
  expect(broken({ statuses: '# cues\nmaybe\tclause\t也许' })).toThrow(/line 2 of the status cues/);
  expect(broken({ statuses: 'negated\tnearby\t不' })).toThrow(/a scope \(adjacent, clause, sentence\)/);
  expect(broken({ pronouns: 'Robot\t它' })).toThrow(/line 1 of the pronouns/);
  expect(broken({ pronouns: 'Person' })).toThrow(/line 1 of the pronouns/);
});
