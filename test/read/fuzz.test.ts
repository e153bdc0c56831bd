import { expect, test } from 'vitest';
import { growthOf, HOSTILE, MAX_RATIO } from '../../bench/hostile.ts';
import { faultsOf, mutantOf } from './mutations.ts';
import { SEEDS } from './seeds.ts';
import { read } from './articles.ts';

const MUTANTS = 1000;

/** Each takes some hundredths of a second; the rest is for a busy machine. */
const MAX_MS = 3000;

test('seeds are sound', () => {
  for (const seed of SEEDS) expect(faultsOf({ ...seed, story: '' })).toEqual([]);
});

test('the same number is the same mutant, another is another', () => {
  expect(mutantOf(SEEDS, 5)).toEqual(mutantOf(SEEDS, 5));
  const stories = Array.from({ length: 100 }, (_, number) => mutantOf(SEEDS, number).story.replace(/^mutant \d+/u, ''));
  expect(new Set(stories).size).toBeGreaterThan(90);
});

test(`${MUTANTS} broken files are read or refused, quickly, and what comes out is sound`, () => {
  for (let number = 0; number < MUTANTS; number++) {
    const mutant = mutantOf(SEEDS, number);
    const startedMs = performance.now();
    const faults = faultsOf(mutant);
    expect({ story: mutant.story, faults }).toEqual({ story: mutant.story, faults: [] });
    expect({ story: mutant.story, isSlow: performance.now() - startedMs > MAX_MS }).toMatchObject({ isSlow: false });
  }
});

/** The part of its full size that a hostile text has here at first. */
const HOSTILE_SHARE = 1 / 64;

for (const hostile of HOSTILE) {
  test(`time is in proportion to size: ${hostile.story}, in ${hostile.source}`, () => {
    const { outcome, ratio } = growthOf(hostile, hostile.fullBytes * HOSTILE_SHARE);
    expect(outcome).toBe(hostile.outcome);
    expect(ratio).toBeLessThan(MAX_RATIO);
  });
}

const ACTIVE = /<\s*script|onerror\s*=|onload\s*=|javascript:/iu;

test.each([
  '<script>alert(1)</script>',
  '<ScRiPt src="javascript:alert(1)">alert(1)</sCrIpT >',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)><script>alert(1)</script></svg>',
  '<a href="javascript:alert(1)">链接</a>',
  '<a href=" java&#10;script:alert(1)" onclick="alert(1)">链接</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<math><mtext><script>alert(1)</script></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea><script>alert(1)</script></textarea>',
  '<p title="<script>alert(1)</script>">文</p>',
  '<!-- <script>alert(1)</script> -->',
  '<body onload=alert(1)>',
  '<form action="javascript:alert(1)"><button onclick=alert(1)>按</button></form>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
])('active content leaves no markup in the text: %s', (markup) => {
  for (const source of ['a.html', 'a.md']) {
    const document = read(source, `<p>前面的文字在这里。</p>\n${markup}\n\n<p>后面的文字在这里。</p>\n`);
    expect(document.text).toContain('前面的文字在这里。');
    expect(document.text).not.toMatch(ACTIVE);
    expect(JSON.stringify([document.title, document.url, document.tags, document.credits])).not.toMatch(ACTIVE);
  }
});
