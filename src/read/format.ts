/** Tells HTML, Markdown and plain text apart: by content first, by the file's name second. */

export type TextFormat = 'html' | 'markdown' | 'text';

/** As much as decides the question. */
const SAMPLE_UNITS = 100_000;

const PAGE_START = /^\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!doctype\s+html|<html|<head|<body)[\s>]/iu;

/** Elements that make a block; inline ones are as much at home in Markdown. */
const TAG_LINE =
  /^\s*<\/?(?:p|div|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|section|article|main|header|footer|blockquote|hr|pre|figure|center|svg)\b/iu;
const ANY_TAG = /<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,300})?\/?>/iu;
const MARKDOWN_LINE =
  /^\s{0,3}(?:#{1,6}\s+\S|>\s?\S|[-*+]\s+\S|\d{1,3}\.\s+\S|```|~~~|\|.*\|\s*$|={3,}\s*$|-{3,}\s*$)|\]\((?:https?:\/\/|\.{0,2}\/|#)|\]\[[^\]]{0,60}\]|^\[[^\]]{1,60}\]:\s?\S|\*\*\S/u;
/** What plain text has by no accident. */
const STRONG_MARKDOWN_LINE =
  /^#{1,6}\s+\S|^```|^~~~|\]\(https?:\/\/|^\[[^\]]{1,60}\]:\s?https?:|^\|\s?:?-{3,}|^={3,}\s*$/u;

/** The format of a text without its header. */
export function formatOf(body: string, name: string): TextFormat {
  const sample = body.slice(0, SAMPLE_UNITS);
  if (PAGE_START.test(sample)) return 'html';
  const extension = /\.([a-z]+)(?:\.gz)?$/u.exec(name.toLowerCase())?.[1] ?? '';
  const isNamedHtml = /^x?html?$/u.test(extension);
  const lines = withoutComments(sample)
    .split('\n')
    .map((line) => line.slice(0, 400))
    .filter((line) => line.trim() !== '');
  const others = lines.filter((line) => !TAG_LINE.test(line));
  const tags = lines.length - others.length;
  const marks = others.filter((line) => MARKDOWN_LINE.test(line)).length;
  const opensWithTag = tags > 0 && others[0] !== lines[0];
  if (tags > 0 && (opensWithTag || isNamedHtml) && tags > marks * 2) return 'html';
  if (/^(?:md|mdx|markdown|mkd)$/u.test(extension)) return 'markdown';
  const strong = lines.filter((line) => STRONG_MARKDOWN_LINE.test(line)).length;
  if (isNamedHtml && (tags > 0 || (strong === 0 && ANY_TAG.test(sample)))) return 'html';
  return strong >= (isNamedHtml ? 1 : 2) ? 'markdown' : 'text';
}

function withoutComments(text: string): string {
  const [first = '', ...rest] = text.split('<!--');
  return first + rest.map((part) => part.slice(part.includes('-->') ? part.indexOf('-->') + 3 : part.length)).join('');
}
