/** The annotated articles in data/gold are well formed and cover the ontology; the samples are all there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allows, ENTITY_TYPES, type EntityType } from '../../src/knowledge.ts';
import { parseOntology } from '../../src/ontology.ts';

const DATA = join(import.meta.dirname, '../../data');
const GOLD = join(DATA, 'gold');
const SAMPLES = join(DATA, 'samples');

const MARK = /⟦([^|⟦⟧]*)\|([^|⟦⟧]*)\|([^|⟦⟧]*)⟧/g;
const BOILERPLATE = '% ';

interface GoldMention {
  readonly surface: string;
  readonly type: string;
  readonly name: string;
}

interface GoldRelation {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly evidence: string;
}

interface GoldArticle {
  readonly folder: string;
  readonly article: string;
  readonly lines: readonly string[];
  readonly mentions: readonly GoldMention[];
  readonly relations: readonly GoldRelation[];
}

const articles = readdirSync(GOLD, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => readArticle(entry.name));
const ontology = parseOntology(readFileSync(join(DATA, 'ontology/predicates.tsv'), 'utf8'));

describe.each(articles)('$folder', ({ article, lines, mentions, relations }) => {
  const text = squeeze(lines.map(withoutMarks).join(''));

  test('has marks of three parts, outside of boilerplate, and no stray brackets', () => {
    expect(lines.map(withoutMarks).filter((line) => /[⟦⟧]/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith(BOILERPLATE) && line.includes('⟦'))).toEqual([]);
    expect(mentions.filter(({ surface, name }) => !isTrimmed(surface) || !isTrimmed(name))).toEqual([]);
  });

  test('has mentions of the entity types only', () => {
    expect(mentions.length).toBeGreaterThan(0);
    expect(mentions.filter(({ type }) => !isEntityType(type))).toEqual([]);
  });

  test('says in mentions.txt what the article says', () => {
    expect(text).toBe(squeeze(visibleText(article)));
  });

  test('has one type for a canonical name', () => {
    const kinds = new Set(mentions.map(({ name, type }) => `${type} ${name}`));
    expect(kinds.size).toBe(new Set(mentions.map(({ name }) => name)).size);
  });

  test('relates names of the article, as the ontology allows, with evidence from its text', () => {
    const typeByName = new Map(mentions.map(({ name, type }) => [name, type]));
    const flawed = relations.filter(({ subject, predicate, object, evidence }) => {
      const [from, to] = [typeByName.get(subject) ?? '', typeByName.get(object) ?? ''];
      const isAllowed = isEntityType(from) && isEntityType(to) && allows(ontology, predicate, from, to);
      return !isAllowed || !isTrimmed(evidence) || !text.includes(squeeze(evidence));
    });
    expect(relations.length).toBeGreaterThan(0);
    expect(flawed).toEqual([]);
  });

  test('states no relation twice', () => {
    const triples = relations.map(({ subject, predicate, object }) => `${subject}\t${predicate}\t${object}`);
    expect(new Set(triples).size).toBe(triples.length);
  });
});

describe('the gold set', () => {
  test('has between 16 and 20 articles and tells its origin', () => {
    expect(articles.length).toBeGreaterThanOrEqual(16);
    expect(articles.length).toBeLessThanOrEqual(20);
    expect(existsSync(join(GOLD, 'ORIGIN.md'))).toBe(true);
  });

  test.each(ENTITY_TYPES)('has mentions of the type %s', (type) => {
    expect(articles.some(({ mentions }) => mentions.some((mention) => mention.type === type))).toBe(true);
  });

  test('has a list of 21 predicates to cover', () => {
    expect(ontology.predicates.size).toBe(21);
  });

  test.each([...ontology.predicates.keys()])('states %s at least twice', (name) => {
    const count = articles.flatMap(({ relations }) => relations.filter(({ predicate }) => predicate === name)).length;
    expect(count).toBeGreaterThanOrEqual(2);
  });

  test('gives a surface form of one type the same canonical name in every article', () => {
    const nameBySurface = new Map<string, string>();
    const clashes = articles
      .flatMap(({ mentions }) => mentions)
      .filter(({ surface, type, name }) => {
        const key = `${type} ${surface}`;
        const known = nameBySurface.get(key) ?? name;
        nameBySurface.set(key, known);
        return known !== name;
      });
    expect(clashes).toEqual([]);
  });
});

describe('the samples', () => {
  const files = readdirSync(SAMPLES).filter((name) => name !== 'ORIGIN.md');

  test('are eight files in four formats and tell their origin', () => {
    expect(files).toHaveLength(8);
    expect([...new Set(files.map((name) => extname(name)))].sort()).toEqual(['.html', '.jsonl', '.md', '.txt']);
    expect(existsSync(join(SAMPLES, 'ORIGIN.md'))).toBe(true);
  });

  test('have two JSON-lines articles with every column', () => {
    const rows = files
      .filter((name) => extname(name) === '.jsonl')
      .flatMap((name) => readFileSync(join(SAMPLES, name), 'utf8').trimEnd().split('\n'));
    expect(rows.map((row) => Object.keys(JSON.parse(row) as object).sort())).toEqual(
      Array.from({ length: 2 }, () => ['date', 'id', 'language', 'tags', 'text', 'title', 'url']),
    );
  });
});

function readArticle(folder: string): GoldArticle {
  const read = (name: string): string => readFileSync(join(GOLD, folder, name), 'utf8');
  const articleName = readdirSync(join(GOLD, folder)).find((name) => name.startsWith('article.'));
  const lines = rowsOf(read('mentions.txt'));
  return {
    folder,
    article: read(articleName ?? 'article.md'),
    lines,
    mentions: lines.flatMap((line) =>
      [...line.matchAll(MARK)].map(([, surface = '', type = '', name = '']) => ({ surface, type, name })),
    ),
    relations: rowsOf(read('relations.tsv'))
      .filter((row) => !row.startsWith('#'))
      .map((row) => {
        const [subject = '', predicate = '', object = '', evidence = ''] = row.split('\t');
        return { subject, predicate, object, evidence };
      }),
  };
}

function rowsOf(file: string): string[] {
  return file.split('\n').filter((line) => line !== '');
}

function withoutMarks(line: string): string {
  return line.replace(/^% /, '').replace(MARK, '$1');
}

/** What a reader of the page sees, navigation and code included; enough for the markup that the gold articles use. */
function visibleText(article: string): string {
  return article
    .replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/, '')
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<[^<>]*>/g, '')
    .replace(/^```.*$/gm, '')
    .replace(/^(?:#+|-) /gm, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1');
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

function isTrimmed(text: string): boolean {
  return text !== '' && text === text.trim();
}

function isEntityType(type: string): type is EntityType {
  return (ENTITY_TYPES as readonly string[]).includes(type);
}
