/**
 * The records as JSON lines, with the entity ids that the fold settled across articles instead of those of each
 * article alone. Failed articles are rows as well.
 */
import type { MentionRow } from '../fold/tables.ts';
import type { EntityId } from '../knowledge.ts';
import { type ArticleRecord, isFailed, toJson } from '../record.ts';
import type { Exporter } from './export.ts';

export const exportJsonLines: Exporter = async function* (workspace) {
  const settled = settledMentions(workspace.table('mentions').rows());
  for await (const record of workspace.records()) {
    yield `${toJson(isFailed(record) ? record : settle(record, await settled(record.id)))}\n`;
  }
};

/** Reads the table of mentions along with the records: both are sorted by document. */
function settledMentions(
  batches: AsyncGenerator<readonly MentionRow[]>,
): (document: string) => Promise<ReadonlyMap<number, EntityId>> {
  const byDocument = new Map<string, Map<number, EntityId>>();
  let isDone = false;
  return async (document) => {
    // One row of a later document says that this one is complete.
    while (!isDone && byDocument.size < 2) {
      const next = await batches.next();
      isDone = next.done === true;
      const rows = next.done === true ? [] : next.value;
      for (const row of rows) {
        const mentions = byDocument.get(row.document) ?? new Map<number, EntityId>();
        byDocument.set(row.document, mentions.set(row.start, row.entity));
      }
    }
    const mentions = byDocument.get(document) ?? new Map<number, EntityId>();
    byDocument.delete(document);
    return mentions;
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
    mentions: record.mentions.map((mention) => ({ ...mention, entity: idOf(mention.entity) })),
    entities: record.entities.map((entity) => ({ ...entity, id: idOf(entity.id) })),
    relations: record.relations.map((relation) => ({
      ...relation,
      subject: idOf(relation.subject),
      object: idOf(relation.object),
    })),
    aliases: record.aliases.map((alias) => ({ ...alias, entity: idOf(alias.entity) })),
  };
}
