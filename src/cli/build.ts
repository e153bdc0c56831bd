/** `wenmai build`: articles into the graph of a workspace. */
import { Command } from 'commander';
import { build, type BuildSummary } from '../index.ts';
import { EXIT } from './exit.ts';
import {
  type ExtractionFlags,
  givenOptions,
  boilerplateOption,
  lexiconOption,
  modelOption,
  nameOption,
  quietOption,
  windowOption,
  workspaceOption,
} from './options.ts';
import { progressLine } from './progress.ts';
import { interruptSignal } from './signal.ts';
import { oneLine } from './table.ts';

interface Flags extends ExtractionFlags {
  readonly workspace: string;
  readonly name?: string;
  readonly forget?: readonly string[];
  readonly quiet?: boolean;
}

export function buildCommand(): Command {
  return new Command('build')
    .description('reads what changed, extracts, counts, and writes the graph into the workspace')
    .argument('[INPUT...]', 'files, folders or globs, beside those that the workspace remembers')
    .addOption(workspaceOption())
    .addOption(lexiconOption())
    .addOption(boilerplateOption())
    .addOption(modelOption())
    .addOption(windowOption())
    .addOption(nameOption())
    .option('--forget <INPUT...>', 'inputs to drop, with their articles')
    .addOption(quietOption())
    .action(async (inputs: string[], flags: Flags) => {
      const progress = progressLine();
      const quiet = flags.quiet === true;
      const { signal, release } = interruptSignal();
      try {
        const summary = await build(inputs, {
          workspace: flags.workspace,
          options: givenOptions(flags),
          signal,
          ...(flags.name === undefined ? {} : { name: flags.name }),
          ...(flags.forget === undefined ? {} : { forget: flags.forget }),
          ...(quiet ? {} : { onProgress: progress.update }),
        });
        if (!quiet) progress.end();
        process.stderr.write(failuresOf(summary));
        if (!quiet) process.stdout.write(summaryOf(summary, flags.workspace));
        process.exitCode = summary.failures.length > 0 ? EXIT.someFailed : EXIT.done;
      } finally {
        release();
      }
    });
}

/** One line an article that failed. */
function failuresOf({ failures }: BuildSummary): string {
  return failures
    .map(({ id, code, message, stale }) => {
      return `failed: ${oneLine(id)}: ${oneLine(message)} [${code}]${stale ? ' (an earlier record of it still counts)' : ''}\n`;
    })
    .join('');
}

function summaryOf(summary: BuildSummary, workspace: string): string {
  const { articles, extracted, stale, failures, attempted, kept, removed, folded, meta } = summary;
  const { counts } = meta;
  const lines = [
    `Read     ${count(articles, 'article')}: ${extracted} extracted${stale > 0 ? ` (${stale} stale)` : ''}, ${failures.length} failed (this run: ${attempted} done, ${kept} unchanged, ${removed} removed)`,
    `Found    ${count(counts.entities, 'entity', 'entities')} in ${count(counts.mentions, 'mention')}, ${count(counts.cooccurrences, 'co-occurring pair')}, ${count(counts.relations, 'stated relation')}, in ${count(counts.stories, 'story', 'stories')}`,
    folded
      ? `Wrote    ${workspace}/graph/*.parquet, ${workspace}/graph.json, ${workspace}/report.md`
      : `Wrote    nothing: the graph of ${workspace} is up to date`,
    `Digest   ${meta.digest}`,
    `Open     ${workspace}/index.html`,
    `Ask      wenmai find TEXT, wenmai show ENTITY, wenmai explain A B${workspace === 'wenmai' ? '' : ` (with -w ${workspace})`}`,
  ];
  return `${lines.join('\n')}\n`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
