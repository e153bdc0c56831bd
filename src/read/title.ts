/** Settles an article's title, and takes the block that repeats it out of the text. */
import { plainText } from './markdown.ts';
import type { RawBlock } from './page.ts';

/** The title stands at the top of the text, behind a by-line or a date at most. */
const TOP_BLOCKS = 6;

/** Longer than a title. */
const MAX_TITLE_UNITS = 500;

/**
 * The title: what the markup marks, else what the header says, else a first heading of the first level. The first two
 * vouch for it, so that the text need not repeat it; a heading that is only the first is a guess, and stays.
 */
export function takeTitle(
  blocks: readonly RawBlock[],
  marked: string | null,
  header: string | null,
): { title: string | null; blocks: readonly RawBlock[] } {
  const top = blocks.slice(0, TOP_BLOCKS);
  const first = top.find(({ kind }) => kind === 'heading');
  const known = marked ?? (header === null ? null : plainText(header));
  if (known === null) return { title: first?.level === 1 ? first.text : null, blocks };
  const key = fold(known);
  const repeats = ({ text }: RawBlock): boolean => text.length <= MAX_TITLE_UNITS && fold(text) === key;
  // Not every site makes a heading of it; what says nothing else than its title keeps it.
  const repeated = blocks.length > 1 ? top.find(repeats) : first && repeats(first) ? first : undefined;
  return { title: known, blocks: repeated ? blocks.filter((block) => block !== repeated) : blocks };
}

/** Letters and digits alone: slugs and headings differ in everything else. */
function fold(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
