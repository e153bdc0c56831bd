/** The user's corrections: each changes what it says and no more, and is gone without a trace once it is taken back. */
import { describe, expect, test } from 'vitest';
import type { Correction, Thing } from '../../src/fold/corrections.ts';
import { databaseOf, readFold, record } from './records.ts';
import type { Article, Folded } from './records.ts';

async function foldWith(articles: readonly Article[], corrections: readonly Correction[]): Promise<Folded> {
  const database = await databaseOf(articles.map(record));
  try {
    return await readFold(database, 'sentence', corrections);
  } finally {
    database.close();
  }
}

const thing = (type: Thing['type'], name: string, article: string | null = null): Thing => ({ type, name, article });

/** Each entity with the sentences that mention it. */
function placesOf({ tables }: Folded): Record<string, string[]> {
  const places: Record<string, string[]> = {};
  for (const { id } of tables.entities) places[id] = [];
  for (const { entity, document, surface } of tables.mentions) places[entity]?.push(`${document} ${surface}`);
  return places;
}

const ARTICLES: readonly Article[] = [
  {
    id: 'a',
    paragraphs: [['[Harbor Labs|Organization] ([HL Group|Organization|Harbor Labs]) made [Rust|Product].']],
    aliases: [{ surface: 'HL Group', entity: 'organization:harborlabs', reason: 'definition' }],
    relations: [{ triple: ['organization:harborlabs', 'CREATED', 'product:rust'], sentences: [0] }],
  },
  { id: 'b', paragraphs: [['[HL Group|Organization] hired [Harbour Laboratories|Organization].']] },
  { id: 'c', paragraphs: [['[Rust|Product] is a game by [Facepunch|Organization].']] },
  { id: 'd', paragraphs: [['[Rust|Product] is what [HL Group|Organization] writes.']] },
];

const PLAIN = {
  'organization:facepunch': ['c Facepunch'],
  'organization:harbourlaboratories': ['b Harbour Laboratories'],
  'organization:hlgroup': ['a Harbor Labs', 'a HL Group', 'b HL Group', 'd HL Group'],
  'product:rust': ['a Rust', 'c Rust', 'd Rust'],
};

interface Case {
  readonly name: string;
  readonly corrections: readonly Correction[];
  /** What is not as without corrections; null where the entity is gone. */
  readonly changed: Readonly<Record<string, readonly string[] | null>>;
}

const CASES: readonly Case[] = [
  {
    name: 'merge makes two entities one',
    corrections: [
      { kind: 'merge', things: [thing('Organization', 'HL Group'), thing('Organization', 'Harbour Laboratories')] },
    ],
    changed: {
      'organization:harbourlaboratories': null,
      'organization:hlgroup': ['a Harbor Labs', 'a HL Group', 'b HL Group', 'b Harbour Laboratories', 'd HL Group'],
    },
  },
  {
    name: 'merge makes entities of two types one, of the type that most stories hold',
    corrections: [{ kind: 'merge', things: [thing('Product', 'Rust'), thing('Organization', 'Facepunch')] }],
    changed: { 'organization:facepunch': null, 'product:rust': ['a Rust', 'c Rust', 'c Facepunch', 'd Rust'] },
  },
  {
    name: 'split takes a name out of the entity that an article took it for, everywhere',
    corrections: [{ kind: 'split', thing: thing('Organization', 'HL Group') }],
    changed: {
      'organization:harborlabs': ['a Harbor Labs'],
      'organization:hlgroup': ['a HL Group', 'b HL Group', 'd HL Group'],
    },
  },
  {
    name: 'split with an article makes what a name stands for there a thing of its own',
    corrections: [{ kind: 'split', thing: thing('Product', 'Rust', 'c') }],
    changed: { 'product:rust': ['a Rust', 'd Rust'], 'product:rust(c)': ['c Rust'] },
  },
  {
    name: 'a thing of its own can be joined to another',
    corrections: [
      { kind: 'split', thing: thing('Product', 'Rust', 'c') },
      { kind: 'merge', things: [thing('Product', 'Rust', 'c'), thing('Organization', 'Facepunch')] },
    ],
    changed: {
      'product:rust': ['a Rust', 'd Rust'],
      'organization:facepunch': ['c Rust', 'c Facepunch'],
    },
  },
  {
    name: 'keep-apart parts two names that an article holds to be one',
    corrections: [
      { kind: 'keep-apart', things: [thing('Organization', 'Harbor Labs'), thing('Organization', 'HL Group')] },
    ],
    changed: {
      'organization:harborlabs': ['a Harbor Labs'],
      'organization:hlgroup': ['a HL Group', 'b HL Group', 'd HL Group'],
    },
  },
  {
    name: 'rename-type changes the type and the id',
    corrections: [{ kind: 'rename-type', thing: thing('Organization', 'Facepunch'), to: 'Person' }],
    changed: { 'organization:facepunch': null, 'person:facepunch': ['c Facepunch'] },
  },
  {
    name: 'a correction of what no article names changes nothing',
    corrections: [
      { kind: 'split', thing: thing('Product', 'Rust', 'z') },
      { kind: 'merge', things: [thing('Person', 'Nobody'), thing('Product', 'Rust')] },
      { kind: 'rename-type', thing: thing('Event', 'Nothing'), to: 'Work' },
    ],
    changed: {},
  },
];

