/** `wenmai explain`: every sentence behind the edges between two entities. */
import { Command } from 'commander';
import { openWorkspace } from '../index.ts';
import { jsonOption, positiveNumber, workspaceOption } from './options.ts';
import { entityNamed, namesIn } from './show.ts';
import { oneLine } from './table.ts';

export function explainCommand(): Command {
  return new Command('explain')
    .description('prints the sentences that join two entities, stated relations first')
    .argument('<A>', 'an id, a name or an alias')
    .argument('<B>', 'another')
    .addOption(workspaceOption())
    .option('--limit <N>', 'at most so many sentences', positiveNumber)
    .addOption(jsonOption())
    .action(async (a: string, b: string, flags: { workspace: string; limit?: number; json?: boolean }) => {
      const workspace = await openWorkspace(flags.workspace);
      try {
        const first = await entityNamed(workspace, a);
        const second = await entityNamed(workspace, b);
        const evidence = await workspace.evidence(first.id, second.id);
        const shown = evidence.slice(0, flags.limit);
        if (flags.json === true) {
          process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
          return;
        }
        const nameOf = await namesIn(workspace, [first.id, second.id]);
        const lines = [`${first.name} and ${second.name}: ${evidence.length} pieces of evidence`];
        let heading = '';
        for (const { tier, source, predicate, target, status, document, quote } of shown) {
          const edge =
            tier === 'relation'
              ? `${nameOf(source)} ${predicate ?? ''} ${nameOf(target)}${status === 'asserted' ? '' : ` (${status ?? ''})`}`
              : `together in a ${workspace.meta().options.window}`;
          if (edge !== heading) lines.push('', (heading = edge));
          lines.push(`  ${oneLine(quote)}`, `    ${oneLine(document)}`);
        }
        if (shown.length < evidence.length) lines.push('', `${evidence.length - shown.length} more: raise --limit`);
        process.stdout.write(`${lines.join('\n')}\n`);
      } finally {
        workspace.close();
      }
    });
}
