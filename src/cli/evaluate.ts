/** `wenmai evaluate`: precision, recall and F1 against annotated articles. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import {
  type ArticleRecord,
  createPipeline,
  evaluate,
  formatScore,
  markdownScore,
  scoreJson,
  WenmaiError,
} from '../index.ts';
import { type ExtractionFlags, givenOptions, jsonOption, lexiconOption } from './options.ts';

interface Flags extends ExtractionFlags {
  readonly records?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('compares extraction with annotated articles: precision, recall and F1 by stage and type')
    .argument('<GOLD>', 'a folder of article folders, one article folder, or a folder of marked texts')
    .option('--records <FILE>', 'score these records (JSON lines) instead of extracting')
    .addOption(lexiconOption())
    .addOption(jsonOption())
    .option('--markdown', 'print a Markdown table')
    .action(async (gold: string, flags: Flags) => {
      const options = flags.records === undefined ? {} : { records: await readRecords(flags.records) };
      const pipeline = flags.records === undefined ? createPipeline(givenOptions(flags)) : null;
      const score = await evaluate(
        gold,
        (article) => {
          if (pipeline === null) throw new TypeError('Nothing is extracted where records are given');
          return Promise.resolve(pipeline.extract(article));
        },
        options,
      );
      const print = flags.json === true ? scoreJson : flags.markdown === true ? markdownScore : formatScore;
      process.stdout.write(`${print(score).trimEnd()}\n`);
    });
}

async function readRecords(path: string): Promise<ArticleRecord[]> {
  const records: ArticleRecord[] = [];
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    row++;
    if (line.trim() === '') continue;
    try {
      records.push(JSON.parse(line) as ArticleRecord);
    } catch (cause) {
      throw new WenmaiError(
        'bad-json',
        `Expected a record as JSON in line ${row} of ${path}: write it with wenmai extract`,
        { cause },
      );
    }
  }
  return records;
}
