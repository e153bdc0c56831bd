/** The articles of folders, for benchmarks and figures: what was found, what format it is in, where it was measured. */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { decode } from '../src/read/decode.ts';
import { formatOf } from '../src/read/format.ts';
import type { TextFormat } from '../src/read/format.ts';
import { takeFrontMatter } from '../src/read/front-matter.ts';
import { unpack } from '../src/read/gzip.ts';
import type { Article } from '../src/read/read.ts';
import { parseRow } from '../src/read/row.ts';
import { articlesOf } from '../src/read/source.ts';
import type { FoundArticle } from '../src/read/source.ts';
import { discover } from '../src/run/discover.ts';

/** A file of a folder with the articles in it. */
export interface CorpusFile {
  readonly source: string;
  readonly found: readonly FoundArticle[];
}

/** All files of a file, folder or glob. Throws `input-missing`. */
export async function filesOf(path: string): Promise<CorpusFile[]> {
  const files = await discover({ path, name: null }, process.cwd());
  return files
    .filter(({ error }) => error === null)
    .map((file) => ({ source: file.source, found: [...articlesOf(file.source, readFileSync(file.path))] }));
}

/** The format that an article's body is read in, whether it stands in a file or in a row. Throws what reading throws. */
export function bodyFormatOf({ bytes, source, format }: Article): TextFormat {
  if (format !== 'fields') return format ?? formatOf(bodyOf(bytes), source);
  const { row, error } = parseRow(bytes);
  if (error) throw error;
  return row.format;
}

/** A file's text without its header. */
export function bodyOf(bytes: Uint8Array): string {
  return takeFrontMatter(decode(unpack(bytes)).text).body;
}

/** What every table of figures has to say of itself. */
export function measuredOn(): string {
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node.js ${process.version}, one thread of ${cpus().length}, ${cpus()[0]?.model ?? 'unknown processor'}`;
}
