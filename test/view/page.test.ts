/** What goes into a page, and what does not. */
import { describe, expect, test } from 'vitest';
import { pageOf, PAGE_LIMITS } from '../../src/view/page.ts';
import type { Page } from '../../src/view/model.ts';
import { ARTICLES, type Source, withSource } from './sources.ts';

/** An article in which a hub meets ten others, the first of them most often. */
const HUB: Source = {
  id: 'hub',
  paragraphs: [
    Array.from({ length: 10 }, (_, other) =>
      Array.from(
        { length: 10 - other },
        (_, time) => `[Hub|Product] met [Other${other}|Product] again, ${time} of ${other}.`,
      ),
    ).flat(),
  ],
};

const pageFrom = (articles: readonly Source[], limits = PAGE_LIMITS) =>
  withSource(articles, (source) => pageOf(source, limits));

function linkBetween(page: Page, a: string, b: string): Page['links'][number] | undefined {
  const placeOf = (name: string) => page.entities.findIndex((entity) => entity.name === name);
  const ends = [placeOf(a), placeOf(b)];
  return page.links.find(({ source, target }) => ends.includes(source) && ends.includes(target));
}

function quotesOf(page: Page, places: readonly number[] = []): (string | undefined)[] {
  return places.map((place) => page.quotes[place]?.text);
}

describe('pageOf()', () => {
  test('holds a small graph whole', async () => {
    const page = await pageFrom(ARTICLES);
    expect(page.leftOut).toEqual({ entities: 0, links: 0, quotes: 0 });
    expect(page.entities).toHaveLength(page.counts.entities);
    const link = linkBetween(page, '港湾实验室', 'Lantern');
    expect(link?.relations.map(({ predicate, subject }) => [predicate, page.entities[subject]?.name])).toEqual([
      ['CREATED', '港湾实验室'],
    ]);
    expect(quotesOf(page, link?.pair?.quotes)).toEqual(['港湾实验室(Harbor Labs)周四开源了Lantern。']);
  });

  test('keeps the entities of most mentions and the strongest links, and counts the rest', async () => {
    const page = await pageFrom([HUB], { ...PAGE_LIMITS, entities: 6, links: 3 });
    expect(page.entities.map(({ name }) => name)).toEqual(['Hub', 'Other0', 'Other1', 'Other2', 'Other3', 'Other4']);
    expect(page.links).toHaveLength(3);
    expect(page.leftOut).toMatchObject({ entities: 5, links: 7 });
  });

  test('counts links of a page and left-out links to those of the graph', async () => {
    const page = await pageFrom([HUB], { ...PAGE_LIMITS, links: 4 });
    expect(page.links.length + page.leftOut.links).toBe(page.counts.cooccurrences);
  });

  for (const bytes of [1_500, 2_500, 3_500]) {
    test(`stays below ${bytes} bytes and leaves out sentences before links before entities`, async () => {
      const page = await pageFrom([HUB], { ...PAGE_LIMITS, bytes });
      const { entities, links, quotes, documents } = page;
      expect(Buffer.byteLength(JSON.stringify([entities, links, quotes, documents]))).toBeLessThanOrEqual(bytes);
      expect(entities.length).toBeGreaterThan(0);
      expect(page.leftOut.quotes + page.leftOut.links + page.leftOut.entities).toBeGreaterThan(0);
    });
  }

  test('shows at most three sentences for a link, of different articles before more of one', async () => {
    const articles = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      paragraphs: [
        [`First of ${id}: [Ada|Product] with [Bell|Product].`, `Second of ${id}: [Ada|Product] with [Bell|Product].`],
      ],
    }));
    const page = await pageFrom(articles);
    const link = linkBetween(page, 'Ada', 'Bell');
    expect(link?.sentences).toBe(8);
    expect(quotesOf(page, link?.pair?.quotes)).toEqual(['a', 'b', 'c'].map((id) => `First of ${id}: Ada with Bell.`));
    const short = await pageFrom(articles.slice(0, 1));
    expect(quotesOf(short, linkBetween(short, 'Ada', 'Bell')?.pair?.quotes)).toHaveLength(2);
  });

  test('shows a text once, however many articles repeat it', async () => {
    const paragraphs = [['[Ada|Product] with [Bell|Product].']];
    const page = await pageFrom([
      { id: 'a', paragraphs },
      { id: 'b', paragraphs },
    ]);
    expect(linkBetween(page, 'Ada', 'Bell')?.pair?.quotes).toHaveLength(1);
  });

  test('lists a sentence once for all the links that rest on it', async () => {
    const page = await pageFrom([{ id: 'a', paragraphs: [['[Ada|Product], [Bell|Product] and [Cole|Product].']] }]);
    expect(page.links).toHaveLength(3);
    expect(page.quotes).toHaveLength(1);
  });

  test('links to web addresses alone', async () => {
    const page = await pageFrom(ARTICLES);
    expect(page.documents.map(({ url }) => url).sort()).toEqual(['https://example.org/lantern', null]);
  });

  test('is empty for an empty graph', async () => {
    const page = await pageFrom([{ id: 'a', paragraphs: [['Nothing is named here.']] }]);
    expect([page.entities, page.links, page.quotes, page.documents]).toEqual([[], [], [], []]);
  });
});
