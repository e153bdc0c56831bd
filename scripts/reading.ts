/**
 * Tells what reading makes of whole folders of articles: failures and warnings by kind, languages, formats, sizes.
 * Prints Markdown, and writes it between the reading marks of the README where these are; failures go to standard error.
 * Usage: npm run figures:reading -- FOLDER…
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { bodyFormatOf, filesOf, measuredOn } from '../bench/corpus.ts';
import { WenmaiError } from '../src/errors.ts';
import type { Warning } from '../src/document.ts';
import { readArticle } from '../src/read/read.ts';
import type { FoundArticle } from '../src/read/source.ts';
import { compareBytes } from '../src/text/order.ts';

const README = new URL('../README.md', import.meta.url);

/** What the warnings mean; one that is not here speaks for itself. */
const MEANINGS: Readonly<Record<string, string>> = {
  'duplicate-key': 'a key stands twice in the header: the last text wins',
  'broken-front-matter': 'the header is no valid YAML: it was read line by line',
  empty: 'nothing to read: pictures, code or boilerplate only',
  encoding: 'not UTF-8: the encoding was recognised',
  'replaced-bytes': 'a few bytes are no UTF-8 and were lost',
};

/** An article that was read, as far as the tables tell of it. */
interface ReadArticle {
  readonly language: string;
  readonly format: string;
  /** UTF-16 units of clean text. */
  readonly units: number;
  readonly warnings: readonly Warning[];
}

interface Corpus {
  readonly name: string;
  readonly files: number;
  readonly articles: readonly ReadArticle[];
  readonly errors: readonly WenmaiError[];
}

async function readCorpus(folder: string): Promise<Corpus> {
  const files = await filesOf(folder);
  const articles: ReadArticle[] = [];
  const errors: WenmaiError[] = [];
  for (const found of files.flatMap((file) => file.found)) {
    try {
      articles.push(readFound(found));
    } catch (error) {
      if (!(error instanceof WenmaiError)) throw error;
      errors.push(error);
      process.stderr.write(`failed: ${folder}: ${found.article.id}: ${error.message} [${error.code}]\n`);
    }
  }
  return { name: basename(folder), files: files.length, articles, errors };
}

function readFound({ article, error }: FoundArticle): ReadArticle {
  if (error !== null) throw error;
  const { language, text, warnings } = readArticle(article);
  return { language, format: bodyFormatOf(article), units: text.length, warnings };
}

/** Groups by key, the largest first. */
function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): (readonly [string, Item[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups].sort(([a, some], [b, others]) => others.length - some.length || compareBytes(a, b));
}

function table(header: string, rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

const number = (value: number): string => value.toLocaleString('en-US');
const share = (part: number, whole: number): string => `${((part / Math.max(whole, 1)) * 100).toFixed(1)} %`;

function corporaTable(corpora: readonly Corpus[]): string {
  const all: Corpus = {
    name: '**all**',
    files: corpora.reduce((sum, { files }) => sum + files, 0),
    articles: corpora.flatMap(({ articles }) => articles),
    errors: corpora.flatMap(({ errors }) => errors),
  };
  const rows = [...corpora, all].map(({ name, files, articles, errors }) => {
    const codes = groupsOf(errors, ({ code }) => code).map(([code, failed]) => `${failed.length} \`${code}\``);
    return [name, number(files), number(articles.length + errors.length), codes.join(', ') || '0'];
  });
  return table('| folder | files | articles | failed |\n|---|--:|--:|---|', rows);
}

/** How many articles have each kind of warning, however often. */
function warningsTable(articles: readonly ReadArticle[]): string {
  const warnings = articles.flatMap((article) => [
    ...new Map(article.warnings.map((warning) => [warning.code, warning])).values(),
  ]);
  const rows = groupsOf(warnings, ({ code }) => code).map(([code, found]) => {
    const meaning = MEANINGS[code] ?? found[0]?.message ?? '';
    return [`\`${code}\``, meaning, number(found.length), share(found.length, articles.length)];
  });
  return table('| warning | means | articles | share |\n|---|---|--:|--:|', rows);
}

function sizesTable(articles: readonly ReadArticle[]): string {
  const groups = [
    ...groupsOf(articles, ({ language }) => `language \`${language}\``),
    ...groupsOf(articles, ({ format }) => `format ${format}`),
    ['all', articles] as const,
  ];
  const rows = groups.map(([name, group]) => {
    const sizes = group.map(({ units }) => units).sort((a, b) => a - b);
    const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
    return [
      name,
      number(group.length),
      share(group.length, articles.length),
      number(median),
      number(sizes.at(-1) ?? 0),
    ];
  });
  return table('| of | articles | share | median characters | most |\n|---|--:|--:|--:|--:|', rows);
}

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('Expected one FOLDER or more, got none: name those to read');

const corpora: Corpus[] = [];
for (const folder of folders) corpora.push(await readCorpus(folder));
const articles = corpora.flatMap((corpus) => corpus.articles);
const tables = [corporaTable(corpora), warningsTable(articles), sizesTable(articles)].join('\n\n');
const text = `Made by \`npm run figures:reading -- FOLDER…\` on ${measuredOn()}.\n\n${tables}\n`;

console.log(text);
const readme = readFileSync(README, 'utf8');
const filled = readme.replace(
  /(<!-- reading -->\n)[\s\S]*?(<!-- \/reading -->)/u,
  (_all, open: string, close: string) => open + text + close,
);
if (filled !== readme) writeFileSync(README, filled);
