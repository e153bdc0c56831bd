/**
 * Reads 10,000 broken files and tells the slowest, and hostile texts at full size and tells how their time grows.
 * Usage: npx tsx bench/fuzz.ts [FILE…]: the files are broken beside our own. Ends with 1 at the first fault, or where time
 * grows faster than size.
 */
import { readFileSync } from 'node:fs';
import { faultsOf, mutantOf } from '../test/read/mutations.ts';
import { SEEDS } from '../test/read/seeds.ts';
import { measuredOn } from './corpus.ts';
import { growthOf, HOSTILE, MAX_RATIO } from './hostile.ts';

const MUTANTS = 10_000;

const files = process.argv.slice(2).map((path) => ({ source: path, bytes: readFileSync(path) }));
const seeds = [...SEEDS, ...files];

let slowest = { story: '', ms: 0, bytes: 0 };
let bytes = 0;
const startedMs = performance.now();
for (let number = 0; number < MUTANTS; number++) {
  const mutant = mutantOf(seeds, number);
  const beforeMs = performance.now();
  const faults = faultsOf(mutant);
  const ms = performance.now() - beforeMs;
  bytes += mutant.bytes.length;
  if (ms > slowest.ms) slowest = { story: mutant.story, ms, bytes: mutant.bytes.length };
  if (faults.length > 0) {
    console.error(`${mutant.story}: ${faults.join(', ')}`);
    process.exit(1);
  }
}
const seconds = (performance.now() - startedMs) / 1000;
console.log(
  `${MUTANTS} broken files of ${seeds.length} (${(bytes / 1e6).toFixed(0)} MB) in ${seconds.toFixed(0)} s, none read wrongly`,
);
console.log(`The slowest took ${Math.round(slowest.ms)} ms for ${slowest.bytes} bytes: ${slowest.story}`);

console.log(`\n${measuredOn()}\n`);
console.log('Growth is the time by that for an eighth of the size, by eight: 1 is linear.\n');
console.log('| hostile text | in | MB | outcome | s | growth |\n|---|---|--:|---|--:|--:|');
for (const hostile of HOSTILE) {
  const { outcome, bytes: size, cpuMs, ratio } = growthOf(hostile, hostile.fullBytes);
  const cells = [hostile.story, hostile.source, (size / 1e6).toFixed(1), outcome];
  console.log(`| ${[...cells, (cpuMs / 1000).toFixed(2), ratio.toFixed(2)].join(' | ')} |`);
  if (outcome !== hostile.outcome || ratio >= MAX_RATIO) process.exitCode = 1;
}
