/**
 * Runs the reference scorer (Python) that ours must agree with, where it and the private gold lie beside the
 * repository, and brings both results into one form.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Score } from '../../src/evaluate/score.ts';
import type { Measure } from '../../src/evaluate/tally.ts';

const SCORER = fileURLToPath(new URL('../../../shared/score.py', import.meta.url));

/** Where the private gold lies, if it is there. */
export const PRIVATE_GOLD = fileURLToPath(new URL('../../../shared/gold', import.meta.url));

/** Why the comparison cannot run here; null where it can. */
export function whyNoPython(): string | null {
  if (!existsSync(SCORER) || !existsSync(PRIVATE_GOLD)) return 'the reference scorer is not beside the repository';
  return spawnSync('python3', ['--version']).status === 0 ? null : 'python3 is not installed';
}

/** Precision, recall and F1. */
type Triple = readonly [number, number, number];

/** The reference scorer's result, as it writes it. */
export interface PythonScore {
  readonly documents: number;
  readonly unmatched: readonly string[];
  readonly coverage: number;
  readonly boilerplate_kept: number;
  readonly strict: Triple;
  readonly core: Triple;
  readonly boundary: Triple;
  /** With the number of mentions in the gold. */
  readonly types: Readonly<Record<string, readonly [...Triple, number]>>;
  readonly b3: readonly [number, number];
  readonly relations: Triple;
  readonly relation_pairs: Triple;
}

/** Scores a file of records (JSON lines) against a folder of article folders. */
export async function scoreWithPython(goldDir: string, recordsPath: string): Promise<PythonScore> {
  const { stdout } = await promisify(execFile)('python3', [SCORER, goldDir, recordsPath, '--json']);
  return JSON.parse(stdout) as PythonScore;
}

/** Our score in the reference scorer's form. */
export function asPythonScore(score: Score): PythonScore {
  return {
    documents: score.documents,
    unmatched: score.unmatched,
    coverage: score.coverage,
    boilerplate_kept: score.boilerplateKept,
    strict: triple(score.strict),
    core: triple(score.core),
    boundary: triple(score.boundary),
    types: Object.fromEntries(
      Object.entries(score.types).map(([type, measure]) => [type, [...triple(measure), measure.gold]]),
    ),
    b3: [score.bCubed.precision, score.bCubed.recall],
    relations: triple(score.relations),
    relation_pairs: triple(score.relationPairs),
  };
}

function triple({ precision, recall, f1 }: Measure): Triple {
  return [precision, recall, f1];
}

/** Where two results differ by more than `tolerance`: one line for each figure, none where they agree. */
export function differences(ours: PythonScore, theirs: PythonScore, tolerance = 0.002): string[] {
  const expected = new Map(figures(theirs));
  const actual = new Map(figures(ours));
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((name) => {
    const [our, their] = [actual.get(name), expected.get(name)];
    const equal =
      typeof our === 'number' && typeof their === 'number' ? Math.abs(our - their) <= tolerance : our === their;
    return equal ? [] : [`${name}: ours ${String(our)}, theirs ${String(their)}`];
  });
}

/** Every figure of a result with the path to it. */
function figures(score: PythonScore): [name: string, value: unknown][] {
  return Object.entries(score).flatMap(([name, value]) => leaves(name, value));
}

function leaves(name: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(`${name}.${key}`, inner));
}
