/**
 * Finds names by a model that has learned from marked articles: every unit of the text gets a tag, the best sequence of
 * tags gives the names.
 * Method: linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features.
 */
import type { Span } from '../../document.ts';
import { ENTITY_TYPES, type EntityType } from '../../knowledge.ts';
import { chainBorders } from './chains.ts';
import { Decoder } from './decoder.ts';
import { FeatureExtractor, MAX_FEATURES } from './features.ts';
import type { TaggerLists } from './lists.ts';
import type { ReliabilityPoint, TaggerModel } from './model.ts';
import { TAG_COUNT } from './tags.ts';
import type { Line } from './units.ts';

export { type TaggerLists, taggerLists } from './lists.ts';
export { parseModel, type TaggerHeader, type TaggerModel } from './model.ts';

/** A line of an article, and the same with width, case and script folded: of equal length. */
export interface TaggerLine {
  readonly text: string;
  readonly folded: string;
}

/** A name; offsets are UTF-16 units into its line. */
export interface TaggedSpan extends Span {
  readonly type: EntityType;
  /** 0 to 1000: how likely exactly this span is a name of exactly this type. */
  readonly confidence: number;
}

export interface Tagger {
  /** The names in each line, in order; all lines of an article together, since each tells something of the others. */
  tag(lines: readonly TaggerLine[]): TaggedSpan[][];
}

/** UTF-16 units that are looked at together: more than nearly every article, so little that memory stays small. */
const BATCH_SIZE = 1 << 16;

/** A tagger; it keeps buffers of its own, so one serves one thread. */
export function createTagger(model: TaggerModel, lists: TaggerLists): Tagger {
  const extractor = new FeatureExtractor(lists, model.header.groups);
  const decoder = new Decoder(model);
  const features = new Int32Array(MAX_FEATURES);
  const confidenceOf = calibration(model.header.reliability);

  const tagChain = (line: Line, begin: number, end: number, offset: number, found: TaggedSpan[]): void => {
    const { units } = extractor;
    decoder.reserve(end - begin);
    for (let at = begin; at < end; at++) {
      const count = extractor.extract(line, at, features);
      model.weights.addTo(decoder.scores, (at - begin) * TAG_COUNT, features, count);
    }
    for (const { first, last, type, probability } of decoder.decode()) {
      const start = offset + (units.start[begin + first] ?? 0);
      const stop = offset + (units.end[begin + last] ?? 0);
      found.push({ start, end: stop, type: ENTITY_TYPES[type] ?? 'Product', confidence: confidenceOf(probability) });
    }
  };

  return {
    tag(lines) {
      const found = lines.map((): TaggedSpan[] => []);
      for (const batch of batches(lines)) {
        extractor.load(batch).forEach((line, index) => {
          const { line: number, offset } = batch[index] ?? { line: 0, offset: 0 };
          const borders = chainBorders(extractor.units, line);
          for (let chain = 1; chain < borders.length; chain++) {
            tagChain(line, borders[chain - 1] ?? 0, borders[chain] ?? 0, offset, found[number] ?? []);
          }
        });
      }
      return found;
    },
  };
}

/** A line, or a piece of one that is longer than a batch. */
interface Piece extends TaggerLine {
  readonly line: number;
  /** Where it begins in its line. */
  readonly offset: number;
}

/** The lines in batches of bounded size. */
function* batches(lines: readonly TaggerLine[]): Generator<Piece[]> {
  let batch: Piece[] = [];
  let size = 0;
  for (const [line, { text, folded }] of lines.entries()) {
    for (let offset = 0; offset < text.length; offset += BATCH_SIZE) {
      const end = Math.min(offset + BATCH_SIZE, text.length);
      if (size + end - offset > BATCH_SIZE && batch.length > 0) {
        yield batch;
        batch = [];
        size = 0;
      }
      batch.push({ line, offset, text: text.slice(offset, end), folded: folded.slice(offset, end) });
      size += end - offset;
    }
  }
  if (batch.length > 0) yield batch;
}

/** Turns probabilities into confidences by what held-out texts have shown, with straight lines between the points. */
function calibration(points: readonly ReliabilityPoint[]): (probability: number) => number {
  return (probability) => {
    let left = { probability: 0, share: 0 };
    for (const point of [...points, { probability: 1, share: points.at(-1)?.share ?? 1 }]) {
      if (probability <= point.probability) {
        const width = point.probability - left.probability;
        const part = width > 0 ? (probability - left.probability) / width : 1;
        return Math.round(1000 * (left.share + part * (point.share - left.share)));
      }
      left = point;
    }
    return Math.round(1000 * left.share);
  };
}
