/**
 * Reads Markdown by way of HTML: markdown-it renders what authors wrote, and the walk over HTML reads it together with
 * whatever HTML they mixed in. markdown-it is the parser that deep nesting does not slow down.
 */
import MarkdownIt from 'markdown-it';
import { readHtml } from './html.ts';
import { checkTextUnits } from './limits.ts';
import { cleanMarkdown } from './markdown-source.ts';
import type { Page, RawBlock } from './page.ts';

const parser = new MarkdownIt({ html: true });
const { rules } = parser.renderer;
const renderFence = rules['fence'];
rules['image'] = () => '';
// Fences without a language hold prose at times; the walk over HTML tells.
rules['fence'] = (tokens, at, ...rest) => (tokens[at]?.info === '' ? (renderFence?.(tokens, at, ...rest) ?? '') : '');

/** A line that begins like this begins something new, though Markdown would join it to the one before. */
const NEW_LINE = /^\s*(?:\d{1,2}[、.)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[·•●■◆▪☞👉✅])/u;
const LABEL = /^\s*[\p{Script=Han}A-Z][^\s：:|｜丨，。,.]{0,7}\s?[：:|｜丨]/u;
const CHINESE_END = /\p{Script=Han}.{0,7}[。！？；…：”!?;:]\s*$/u;

rules['softbreak'] = (tokens, at) => {
  const before = tokens[at - 1]?.content ?? '';
  const after = tokens[at + 1]?.content ?? '';
  const breaks =
    NEW_LINE.test(after) || CHINESE_END.test(before.slice(-10)) || (LABEL.test(before) && LABEL.test(after));
  return breaks ? '<br>' : '\n';
};

/** Marks that the parser leaves where they stand inside HTML or beside Chinese. */
const LEFTOVERS: readonly (readonly [RegExp, string])[] = [
  [/\[([^[\]]+)\]\(\s?(?:https?:|[./#])[^()]{0,500}\)/gu, '$1'],
  [/\[([^[\]]+)\]\[[^[\]]{0,80}\]/gu, '$1'],
  [/__(?=[^_]*\p{Script=Han})([^_]+)__/gu, '$1'],
];

/** Reads Markdown. Throws `too-large` and `too-deep`. */
export function readMarkdown(source: string): Page {
  const markdown = cleanMarkdown(source);
  checkTextUnits(markdown.length);
  const page = readHtml(parser.render(markdown));
  return { ...page, blocks: page.blocks.map(withoutLeftovers).filter(({ text }) => text !== '') };
}

function withoutLeftovers(block: RawBlock): RawBlock {
  if (!/[[_#]/u.test(block.text)) return block;
  let text = block.text.replace(/^#{1,6}\s+/u, '');
  for (const [pattern, replacement] of LEFTOVERS) text = text.replace(pattern, replacement);
  return { ...block, text: text.trim() };
}
