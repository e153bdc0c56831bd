/** A workspace with a build of hand-made records in it. */
import { mkdir } from 'node:fs/promises';
import { fold } from '../../src/fold/fold.ts';
import type { Window } from '../../src/options.ts';
import { hashRecords, writeBuild } from '../../src/workspace/build.ts';
import type { Build } from '../../src/workspace/build.ts';
import { Database } from '../../src/workspace/database.ts';
import { layoutOf } from '../../src/workspace/layout.ts';
import type { Layout } from '../../src/workspace/layout.ts';
import { Records } from '../../src/workspace/records.ts';
import { ontology, record } from '../fold/records.ts';
import type { Article } from '../fold/records.ts';
import { temporaryFolder } from './folders.ts';

export async function temporaryLayout(): Promise<Layout> {
  const layout = layoutOf(await temporaryFolder());
  await mkdir(layout.work);
  return layout;
}

/** Adds the articles to the workspace's records and writes the build of all. */
export async function buildOf(
  layout: Layout,
  articles: readonly Article[],
  { program = '1', window = 'sentence' }: { program?: string; window?: Window } = {},
): Promise<Build> {
  const database = await Database.open();
  try {
    const records = await Records.open(database, layout);
    await records.add(articles.map(record));
    await records.view();
    return await writeBuild(database, layout, await fold(database, { window, ontology }), {
      program,
      ontology: ontology.version,
      options: { window },
      corrections: null,
      records: await hashRecords(database),
    });
  } finally {
    database.close();
  }
}
