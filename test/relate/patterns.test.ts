import { describe, expect, it } from 'vitest';
import { relate } from '../../src/relate/relate.ts';
import { parsePatterns } from '../../src/relate/patterns.ts';
import { TriggerIndex } from '../../src/relate/triggers.ts';
import { inputOf, resources } from './marked.ts';

const LISTS = '@and\t、|和\n@noun\t公司\n@etc\t等\n@stop\t基于\n@big\t大|巨大\n';

/** What one pattern says of a marked text, as `subject>object`. */
function found(pattern: string, marked: string, predicate = 'USES'): string[] {
  const patterns = new TriggerIndex(parsePatterns(`${LISTS}${predicate}\tone\t500\t${pattern}`));
  return relate(inputOf(marked), { ...resources, patterns }).map(({ subject, object }) => `${subject}>${object}`);
}

const [A, B, C, D] = ['A', 'B', 'C', 'D'].map((name) => `⟦${name}|Product⟧`);

describe('the pattern language', () => {
  const uses = '{S:Product} [用] {O:Product}';
  it.each([
    ['a trigger between two slots', uses, `${A}用${B}`, ['A>B']],
    ['blanks between parts', uses, `${A} 用 ${B}`, ['A>B']],
    ['lists on both sides', uses, `${A}、${B}用${C}和${D}等`, ['A>C', 'A>D', 'B>C', 'B>D']],
    ['a described member', uses, `${A}用${B}、绘图工具${C}`, ['A>B', 'A>C']],
    ['a noun after a name', uses, `${A}公司用${B}`, ['A>B']],
    ['quotation marks around names', uses, `《${A}》用“${B}”`, ['A>B']],
    ['an aside in brackets', uses, `${A}（一款软件）用${B}`, ['A>B']],
    ['another type', uses, `${A}用⟦甲|Person⟧`, []],
    ['a chain, link by link', uses, `${A}用${B}用${C}`, ['A>B', 'B>C']],
    ['the wrong word', uses, `${A}买${B}`, []],
    ['a gap', '{S:Product} ~3 [用] {O:Product}', `${A}也常常用${B}`, ['A>B']],
    ['a gap that is too wide', '{S:Product} ~2 [用] {O:Product}', `${A}也常常用${B}`, []],
    ['a gap up to a comma', '{S:Product} ~8 [用] {O:Product}', `${A}好，用${B}`, []],
    ['a gap across a comma', '{S:Product} ~,8 [用] {O:Product}', `${A}好，用${B}`, ['A>B']],
    ['a gap up to a mention', '{S:Person} ~8 [用] {O:Product}', `⟦甲|Person⟧把${A}用${B}`, []],
    ['a gap across a mention', '{S:Person} ~&8 [用] {O:Product}', `⟦甲|Person⟧把${A}用${B}`, ['甲>B']],
    ['a gap up to a stop word', '{S:Product} ~8 [用] {O:Product}', `${A}基于它用${B}`, []],
    ['an optional word', '{S:Product} (大)? [用] {O:Product}', `${A}大用${B}`, ['A>B']],
    ['a required word', '{S:Product} (大) [用] {O:Product}', `${A}用${B}`, []],
    ['a word list', '{S:Product} [@big|小] {O:Product}', `${A}巨大${B}`, ['A>B']],
    ['a word that must not follow', '{S:Product} [用] {O:Product} !(的)', `${A}用${B}的`, []],
    ['a word that must not precede', '<!(在) {S:Product} [用] {O:Product}', `在${A}用${B}`, []],
    ['a mention that must not follow', '{S:Product} [用] {O:Product} !{Person}', `${A}用${B}⟦甲|Person⟧`, []],
    ['another mention on the way', '{S:Product} {X:Person} [用] {O:Product}', `${A}⟦甲|Person⟧用${B}`, ['A>B']],
    ['the start of a clause', '^ {S:Product} [用] {O:Product}', `好，${A}用${B}`, ['A>B']],
    ['the middle of a clause', '^ {S:Product} [用] {O:Product}', `好${A}用${B}`, []],
    ['a trigger before both slots', '[用] {O:Product} (的) {S:Product}', `用${A}的${B}`, ['B>A']],
    ['case and width', '{S:Product} [vs] {O:Product}', `${A} ＶＳ ${B}`, ['A>B']],
  ])('matches (or not) with %s', (_, pattern, marked, expected) => {
    expect(found(pattern, marked)).toEqual(expected);
  });

  it('joins the members of a mutual list, but of no long one', () => {
    const mutual = '{B:Product} [互斥]';
    expect(found(mutual, `${A}、${B}和${C}互斥`, 'COMPETES_WITH')).toEqual(['A>B', 'A>C', 'B>C']);
    const many = Array.from({ length: 9 }, (_, at) => `⟦P${at}|Product⟧`).join('、');
    expect(found(mutual, `${many}互斥`, 'COMPETES_WITH')).toEqual([]);
  });
});

describe('parsePatterns', () => {
  it('reads lists and patterns, and passes over comments and blank lines', () => {
    const [pattern, ...others] = parsePatterns(
      '# a comment\n\n@go\t去|走\nUSES\tone\t750\t{S:Person} [@go] {O:Product}\n',
    );
    expect(others).toEqual([]);
    expect(pattern).toMatchObject({ name: 'one', predicate: 'USES', confidence: 750, triggers: ['去', '走'] });
  });

  it.each([
    ['uses\tone\t500\t{S:Person} {O:Product}', 'the predicate "uses"'],
    ['USES\tone\t1500\t{S:Person} {O:Product}', 'the confidence "1500"'],
    ['USES\t\t500\t{S:Person} {O:Product}', 'no name of its own'],
    [
      'USES\tone\t1\t{S:Person} {O:Product}\nUSES\tone\t1\t{S:Person} {O:Product}',
      'no name of its own ("one") in line 2',
    ],
    ['USES\tone\t500\t{S:Robot} {O:Product}', 'the unknown entity type "Robot"'],
    ['USES\tone\t500\t{S:Person} 用 {O:Product}', '"用 {O:Product', 'which is no part of a pattern'],
    ['USES\tone\t500\t{S:Person} [用]', 'no {S:…} and {O:…}'],
    ['USES\tone\t500\t{S:Person} {S:Person} {O:Product}', 'two slots {S:…}'],
    ['USES\tone\t500\t{S:Person} [用] [了] {O:Product}', 'two triggers'],
    ['USES\tone\t500\t{S:Person} [@nowhere] {O:Product}', 'the unknown word list "@nowhere"'],
    ['USES\tone\t500\t{S:Person} ~90 [用] ~90 (了) ~90 {O:Product}', 'gaps that can be filled in 753571 ways'],
    ['@Big\t大', 'the list name "@Big"'],
    ['@big\t大||小', 'an empty word in @big'],
  ])('refuses %j', (table, ...complaints) => {
    let message = '';
    try {
      parsePatterns(table);
    } catch (error) {
      message = String(error);
    }
    for (const complaint of complaints) {
      const [said = '', line] = complaint.split(' in line ');
      expect(message).toContain(said);
      expect(message).toContain(`in line ${line ?? 1} of the relation patterns`);
    }
  });
});
