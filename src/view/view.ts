/**
 * The viewer: a graph as one HTML text that opens from the disk, with no network. Strings of articles lie in it as
 * JSON alone, and the page's policy lets no program run but our own, which is known by its hash.
 */
import { createHash } from 'node:crypto';
import { jsonOf } from './budget.ts';
import { type ClientFiles, readClient } from './client-files.ts';
import type { Page } from './model.ts';
import { pageOf, type PageSource } from './page.ts';

/**
 * The page of a graph, in pieces; equal graphs give equal text. Throws `data-missing` where the page's program was not
 * built.
 */
export async function* viewerPages(source: PageSource): AsyncGenerator<string> {
  const client = await readClient();
  yield* htmlOf(await pageOf(source), client);
}

/** The text of a page, in pieces. */
export function* htmlOf(page: Page, { script, style }: ClientFiles): Generator<string> {
  yield `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf({ script, style })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>文脉 Wenmai</title>
<style>${style}</style>
</head>
<body>
<noscript>这个页面需要 JavaScript。This page needs JavaScript.</noscript>
<script type="application/json" id="page">`;
  yield* jsonPieces(page);
  yield `</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Nothing may be fetched, sent, framed or evaluated; style and program are those of the page alone. */
function policyOf({ script, style }: ClientFiles): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The model as JSON text with one entry of its lists a line. */
function* jsonPieces(page: Page): Generator<string> {
  let separator = '{';
  for (const [key, value] of Object.entries(page) as [string, unknown][]) {
    yield `${separator}${jsonOf(key)}:`;
    separator = ',\n';
    if (Array.isArray(value)) yield* listPieces(value);
    else yield jsonOf(value);
  }
  yield '}';
}

function* listPieces(values: readonly unknown[]): Generator<string> {
  let separator = '[';
  for (const value of values) {
    yield separator + jsonOf(value);
    separator = ',\n';
  }
  yield separator === '[' ? '[]' : ']';
}
