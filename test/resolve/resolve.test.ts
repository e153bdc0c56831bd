/** Which names of one article become one entity, and what the ledger says about it. */
import { expect, test } from 'vitest';
import type { SegmentedSentence } from '../../src/document.ts';
import type { EntityType, Mention } from '../../src/knowledge.ts';
import { resolve } from '../../src/resolve/resolve.ts';

const MARKERS = [['简称', 'abbreviation']] as const;

/** Sentences in which `⟦surface|Type|known⟧` marks the mentions; the canonical name in a list may be left out. */
function article(...marked: string[]) {
  let offset = 0;
  const mentions: Mention[] = [];
  const sentences = marked.map((line, index): SegmentedSentence => {
    let text = '';
    let position = 0;
    for (const { index: at, 0: whole, 1: surface = '', 2: type, 3: known } of line.matchAll(
      /⟦([^|⟧]+)\|(\w+)(?:\|([^⟧]+))?⟧/gu,
    )) {
      text += line.slice(position, at);
      const start = offset + text.length;
      text += surface;
      position = at + whole.length;
      mentions.push({
        start,
        end: start + surface.length,
        surface,
        sentence: index,
        type: type as EntityType,
        confidence: 800,
        recognizer: 'test',
        known: known ?? null,
      });
    }
    text += line.slice(position);
    const sentence = {
      start: offset,
      end: offset + text.length,
      paragraph: 0,
      section: 0,
      language: 'zh',
      text,
      tokens: [],
    } as const;
    offset = sentence.end + 1;
    return sentence;
  });
  return resolve({ glosses: [] }, sentences, mentions, MARKERS);
}

const groups = ({ mentions }: ReturnType<typeof article>) =>
  mentions.map(({ surface, entity }) => `${surface} → ${entity}`);

test('an alias that the author defines is the same entity', () => {
  const { entities, aliases } = article(
    '⟦北方星图研究会|Organization⟧（⟦Northern Atlas Society|Organization⟧，简称 ⟦NAS|Organization⟧）成立。',
    '⟦NAS|Organization⟧ 招人。',
  );
  expect(entities).toHaveLength(1);
  expect(entities[0]).toMatchObject({
    name: 'NAS',
    type: 'Organization',
    aliases: ['Northern Atlas Society', '北方星图研究会'],
  });
  expect(aliases.map(({ surface, reason, verdict }) => [surface, reason, verdict])).toEqual([
    ['Northern Atlas Society', 'definition', 'merged'],
    ['NAS', 'abbreviation', 'merged'],
  ]);
});

for (const [name, lines, expected] of [
  ['spellings of one name', ['⟦Kata Containers|Product⟧ 与 ⟦KataContainers|Product⟧ 与 ⟦kata-containers|Product⟧'], 1],
  ['names that a list knows as one', ['⟦云原生计算基金会|Organization|CNCF⟧ 与 ⟦CNCF|Organization|CNCF⟧'], 1],
  ['an acronym and its long form', ['⟦Northern Atlas Society|Organization⟧ said', '⟦NAS|Organization⟧ said'], 1],
  [
    'an acronym that fits two names',
    ['⟦Northern Atlas Society|Organization⟧ ⟦New Age Studio|Organization⟧', '⟦NAS|Organization⟧ said'],
    3,
  ],
  ['a surname after the full name', ['⟦Mary Holloway|Person⟧ came', '⟦Holloway|Person⟧ left'], 1],
  ['a surname that two people have', ['⟦Mary Holloway|Person⟧ ⟦John Holloway|Person⟧', '⟦Holloway|Person⟧ left'], 3],
  ['a company without its legal suffix', ['⟦星海云图有限公司|Organization⟧', '⟦星海云图|Organization⟧'], 1],
  ['a foundation project with and without its prefix', ['⟦Apache Skyline|Product⟧', '⟦Skyline|Product⟧'], 1],
  [
    'a committee with and without its parent',
    ['⟦NAS|Organization⟧ 的 ⟦NAS 指导委员会|Organization⟧', '⟦指导委员会|Organization⟧'],
    2,
  ],
  ['a parent and its child', ['⟦北原大学|Organization⟧ 与 ⟦北原大学医院|Organization⟧'], 2],
  ['a project and its sub-project', ['⟦Skyline Cloud|Product⟧ 与 ⟦Skyline Cloud Atlas|Product⟧'], 2],
  ['two things that lists know apart', ['⟦华星|Organization|华星⟧（⟦Huaxing Cloud|Organization|华星云⟧）'], 2],
] as const) {
  test(`${name}: ${expected} ${expected === 1 ? 'entity' : 'entities'}`, () => {
    expect(article(...lines).entities).toHaveLength(expected);
  });
}

test('a join that lists contradict is kept apart, and the ledger says so', () => {
  const { aliases } = article('⟦华星|Organization|华星⟧（⟦Huaxing Cloud|Organization|华星云⟧）');
  expect(aliases).toContainEqual({
    surface: 'Huaxing Cloud',
    entity: 'organization:华星',
    reason: 'definition',
    sentence: 0,
    verdict: 'kept-apart',
  });
});

test('one surface form is one entity, of the type with most confidence, and mentions keep their own', () => {
  const result = article('⟦GitAtlas|Organization⟧ 宣布', '用 ⟦GitAtlas|Product⟧', '用 ⟦GitAtlas|Product⟧');
  expect(groups(result)).toEqual(Array(3).fill('GitAtlas → product:gitatlas'));
  expect(result.mentions.map(({ type }) => type)).toEqual(['Organization', 'Product', 'Product']);
});

test('the canonical name is the one that lists give, else the most frequent', () => {
  expect(article('⟦k8s|Product|Kubernetes⟧').entities[0]).toMatchObject({
    id: 'product:kubernetes',
    name: 'Kubernetes',
    aliases: ['k8s'],
    known: true,
  });
  expect(article('⟦NAS|Organization⟧ ⟦NAS|Organization⟧ ⟦nas|Organization⟧').entities[0]).toMatchObject({
    name: 'NAS',
    known: false,
  });
});
