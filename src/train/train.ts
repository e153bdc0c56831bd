/** Trains a model on marked texts, measures it on texts that were held out, and writes it: the door of this room. */
import { access, constants, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readData } from '../data.ts';
import type { Warning } from '../document.ts';
import { messageOf, WenmaiError } from '../errors.ts';
import { type MentionScore, scoreMentions } from '../evaluate/score.ts';
import { countEach } from '../evaluate/score-mentions.ts';
import { countSpans } from '../evaluate/score-spans.ts';
import { createTagger, taggerLists } from '../recognize/tagger/tagger.ts';
import { compareBytes } from '../text/order.ts';
import { writeWhole } from '../workspace/files.ts';
import { goldArticle } from './gold-corpus.ts';
import { hashesOf, holdOut, withoutTexts } from './held-out.ts';
import type { OffsetUnit } from './json-corpus.ts';
import { loadDatasets, loadMarked } from './load-corpus.ts';
import type { MarkedText } from './marked-text.ts';
import { tagText } from './tally.ts';
import { packTagger, TRAINING_DEFAULTS, trainTagger, type TrainingProgress } from './train-tagger.ts';

export interface TrainOptions {
  /** Folders of public sets, marked in types of their own. */
  readonly datasets: readonly string[];
  /** A table of the types of sets that the program does not know; null: there is none. */
  readonly typesPath: string | null;
  /** What the offsets of JSON lines in our own types count. */
  readonly offsets: OffsetUnit;
  /** Share of the marked texts, from 0 and below 1, on which the number of epochs and the quality are found out. */
  readonly held: number;
  readonly seed: number;
  /** Marked articles that must not be learned, such as those to measure on later. */
  readonly without: readonly string[];
  /** At most so many times through all texts. */
  readonly epochs: number;
  /** Under which licence the model may be passed on; it stands in the model. */
  readonly licence: string;
  readonly onProgress: (progress: TrainingProgress) => void;
}

export const TRAIN_DEFAULTS: TrainOptions = Object.freeze({
  datasets: [],
  typesPath: null,
  offsets: 'utf16',
  without: [],
  held: 0.1,
  seed: TRAINING_DEFAULTS.seed,
  epochs: TRAINING_DEFAULTS.epochs,
  licence: 'not stated',
  onProgress: () => undefined,
});

/** What was learned from, how well, and what became of it. */
export interface TrainSummary {
  /** Numbers of texts: marked in our types, of these held out at first, and of public sets. */
  readonly learned: number;
  readonly held: number;
  readonly auxiliary: number;
  /** The epoch whose model was best on the held texts, or the last. */
  readonly epoch: number;
  /** On the held texts; null where there are none. */
  readonly score: MentionScore | null;
  /** Bytes of the model. */
  readonly size: number;
  /** What was left out, and why. */
  readonly warnings: readonly Warning[];
}

/**
 * Learns from annotated articles (folders) and marked texts (`.jsonl`) and writes the model; equal texts and options
 * give equal bytes. Where texts are held out, it learns twice: first without them, to find out how many epochs are best,
 * how good the model is and what its confidences are worth; then from all. Throws `input-missing`, `unreadable`, `invalid-option`, `write-failed`.
 */
export async function train(
  goldPaths: readonly string[],
  modelPath: string,
  given: Partial<TrainOptions> = {},
): Promise<TrainSummary> {
  const options = { ...TRAIN_DEFAULTS, ...given };
  if (!(options.held >= 0 && options.held < 1)) {
    throw new WenmaiError('invalid-option', `Expected "held" to be a share from 0 and below 1, got ${options.held}`);
  }
  await checkPlace(modelPath);
  const gold = await loadMarked(goldPaths, options.offsets);
  const sets = await loadDatasets(options.datasets, options.typesPath);
  const hidden = hashesOf((await loadMarked(options.without, options.offsets)).texts);
  const marked = withoutTexts(gold.texts, hidden);
  const { learned, held } = holdOut(marked, options.held, options.seed);
  if (learned.length === 0) {
    throw new WenmaiError(
      'input-missing',
      'Expected marked texts to learn from, found none: name more, or hold out less',
    );
  }
  const auxiliary = withoutTexts(sets.texts, new Set([...hashesOf(gold.texts), ...hidden]));

  const lists = taggerLists(readData);
  const watched = trainTagger([...learned, ...auxiliary], { ...options, lists, held });
  const texts = [...marked, ...auxiliary];
  const trained =
    held.length === 0 ? watched : trainTagger(texts, { ...options, lists, held: [], epochs: watched.epoch });
  const model = packTagger(
    { ...trained, held: watched.held },
    { sources: sourcesOf(texts), licence: options.licence, texts: [...hashesOf(marked)].sort(compareBytes) },
  );
  await writeWhole(modelPath, (partial) => writeFile(partial, model));

  const tagger = createTagger(watched.model, lists);
  const counts = held.map((text) => countSpans(goldArticle(text), (whole) => tagText(tagger, whole)));
  return {
    learned: marked.length,
    held: held.length,
    auxiliary: auxiliary.length,
    epoch: watched.epoch,
    score: held.length === 0 ? null : scoreMentions(counts),
    size: model.length,
    warnings: [...gold.warnings, ...sets.warnings],
  };
}

/** Said at once, not after minutes of learning. */
async function checkPlace(modelPath: string): Promise<void> {
  await access(dirname(resolve(modelPath)), constants.W_OK).catch((cause: unknown) => {
    const message = `Cannot write the model to ${modelPath}: ${messageOf(cause)}: name a file in a folder that can be written to`;
    throw new WenmaiError('write-failed', message, { cause });
  });
}

/** Each source with its number of texts, by its bytes. */
function sourcesOf(texts: readonly MarkedText[]): string[] {
  const counts = countEach(texts.map(({ source }) => source));
  return [...counts].sort(([a], [b]) => compareBytes(a, b)).map(([source, count]) => `${source}: ${count}`);
}
