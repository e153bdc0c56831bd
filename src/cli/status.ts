/** `wenmai status`: what a workspace holds. */
import { Command } from 'commander';
import { previewBuild, statusOf, WenmaiError } from '../index.ts';
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
        const all = {
          ...status,
          extractors: Object.fromEntries(status.extractors),
          next: await nextBuild(flags.workspace),
        };
        process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
        return;
      }
      const { root, articles, extracted, stale, failures, inputs, options, extractors, parts, recordBytes, build } =
        status;
      const lines = [
        `Workspace   ${root}`,
        `Inputs      ${inputs.map(({ path, name }) => (name === null ? path : `${path} (as ${name})`)).join(', ')}`,
        `Articles    ${articles}: ${extracted} extracted${stale > 0 ? ` (${stale} stale)` : ''}, ${failures.length} failed`,
        `Records     ${parts} parts, ${(recordBytes / 1e6).toFixed(1)} MB`,
        `Extractors  ${[...extractors].map(([extractor, count]) => `${extractor} (${count})`).join(', ')}`,
        `Options     ${JSON.stringify(options)}`,
        build === null
          ? 'Build       none yet: run wenmai build'
          : `Build       ${build.digest}: ${Object.entries(build.counts)
              .map(([name, count]) => `${count} ${name}`)
              .join(', ')}`,
        `Next build  ${await nextBuild(flags.workspace)}`,
        ...failures.map(({ id, code, message, stale: isStale }) => {
          return `failed      ${oneLine(id)}: ${oneLine(message)} [${code}]${isStale ? ' (stale)' : ''}`;
        }),
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}

/** What a build would do now; a missing input is worth a line here, not an end. */
async function nextBuild(workspace: string): Promise<string> {
  try {
    const { extract, keep, remove, unreadable } = await previewBuild(workspace);
    return `extracts ${extract}, keeps ${keep}, removes ${remove}${unreadable > 0 ? `, cannot read ${unreadable} files` : ''}`;
  } catch (error) {
    if (error instanceof WenmaiError) return error.message;
    throw error;
  }
}
