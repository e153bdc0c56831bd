/** `wenmai train`: a model of one's own, from marked articles. */
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  formatMentionScore,
  OFFSET_UNITS,
  type OffsetUnit,
  train,
  TRAIN_DEFAULTS,
  type TrainingProgress,
  type TrainSummary,
} from '../index.ts';
import { positiveNumber, quietOption } from './options.ts';
import { oneLine } from './table.ts';

interface Flags {
  readonly output: string;
  readonly dataset: readonly string[];
  readonly types?: string;
  readonly offsets: OffsetUnit;
  readonly without: readonly string[];
  readonly held: number;
  readonly seed: number;
  readonly epochs: number;
  readonly licence: string;
  readonly quiet?: boolean;
}

/** How many lines say what was left out. */
const MAX_WARNINGS = 20;

export function trainCommand(): Command {
  return new Command('train')
    .description('learns to find names from marked articles, and writes a model')
    .argument('<GOLD...>', 'folders of annotated articles, or JSON lines of {"text", "entities"}')
    .requiredOption('-o, --output <MODEL>', 'the file to write the model to')
    .option('--dataset <FOLDER...>', 'public sets, marked in types of their own', [])
    .option('--types <FILE>', 'what the types of other sets mean: set, type, ours (or mask, none), all or some')
    .addOption(
      new Option('--offsets <UNIT>', 'what the offsets of JSON lines count')
        .choices(OFFSET_UNITS)
        .default(TRAIN_DEFAULTS.offsets),
    )
    .option('--without <GOLD...>', 'marked articles that must not be learned, such as those to measure on', [])
    .option(
      '--held <SHARE>',
      'share of the articles to hold out at first, and measure on',
      shareOf,
      TRAIN_DEFAULTS.held,
    )
    .option('--seed <N>', 'decides what is held out, and the order of learning', positiveNumber, TRAIN_DEFAULTS.seed)
    .option('--epochs <N>', 'go through all texts at most so often', positiveNumber, TRAIN_DEFAULTS.epochs)
    .option('--licence <TEXT>', 'under which the model may be passed on', TRAIN_DEFAULTS.licence)
    .addOption(quietOption())
    .action(async (gold: string[], { output, dataset, types, quiet = false, ...options }: Flags) => {
      const summary = await train(gold, output, {
        ...options,
        datasets: dataset,
        ...(types === undefined ? {} : { typesPath: types }),
        ...(quiet ? {} : { onProgress: (progress) => process.stderr.write(progressText(progress)) }),
      });
      process.stderr.write(warningsOf(summary));
      if (!quiet) process.stdout.write(summaryOf(summary, output));
    });
}

function progressText({ epoch, epochs, done, total, held }: TrainingProgress): string {
  const share = held === null ? '' : `, F1 on held articles ${held.f1.toFixed(3)}`;
  return `Learning: epoch ${epoch} of ${epochs}, ${done} of ${total} sentences${share}\n`;
}

function warningsOf({ warnings }: TrainSummary): string {
  const lines = warnings.slice(0, MAX_WARNINGS).map(({ message }) => `left out: ${oneLine(message)}\n`);
  const rest = warnings.length - lines.length;
  return lines.join('') + (rest > 0 ? `left out: ${rest} more\n` : '');
}

function summaryOf({ learned, held, auxiliary, epoch, score, size }: TrainSummary, output: string): string {
  const lines = [
    `Learned  marked texts: ${learned}, sentences of public sets: ${auxiliary}`,
    `Wrote    ${output}: ${(size / 1e6).toFixed(2)} MB, as it was after epoch ${epoch}`,
    score === null ? 'Held     nothing, so nobody knows how good it is' : `Held     marked texts: ${held}`,
  ];
  return `${lines.join('\n')}\n${score === null ? '' : `\n${formatMentionScore(score)}`}`;
}

function shareOf(value: string): number {
  const share = Number(value);
  if (value.trim() !== '' && share >= 0 && share < 1) return share;
  throw new InvalidArgumentError('Expected a share from 0 and below 1');
}
