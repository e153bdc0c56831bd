/** A tagger's model: its weights, and what it tells of itself. */
import { ENTITY_TYPES } from '../../knowledge.ts';
import { WenmaiError } from '../../errors.ts';
import { type ModelHeader, readModelFile, writeModelFile } from '../../model/model-file.ts';
import { concatenate, decodeWeights, encodeWeights, SparseWeights } from '../../model/sparse-weights.ts';
import { FEATURE_GROUPS, type FeatureGroup, TEMPLATES } from './features.ts';
import { STEP_COUNT, TAG_COUNT, TAG_NAMES } from './tags.ts';

/** How often names of about this probability were right, in texts that were held out. */
export interface ReliabilityPoint {
  /** Both 0 to 1; points are ordered by `probability`. */
  readonly probability: number;
  readonly share: number;
}

/** Precision, recall and F1 of exact spans with their types, 0 to 1, on texts that were held out of training. */
export interface TaggerScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What the file says beside the weights: nothing that changes from one training to the next like a date. */
export interface TaggerHeader extends ModelHeader {
  readonly kind: 'tagger';
  readonly tags: readonly string[];
  readonly templates: number;
  readonly groups: readonly FeatureGroup[];
  readonly hashBits: number;
  /** What one unit of a weight is worth in natural logarithm. */
  readonly unit: number;
  readonly reliability: readonly ReliabilityPoint[];
  readonly scores: Readonly<Record<string, TaggerScores>>;
  /** Where the texts come from, and under which licence the model may be passed on. */
  readonly sources: readonly string[];
  readonly licence: string;
  /** Hashes of the texts that it has learned from: it must not be measured on them. */
  readonly texts: readonly string[];
}

export interface TaggerModel {
  readonly header: TaggerHeader;
  readonly weights: SparseWeights;
  /** Weights of the steps of `tags.ts`, in the same unit. */
  readonly steps: Int16Array;
}

/** The bytes of a model file; equal models give equal bytes. */
export function formatModel({ header, weights, steps }: TaggerModel): Uint8Array {
  const stepBytes = new Uint8Array(2 * STEP_COUNT);
  const view = new DataView(stepBytes.buffer);
  steps.forEach((step, index) => view.setInt16(2 * index, step, true));
  return writeModelFile(header, concatenate([stepBytes, encodeWeights(weights.content)]));
}

/** Reads a model file; throws `model-damaged` where it is damaged, foreign, or made for other tags or features. */
export function parseModel(bytes: Uint8Array): TaggerModel {
  const file = readModelFile(bytes, 'tagger');
  const header = file.header as TaggerHeader;
  const known: readonly string[] = FEATURE_GROUPS;
  if (
    header.templates !== TEMPLATES ||
    header.tags.join() !== TAG_NAMES.join() ||
    !header.groups.every((group) => known.includes(group))
  ) {
    throw new WenmaiError(
      'model-damaged',
      `Expected a model for the feature templates ${TEMPLATES} and the types ${ENTITY_TYPES.join(', ')}, got one for templates ${header.templates}: use the model that this version brings, or train it again`,
    );
  }
  const { content } = file;
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const steps = Int16Array.from({ length: STEP_COUNT }, (_, index) => view.getInt16(2 * index, true));
  const rows = decodeWeights(content.subarray(2 * STEP_COUNT), header.hashBits, TAG_COUNT);
  return { header, weights: new SparseWeights(header.hashBits, rows), steps };
}
