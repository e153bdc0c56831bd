/** Identity of many names: no pair of names is ever compared without a reason, so that time grows with their number. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settle } from '../../src/fold/settle.ts';
import { manyNames } from './many-names.ts';

test('100,000 surface forms are settled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenmai-names-'));
  try {
    const database = await manyNames(folder, 100_000);
    await settle(database, []);
    const [found] = await database.all(`
      SELECT
        (SELECT count(DISTINCT surface) FROM named) AS surfaces,
        (SELECT count(*) FROM verdict WHERE verdict = 'merged') AS merged,
        (SELECT count(*) FROM verdict WHERE reason = 'ambiguous') AS ambiguous,
        (SELECT count(DISTINCT sense) FROM sense) AS senses`);
    database.close();
    expect(found?.surfaces).toBeGreaterThanOrEqual(100_000);
    expect(found?.merged).toBeGreaterThan(1000);
    expect(found?.ambiguous).toBeGreaterThan(1000);
    expect(found?.senses).toBeGreaterThan(1000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
