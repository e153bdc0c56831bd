/** `wenmai extract`: the records of articles as JSON lines, without a workspace. */
import { Command } from 'commander';
import { extractAll, isFailed, toJson } from '../index.ts';
import { EXIT } from './exit.ts';
import {
  boilerplateOption,
  type ExtractionFlags,
  givenOptions,
  lexiconOption,
  modelOption,
  nameOption,
} from './options.ts';
import { writeOutput } from './output.ts';
import { interruptSignal } from './signal.ts';
import { oneLine } from './table.ts';

interface Flags extends ExtractionFlags {
  readonly output?: string;
  readonly name?: string;
}

export function extractCommand(): Command {
  return new Command('extract')
    .description('prints what each article says as a JSON line; needs no workspace')
    .argument('<INPUT...>', 'files, folders, globs, or - for JSON lines or CSV from standard input')
    .option('-o, --output <FILE>', 'write there instead of to standard output')
    .addOption(lexiconOption())
    .addOption(boilerplateOption())
    .addOption(modelOption())
    .addOption(nameOption())
    .action(async (inputs: string[], flags: Flags) => {
      const { signal, release } = interruptSignal();
      let failed = 0;
      const lines = async function* () {
        const records = extractAll(inputs, {
          options: givenOptions(flags),
          stdin: process.stdin,
          signal,
          ...(flags.name === undefined ? {} : { name: flags.name }),
        });
        for await (const record of records) {
          if (isFailed(record)) {
            failed++;
            const { id, error } = record;
            process.stderr.write(`failed: ${oneLine(id)}: ${oneLine(error.message)} [${error.code}]\n`);
          }
          yield `${toJson(record)}\n`;
        }
      };
      try {
        await writeOutput(flags.output, lines());
      } finally {
        release();
      }
      process.exitCode = failed > 0 ? EXIT.someFailed : EXIT.done;
    });
}
