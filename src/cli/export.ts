/** `wenmai export`: the graph, or the records, in a file for other programs. */
import { Argument, Command } from 'commander';
import { EXPORT_FORMATS, type ExportFormat, exportGraph, openWorkspace } from '../index.ts';
import { workspaceOption } from './options.ts';
import { writeOutput } from './output.ts';

export function exportCommand(): Command {
  return new Command('export')
    .description('writes the graph for other programs')
    .addArgument(
      new Argument(
        '<FORMAT>',
        'json: the graph for Graphology; jsonl: the records with settled entity ids; gexf: the graph for Gephi; html: the viewer',
      ).choices(EXPORT_FORMATS),
    )
    .option('-o, --output <FILE>', 'write there instead of to standard output')
    .addOption(workspaceOption())
    .action(async (format: ExportFormat, flags: { output?: string; workspace: string }) => {
      const workspace = await openWorkspace(flags.workspace);
      try {
        await writeOutput(flags.output, exportGraph(workspace, format));
      } finally {
        workspace.close();
      }
    });
}