describe('corrections', () => {
  const plain = foldWith(ARTICLES, []);

  test('without any, the articles decide', async () => {
    expect(placesOf(await plain)).toEqual(PLAIN);
  });

  for (const { name, corrections, changed } of CASES) {
    test(name, async () => {
      const expected = Object.entries({ ...PLAIN, ...changed }).filter(([, places]) => places !== null);
      expect(placesOf(await foldWith(ARTICLES, corrections))).toEqual(Object.fromEntries(expected));
    });
  }

  test('taking them back gives the graph of before, byte for byte', async () => {
    const articles = ARTICLES.map(record);
    const database = await databaseOf(articles);
    const before = await readFold(database, 'sentence');
    for (const { corrections, changed } of CASES) {
      const { digest } = await readFold(database, 'sentence', corrections);
      if (Object.keys(changed).length > 0) expect(digest).not.toBe(before.digest);
      expect(await readFold(database, 'sentence')).toEqual(before);
    }
    database.close();
  });

  test('what an article states of a name goes with it, and the ledger says why', async () => {
    const { tables } = await foldWith(ARTICLES, [
      { kind: 'split', thing: thing('Organization', 'HL Group') },
      { kind: 'rename-type', thing: thing('Product', 'Rust'), to: 'Work' },
    ]);
    expect(tables.relations.map(({ subject, predicate, object }) => [subject, predicate, object])).toEqual([
      ['organization:harborlabs', 'CREATED', 'work:rust'],
    ]);
    expect(tables.aliases.filter(({ reason }) => reason === 'definition')).toEqual([]);
  });

  test('a merge is in the ledger with a sentence', async () => {
    const { tables } = await foldWith(ARTICLES, CASES[0]?.corrections ?? []);
    expect(tables.aliases.filter(({ reason }) => reason === 'correction')).toEqual([
      {
        entity: 'organization:hlgroup',
        type: 'Organization',
        surface: 'Harbour Laboratories',
        member: 'organization:harbourlaboratories',
        reason: 'correction',
        verdict: 'merged',
        documents: 1,
        stories: 1,
        document: 'b',
        sentence: 0,
        quote: 'HL Group hired Harbour Laboratories.',
      },
    ]);
  });

  test('keep-apart wins over what articles define, however many do', async () => {
    const defining = ['a', 'b', 'c'].map(
      (id): Article => ({
        id,
        paragraphs: [['[Harbor Labs|Organization] ([HLX|Organization|Harbor Labs])']],
        aliases: [{ surface: 'HLX', entity: 'organization:harborlabs', reason: 'definition' }],
      }),
    );
    const articles = [...defining, { id: 'z', paragraphs: [['[HLX|Organization] moved.']] }];
    const things = [thing('Organization', 'Harbor Labs'), thing('Organization', 'HLX')];
    expect(Object.keys(placesOf(await foldWith(articles, [])))).toEqual(['organization:harborlabs']);
    expect(placesOf(await foldWith(articles, [{ kind: 'keep-apart', things }]))).toEqual({
      'organization:harborlabs': ['a Harbor Labs', 'b Harbor Labs', 'c Harbor Labs'],
      'organization:hlx': ['a HLX', 'b HLX', 'c HLX', 'z HLX'],
    });
  });

  test('a merge joins what lists know as two', async () => {
    const known = ['organization:acme', 'organization:bolt'];
    const articles = known.map((id) => {
      return { id, paragraphs: [[`[${id.slice('organization:'.length)}|Organization] moved.`]], known };
    });
    const things = [thing('Organization', 'Acme'), thing('Organization', 'Bolt')];
    expect(Object.keys(placesOf(await foldWith(articles, [{ kind: 'merge', things }])))).toEqual(['organization:acme']);
  });

  const NAMESAKES: readonly Article[] = [
    { id: 'a', paragraphs: [['[张磊|Person]加入[云帆科技|Organization]。']] },
    { id: 'b', paragraphs: [['[张磊|Person]离开[云帆科技|Organization]。']] },
    { id: 'c', paragraphs: [['[张磊|Person]任教于[北辰大学|Organization]。']] },
    { id: 'd', paragraphs: [['[张磊|Person]毕业于[北辰大学|Organization]。']] },
  ];
  const people = (folded: Folded) =>
    Object.fromEntries(Object.entries(placesOf(folded)).filter(([id]) => id.startsWith('person:')));

  test('namesakes are one where the user says so, by one article of each', async () => {
    const things = [thing('Person', '张磊', 'a'), thing('Person', '张磊', 'd')];
    expect(people(await foldWith(NAMESAKES, [{ kind: 'merge', things }]))).toEqual({
      'person:张磊': ['a 张磊', 'b 张磊', 'c 张磊', 'd 张磊'],
    });
  });

  test('namesakes who share an organisation are two where the user says so', async () => {
    const things = [thing('Person', '张磊', 'c'), thing('Person', '张磊', 'd')];
    expect(people(await foldWith(NAMESAKES, [{ kind: 'keep-apart', things }]))).toEqual({
      'person:张磊': ['a 张磊', 'b 张磊'],
      'person:张磊(北辰大学)': ['c 张磊'],
      'person:张磊(d)': ['d 张磊'],
    });
  });
});
