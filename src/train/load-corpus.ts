/** Loads all that a model is to learn from: annotated articles, JSON lines in our types, public sets. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readData, readUserFile } from '../data.ts';
import { messageOf, WenmaiError } from '../errors.ts';
import { type Corpus, joinCorpora } from './corpus.ts';
import { loadDataset } from './dataset-corpus.ts';
import { loadGoldCorpus } from './gold-corpus.ts';
import { type OffsetUnit, parseJsonCorpus } from './json-corpus.ts';
import { parseTypeMaps } from './type-map.ts';

const TYPES = 'train/types.tsv';

/**
 * The texts marked wholly in our own types: of each path the annotated articles of a folder, or JSON lines, whose offsets
 * count what `offsets` says. Throws `input-missing` and `unreadable`.
 */
export async function loadMarked(paths: readonly string[], offsets: OffsetUnit = 'utf16'): Promise<Corpus> {
  const corpora: Corpus[] = [];
  for (const path of paths) {
    corpora.push(path.endsWith('.jsonl') ? await loadJsonCorpus(path, offsets) : await loadGoldCorpus(path));
  }
  return joinCorpora(corpora);
}

/**
 * The texts of public sets; `typesPath` names a table of the form of `data/train/types.tsv` for sets that this does not
 * know. Throws `invalid-option` and `input-missing`.
 */
export async function loadDatasets(paths: readonly string[], typesPath: string | null = null): Promise<Corpus> {
  const typeMaps = parseTypeMaps(readData(TYPES), TYPES);
  if (typesPath !== null) {
    for (const [set, types] of parseTypeMaps(readUserFile(typesPath, '--types'), typesPath)) typeMaps.set(set, types);
  }
  const corpora: Corpus[] = [];
  for (const path of paths) corpora.push(await loadDataset(path, typeMaps));
  return joinCorpora(corpora);
}

async function loadJsonCorpus(path: string, offsets: OffsetUnit): Promise<Corpus> {
  const lines = await readFile(path, 'utf8').catch((cause: unknown) => {
    const message = `Expected marked texts as JSON lines in "${path}", but ${messageOf(cause)}: check the path`;
    throw new WenmaiError('input-missing', message, { cause });
  });
  return parseJsonCorpus(lines, { name: basename(path), source: basename(path, '.jsonl'), offsets });
}
