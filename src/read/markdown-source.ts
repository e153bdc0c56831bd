/**
 * Takes out of Markdown what is not Markdown: comments, shortcodes, MDX, admonition fences, attribute lists, formulas.
 * Line by line, since code must stay whole until the parser has seen it.
 */

const FENCE = /^[\s>]{0,40}(?:[-*+]\s{1,4}|\d{1,3}[.)]\s{1,4})?(`{3,}|~{3,})/u;
const MDX_LINE = /^(?:import\s[^'"]{0,300}['"][^'"]{1,300}['"];?\s*$|export\s+(?:default|const|let|function)\b)/u;

/** What opens a stretch that is no text, with what closes it: listings and drawings in shortcodes, formulas. */
const STRETCHES: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/^\s*\{[{%][<%]?\s*(?:highlight|mermaid|code)\b/u, /\{[{%][<%]?\s*(?:\/\s*|end)(?:highlight|mermaid|code)\b/u],
  [/^\s*\$\$/u, /\$\$\s*$/u],
];

/** What closes later than this was not opened. */
const MAX_STRETCH_LINES = 1000;

/** Hugo's and Liquid's tags, which may go on over several lines; what they wrap stays. */
const SHORTCODE = /\{\{[<%][^{}]*[%>]\}\}|\{%[^{}%]*%\}/gu;

/** A tag; one with an attribute in braces is JSX, which no parser of HTML understands. */
const TAG = /<[A-Za-z][^<>]*>/gu;

/** What is removed inside a line, each pattern linear by excluding its own opening character. */
const INLINE: readonly (readonly [RegExp, string])[] = [
  // Embedded pictures may be megabytes long.
  [/data:[a-z]+\/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=%]*/giu, ''],
  [/\{\/\*[^{}]*\*\/\}/gu, ''],
  [/\{(?::|\.[a-z])[^{}\n]*\}/gu, ''],
  [/\{#[\w-]{0,80}\}\s*$/u, ''],
  // A note is a paragraph of its own.
  [/^\s*\[\^[^\]\s]{1,40}\]:\s*/u, '\n'],
  // A definition of a link that the parser refuses would take those below it along.
  [/^(\s{0,3}\[[^\]]{1,200}\]:\s{0,9}(?:https?:|[/#]|\.{1,2}\/)\S*)\s.*$/iu, '$1'],
  [/^\s{0,3}\[[^\]]{1,200}\]:\s{0,9}(?:javascript|vbscript|file|data):.*$/iu, ''],
  [/\[\^[^\]\s]{1,40}\]/gu, ''],
  [/^\s*(?:@?\[toc\](?:\([^)]*\))?|\[\[toc\]\]|\{\{\s*toc\s*\}\})\s*$/iu, ''],
  [/^(\s*):{3,}\s*(?:[a-z-]+)?\s*(?:\[([^\]]*)\]|(.*))$/iu, '$1$2$3'],
  // Quote blocks of GitHub name their kind.
  [/^(\s*>\s*)\[!(?:note|tip|important|warning|caution)\]\s*$/iu, '$1'],
];

/** What nobody sees in front of the mark of an item, which the parser would not take for one. */
const UNSEEN_START =
  /^[\t ]{0,20}[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]{1,8}(?=[\t ]{0,20}(?:[-*+]|\d{1,3}[.)])\s)/u;

/** The source with nothing in it but Markdown and HTML. */
export function cleanMarkdown(source: string): string {
  const lines = withoutComments(source.replace(/\r\n?/gu, '\n')).split('\n');
  const kept: string[] = [];
  let fence: string | null = null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (fence !== null) {
      if (closesFence(line, fence)) fence = null;
      kept.push(line);
      continue;
    }
    fence = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null) kept.push(line);
    else if (MDX_LINE.test(line)) kept.push('');
    else {
      const end = stretchEnd(lines, at);
      kept.push(end === null ? cleanLine(line) : '');
      at = end ?? at;
    }
  }
  return kept.join('\n').replace(SHORTCODE, '');
}

/** The line that closes the stretch of no text that opens in this line; null where none opens. */
function stretchEnd(lines: readonly string[], at: number): number | null {
  const line = (lines[at] ?? '').trim();
  for (const [open, close] of STRETCHES) {
    if (!open.test(line)) continue;
    if (line.length > 2 && close.test(line.slice(2))) return at;
    const length = lines.slice(at + 1, at + MAX_STRETCH_LINES).findIndex((later) => close.test(later));
    if (length >= 0) return at + 1 + length;
  }
  return null;
}

function cleanLine(written: string): string {
  const line = written.replace(UNSEEN_START, '');
  if (!/[{[:<]/u.test(line)) return line;
  let cleaned = line.replace(TAG, (tag) => (tag.includes('={') ? '' : tag));
  for (const [pattern, replacement] of INLINE) cleaned = cleaned.replace(pattern, replacement);
  return cleaned;
}

function closesFence(line: string, fence: string): boolean {
  const closing = /^[\s>]*(`{3,}|~{3,})\s*$/u.exec(line)?.[1];
  return closing !== undefined && closing.startsWith(fence);
}

/** Without HTML comments; those inside fenced code stay, since what looks like one may never end. */
function withoutComments(source: string): string {
  if (!source.includes('<!--')) return source;
  const lastEnd = source.lastIndexOf('-->');
  let text = '';
  let fence: string | null = null;
  for (let at = 0; at < source.length; ) {
    const lineEnd = source.indexOf('\n', at);
    const end = lineEnd < 0 ? source.length : lineEnd + 1;
    const line = source.slice(at, end);
    const open = fence === null ? line.indexOf('<!--') : -1;
    // Behind the last end of a comment nothing is one, and looking again at every line would be slow.
    const close = open < 0 || at + open > lastEnd ? -1 : source.indexOf('-->', at + open + 4);
    if (close < 0) {
      fence = fence === null ? (FENCE.exec(line)?.[1] ?? null) : closesFence(line, fence) ? null : fence;
      text += line;
      at = end;
    } else {
      // A comment at the start of a line parts paragraphs, as the HTML block that it is.
      text += line.slice(0, open).trim() === '' ? '\n' : line.slice(0, open);
      at = close + 3;
    }
  }
  return text;
}
