/** The articles in one file or in standard input, under ids that are unique in it. */
import { readFile } from 'node:fs/promises';
import { messageOf, WenmaiError } from '../errors.ts';
import { articlesOf } from '../read/source.ts';
import type { FoundArticle } from '../read/source.ts';
import { articlesOfStream } from '../read/stream.ts';
import type { ArticleFile } from './discover.ts';

/** The source that rows of standard input are from, before its ending. */
const STREAM = 'stdin';

/** What the ids of articles are made from. */
type Origin = Pick<ArticleFile, 'source' | 'name'>;

/** Reads a file. Throws `vanished` or `unreadable`, both transient. */
export async function readBytes(file: ArticleFile): Promise<Uint8Array> {
  if (file.error !== null) throw file.error;
  return readFile(file.path).catch((error: unknown) => {
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new WenmaiError(
      gone ? 'vanished' : 'unreadable',
      `Expected to read ${file.source}, but ${messageOf(error)}: check it and run again`,
      { cause: error, transient: true },
    );
  });
}

/**
 * The articles in a file's bytes. Of two rows with one id the first keeps it; the second is left out if it is the
 * same, and is an article with an error, under an id made from its bytes, if it is not.
 */
export function* articlesIn(
  file: Origin,
  bytes: Uint8Array,
  hashById = new Map<string, string>(),
): Generator<FoundArticle> {
  for (const found of articlesOf(file.source, bytes)) yield* withOwnId(found, file.name, hashById);
}

/**
 * The articles in standard input, JSON lines or CSV, under the same ids as in a file; of each only the id and the hash
 * are kept. Throws `invalid-option` for anything else, and `unreadable`.
 */
export async function* articlesInStream(
  name: string | null,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<FoundArticle> {
  const stem = name === null ? STREAM : `${name}/${STREAM}`;
  const hashById = new Map<string, string>();
  for await (const found of articlesOfStream(stem, readable(pieces))) yield* withOwnId(found, name, hashById);
}

/** The pieces; what keeps them from being read is an error of ours. */
async function* readable(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw new WenmaiError(
      'unreadable',
      `Expected to read standard input, but ${messageOf(error)}: check where it comes from`,
      { cause: error, transient: true },
    );
  }
}

/** The article under an id that no other row of its source has; none for a row that is there already. */
function* withOwnId(
  { article: given, error }: FoundArticle,
  name: string | null,
  hashById: Map<string, string>,
): Generator<FoundArticle> {
  const { source } = given;
  const article = { ...given, id: idIn({ source, name }, given.id) };
  const earlier = hashById.get(article.id);
  if (earlier === article.hash) return;
  if (earlier === undefined) {
    hashById.set(article.id, article.hash);
    yield { article, error };
    return;
  }
  const id = `${source}#${article.hash.replace('sha256:', '').slice(0, 16)}`;
  if (hashById.has(id)) return;
  hashById.set(id, article.hash);
  yield { article: { ...article, id }, error: repeated(article.id, source) };
}

/** An id that the file itself gives takes the input's name in front, as the source has it already. */
function idIn({ source, name }: Origin, given: string): string {
  const id = given.toWellFormed();
  return name === null || id === source || id.startsWith(`${source}#`) ? id : `${name}/${id}`;
}

function repeated(id: string, source: string): WenmaiError {
  return new WenmaiError('duplicate-id', `Expected each row of ${source} to have an id of its own, got "${id}" twice`);
}
