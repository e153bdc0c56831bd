/** Cleans blocks whatever format they come from: unseen characters, fenced code in HTML, rows of dashes. */
import { cleanCharacters } from './characters.ts';
import type { RawBlock } from './page.ts';

/**
 * Markdown that parsers leave beside Chinese punctuation, and that some paste into pages: strong text, pictures, badges.
 */
const LEFTOVERS: readonly (readonly [RegExp, string])[] = [
  [/\*\*([^*]+)\*\*/gu, '$1'],
  [/^\*{2,}(?=[^\s*])|(?<=[^\s*])\*{2,}$/gu, ''],
  [/!\[[^[\]]*\](?:\([^()]{0,500}\)|\[[^[\]]{0,80}\])/gu, ''],
  [/\[\]\[[^[\]]{0,80}\]/gu, ''],
  [/^#{2,6}\s+/u, ''],
];

const FENCE = '```';

/** The blocks that have anything to read, without what nobody sees. */
export function cleanBlocks(blocks: readonly RawBlock[]): RawBlock[] {
  const cleaned = blocks.map((block) => {
    let text = cleanCharacters(block.text);
    if (/\*\*|\]|^##/u.test(text)) for (const [pattern, kept] of LEFTOVERS) text = text.replace(pattern, kept);
    return text === block.text ? block : { ...block, text: text.replace(/\s+/gu, ' ').trim() };
  });
  return withoutFences(cleaned).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** Code between fences, which some put into the paragraphs of a page; a fence that never closes is left alone. */
function withoutFences(blocks: readonly RawBlock[]): RawBlock[] {
  const kept: RawBlock[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) break;
    const text = block.text.includes(FENCE) ? withoutInlineFences(block.text) : block.text;
    const open = text.indexOf(FENCE);
    const close = open < 0 ? -1 : closingBlock(blocks, at + 1);
    if (close < 0) {
      kept.push(text === block.text ? block : { ...block, text });
      continue;
    }
    kept.push({ ...block, text: text.slice(0, open).trim() });
    at = close;
  }
  return kept;
}

/** How many blocks a listing may take. */
const MAX_LISTING_BLOCKS = 400;

function closingBlock(blocks: readonly RawBlock[], from: number): number {
  const length = blocks.slice(from, from + MAX_LISTING_BLOCKS).findIndex(({ text }) => text.includes(FENCE));
  return length < 0 ? -1 : from + length;
}

function withoutInlineFences(text: string): string {
  const pieces = text.split(FENCE);
  // Odd pieces are code; a last one without an end is none.
  const closed = pieces.length % 2 === 1 ? pieces.length : pieces.length - 1;
  const outside = pieces
    .slice(0, closed)
    .filter((_, at) => at % 2 === 0)
    .join(' ');
  const rest = closed === pieces.length ? outside : `${outside}${FENCE}${pieces.at(-1) ?? ''}`;
  return rest.replace(/\s+/gu, ' ').trim();
}
