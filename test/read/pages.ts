/**
 * Whole pages in the shapes of common site builders, each beside the text that a reader would call the article, and a
 * measure of how well a text agrees with it. All pages are made for this test; the chrome of each is its builder's.
 */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('pages/', import.meta.url);

export interface SamplePage {
  readonly name: string;
  readonly html: string;
  /** The article without its title, code and by-lines: a block a line. */
  readonly expected: string;
}

/** Runs of five characters, white space left out, shared by two texts: each counts as often as it occurs. */
export interface Agreement {
  readonly shared: number;
  readonly got: number;
  readonly expected: number;
}

const RUN = 5;

export function loadPages(): SamplePage[] {
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.slice(0, -'.html'.length))
    .sort();
  return names.map((name) => ({
    name,
    html: readFileSync(new URL(`${name}.html`, FOLDER), 'utf8'),
    expected: readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8'),
  }));
}

export function agreementOf(got: string, expected: string): Agreement {
  const [gotRuns, expectedRuns] = [runsOf(got), runsOf(expected)];
  let shared = 0;
  for (const [run, count] of expectedRuns) shared += Math.min(count, gotRuns.get(run) ?? 0);
  return { shared, got: total(gotRuns), expected: total(expectedRuns) };
}

export function sumOf(agreements: readonly Agreement[]): Agreement {
  return agreements.reduce(
    (sum, { shared, got, expected }) => ({
      shared: sum.shared + shared,
      got: sum.got + got,
      expected: sum.expected + expected,
    }),
    { shared: 0, got: 0, expected: 0 },
  );
}

export function recallOf({ shared, expected }: Agreement): number {
  return shared / expected;
}

/** Of no text at all it is 1: nothing in it is wrong. */
export function precisionOf({ shared, got }: Agreement): number {
  return got === 0 ? 1 : shared / got;
}

function runsOf(text: string): Map<string, number> {
  const characters = [...text.replace(/\s+/gu, '')];
  const runs = new Map<string, number>();
  for (let at = 0; at + RUN <= characters.length; at++) {
    const run = characters.slice(at, at + RUN).join('');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function total(runs: ReadonlyMap<string, number>): number {
  return [...runs.values()].reduce((sum, count) => sum + count, 0);
}
