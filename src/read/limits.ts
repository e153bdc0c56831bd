/** How much one article may hold. Limits are counts, never times, so that an article fails everywhere or nowhere. */
import { WenmaiError } from '../errors.ts';

/** UTF-16 units of text in one article. */
const MAX_TEXT_UNITS = 16 * 1024 * 1024;

/** The same of an article in Markdown, whose parser may need half a kilobyte of memory for each. */
const MAX_MARKDOWN_UNITS = 2 * 1024 * 1024;

/** Paragraphs, headings, items and rows of one article: each takes memory in every stage, however short it is. */
const MAX_BLOCKS = 500_000;

/** Bytes of one article, markup and embedded pictures included. */
export const MAX_BYTES = 128 * 1024 * 1024;

/** Bytes that a packed file may unpack to, and how many times its own size. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
export const MAX_UNPACKED_RATIO = 100;

/** Elements open inside each other. */
export const MAX_DEPTH = 2000;

/**
 * What a page may hold for Readability to look at it: elements, how deep they stand, UTF-16 units of HTML, and units of
 * text times depth, since it reads the text of an element again for every element around it. At these limits it took
 * about 5 s (nested `<div>`, tables, lists, links); beyond any of them our own reading of the page stands.
 */
export const MAX_READABLE = { elements: 10_000, depth: 100, units: 4 * 1024 * 1024, nestedUnits: 20_000_000 } as const;

/** The error of an article, or of a row, with more bytes than `MAX_BYTES`. */
export function tooManyBytes(bytes: number): WenmaiError {
  return new WenmaiError(
    'too-large',
    `Expected an article of at most ${MAX_BYTES} bytes, got ${bytes}: split it into several`,
  );
}

/** Throws `too-large` where an article's text is longer than any article. */
export function checkTextUnits(units: number): void {
  if (units > MAX_TEXT_UNITS) throw tooMany(MAX_TEXT_UNITS, 'characters of text', units);
}

/** Throws `too-large` where an article's Markdown is longer than any article's. */
export function checkMarkdownUnits(units: number): void {
  if (units > MAX_MARKDOWN_UNITS) throw tooMany(MAX_MARKDOWN_UNITS, 'characters of Markdown', units);
}

/** Throws `too-large` where an article has more blocks than any article. */
export function checkBlocks(blocks: number): void {
  if (blocks > MAX_BLOCKS) throw tooMany(MAX_BLOCKS, 'paragraphs', blocks);
}

function tooMany(limit: number, of: string, found: number): WenmaiError {
  return new WenmaiError(
    'too-large',
    `Expected an article of at most ${limit} ${of}, got at least ${found}: split it into several`,
  );
}
