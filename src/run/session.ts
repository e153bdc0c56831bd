/** What every command that changes a workspace does around its work: lock, database, records. */
import { Database } from '../workspace/database.ts';
import { asWriteFailure } from '../workspace/files.ts';
import type { Layout } from '../workspace/layout.ts';
import { lock } from '../workspace/lock.ts';
import { Records } from '../workspace/records.ts';

/** Throws `workspace-locked`, `workspace-newer`, `workspace-damaged`, `write-failed`, and what the work throws. */
export async function withRecords<Result>(
  layout: Layout,
  work: (records: Records, database: Database) => Promise<Result>,
): Promise<Result> {
  const held = await lock(layout);
  try {
    const database = await Database.open({ spill: layout.spill });
    try {
      return await work(await Records.open(database, layout), database);
    } finally {
      database.close();
    }
  } catch (error) {
    throw asWriteFailure(error, layout.root);
  } finally {
    held.release();
  }
}
