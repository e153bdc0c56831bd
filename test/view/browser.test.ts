/** The page in a real browser, opened from the disk: it draws, finds, explains, and trusts nothing that it shows. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLES, HOSTILE_NAME, htmlFrom, type Source } from './sources.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// On a build server a missing browser is a failure, not a reason to skip.
const canRun = existsSync(CHROMIUM) || process.env['CI'] === 'true';
if (!canRun)
  console.warn(`Skipped: no browser at ${CHROMIUM}; install it with "apt-get install chromium fonts-noto-cjk"`);

interface Visit {
  readonly page: Page;
  /** Addresses that the page asked for. */
  readonly requests: readonly string[];
  /** What the page complained of. */
  readonly complaints: readonly string[];
}

describe.skipIf(!canRun)('the page in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/bundle-viewer.mjs']);
    folder = await mkdtemp(join(tmpdir(), 'wenmai-view-'));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function visit(articles: readonly Source[], options: { locale?: string; width?: number } = {}): Promise<Visit> {
    const { locale = 'zh-CN', width = 1280 } = options;
    const file = join(folder, 'index.html');
    await writeFile(file, await htmlFrom(articles));
    const page = await browser.newPage({ locale, viewport: { width, height: 800 } });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    await page.goto(pathToFileURL(file).href);
    return { page, requests, complaints };
  }

  async function expectPeace({ page, requests, complaints }: Visit): Promise<void> {
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !/^(?:file|data|blob):/u.test(url))).toEqual([]);
    expect(await page.title()).toBe('文脉 Wenmai');
    await page.close();
  }

  const card = (page: Page) => page.locator('.card');
  const find = async (page: Page, name: string) => {
    await page.fill('#search', name);
    await page.keyboard.press('Enter');
  };

  test('draws points in the colours of their types', async () => {
    const seen = await visit(ARTICLES);
    const picture = await seen.page.locator('#stage').screenshot();
    expect(await colouredPixels(browser, picture)).toBeGreaterThan(300);
    await expectPeace(seen);
  });

  for (const [asked, name] of [
    ['港湾实验室', '港湾实验室'],
    ['harbor labs', '港湾实验室'],
    ['RUST', 'Rust'],
  ] as const) {
    test(`finds ${name} as "${asked}"`, async () => {
      const seen = await visit(ARTICLES);
      await find(seen.page, asked);
      expect(await card(seen.page).locator('h2').innerText()).toBe(name);
      await expectPeace(seen);
    });
  }

  test('shows the sentence behind a relation, with both names marked and a link to its article', async () => {
    const seen = await visit(ARTICLES);
    await find(seen.page, 'Harbor Labs');
    await card(seen.page).locator('.rows button', { hasText: '创建' }).click();
    const quote = card(seen.page).locator('.quote').first();
    expect(await quote.locator('blockquote').innerText()).toBe('港湾实验室(Harbor Labs)周四开源了Lantern。');
    expect(await quote.locator('mark').allInnerTexts()).toEqual(['港湾实验室', 'Harbor Labs', 'Lantern']);
    expect(await quote.locator('a').getAttribute('href')).toBe('https://example.org/lantern');
    await card(seen.page).locator('.end', { hasText: 'Lantern' }).click();
    expect(await card(seen.page).locator('h2').innerText()).toBe('Lantern');
    await expectPeace(seen);
  });

  test('opens a card for a point and for a line that is clicked', async () => {
    const seen = await visit([{ id: 'a', paragraphs: [['[Ada|Person] met [Bell|Person].']] }]);
    // The drawing is symmetrical: the middle of the line is the middle of the stage.
    await seen.page.locator('#stage').click();
    expect(await card(seen.page).locator('.quote blockquote').innerText()).toBe('Ada met Bell.');
    await expectPeace(seen);
    const lone = await visit([{ id: 'a', paragraphs: [['[Ada|Person] came.']] }]);
    await lone.page.locator('#stage').click();
    expect(await card(lone.page).locator('h2').innerText()).toBe('Ada');
    await lone.page.keyboard.press('Escape');
    expect(await card(lone.page).isVisible()).toBe(false);
    await expectPeace(lone);
  });

  test('shows hostile names and titles as they are, and runs nothing in them', async () => {
    const seen = await visit(ARTICLES);
    await find(seen.page, 'onerror');
    expect(await card(seen.page).locator('h2').innerText()).toBe(HOSTILE_NAME);
    await card(seen.page).locator('.rows button').first().click();
    expect(await card(seen.page).locator('figcaption').first().innerText()).toBe('<b>Second</b>');
    expect(await seen.page.locator('.card a, img').count()).toBe(0);
    await find(seen.page, 'Oslo');
    expect(await card(seen.page).locator('h2').innerText()).toMatch(/^Oslo/u);
    await expectPeace(seen);
  });

  test('hides a type and what is linked to it', async () => {
    const seen = await visit(ARTICLES);
    const shown = seen.page.locator('.filters > .counts');
    expect(await shown.innerText()).toBe('当前显示 6 个实体、7 条连线');
    await seen.page.locator('.legend button', { hasText: '产品' }).click();
    expect(await shown.innerText()).toBe('当前显示 3 个实体、0 条连线');
    await expectPeace(seen);
  });

  test('speaks the language of its reader, and the other one when asked', async () => {
    const seen = await visit(ARTICLES, { locale: 'en-GB' });
    expect(await seen.page.locator('.about').innerText()).toContain('2 articles · 6 entities');
    await seen.page.locator('header button', { hasText: '中文' }).click();
    expect(await seen.page.locator('.about').innerText()).toContain('2 篇文章 · 6 个实体');
    expect(await seen.page.locator('.about').innerText()).toContain('d1ce');
    await expectPeace(seen);
  });

  test('says so where there is nothing to draw', async () => {
    const seen = await visit([{ id: 'a', paragraphs: [['Nothing is named here.']] }], { locale: 'en-GB' });
    expect(await seen.page.locator('.message').innerText()).toContain('no entities in this graph yet');
    await expectPeace(seen);
  });

  test('keeps its panels apart on a telephone', async () => {
    const seen = await visit(ARTICLES, { width: 390 });
    await find(seen.page, 'Lantern');
    const [panel, sheet] = await Promise.all(['.panel', '.card'].map((part) => seen.page.locator(part).boundingBox()));
    expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThan(sheet?.y ?? 0);
    expect(sheet?.width).toBe(390);
    await expectPeace(seen);
  });
});

/** Pixels of a PNG picture that are neither grey nor close to it. */
async function colouredPixels(browser: Browser, picture: Buffer): Promise<number> {
  const page = await browser.newPage();
  const count = await page.evaluate<number>(`(async () => {
    const picture = await fetch('data:image/png;base64,${picture.toString('base64')}').then((answer) => answer.blob());
    const bitmap = await createImageBitmap(picture);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red, green, blue] = data.subarray(at, at + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) count++;
    }
    return count;
  })()`);
  await page.close();
  return count;
}
