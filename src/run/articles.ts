/** The articles in one file, under ids that are unique in it. */
import { readFile } from 'node:fs/promises';
import { messageOf, WenmaiError } from '../errors.ts';
import { articlesOf } from '../read/source.ts';
import type { FoundArticle } from '../read/source.ts';
import type { ArticleFile } from './discover.ts';

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
 * same, and is an article with an error, under an id made from its bytes, if it is not. `hashById` remembers the rows
 * of a source whose bytes come in pieces.
 */
export function* articlesIn(
  file: Origin,
  bytes: Uint8Array,
  hashById = new Map<string, string>(),
): Generator<FoundArticle> {
  for (const { article: given, error } of articlesOf(file.source, bytes)) {
    const article = { ...given, id: idIn(file, given.id) };
    const earlier = hashById.get(article.id);
    if (earlier === article.hash) continue;
    if (earlier === undefined) {
      hashById.set(article.id, article.hash);
      yield { article, error };
    } else {
      const id = `${file.source}#${article.hash.replace('sha256:', '').slice(0, 16)}`;
      if (hashById.has(id)) continue;
      hashById.set(id, article.hash);
      yield { article: { ...article, id }, error: repeated(article.id, file.source) };
    }
  }
}

/** An id that the file itself gives takes the input's name in front, as the source has it already. */
function idIn({ source, name }: Origin, given: string): string {
  const id = given.toWellFormed();
  return name === null || id === source || id.startsWith(`${source}#`) ? id : `${name}/${id}`;
}

function repeated(id: string, source: string): WenmaiError {
  return new WenmaiError('duplicate-id', `Expected each row of ${source} to have an id of its own, got "${id}" twice`);
}
