import { describe, expect, test } from 'vitest';
import { SparseWeights } from '../../../src/model/sparse-weights.ts';
import { Decoder } from '../../../src/recognize/tagger/decoder.ts';
import { Lattice } from '../../../src/recognize/tagger/lattice.ts';
import type { TaggerModel } from '../../../src/recognize/tagger/model.ts';
import {
  BEGIN,
  singleTag,
  STEP_COUNT,
  stepBetween,
  stepInside,
  TAG_COUNT,
  TAG_NAMES,
} from '../../../src/recognize/tagger/tags.ts';
import { randomNumbers } from '../../../src/train/random.ts';

const LENGTH = 3;
const UNIT = 0.01;
const random = randomNumbers(11);
const small = (): number => Math.floor(random() * 300) - 150;
const steps = Int16Array.from({ length: STEP_COUNT }, small);
const scores = Int32Array.from({ length: LENGTH * TAG_COUNT }, small);

interface Path {
  readonly tags: readonly number[];
  readonly steps: readonly number[];
  readonly score: number;
}

/** The step from one tag to the next by the rules as people say them, or null where it is forbidden. */
function stepOf(before: number | null, tag: number): number | null {
  const [place = 'O', type = ''] = (TAG_NAMES[tag] ?? 'O').split('-');
  const [placeBefore = 'O', typeBefore = ''] = before === null ? [] : (TAG_NAMES[before] ?? 'O').split('-');
  const state = tag === 0 ? 0 : 1 + ((tag - 1) >> 2);
  const open = placeBefore === 'B' || placeBefore === 'I';
  if (place === 'I' || place === 'E') {
    if (!open || type !== typeBefore) return null;
    return stepInside(state - 1, (placeBefore === 'B' ? 0 : 2) + (place === 'I' ? 0 : 1));
  }
  if (open) return null;
  return stepBetween(before === null ? BEGIN : before === 0 ? 0 : 1 + ((before - 1) >> 2), state);
}

const paths: Path[] = [];
function extend(path: Path): void {
  if (path.tags.length === LENGTH) {
    if (!/^[BI]/.test(TAG_NAMES[path.tags.at(-1) ?? 0] ?? '')) paths.push(path);
    return;
  }
  for (let tag = 0; tag < TAG_COUNT; tag++) {
    const step = stepOf(path.tags.at(-1) ?? null, tag);
    if (step === null) continue;
    const score = path.score + (steps[step] ?? 0) + (scores[path.tags.length * TAG_COUNT + tag] ?? 0);
    extend({ tags: [...path.tags, tag], steps: [...path.steps, step], score });
  }
}
extend({ tags: [], steps: [], score: 0 });
const weightOf = (path: Path) => Math.exp(path.score * UNIT);
const total = paths.reduce((sum, path) => sum + weightOf(path), 0);
const share = (wanted: (path: Path) => boolean) =>
  paths.filter(wanted).reduce((sum, path) => sum + weightOf(path), 0) / total;

function lattice(): Lattice {
  const made = new Lattice();
  made.reserve(LENGTH);
  made.steps.set(Float64Array.from(steps, (step) => Math.exp(step * UNIT)));
  made.emissions.set(Float64Array.from(scores, (score) => Math.exp(score * UNIT)));
  expect(made.run()).toBe(true);
  return made;
}

function decoder(unit = UNIT): Decoder {
  const none = {
    rows: new Int32Array(0),
    counts: new Uint8Array(0),
    outcomes: new Uint8Array(0),
    values: new Int8Array(0),
  };
  const header = { unit } as TaggerModel['header'];
  const made = new Decoder({ header, steps, weights: new SparseWeights(4, none) });
  made.reserve(LENGTH);
  made.scores.set(scores);
  return made;
}

describe(`beside all ${paths.length} tag sequences of three units`, () => {
  test('the probability of each tag is the share of the sequences that have it', () => {
    const made = lattice();
    for (let at = 0; at < LENGTH; at++) {
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        expect(made.tagProbability(at, tag)).toBeCloseTo(
          share(({ tags }) => tags[at] === tag),
          10,
        );
      }
    }
  });

  test('the probability of a name is the share of the sequences that have exactly it', () => {
    const made = lattice();
    expect(made.nameProbability(1, 1, 2)).toBeCloseTo(
      share(({ tags }) => tags[1] === singleTag(2)),
      10,
    );
    const [first, inner, last] = ['B-Work', 'I-Work', 'E-Work'].map((name) => TAG_NAMES.indexOf(name));
    expect(made.nameProbability(0, 2, 6)).toBeCloseTo(
      share(({ tags }) => tags.join() === [first, inner, last].join()),
      10,
    );
    expect(made.nameProbability(1, 2, 6)).toBeCloseTo(
      share(({ tags }) => tags[1] === first && tags[2] === last),
      10,
    );
  });

  test('the expected count of each step is the mean over the sequences', () => {
    const counts = new Float64Array(STEP_COUNT);
    lattice().addStepCounts(counts, 1);
    for (let step = 0; step < STEP_COUNT; step++) {
      const mean =
        paths.reduce((sum, path) => sum + weightOf(path) * path.steps.filter((s) => s === step).length, 0) / total;
      expect(counts[step]).toBeCloseTo(mean, 10);
    }
  });

  test('the decoder finds the best sequence', () => {
    const best = paths.reduce((a, b) => (b.score > a.score ? b : a));
    const tags: number[] = Array.from({ length: LENGTH }, () => 0);
    for (const { first, last, type } of decoder().decode()) {
      const named = (place: string, at: number) => (tags[at] = 1 + 4 * type + 'BIES'.indexOf(place));
      if (first === last) named('S', first);
      else for (let at = first; at <= last; at++) named(at === first ? 'B' : at === last ? 'E' : 'I', at);
    }
    expect(tags).toEqual(best.tags);
  });

  test('the probability of what the decoder finds is that of the lattice', () => {
    const made = lattice();
    const names = decoder().decode();
    expect(names.length).toBeGreaterThan(0);
    for (const { first, last, type, probability } of names) {
      expect(probability).toBeCloseTo(made.nameProbability(first, last, type), 10);
    }
  });
});

test('where no sequence is allowed the lattice says so', () => {
  const made = new Lattice();
  made.reserve(1);
  made.steps.fill(1);
  made.emissions.fill(0);
  made.emissions[TAG_NAMES.indexOf('B-Person')] = 1;
  expect(made.run()).toBe(false);
});
