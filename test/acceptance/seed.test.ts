/** What the first article that Wenmai was measured on must give; skipped where the private gold is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMarks } from '../../src/evaluate/marks.ts';
import { createPipeline, isFailed } from '../../src/index.ts';

const SEED = join(import.meta.dirname, '..', '..', '..', 'shared', 'gold', 'seed');

describe.skipIf(!existsSync(SEED))(
  'the seed article (skipped without the private gold set beside the repository)',
  () => {
    const read = () => {
      const bytes = readFileSync(join(SEED, 'article.html'));
      const record = createPipeline().extract({ id: 'article.html', bytes });
      if (isFailed(record)) throw new Error(record.error.message);
      return record;
    };
    const record = existsSync(SEED) ? read() : null;
    const entities = record?.entities ?? [];
    const quoteOf = ({ start, end }: { start: number; end: number }) => record?.text.slice(start, end) ?? '';

    test('has at least 45 of its named things as entities of the right type', () => {
      const found = new Set(record?.mentions.map(({ surface, type }) => `${surface}/${type}`));
      const { lines } = parseMarks(readFileSync(join(SEED, 'mentions.txt'), 'utf8'));
      const surfacesByName = new Map<string, string[]>();
      for (const { text, mentions } of lines) {
        for (const { start, end, type, name } of mentions) {
          const surfaces = surfacesByName.get(`${name}/${type}`) ?? [];
          surfacesByName.set(`${name}/${type}`, [...surfaces, `${text.slice(start, end)}/${type}`]);
        }
      }
      const missed = [...surfacesByName].filter(([, surfaces]) => !surfaces.some((surface) => found.has(surface)));
      expect(surfacesByName.size).toBe(60);
      expect(
        surfacesByName.size - missed.length,
        `missed: ${missed.map(([name]) => name).join(', ')}`,
      ).toBeGreaterThanOrEqual(45);
    });

    test('has CNCF, its Chinese and its full English name as one entity', () => {
      const cncf = entities.filter(({ name, aliases }) => [name, ...aliases].includes('CNCF'));
      expect(cncf).toHaveLength(1);
      expect([cncf[0]?.name, ...(cncf[0]?.aliases ?? [])]).toEqual(
        expect.arrayContaining(['CNCF', '云原生计算基金会', 'Cloud Native Computing Foundation']),
      );
    });

    for (const [other, words] of [
      ['organization:cncftoc', /TOC|委员/u],
      ['product:kubernetes', /Kubernetes/u],
      ['product:oam', /OAM|开放应用模型/u],
    ] as const) {
      test(`joins 张磊 to ${other} with sentences that name both`, () => {
        const sentencesOf = (id: string) =>
          new Set(record?.mentions.filter(({ entity }) => entity === id).map(({ sentence }) => sentence));
        const both = [...sentencesOf('person:张磊')].filter((sentence) => sentencesOf(other).has(sentence));
        const quotes = both.map((sentence) => quoteOf(record?.sentences[sentence] ?? { start: 0, end: 0 }));
        expect(quotes.length).toBeGreaterThan(0);
        for (const quote of quotes) expect(quote).toMatch(/张磊|他/u);
        expect(quotes.some((quote) => words.test(quote))).toBe(true);
      });
    }

    test('states that 张磊 works for 阿里云 and is a member of CNCF TOC', () => {
      const stated = record?.relations.map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`);
      expect(stated).toContain('person:张磊 WORKS_FOR organization:阿里云');
      expect(stated).toContain('person:张磊 MEMBER_OF organization:cncftoc');
    });

    test('has nothing of the copyright block', () => {
      expect(record?.text).not.toMatch(/版权|侵权|阿里云开发者社区|原文链接/u);
      expect(entities.map(({ name }) => name).filter((name) => /协议|指引|开发者社区/u.test(name))).toEqual([]);
    });
  },
);
