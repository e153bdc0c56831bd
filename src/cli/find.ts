/** `wenmai find`: entities by a part of any of their names. */
import { Command } from 'commander';
import { openWorkspace } from '../index.ts';
import { jsonOption, positiveNumber, workspaceOption } from './options.ts';
import { formatTable } from './table.ts';

export function findCommand(): Command {
  return new Command('find')
    .description('lists entities with a name or alias that contains the text')
    .argument('<TEXT>', 'a name or a part of one, in any script and case')
    .addOption(workspaceOption())
    .option('--limit <N>', 'at most so many', positiveNumber, 20)
    .addOption(jsonOption())
    .action(async (text: string, flags: { workspace: string; limit: number; json?: boolean }) => {
      const workspace = await openWorkspace(flags.workspace);
      try {
        const entities = await workspace.find(text, { limit: flags.limit });
        if (flags.json === true) {
          process.stdout.write(`${JSON.stringify(entities, null, 2)}\n`);
        } else if (entities.length === 0) {
          process.stdout.write(`No entity has a name that contains "${text}"\n`);
        } else {
          const rows = entities.map(({ id, type, name, aliases, documents, mentions }) => [
            type,
            name,
            documents,
            mentions,
            id,
            aliases.slice(0, 4).join(', '),
          ]);
          process.stdout.write(`${formatTable(['type', 'name', 'articles', 'mentions', 'id', 'also'], rows)}\n`);
        }
      } finally {
        workspace.close();
      }
    });
}
