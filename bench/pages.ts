/**
 * How much of the article we find on whole pages, and how much else, beside Readability alone and htmlparser2's text of
 * the whole page. Measured in runs of five characters, white space left out, that two texts share: see
 * test/read/pages.ts. Usage: npx tsx bench/pages.ts
 */
import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { DOMParser } from 'linkedom/worker';
import { readArticle } from '../src/read/read.ts';
import { agreementOf, loadPages, precisionOf, recallOf, sumOf } from '../test/read/pages.ts';
import type { Agreement, SamplePage } from '../test/read/pages.ts';

type Reader = (page: SamplePage) => string;

const READERS: Readonly<Record<string, Reader>> = {
  Wenmai: ({ name, html }) =>
    readArticle({ id: name, source: `${name}.html`, hash: '', format: 'html', bytes: Buffer.from(html) }).text,
  'Readability alone': ({ html }) =>
    new Readability(new DOMParser().parseFromString(html, 'text/html')).parse()?.textContent ?? '',
  'htmlparser2, whole page': ({ html }) => wholeText(html),
};

function wholeText(html: string): string {
  let text = '';
  let unread = 0;
  const isUnread = (name: string): boolean => name === 'script' || name === 'style';
  const parser = new Parser({
    onopentag: (name) => (unread += isUnread(name) ? 1 : 0),
    onclosetag: (name) => (unread -= isUnread(name) ? 1 : 0),
    ontext: (piece) => (text += unread === 0 ? piece : ''),
  });
  parser.write(html);
  parser.end();
  return text;
}

function cells(agreement: Agreement): string {
  return `${recallOf(agreement).toFixed(3)} | ${precisionOf(agreement).toFixed(3)}`;
}

const pages = loadPages();
// Once without a clock: the first pages pay for the compiler.
for (const reader of Object.values(READERS)) pages.forEach(reader);
const readers = Object.entries(READERS).map(([name, reader]) => {
  const startedMs = performance.now();
  const agreements = pages.map((page) => agreementOf(reader(page), page.expected));
  return { name, agreements, ms: (performance.now() - startedMs) / pages.length };
});

console.log(`| page | ${readers.map(({ name }) => `${name}: recall | precision`).join(' | ')} |`);
console.log(`|---|${'---|'.repeat(readers.length * 2)}`);
for (const [at, { name }] of pages.entries()) {
  const row = readers.map(({ agreements }) => agreements[at]).filter((agreement) => agreement !== undefined);
  console.log(`| ${name} | ${row.map(cells).join(' | ')} |`);
}
console.log(`| **all ${pages.length}** | ${readers.map(({ agreements }) => cells(sumOf(agreements))).join(' | ')} |`);
console.log(`| milliseconds a page | ${readers.map(({ ms }) => `${ms.toFixed(1)} |`).join(' | ')} |`);
