/**
 * How long it takes to settle which of a million names are one thing, and how much memory.
 * Usage: npx tsx bench/identity.ts [SURFACE_FORMS]
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { settle } from '../src/fold/settle.ts';
import { manyNames } from '../test/fold/many-names.ts';

const count = Number(process.argv[2] ?? 1_000_000);

const folder = mkdtempSync(join(tmpdir(), 'wenmai-identity-'));
try {
  const database = await manyNames(folder, count);
  const startedMs = performance.now();
  await settle(database, []);
  const ms = performance.now() - startedMs;
  const [found] = await database.all(`
    SELECT
      (SELECT count(DISTINCT surface) FROM named) AS surfaces,
      (SELECT count(*) FROM node) AS nodes,
      (SELECT count(*) FROM verdict WHERE verdict = 'merged') AS merged,
      (SELECT count(*) FROM verdict WHERE verdict <> 'merged') AS refused,
      (SELECT count(*) FROM sense) AS senses`);
  database.close();
  assert.ok((found?.surfaces as number) >= count, 'The benchmark has fewer names than it says');
  assert.ok((found?.merged as number) > 0 && (found?.refused as number) > 0, 'The benchmark settles nothing');
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node.js ${process.version}`);
  console.log(
    Object.entries(found ?? {})
      .map(([name, number]) => `${name} ${(number as number).toLocaleString('en-US')}`)
      .join(', '),
  );
  console.log(
    `settled in ${(ms / 1000).toFixed(1)} s, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
