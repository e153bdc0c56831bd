/**
 * Reads the articles of one file and prints what that took, as JSON. `bench/read.ts` starts it once a file, since the peak
 * of a program's memory never falls again. Usage: npx tsx bench/size.ts FILE
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { WenmaiError } from '../src/errors.ts';
import { readArticle } from '../src/read/read.ts';
import { articlesOf } from '../src/read/source.ts';

/** What reading a file took. */
export interface Cost {
  /** The processor's time, which other programs do not add to. */
  readonly cpuMs: number;
  /** How much more memory the program had at most than before it opened the file. */
  readonly peakBytes: number;
  readonly articles: number;
  /** Codes of errors, each once. */
  readonly codes: readonly string[];
}

function readAll(source: string, bytes: Uint8Array): Pick<Cost, 'articles' | 'codes'> {
  const codes = new Set<string>();
  let articles = 0;
  for (const { article, error } of articlesOf(source, bytes)) {
    articles++;
    try {
      if (error !== null) throw error;
      readArticle(article);
    } catch (thrown) {
      if (!(thrown instanceof WenmaiError)) throw thrown;
      codes.add(thrown.code);
    }
  }
  return { articles, codes: [...codes] };
}

/** What Linux takes as the wish to count a program's peak anew (man 5 proc). */
const FORGET_PEAK = '5';

/** Other systems count from the start of the program, which takes some 90 MB. */
function peakRss(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}

const [path = ''] = process.argv.slice(2);
// What is loaded at the first article is no part of the figures.
readAll('a.md', Buffer.from('**文字**'));
if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', FORGET_PEAK);
const beforeBytes = process.memoryUsage.rss();
const before = process.cpuUsage();
const counts = readAll(basename(path), readFileSync(path));
const { user, system } = process.cpuUsage(before);
const cost: Cost = { cpuMs: (user + system) / 1000, peakBytes: Math.max(peakRss() - beforeBytes, 0), ...counts };
console.log(JSON.stringify(cost));
