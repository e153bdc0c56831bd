/** `wenmai extract`: the records of articles as JSON lines, without a workspace. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Command } from 'commander';
import { extractAll, isFailed, toJson } from '../index.ts';
import { EXIT } from './exit.ts';
import { type ExtractionFlags, givenOptions, lexiconOption, nameOption, quietOption } from './options.ts';
import { interruptSignal } from './signal.ts';
import { oneLine } from './table.ts';

interface Flags extends ExtractionFlags {
  readonly output?: string;
  readonly name?: string;
  readonly quiet?: boolean;
}

export function extractCommand(): Command {
  return new Command('extract')
    .description('prints what each article says as a JSON line; needs no workspace')
    .argument('<INPUT...>', 'files, folders, globs, or - for JSON lines from standard input')
    .option('-o, --output <FILE>', 'write there instead of to standard output')
    .addOption(lexiconOption())
    .addOption(nameOption())
    .addOption(quietOption())
    .action(async (inputs: string[], flags: Flags) => {
      const output = flags.output === undefined ? process.stdout : createWriteStream(flags.output);
      const { signal, release } = interruptSignal();
      let failed = 0;
      try {
        const records = extractAll(inputs, {
          options: givenOptions(flags),
          stdin: process.stdin,
          signal,
          ...(flags.name === undefined ? {} : { name: flags.name }),
        });
        for await (const record of records) {
          if (isFailed(record)) {
            failed++;
            process.stderr.write(
              `failed: ${oneLine(record.id)}: ${oneLine(record.error.message)} [${record.error.code}]\n`,
            );
          }
          if (!output.write(`${toJson(record)}\n`)) await once(output, 'drain');
        }
      } finally {
        release();
      }
      if (output !== process.stdout) {
        output.end();
        await finished(output);
      }
      process.exitCode = failed > 0 ? EXIT.someFailed : EXIT.done;
    });
}
