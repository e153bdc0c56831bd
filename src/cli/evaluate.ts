/** `wenmai evaluate`: precision, recall and F1 against annotated articles. */
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  type ArticleRecord,
  createPipeline,
  type EvaluatedArticle,
  evaluate,
  evaluateCorpus,
  formatCorpusScore,
  formatScore,
  markdownScore,
  messageOf,
  scoreJson,
  WenmaiError,
} from '../index.ts';
import {
  boilerplateOption,
  type ExtractionFlags,
  givenOptions,
  jsonOption,
  lexiconOption,
  modelOption,
} from './options.ts';

interface Flags extends ExtractionFlags {
  readonly records?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly seen?: boolean;
  readonly corpus?: boolean;
}

export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('compares extraction with annotated articles: precision, recall and F1 by stage and type')
    .argument('<GOLD...>', 'a folder of article folders, one article folder, or a folder of marked texts')
    .option('--records <FILE>', 'score these records (JSON lines) instead of extracting')
    .addOption(lexiconOption())
    .addOption(boilerplateOption())
    .addOption(modelOption())
    .addOption(jsonOption())
    .option('--markdown', 'print a Markdown table')
    .option('--corpus', 'score identity across the articles of all folders, as one corpus')
    .option('--seen', 'score articles too that the model has learned from')
    .action(async (folders: string[], flags: Flags) => {
      const [gold = '', ...more] = folders;
      const corpus = flags.corpus === true;
      if (!corpus && more.length > 0)
        throw usage('one folder', `${folders.length}: add --corpus to score them together`);
      if (corpus && flags.records !== undefined) throw usage('--corpus or --records', 'both: leave one out');
      const pipeline = flags.records === undefined ? createPipeline(givenOptions(flags)) : null;
      const options = {
        allowSeen: flags.seen === true,
        ...(pipeline === null ? {} : { learned: pipeline.learned }),
      };
      const extract = (article: EvaluatedArticle) => {
        if (pipeline === null) throw new TypeError('Nothing is extracted where records are given');
        return Promise.resolve(pipeline.extract(article));
      };
      if (corpus) {
        const score = await evaluateCorpus(folders, extract, options);
        process.stdout.write(flags.json === true ? `${JSON.stringify(score, null, 2)}\n` : formatCorpusScore(score));
        return;
      }
      const records = flags.records === undefined ? {} : { records: await readRecords(flags.records) };
      const score = await evaluate(gold, extract, { ...options, ...records });
      const print = flags.json === true ? scoreJson : flags.markdown === true ? markdownScore : formatScore;
      process.stdout.write(`${print(score).trimEnd()}\n`);
    });
}

function usage(expected: string, got: string): WenmaiError {
  return new WenmaiError('invalid-option', `Expected ${expected}, got ${got}`);
}

async function readRecords(path: string): Promise<ArticleRecord[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new WenmaiError('input-missing', `Cannot read the file of --records, ${path}: ${messageOf(cause)}`, {
      cause,
    });
  });
  return text
    .split('\n')
    .flatMap((line, row) => (line.trim() === '' ? [] : [readRecord(line, `line ${row + 1} of ${path}`)]));
}

function readRecord(line: string, place: string): ArticleRecord {
  const record = parse(line);
  const isRecord =
    typeof record === 'object' && record !== null && 'id' in record && ('text' in record || 'error' in record);
  if (isRecord) return record as unknown as ArticleRecord;
  throw new WenmaiError(
    'bad-json',
    `Expected a record as JSON in ${place}, got something else: write it with wenmai extract`,
  );
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
