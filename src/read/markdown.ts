/**
 * Reads Markdown by way of HTML: markdown-it renders what authors wrote, and the walk over HTML reads it together with
 * whatever HTML they mixed in. markdown-it is the parser that deep nesting does not slow down.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { readHtml } from './html.ts';
import { checkMarkdownUnits } from './limits.ts';
import { cleanMarkdown } from './markdown-source.ts';
import type { Page, RawBlock } from './page.ts';

const parser = new MarkdownIt({ html: true });
const { rules } = parser.renderer;
const renderFence = rules['fence'];
rules['image'] = () => '';
// Where a link leads does not matter, but for anchors: a long address may stand behind every word of an article.
rules['link_open'] = (tokens, at) => (String(tokens[at]?.attrGet('href')).startsWith('#') ? '<a href="#">' : '<a>');
// Fences without a language hold prose at times; the walk over HTML tells.
rules['fence'] = (tokens, at, ...rest) => (tokens[at]?.info === '' ? (renderFence?.(tokens, at, ...rest) ?? '') : '');

/** A line that begins like this begins something new, though Markdown would join it to the one before. */
const NEW_LINE = /^\s*(?:\d{1,2}(?:[、)）]|\.(?!\d))|[（(【[][\d一二三四五六七八九十]{1,3}[)）】\]]|[·•●■◆▪☞👉✅①-⑳])/u;
const LABEL = /^\s*[\p{Script=Han}A-Z][^\s：:|｜丨，。,.]{0,7}\s?[：:|｜丨]/u;
const CHINESE_END = /\p{Script=Han}.{0,7}[。！？；…：”!?;:]\s*$/u;

/** An address at the end of a line, and a line that is nothing else. */
const ENDS_IN_ADDRESS = /https?:\/\/[!-~]+$/u;
const ADDRESS_LINE = /^\s*https?:\/\/[!-~]+\s*$/u;

/** What a sentence ends with, and what a strong line ends with that belongs to the next. */
const SENTENCE_END = /[.!?:;。！？：；…”]\s*$/u;
const GOES_ON = /[，、,.:：]\s*$/u;

rules['softbreak'] = (tokens, at) => {
  const before = tokens[at - 1]?.content ?? '';
  const after = tokens[at + 1]?.content ?? '';
  // What an address belongs to stands before it.
  if (isAddressLine(tokens, at + 1)) return '\n';
  const breaks =
    NEW_LINE.test(after) ||
    (/^\s*\p{Script=Han}/u.test(after) && ENDS_IN_ADDRESS.test(lastText(tokens, at).slice(-300))) ||
    isStrongLine(tokens, lineStart(tokens, at), at) ||
    isStrongLine(tokens, at + 1, lineEnd(tokens, at + 1)) ||
    CHINESE_END.test(before.slice(-10)) ||
    (LABEL.test(before) && LABEL.test(after)) ||
    (beginsStrong(tokens, at + 1) && beginsStrong(tokens, lineStart(tokens, at)));
  return breaks ? '<br>' : '\n';
};

/** Where the line that ends here begins. */
function lineStart(tokens: readonly Token[], end: number): number {
  let at = end;
  while (at > 0 && !/^(?:soft|hard)break$/u.test(tokens[at - 1]?.type ?? '')) at--;
  return at;
}

function lineEnd(tokens: readonly Token[], start: number): number {
  let at = start;
  while (at < tokens.length && !/^(?:soft|hard)break$/u.test(tokens[at]?.type ?? '')) at++;
  return at;
}

/** The text that ends here, in a link or outside. */
function lastText(tokens: readonly Token[], end: number): string {
  return tokens[tokens[end - 1]?.type === 'link_close' ? end - 2 : end - 1]?.content ?? '';
}

function isAddressLine(tokens: readonly Token[], start: number): boolean {
  const text = tokens[start]?.type === 'link_open' ? start + 1 : start;
  const isWhole = lineEnd(tokens, start) === text + 1 + (text - start);
  return isWhole && ADDRESS_LINE.test(tokens[text]?.content ?? '');
}

/** Whether a line is one strong span that neither goes on with a sentence nor is gone on with. */
function isStrongLine(tokens: readonly Token[], start: number, end: number): boolean {
  const from = tokens[start]?.content === '' ? start + 1 : start;
  const to = tokens[end - 1]?.content === '' && tokens[end - 1]?.type === 'text' ? end - 1 : end;
  if (tokens[from]?.type !== 'strong_open' || tokens[to - 1]?.type !== 'strong_close') return false;
  const isOne = tokens.slice(from + 1, to - 1).every(({ type }) => type !== 'strong_close');
  const before = start === 0 ? '' : lastText(tokens, start - 1);
  return (
    isOne && (start === 0 || SENTENCE_END.test(before.slice(-4))) && !GOES_ON.test(lastText(tokens, to - 1).slice(-4))
  );
}

/** Whether a line begins with strong words, not with strong letters: of two that do, each is about its own thing. */
function beginsStrong(tokens: readonly Token[], at: number): boolean {
  const start = tokens[at]?.type === 'text' && tokens[at].content === '' ? at + 1 : at;
  const isWord = !/^[A-Za-z]/u.test(tokens[start + 3]?.content ?? '');
  return tokens[start]?.type === 'strong_open' && isWord;
}

// Code is a word of its own, though authors forget the space.
const renderCode = rules['code_inline'];
rules['code_inline'] = (tokens, at, ...rest) => {
  const isGlued = /[A-Za-z]$/u.test(tokens[at - 1]?.type === 'text' ? (tokens[at - 1]?.content ?? '') : '');
  return `${isGlued ? ' ' : ''}${renderCode?.(tokens, at, ...rest) ?? ''}`;
};

/** Marks that the parser leaves where they stand inside HTML or beside Chinese. */
const LEFTOVERS: readonly (readonly [RegExp, string])[] = [
  [/\[([^[\]]+)\]\(\s?(?:https?:|[./#])[^()]{0,500}\)/gu, '$1'],
  [/\[([^[\]]+)\]\[[^[\]]{0,80}\]/gu, '$1'],
  [/__(?=[^_]*\p{Script=Han})([^_]+)__/gu, '$1'],
];

/** A line of a header without the marks that its author wrote in it: code, strong text, character references. */
export function plainText(line: string): string {
  const bare = line.replace(/`+([^`]+)`+/gu, '$1').replace(/\*\*([^*]+)\*\*/gu, '$1');
  return parser.utils.unescapeAll(bare).replace(/\s+/gu, ' ').trim();
}

/** Reads Markdown. Throws `too-large` and `too-deep`. */
export function readMarkdown(source: string): Page {
  const markdown = cleanMarkdown(source);
  checkMarkdownUnits(markdown.length);
  const page = readHtml(parser.render(markdown));
  return { ...page, blocks: page.blocks.map(withoutLeftovers).filter(({ text }) => text !== '') };
}

function withoutLeftovers(block: RawBlock): RawBlock {
  if (!/[[_#]/u.test(block.text)) return block;
  let text = block.text.replace(/^#{1,6}\s+/u, '');
  for (const [pattern, replacement] of LEFTOVERS) text = text.replace(pattern, replacement);
  return { ...block, text: text.trim() };
}
