/** Trains a tagger on marked texts, watches it on texts that are held out, and keeps what was best there. */
import { ENTITY_TYPES } from '../knowledge.ts';
import { SparseWeights } from '../model/sparse-weights.ts';
import { FEATURE_GROUPS, FeatureExtractor, type FeatureGroup, TEMPLATES } from '../recognize/tagger/features.ts';
import type { TaggerLists } from '../recognize/tagger/lists.ts';
import { formatModel, type TaggerHeader, type TaggerModel, type TaggerScores } from '../recognize/tagger/model.ts';
import { STEP_COUNT, TAG_COUNT, TAG_NAMES } from '../recognize/tagger/tags.ts';
import { createTagger } from '../recognize/tagger/tagger.ts';
import { exchangeNames, namePool } from './augment.ts';
import { reliabilityOf } from './calibrate.ts';
import { Crf } from './crf.ts';
import { type Example, examplesOf } from './examples.ts';
import type { MarkedText } from './marked-text.ts';
import { roundWeights } from './pack.ts';
import { randomNumbers, shuffle } from './random.ts';
import { type SpanTally, tallyTagger, scoresOf } from './tally.ts';

export interface TaggerTraining {
  readonly lists: TaggerLists;
  /** Texts to watch the training on; the model after the best epoch is kept. Without any, that after the last. */
  readonly held: readonly MarkedText[];
  readonly epochs: number;
  readonly seed: number;
  readonly hashBits: number;
  /** What a weight must be worth: more makes smaller models. */
  readonly l1: number;
  /** Weights closer to zero than this are left out of the model. */
  readonly threshold: number;
  readonly groups: readonly FeatureGroup[];
  /** The share of names that are exchanged for others in a second copy of each wholly marked text; 0: no copies. */
  readonly exchange: number;
  readonly onProgress: (progress: TrainingProgress) => void;
}

export interface TrainingProgress {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Chains learned in this epoch, and how many there are. */
  readonly done: number;
  readonly total: number;
  /** On the held texts, at the end of an epoch. */
  readonly held: TaggerScores | null;
}

/** Chosen by leaving out one source after another. */
export const TRAINING_DEFAULTS = Object.freeze({
  held: [],
  epochs: 3,
  seed: 1,
  hashBits: 20,
  l1: 0.3,
  threshold: 0.05,
  groups: FEATURE_GROUPS,
  exchange: 0.8,
  onProgress: () => undefined,
} satisfies Omit<TaggerTraining, 'lists'>);

/** A weight of the model is a hundredth. */
const UNIT = 0.01;
/** Progress is told after so many chains. */
const PROGRESS_STRIDE = 5_000;

export interface TrainedTagger {
  readonly model: TaggerModel;
  /** The epoch that the model is from. */
  readonly epoch: number;
  /** What it found in the held texts; null where there are none. */
  readonly held: SpanTally | null;
}

/** Trains a tagger; equal texts and options give an equal model. */
export function trainTagger(
  texts: readonly MarkedText[],
  given: Partial<TaggerTraining> & Pick<TaggerTraining, 'lists'>,
): TrainedTagger {
  const options: TaggerTraining = { ...TRAINING_DEFAULTS, ...given };
  const { epochs, held, onProgress } = options;
  const extractor = new FeatureExtractor(options.lists, options.groups);
  const random = randomNumbers(options.seed);
  const examples = [...texts, ...copiesOf(texts, options.exchange, random)].flatMap((text) =>
    examplesOf(text, extractor),
  );
  const crf = new Crf(options);
  const order = Int32Array.from(examples.keys());
  let best: TrainedTagger | null = null;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random);
    order.forEach((index, done) => {
      if (done % PROGRESS_STRIDE === 0) onProgress({ epoch, epochs, done, total: order.length, held: null });
      crf.learn(examples[index] as Example);
    });
    if (held.length === 0 && epoch < epochs) continue;
    const model = modelOf(crf, options);
    const tally = held.length > 0 ? tallyTagger(createTagger(model, options.lists), held) : null;
    const scores = tally === null ? null : scoresOf(tally.all);
    onProgress({ epoch, epochs, done: order.length, total: order.length, held: scores });
    const bestScores = best?.held ? scoresOf(best.held.all) : null;
    if (scores === null || bestScores === null || scores.f1 > bestScores.f1) best = { model, epoch, held: tally };
  }
  return best ?? { model: modelOf(crf, options), epoch: 0, held: null };
}

/** The wholly marked texts again, with other names. */
function copiesOf(texts: readonly MarkedText[], share: number, random: () => number): MarkedText[] {
  if (share === 0) return [];
  const whole = texts.filter(({ types }) => types.size === ENTITY_TYPES.length);
  const pool = namePool(whole);
  return whole.map((text) => exchangeNames(text, pool, share, random));
}

/** The model as it is now, small weights left out. */
function modelOf(crf: Crf, { hashBits, groups, threshold }: TaggerTraining): TaggerModel {
  const rows = roundWeights(crf.table.weights, TAG_COUNT, { unit: UNIT, threshold });
  const steps = Int16Array.from({ length: STEP_COUNT }, (_, step) => Math.round((crf.steps[step] ?? 0) / UNIT));
  const header: TaggerHeader = {
    kind: 'tagger',
    tags: TAG_NAMES,
    templates: TEMPLATES,
    groups,
    hashBits,
    unit: UNIT,
    reliability: [],
    scores: {},
    sources: [],
    licence: '',
    texts: [],
  };
  return { header, weights: new SparseWeights(hashBits, rows), steps };
}

/** What a model's file tells of it beside what training knows. */
export type TaggerFacts = Pick<TaggerHeader, 'sources' | 'licence' | 'texts'>;

/** The bytes of the model's file; what the held texts showed of scores by type and of confidences goes with it. */
export function packTagger({ model, held }: TrainedTagger, facts: TaggerFacts): Uint8Array {
  const header = { ...model.header, ...facts };
  if (held === null) return formatModel({ ...model, header });
  const scores: Record<string, TaggerScores> = { all: scoresOf(held.all) };
  for (const type of ENTITY_TYPES) scores[type] = scoresOf(held.byType[type]);
  return formatModel({ ...model, header: { ...header, scores, reliability: reliabilityOf(held.verdicts) } });
}
