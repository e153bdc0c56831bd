/**
 * The records as JSON lines, with the entity ids that the fold settled across articles instead of those of each
 * article alone. Failed articles are rows as well.
 */
import type { MentionRow } from '../fold/tables.ts';
import type { EntityId } from '../knowledge.ts';
import { type ArticleRecord, isFailed, toJson } from '../record.ts';
import { compareBytes } from '../text/order.ts';
import type { Exporter } from './export.ts';

export const exportJsonLines: Exporter = async function* (workspace) {
  const settled = settledMentions(workspace.table('mentions').rows());
  for await (const record of workspace.records()) {
    yield `${toJson(isFailed(record) ? record : settle(record, await settled(record.id)))}\n`;
  }
};

/**
 * Reads the table of mentions along with the records: both are sorted by document. Records can be ahead of the build
 * (a run was stopped between the two), so either side may have documents that the other lacks.
 */
function settledMentions(
  batches: AsyncGenerator<readonly MentionRow[]>,
): (document: string) => Promise<ReadonlyMap<number, EntityId>> {
  let rows: readonly MentionRow[] = [];
  let at = 0;
  const peek = async (): Promise<MentionRow | null> => {
    while (at >= rows.length) {
      const next = await batches.next();
      if (next.done === true) return null;
      rows = next.value;
      at = 0;
    }
    return rows[at] ?? null;
  };
  return async (document) => {
    const settled = new Map<number, EntityId>();
    for (let row = await peek(); row !== null && compareBytes(row.document, document) <= 0; row = await peek()) {
      if (row.document === document) settled.set(row.start, row.entity);
      at++;
    }
    return settled;
  };
}

function settle<Row extends Exclude<ArticleRecord, { error: unknown }>>(
  record: Row,
  settled: ReadonlyMap<number, EntityId>,
): Row {
  const ids = new Map<EntityId, EntityId>();
  for (const { start, entity } of record.mentions) ids.set(entity, settled.get(start) ?? entity);
  const idOf = (local: EntityId) => ids.get(local) ?? local;
  return {
    ...record,
    mentions: record.mentions.map((mention) => ({ ...mention, entity: settled.get(mention.start) ?? mention.entity })),
    entities: record.entities.map((entity) => ({ ...entity, id: idOf(entity.id) })),
    relations: record.relations.map((relation) => ({
      ...relation,
      subject: idOf(relation.subject),
      object: idOf(relation.object),
    })),
    aliases: record.aliases.map((alias) => ({ ...alias, entity: idOf(alias.entity) })),
  };
}
