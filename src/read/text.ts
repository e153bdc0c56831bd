/** Reads plain text: blank lines part paragraphs, Chinese lines are paragraphs, hard-wrapped English lines are joined. */
import type { BlockKind } from '../document.ts';
import { isHan } from '../text/characters.ts';
import { joinInline } from './inline.ts';
import { checkBlocks, checkTextUnits } from './limits.ts';
import { pageOf } from './page.ts';
import type { Page, RawBlock } from './page.ts';

/** A line shorter than this was not broken by a margin. */
const MIN_WRAPPED_UNITS = 45;

const BULLET = /^[-*•●▪·]\s+/u;
const NUMBER = /^(?:\d{1,3}(?:[)、）]|\.(?!\d))|[（(【[]\d{1,3}[)）】\]])\s*/u;

/** Reads plain text. Throws `too-large`. */
export function readText(text: string): Page {
  checkTextUnits(text.length);
  const blocks: RawBlock[] = [];
  let lines: string[] = [];
  const finish = (): void => {
    const raw = joinInline(lines.join('\n'));
    const kind: BlockKind = BULLET.test(raw) || NUMBER.test(raw) ? 'list-item' : 'paragraph';
    if (raw !== '') blocks.push({ kind, text: raw.replace(BULLET, ''), level: 0, linked: 0 });
    checkBlocks(blocks.length);
    lines = [];
  };
  for (const line of text.split(/\r\n?|\n/u)) {
    if (!continues(lines.at(-1), line)) finish();
    lines.push(line);
  }
  finish();
  return pageOf(blocks);
}

/** Whether a line goes on with the sentence of the one before: English prose that met the margin. */
function continues(before: string | undefined, line: string): boolean {
  const left = before?.trimEnd() ?? '';
  const right = line.trim();
  if (left.length < MIN_WRAPPED_UNITS || BULLET.test(right) || NUMBER.test(right)) return false;
  // A blank line or a rule.
  if (!/[\p{L}\p{N}]/u.test(right)) return false;
  return !isHan(left.charCodeAt(left.length - 1)) && !/[。！？；：…”]$/u.test(left) && !isHan(right.charCodeAt(0));
}
