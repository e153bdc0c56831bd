/** Breaks texts in the ways that hostile and damaged files are broken; the same seed gives the same damage. */
import { gzipSync } from 'node:zlib';
import { WenmaiError } from '../../src/errors.ts';
import type { Document } from '../../src/document.ts';
import { readArticle } from '../../src/read/read.ts';
import { articlesOf } from '../../src/read/source.ts';

export interface Mutant {
  readonly source: string;
  readonly bytes: Uint8Array;
  /** What was done to it, for whoever has to look into a failure. */
  readonly story: string;
}

export interface Seed {
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** Whole numbers from 0 up to below a limit (xorshift, Marsaglia 2003). */
export type Chance = (limit: number) => number;

export function chanceOf(seed: number): Chance {
  let state = (seed + 1) * 2654435761;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Ten levels of nine aliases each: a hundred million strings for whoever follows them. */
const ALIASES = Array.from(
  { length: 10 },
  (_, at) => `a${at}: &a${at} [${Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*a${at - 1}`)).join()}]\n`,
).join('');

const ENTITIES = `<!DOCTYPE a [${Array.from(
  { length: 10 },
  (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(9)}">`,
).join('')}]>`;

/** What is put into a text somewhere. */
const INSERTS: readonly (readonly [story: string, text: (chance: Chance) => string])[] = [
  ['nested elements', (chance) => `<${['div', 'b', 'ul><li', 'table><tr><td', 'a'][chance(5)]}>`.repeat(10_000)],
  ['nested quotes', () => `${'>'.repeat(10_000)} 文\n`],
  ['nested lists', () => Array.from({ length: 200 }, (_, at) => `${' '.repeat(at * 2)}- 项\n`).join('')],
  ['open tags', (chance) => ['<p', '<a href="', "<img alt='", '</', '<div class=a b='][chance(5)] ?? ''],
  ['open comments', (chance) => '<!--'.repeat(1 + chance(3000))],
  [
    'open sections',
    (chance) => ['<![CDATA[', '<?php', '<script>', '<style>', '<title>', '<textarea>'][chance(6)] ?? '',
  ],
  [
    'entities',
    (chance) => ['&', '&#', '&#x110000;', '&#xd800;', '&lt;script&gt;', '&amp;'].join('').repeat(chance(500)),
  ],
  ['an entity bomb', () => `${ENTITIES}&e10;`],
  ['a header with aliases', () => `---\n${ALIASES}title: *a9\n---\n`],
  ['brackets in a header', (chance) => `---\ntitle: ${'[{'.repeat(chance(3000))}\n---\n`],
  ['rules and fences', (chance) => ['---\n', '+++\n', '```\n', '~~~\n', '{% raw %}\n', ':::\n'][chance(6)] ?? ''],
  ['quotes', (chance) => '"'.repeat(1 + chance(40))],
  ['quotes across lines', (chance) => '"\n,"",\r\n'.repeat(1 + chance(40))],
  [
    'a long line',
    (chance) => ['a', '云', ' ', '* ', '[', '`', '{{<', '作者：', '1. '][chance(9)]?.repeat(40_000) ?? '',
  ],
  ['odd characters', (chance) => String.fromCharCode(...Array.from({ length: 20 }, () => chance(0x10000)))],
  ['scripts', () => '<script>alert("<p>")</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">链接</a>'],
  [
    'scripts in drawings',
    () => '<svg onload=alert(1)><script>alert(2)</script></svg><iframe srcdoc="<script>x</script>">',
  ],
];

/** What is done to the bytes. */
const DAMAGES: readonly (readonly [story: string, damage: (bytes: Uint8Array, chance: Chance) => Uint8Array])[] = [
  ['flipped bits', (bytes, chance) => flipBits(bytes, chance)],
  ['cut off', (bytes, chance) => bytes.subarray(0, chance(bytes.length + 1))],
  ['without a beginning', (bytes, chance) => bytes.subarray(chance(bytes.length + 1))],
  ['twice', (bytes) => Buffer.concat([bytes, bytes])],
  ['in UTF-16', (bytes) => Buffer.from(`\ufeff${new TextDecoder().decode(bytes)}`, 'utf16le')],
  ['packed', (bytes) => gzipSync(bytes, { level: 1 })],
  ['packed and damaged', (bytes, chance) => flipBits(gzipSync(bytes, { level: 1 }), chance)],
  ['whole', (bytes) => bytes],
  ['whole', (bytes) => bytes],
];

const ENDINGS = ['.html', '.md', '.mdx', '.txt', '.jsonl', '.csv', '.html.gz', ''];

function flipBits(bytes: Uint8Array, chance: Chance): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  for (let left = 1 + chance(12); left > 0 && flipped.length > 0; left--) {
    const at = chance(flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << chance(8));
  }
  return flipped;
}

/** One of the seeds, with up to two things put into it, and damaged; at times under another name. */
export function mutantOf(seeds: readonly Seed[], number: number): Mutant {
  const chance = chanceOf(number);
  for (let skipped = 0; skipped < 4; skipped++) chance(2);
  const seed = seeds[chance(seeds.length)] ?? { source: 'empty', bytes: new Uint8Array() };
  let { source, bytes } = seed;
  const stories = [`mutant ${number} of ${source}`];
  for (let left = chance(3); left > 0; left--) {
    const [story, textOf] = INSERTS[chance(INSERTS.length)] ?? ['nothing', () => ''];
    const at = chance(4) === 0 ? 0 : chance(bytes.length + 1);
    bytes = Buffer.concat([bytes.subarray(0, at), encode(textOf(chance)), bytes.subarray(at)]);
    stories.push(`${story} at ${at}`);
  }
  const [story, damage] = DAMAGES[chance(DAMAGES.length)] ?? ['whole', (same: Uint8Array) => same];
  if (chance(3) === 0) source = `a${ENDINGS[chance(ENDINGS.length)] ?? ''}`;
  return { source, bytes: damage(bytes, chance), story: [...stories, story, `as ${source}`].join(', ') };
}

/** Reads everything in it; what is wrong with what came out, where something is. Throws whatever is no `WenmaiError`. */
export function faultsOf({ source, bytes }: Mutant): string[] {
  const faults: string[] = [];
  for (const { article, error } of articlesOf(source, bytes)) {
    if (error !== null) continue;
    try {
      faults.push(...faultsIn(readArticle(article)));
    } catch (thrown) {
      if (!(thrown instanceof WenmaiError)) throw thrown;
    }
  }
  return faults;
}

function faultsIn({ text, blocks, title, credits, tags, glosses }: Document): string[] {
  const faults: string[] = [];
  const said = [
    title ?? '',
    ...tags,
    ...credits.map(({ name }) => name),
    ...glosses.flatMap(({ base, gloss }) => [base, gloss]),
  ];
  if (![text, ...said].every((each) => each.isWellFormed())) faults.push('a text that is not well-formed');
  if (blocks.map(({ start, end }) => text.slice(start, end)).join('\n') !== text)
    faults.push('blocks that are not the text');
  if (blocks.some(({ start, end }) => end <= start)) faults.push('an empty block');
  if (blocks.some(({ section }, at) => section < (blocks[at - 1]?.section ?? 0))) faults.push('sections out of order');
  return faults;
}
