/** What the graph promises: a function of the articles alone, and every number a sum over them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntityType } from '../../src/knowledge.ts';
import { WINDOWS } from '../../src/options.ts';
import type { Window } from '../../src/options.ts';
import { compareBytes } from '../../src/text/order.ts';
import { entityId } from '../../src/text/normalize.ts';
import { databaseOf, foldArticles, readFold, record } from './records.ts';
import type { Article } from './records.ts';

const NAMES = [
  'Alder',
  'birch',
  '雪松',
  'Ｄｏｇｗｏｏｄ',
  '𠮷野',
  'Elm',
  'Fir',
  'Gum',
  'Hazel',
  'Ivy',
  'Jute',
  'Kapok',
  'Larch',
  'Maple',
  'Nut',
];

const sentence = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom('Product', 'Location')), { maxLength: 16 })
  .map((mentions) => `${mentions.map(([name, type]) => `[${name}|${type}]`).join(' ')}.`);

const alias = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), fc.constantFrom('definition', 'acronym', 'short-form'))
  .map(([surface, name, reason]) => ({ surface, name, reason }));

/** Random articles; aliases are only stated of entities that their article has. */
const articles: fc.Arbitrary<Article[]> = fc
  .array(
    fc.record({
      paragraphs: fc.array(fc.array(sentence, { maxLength: 4 }), { maxLength: 3 }),
      aliases: fc.array(alias, { maxLength: 2 }),
      date: fc.constantFrom('2020', '2020-05', '2021-01-02', undefined),
      signature: fc.constantFrom('', 's1', 's2'),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((drafts) =>
    drafts.map(({ paragraphs, aliases, date, signature }, at) => ({
      id: `article-${at}`,
      paragraphs: paragraphs.filter((sentences) => sentences.length > 0),
      aliases: aliases
        .filter(({ name }) => paragraphs.flat().some((text) => text.includes(`[${name}|Product]`)))
        .map(({ surface, name, reason }) => ({ surface, reason, entity: entityId('Product', name) })),
      ...(date !== undefined && { date }),
      signature,
    })),
  );

/** Random but repeatable, and few: each run folds several times. */
const RUNS = { numRuns: 6, seed: 20210222 };

const SETTLED_TYPES = ['Person', 'Organization', 'Technology'];

describe('the graph is a function of the articles', () => {
  test('in any order', async () => {
    // Types between which names are settled, and people who share them.
    const typed = articles.map((all) =>
      all.map(({ paragraphs, ...rest }, at) => ({
        ...rest,
        paragraphs: paragraphs.map((each) =>
          each.map((text) => text.replaceAll('Location', SETTLED_TYPES[at % 3] ?? '')),
        ),
      })),
    );
    const shuffled = typed.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([all, other]) => {
        expect(await foldArticles(other)).toEqual(await foldArticles(all));
      }),
      RUNS,
    );
  });

  test('so that removing one gives what never having had it gives', async () => {
    const removal = articles.chain((all) => fc.tuple(fc.constant(all), fc.constantFrom(...all)));
    await fc.assert(
      fc.asyncProperty(removal, fc.constantFrom(...WINDOWS), async ([all, removed], window) => {
        const database = await databaseOf(all.map(record));
        try {
          await readFold(database, window);
          await database.run('DELETE FROM stored WHERE id = $1', [removed.id]);
          const left = await readFold(database, window);
          expect(left).toEqual(
            await foldArticles(
              all.filter((article) => article !== removed),
              window,
            ),
          );
        } finally {
          database.close();
        }
      }),
      RUNS,
    );
  });
});

/** Counts pairs the plain way, article by article, over entities that need no settling. */
function countPairs(
  all: readonly Article[],
  window: Window,
): Map<string, { windows: number; documents: number; stories: number }> {
  const contributions: { pair: string; document: string; story: string }[] = [];
  for (const { id, paragraphs, signature } of all) {
    const story = signature === '' || signature === undefined ? id : signature;
    const windows =
      window === 'document'
        ? [paragraphs.flat().join(' ')]
        : window === 'paragraph'
          ? paragraphs.map((sentences) => sentences.join(' '))
          : paragraphs.flat();
    for (const text of windows) {
      const found = [...text.matchAll(/\[([^|]+)\|([^\]]+)\]/g)].map(([, name = '', type]) =>
        entityId(type as EntityType, name),
      );
      const entities = [...new Set(found)];
      for (const [i, a] of entities.entries()) {
        for (const [j, b] of entities.entries()) {
          if (compareBytes(a, b) >= 0 || (entities.length > 12 && Math.abs(i - j) > 6)) continue;
          contributions.push({ pair: `${a} ${b}`, document: id, story });
        }
      }
    }
  }
  const counts = new Map<string, { windows: number; documents: number; stories: number }>();
  for (const pair of new Set(contributions.map((each) => each.pair))) {
    const own = contributions.filter((each) => each.pair === pair);
    counts.set(pair, {
      windows: own.length,
      documents: new Set(own.map(({ document }) => document)).size,
      stories: new Set(own.map(({ story }) => story)).size,
    });
  }
  return counts;
}

describe('every number is a sum over articles', () => {
  for (const window of WINDOWS) {
    test(`pairs of a ${window} are those that plain counting finds`, async () => {
      const unsettled = articles.map((all) => all.map((article) => ({ ...article, aliases: [] })));
      await fc.assert(
        fc.asyncProperty(unsettled, async (all) => {
          const { tables } = await foldArticles(all, window);
          const counted = tables.cooccurrences.map(({ source, target, sentences, documents, stories }) => [
            `${source} ${target}`,
            { windows: sentences, documents, stories },
          ]);
          expect(new Map(counted as [string, never][])).toEqual(countPairs(all, window));
        }),
        RUNS,
      );
    });
  }

  test('the evidence of a pair has one row for each of its sentences', async () => {
    await fc.assert(
      fc.asyncProperty(articles, async (all) => {
        const { tables } = await foldArticles(all);
        for (const { source, target, sentences } of tables.cooccurrences) {
          const rows = tables.evidence.filter((row) => row.source === source && row.target === target);
          expect(rows).toHaveLength(sentences);
        }
      }),
      RUNS,
    );
  });
});
