/** Cleans blocks whatever format they come from: unseen characters, fenced code in HTML, rows of dashes, items run together. */
import { readSignOff } from './byline.ts';
import { cleanCharacters } from './characters.ts';
import { cutItems } from './listing.ts';
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

/** Bullets and rules of tables that an author typed, in front of words: an option such as `-v` has no space. */
const BULLET = /^[-–•·●▪◆*]\s+(?=\p{L})/u;
const TABLE_RULE = /^[|｜](?![|｜])\s*|\s?(?<![|｜])[|｜]$/gu;

const FENCE = '```';

/** The blocks that have anything to read, without what nobody sees. */
export function cleanBlocks(blocks: readonly RawBlock[]): RawBlock[] {
  const cleaned = blocks.map((block) => {
    let text = cleanCharacters(block.text);
    if (/\*\*|\]|^##/u.test(text)) for (const [pattern, kept] of LEFTOVERS) text = text.replace(pattern, kept);
    return text === block.text ? block : { ...block, text: text.replace(/\s+/gu, ' ').trim() };
  });
  return withoutFences(cleaned)
    .map(withoutTypedMarks)
    .flatMap(cutItems)
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

function withoutTypedMarks(block: RawBlock): RawBlock {
  if (block.kind === 'table-row' || !/^[-–•·●▪◆*|｜]/u.test(block.text)) return block;
  // A dash in front of a name and a post is a signature's.
  if (readSignOff(block.text) !== null) return block;
  const isItem = block.kind === 'paragraph' && BULLET.test(block.text);
  const bare = block.text.replace(BULLET, '');
  const text = /^[|｜](?![|｜])/u.test(bare) ? bare.replace(TABLE_RULE, '') : bare;
  return { ...block, text, kind: isItem ? 'list-item' : block.kind };
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
