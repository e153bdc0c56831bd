/**
 * How fast articles are read, by format, beside Readability and htmlparser2 alone on the same HTML in the same run; and how
 * time and memory grow with the size of a file, up to the limits and beyond.
 * Usage: npx tsx bench/read.ts [FOLDER…]; without a folder it takes the samples.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { DOMParser } from 'linkedom';
import { WenmaiError } from '../src/errors.ts';
import { readArticle } from '../src/read/read.ts';
import type { Article } from '../src/read/read.ts';
import { bodyFormatOf, bodyOf, filesOf, measuredOn } from './corpus.ts';
import type { Cost } from './size.ts';

const folders = process.argv.slice(2);
const inputs = folders.length > 0 ? folders : ['data/samples'];

/** The fastest of several runs counts, in processor time: whatever else the machine does only adds to it. */
const RUNS = 4;

const SIZES_MB = [1, 5, 10, 20, 50];

/** The articles that can be read, by format, rows apart. */
async function loadArticles(): Promise<Map<string, Article[]>> {
  const articlesByFormat = new Map<string, Article[]>();
  for (const path of inputs) {
    for (const { article, error } of (await filesOf(path)).flatMap(({ found }) => found)) {
      const format = error === null ? formatIn(article) : null;
      if (format === null) continue;
      const known = articlesByFormat.get(format);
      if (known) known.push(article);
      else articlesByFormat.set(format, [article]);
    }
  }
  return articlesByFormat;
}

function formatIn(article: Article): string | null {
  try {
    readArticle(article);
    const format = bodyFormatOf(article);
    return article.format === 'fields' ? `${format} in rows` : format;
  } catch (error) {
    if (error instanceof WenmaiError) return null;
    throw error;
  }
}

function fastestMs(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
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

/** What readers by density do: a tree, then the part of it that has most text. */
function readByDensity(html: string): string {
  const document = new DOMParser().parseFromString(`<!DOCTYPE html><html><body>${html}</body></html>`, 'text/html');
  return new Readability(document).parse()?.textContent ?? '';
}

const perSecond = (bytes: number, ms: number): string => `${(bytes / 1000 / ms).toFixed(1)} MB/s`;

function speedTable(articlesByFormat: ReadonlyMap<string, readonly Article[]>): string[] {
  const rows = ['| what is read | articles | MB | speed |', '|---|--:|--:|--:|'];
  const measure = (what: string, texts: readonly { length: number }[], runs: number, work: () => void) => {
    const bytes = texts.reduce((sum, { length }) => sum + length, 0);
    const ms = fastestMs(runs, work);
    rows.push(`| ${what} | ${texts.length} | ${(bytes / 1e6).toFixed(1)} | ${perSecond(bytes, ms)} |`);
  };
  for (const [format, articles] of articlesByFormat) {
    const files = articles.map(({ bytes }) => bytes);
    measure(format, files, RUNS, () => articles.forEach((article) => readArticle(article)));
    if (format !== 'html') continue;
    const bodies = files.map(bodyOf);
    const fragments = articles.map((article, at) => {
      return { ...article, format: 'html' as const, bytes: Buffer.from(bodies[at] ?? '') };
    });
    const sizes = fragments.map(({ bytes }) => bytes);
    measure('the same without headers', sizes, RUNS, () => fragments.forEach((fragment) => readArticle(fragment)));
    measure('… by htmlparser2 alone', sizes, RUNS, () => bodies.forEach(parseAlone));
    // It takes so much longer that one run says enough.
    measure('… by Readability over linkedom', sizes, 1, () => bodies.forEach(readByDensity));
  }
  return rows;
}

/** Units with their number in them, so that all are different, up to so many bytes. */
function numbered(bytes: number, unit: (at: number) => string): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0, size = 0; size < bytes; at++) {
    const piece = Buffer.from(unit(at));
    pieces.push(piece);
    size += piece.length;
  }
  return Buffer.concat(pieces);
}

const sentence = (at: number): string => `第 ${at} 段说的是开源项目的第 ${at * 7} 次发布，参加的人来自各地。`;
const article = (at: number): string => Array.from({ length: 40 }, (_, more) => sentence(at * 40 + more)).join('\\n');

/** Files as they are met, and as no editor would make them. */
const SHAPES: Readonly<Record<string, (bytes: number) => Buffer>> = {
  'fragment.html': (bytes) =>
    numbered(
      bytes,
      (at) =>
        `<p style="margin-left:0cm;">\n <span style="color:#333333;">\n  第 ${at} 段说的是\n  <a href="https://example.org/${at}">开源项目</a>\n  的第 ${at * 7} 次发布，参加的人来自各地。\n </span>\n</p>\n`,
    ),
  'line.html': (bytes) => numbered(bytes, (at) => `<p>${sentence(at)}</p>`),
  'markdown.md': (bytes) =>
    numbered(bytes, (at) => `## 第 ${at} 节\n\n**${sentence(at)}**[链接](https://example.org)\n\n`),
  'lines.txt': (bytes) => numbered(bytes, (at) => `${sentence(at)}\n`),
  'line.txt': (bytes) => numbered(bytes, sentence),
  'rows.jsonl': (bytes) => numbered(bytes, (at) => `{"id":${at},"title":"第 ${at} 篇","text":"${article(at)}"}\n`),
  'rows.csv': (bytes) =>
    Buffer.concat([
      Buffer.from('id,title,text\n'),
      numbered(bytes, (at) => `${at},第 ${at} 篇,"${article(at).replaceAll('\\n', '\n')}"\n`),
    ]),
};

/** What reading the file took in a program of its own. */
function costOf(path: string): string {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'bench/size.ts', path], { encoding: 'utf8' });
  const { cpuMs, peakBytes, articles, codes } = JSON.parse(printed) as Cost;
  const failed = codes.length === 0 ? '' : ` \`${codes.join(' ')}\``;
  const many = articles === 1 ? '' : `, ${articles} articles`;
  return `${(cpuMs / 1000).toFixed(2)} s, ${Math.round(peakBytes / 1e6)} MB${many}${failed}`;
}

console.log(`${measuredOn()}\n`);
console.log(speedTable(await loadArticles()).join('\n'));

console.log(
  '\nOne file of each size (packed ones: before packing): processor time, memory beyond that of the idle program.',
);
console.log(`\n| file | ${SIZES_MB.map((size) => `${size} MB`).join(' | ')} |\n|---|${'---|'.repeat(SIZES_MB.length)}`);
const folder = mkdtempSync(join(tmpdir(), 'wenmai-read-'));
try {
  for (const [name, make] of Object.entries(SHAPES)) {
    for (const [packedName, pack] of [
      [name, (bytes: Buffer) => bytes],
      [`${name}.gz`, (bytes: Buffer) => gzipSync(bytes)],
    ] as const) {
      const costs = SIZES_MB.map((size) => {
        const path = join(folder, packedName);
        writeFileSync(path, pack(make(size * 1e6)));
        return costOf(path);
      });
      console.log(`| ${packedName} | ${costs.join(' | ')} |`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
