/** `wenmai show`: one entity's card. */
import { Command } from 'commander';
import {
  type AliasRow,
  type EntityRow,
  openWorkspace,
  type RelationRow,
  type Workspace,
  WenmaiError,
} from '../index.ts';
import { jsonOption, positiveNumber, workspaceOption } from './options.ts';
import { formatTable, oneLine } from './table.ts';

export function showCommand(): Command {
  return new Command('show')
    .description('prints one entity: names, counts, stated relations, strongest neighbours, why its names are one')
    .argument('<ENTITY>', 'an id, a name or an alias')
    .addOption(workspaceOption())
    .option('--limit <N>', 'at most so many relations and neighbours', positiveNumber, 15)
    .addOption(jsonOption())
    .action(async (asked: string, flags: { workspace: string; limit: number; json?: boolean }) => {
      const workspace = await openWorkspace(flags.workspace);
      try {
        const entity = await entityNamed(workspace, asked);
        const relations = await workspace.relations({ entity: entity.id });
        const neighbours = await workspace.cooccurrences(entity.id, { limit: flags.limit });
        const ledger = await workspace.aliases(entity.id);
        if (flags.json === true) {
          process.stdout.write(`${JSON.stringify({ entity, relations, neighbours, aliases: ledger }, null, 2)}\n`);
          return;
        }
        const nameOf = await namesIn(workspace, [
          ...relations.flatMap(({ subject, object }) => [subject, object]),
          ...neighbours.flatMap(({ source, target }) => [source, target]),
        ]);
        const parts = [cardOf(entity)];
        if (relations.length > 0) parts.push(relationsTable(relations.slice(0, flags.limit), nameOf));
        if (neighbours.length > 0) {
          const rows = neighbours.map(({ source, target, sentences, documents, npmi }) => {
            const other = source === entity.id ? target : source;
            return [nameOf(other), documents, sentences, npmi, other];
          });
          parts.push(formatTable(['together with', 'articles', 'sentences', 'npmi', 'id'], rows));
        }
        for (const verdict of ['merged', 'kept-apart'] as const) {
          const lines = ledger.filter((line) => line.verdict === verdict).slice(0, flags.limit);
          if (lines.length > 0) parts.push([HEADINGS[verdict], ...lines.map(reasonOf)].join('\n'));
        }
        process.stdout.write(`${parts.join('\n\n')}\n`);
      } finally {
        workspace.close();
      }
    });
}

const HEADINGS = { merged: 'why its names are one', 'kept-apart': 'kept apart from it' } as const;

/** A line of the ledger: what was decided on a name, by what, how often, and one sentence that it rests on. */
function reasonOf({ entity, surface, member, reason, documents, stories, document, quote }: AliasRow): string {
  const other = member === entity ? '' : ` (${member})`;
  const counts = `${documents} articles, ${stories} stories`;
  return oneLine(`  ${surface}${other}: ${reason}, ${counts}`) + `\n    ${oneLine(quote)}\n    ${oneLine(document)}`;
}

/**
 * The entity that is asked for, with a word on standard error where the name is several things; throws `unknown-entity`
 * with the names that come near.
 */
export async function entityNamed(workspace: Workspace, asked: string): Promise<EntityRow> {
  const [entity, ...others] = await workspace.candidates(asked);
  if (others.length > 0) {
    const ids = others.map(({ id, documents }) => `${id} (${documents} articles)`).join(', ');
    process.stderr.write(
      oneLine(`"${asked}" is ${others.length + 1} things: this is ${entity?.id ?? ''}, others are ${ids}`) + '\n',
    );
  }
  if (entity !== undefined) return entity;
  const near = (await workspace.find(asked, { limit: 5 })).map(({ name }) => name);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'wenmai find TEXT searches in all names';
  throw new WenmaiError('unknown-entity', `Expected an entity's id, name or alias, got "${asked}": ${hint}`);
}

/** Shows an id as its entity's name. */
export async function namesIn(workspace: Workspace, ids: readonly string[]): Promise<(id: string) => string> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) names.set(id, (await workspace.entity(id))?.name ?? id);
  return (id) => names.get(id) ?? id;
}

function cardOf({
  id,
  type,
  name,
  aliases,
  known,
  mentions,
  documents,
  stories,
  firstDate,
  lastDate,
}: EntityRow): string {
  const dates =
    firstDate === null ? '' : `, ${firstDate === lastDate ? firstDate : `${firstDate} to ${lastDate ?? ''}`}`;
  const lines = [
    `${name}  (${type}${known ? ', listed' : ''})`,
    `id       ${id}`,
    ...(aliases.length > 0 ? [`also     ${aliases.join(', ')}`] : []),
    `counts   ${mentions} mentions in ${documents} articles (${stories} stories)${dates}`,
  ];
  return lines.join('\n');
}

export function relationsTable(relations: readonly RelationRow[], nameOf: (id: string) => string): string {
  const rows = relations.map(({ subject, predicate, object, status, documents, date }) => [
    nameOf(subject),
    predicate,
    nameOf(object),
    status,
    documents,
    date ?? '',
  ]);
  return formatTable(['subject', 'predicate', 'object', 'status', 'articles', 'date'], rows);
}
