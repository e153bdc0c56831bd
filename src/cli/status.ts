/** `wenmai status`: what a workspace holds. */
import { Command } from 'commander';
import { statusOf } from '../index.ts';
import { jsonOption, workspaceOption } from './options.ts';
import { oneLine } from './table.ts';

export function statusCommand(): Command {
  return new Command('status')
    .description('lists articles by outcome, failures with their reasons, sizes and versions')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (flags: { workspace: string; json?: boolean }) => {
      const status = await statusOf(flags.workspace);
      if (flags.json === true) {
        const { extractors, ...rest } = status;
        process.stdout.write(`${JSON.stringify({ ...rest, extractors: Object.fromEntries(extractors) }, null, 2)}\n`);
        return;
      }
      const { root, articles, extracted, stale, failures, inputs, options, extractors, parts, recordBytes, build } = status;
      const lines = [
        `Workspace   ${root}`,
        `Inputs      ${inputs.map(({ path, name }) => (name === null ? path : `${path} (as ${name})`)).join(', ')}`,
        `Articles    ${articles}: ${extracted} extracted${stale > 0 ? ` (${stale} stale)` : ''}, ${failures.length} failed`,
        `Records     ${parts} parts, ${(recordBytes / 1e6).toFixed(1)} MB`,
        `Extractors  ${[...extractors].map(([extractor, count]) => `${extractor} (${count})`).join(', ')}`,
        `Options     ${JSON.stringify(options)}`,
        build === null
          ? 'Build       none yet: run wenmai build'
          : `Build       ${build.digest}: ${Object.entries(build.counts).map(([name, count]) => `${count} ${name}`).join(', ')}`,
        ...failures.map(({ id, code, message, stale: isStale }) => {
          return `failed      ${oneLine(id)}: ${oneLine(message)} [${code}]${isStale ? ' (stale)' : ''}`;
        }),
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
