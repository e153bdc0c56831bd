/** Reads a public set: a folder of JSON lines with types of its own, of which a table knows what they mean in ours. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { WenmaiError } from '../errors.ts';
import { compareBytes } from '../text/order.ts';
import { type Corpus, hasNames, joinCorpora } from './corpus.ts';
import { parseJsonCorpus } from './json-corpus.ts';
import type { TypeMap } from './type-map.ts';

/**
 * The sentences of a set that have a name of a type of ours: of the others nobody knows whether an annotator ever
 * looked at them. The set is known by the name of its folder; offsets are code points.
 * Throws `invalid-option` for a set that the table does not know, `input-missing` for a folder without JSON lines.
 */
export async function loadDataset(path: string, typeMaps: ReadonlyMap<string, TypeMap>): Promise<Corpus> {
  const set = basename(resolve(path));
  const types = typeMaps.get(set);
  if (types === undefined) {
    throw new WenmaiError(
      'invalid-option',
      `Expected one of the sets ${[...typeMaps.keys()].join(', ')}, got "${set}": describe its types in a file and name that with --types`,
    );
  }
  const files = await listFiles(path);
  const corpora: Corpus[] = [];
  for (const file of files) {
    const lines = await readFile(join(path, file), 'utf8');
    corpora.push(parseJsonCorpus(lines, { name: `${set}/${file}`, source: set, offsets: 'codepoints', types }));
  }
  const { texts, warnings } = joinCorpora(corpora);
  return { texts: texts.filter(hasNames), warnings };
}

async function listFiles(path: string): Promise<string[]> {
  const names = await readdir(path).catch((cause: unknown) => {
    throw new WenmaiError('input-missing', `Expected the folder of a set, cannot list "${path}": check the path`, {
      cause,
    });
  });
  const files = names.filter((name) => name.endsWith('.jsonl')).sort(compareBytes);
  if (files.length > 0) return files;
  throw new WenmaiError('input-missing', `Expected .jsonl files in "${path}", found none: check the path`);
}
