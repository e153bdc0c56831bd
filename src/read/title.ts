/** Settles an article's title, and takes the heading that repeats it out of the text. */
import type { RawBlock } from './page.ts';

/** The title stands at the top of the text, behind a by-line or a date at most. */
const TOP_BLOCKS = 6;

/** The title: what the markup marks, else what the header says, else a first heading of the first level. */
export function takeTitle(
  blocks: readonly RawBlock[],
  marked: string | null,
  header: string | null,
): { title: string | null; blocks: readonly RawBlock[] } {
  const top = blocks.slice(0, TOP_BLOCKS);
  const first = top.find(({ kind }) => kind === 'heading');
  const title = marked ?? header ?? (first?.level === 1 ? first.text : null);
  if (title === null) return { title, blocks };
  // Not every site makes a heading of it; what says nothing else than its title keeps it.
  const repeated = blocks.length > 1 ? top.find(({ text }) => fold(text) === fold(title)) : first;
  return {
    title,
    blocks: repeated && fold(repeated.text) === fold(title) ? blocks.filter((block) => block !== repeated) : blocks,
  };
}

/** Letters and digits alone: slugs and headings differ in everything else. */
function fold(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
