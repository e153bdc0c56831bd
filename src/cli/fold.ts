/** `wenmai fold`: the graph from the records that a workspace holds, without looking at the articles. */
import { Command } from 'commander';
import { foldWorkspace } from '../index.ts';
import { type ExtractionFlags, givenOptions, quietOption, windowOption, workspaceOption } from './options.ts';
import { progressLine } from './progress.ts';

export function foldCommand(): Command {
  return new Command('fold')
    .description("writes the graph anew from the workspace's records, without looking at the articles")
    .addOption(workspaceOption())
    .addOption(windowOption())
    .addOption(quietOption())
    .action(async (flags: ExtractionFlags & { workspace: string; quiet?: boolean }) => {
      const progress = progressLine();
      const quiet = flags.quiet === true;
      const { meta, folded } = await foldWorkspace({
        workspace: flags.workspace,
        options: givenOptions(flags),
        ...(quiet ? {} : { onProgress: progress.update }),
      });
      if (quiet) return;
      progress.end();
      process.stdout.write(`${folded ? 'Folded' : 'Nothing to fold'}: ${meta.digest}\n`);
    });
}
