/** The HTML text of a page: safe whatever articles say, and equal for equal graphs. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../src/view/model.ts';
import { ARTICLES, HOSTILE_NAME, htmlFrom } from './sources.ts';

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/bundle-viewer.mjs']);
});

function between(html: string, start: string, end: string): string {
  const from = html.indexOf(start) + start.length;
  return html.slice(from, html.indexOf(end, from));
}

const modelText = (html: string) => between(html, '<script type="application/json" id="page">', '</script>');

describe('viewerPages()', () => {
  test('gives equal text for equal graphs, whatever the order of the articles', async () => {
    expect(await htmlFrom(ARTICLES.toReversed())).toBe(await htmlFrom(ARTICLES));
  });

  test('keeps strings of articles inside its JSON, unchanged', async () => {
    const text = modelText(await htmlFrom(ARTICLES));
    expect(text).not.toContain('<');
    const page = JSON.parse(text) as Page;
    expect(page.entities.map(({ name }) => name)).toContain(HOSTILE_NAME);
    expect(page.documents.map(({ title }) => title)).toContain('<b>Second</b>');
  });

  test('lets its own program and style alone run, by their hashes', async () => {
    const html = await htmlFrom(ARTICLES);
    const policy = between(html, 'http-equiv="Content-Security-Policy" content="', '"');
    for (const [directive, text] of [
      ['script-src', between(html, '<script>', '</script>')],
      ['style-src', between(html, '<style>', '</style>')],
    ] as const) {
      expect(text.length).toBeGreaterThan(1_000);
      expect(policy).toContain(`${directive} 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});
