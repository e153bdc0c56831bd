/**
 * How fast articles are read, by format, beside htmlparser2 alone on the same HTML in the same run, and how the time
 * grows with the size of one article. Usage: npx tsx bench/read.ts [FOLDER…]; without a folder it takes the samples.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Parser } from 'htmlparser2';
import { WenmaiError } from '../src/errors.ts';
import { decode } from '../src/read/decode.ts';
import { formatOf } from '../src/read/format.ts';
import { takeFrontMatter } from '../src/read/front-matter.ts';
import { readArticle } from '../src/read/read.ts';
import type { Article } from '../src/read/read.ts';
import { articlesOf } from '../src/read/source.ts';
import { discover } from '../src/run/discover.ts';

const folders = process.argv.slice(2);
const inputs = folders.length > 0 ? folders : ['data/samples'];

/** The fastest of several runs counts: whatever else the machine does only adds to the time. */
const RUNS = 4;

const SIZES_MB = [1, 5, 10, 20, 50];

/** The articles that can be read, by format. */
async function loadArticles(): Promise<Map<string, Article[]>> {
  const articlesByFormat = new Map<string, Article[]>();
  for (const path of inputs) {
    for (const file of await discover({ path, name: null }, process.cwd())) {
      for (const { article, error } of articlesOf(file.source, readFileSync(file.path))) {
        const format = error === null ? formatIn(article) : null;
        if (format === null) continue;
        const known = articlesByFormat.get(format);
        if (known) known.push(article);
        else articlesByFormat.set(format, [article]);
      }
    }
  }
  return articlesByFormat;
}

function formatIn(article: Article): string | null {
  try {
    readArticle(article);
    return article.format ?? formatOf(bodyOf(article), article.source);
  } catch (error) {
    if (error instanceof WenmaiError) return null;
    throw error;
  }
}

function bodyOf({ bytes }: Article): string {
  return takeFrontMatter(decode(bytes).text).body;
}

function fastestMs(work: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const startedMs = performance.now();
    work();
    return performance.now() - startedMs;
  });
  return Math.min(...times);
}

/** What htmlparser2 does before anybody has looked at its events. */
function parseAlone(html: string): number {
  let events = 0;
  const parser = new Parser({ onopentag: () => events++, onclosetag: () => events++, ontext: () => events++ });
  parser.write(html);
  parser.end();
  return events;
}

/** A fragment as editors on the web make them, all paragraphs different. */
function fragmentOf(bytes: number): Uint8Array {
  const paragraph = (at: number): string =>
    `<p style="margin-left:0cm;">\n <span style="color:#333333;">\n  第 ${at} 段说的是\n  <a href="https://example.org/${at}">开源项目</a>\n  的第 ${at * 7} 次发布，参加的人来自各地。\n </span>\n</p>\n`;
  const pieces: Uint8Array[] = [];
  for (let at = 0, size = 0; size < bytes; at++) {
    const piece = new TextEncoder().encode(paragraph(at));
    pieces.push(piece);
    size += piece.length;
  }
  return Buffer.concat(pieces);
}

const perSecond = (bytes: number, ms: number): string => `${(bytes / 1000 / ms).toFixed(1)} MB/s`;

const bytesOf = (articles: readonly Article[]): number => articles.reduce((sum, { bytes }) => sum + bytes.length, 0);
const sizeOf = (articles: readonly Article[]): string => `${articles.length} | ${(bytesOf(articles) / 1e6).toFixed(1)}`;

const articlesByFormat = await loadArticles();
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, one thread of ${cpus().length}, Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
console.log('| what is read | articles | MB | speed |\n|---|---|---|---|');
for (const [format, articles] of articlesByFormat) {
  const ms = fastestMs(() => articles.forEach((article) => readArticle(article)));
  console.log(`| ${format} | ${sizeOf(articles)} | ${perSecond(bytesOf(articles), ms)} |`);
  if (format !== 'html') continue;
  const bodies = articles.map(bodyOf);
  const fragments = articles.map((article, at) => ({
    ...article,
    format: 'html' as const,
    bytes: Buffer.from(bodies[at] ?? ''),
  }));
  const fragmentsMs = fastestMs(() => fragments.forEach((fragment) => readArticle(fragment)));
  console.log(`| the same without headers | ${sizeOf(fragments)} | ${perSecond(bytesOf(fragments), fragmentsMs)} |`);
  const aloneMs = fastestMs(() => bodies.forEach(parseAlone));
  console.log(
    `| the same without headers through htmlparser2 alone | ${sizeOf(fragments)} | ${perSecond(bytesOf(fragments), aloneMs)} |`,
  );
}

console.log('\n| one HTML fragment of | time | speed |\n|---|---|---|');
for (const megabytes of SIZES_MB) {
  const bytes = fragmentOf(megabytes * 1e6);
  const startedMs = performance.now();
  readArticle({ id: 'fragment', source: 'fragment.html', hash: '', format: 'html', bytes });
  const ms = performance.now() - startedMs;
  console.log(`| ${megabytes} MB | ${(ms / 1000).toFixed(2)} s | ${perSecond(bytes.length, ms)} |`);
}
