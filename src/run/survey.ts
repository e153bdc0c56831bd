/** Looks at all inputs before anything is changed, and then extracts what the plan says. */
import { WenmaiError } from '../errors.ts';
import type { Pipeline } from '../pipeline.ts';
import type { ArticleRecord } from '../record.ts';
import { compareBytes } from '../text/order.ts';
import type { Input } from '../workspace/manifest.ts';
import { articlesIn, readBytes } from './articles.ts';
import { discover } from './discover.ts';
import type { ArticleFile } from './discover.ts';
import type { FoundFile, Plan } from './plan.ts';
import { throwIfInterrupted } from './progress.ts';
import type { RunControl } from './progress.ts';

/** A file with the ids and hashes of its articles. */
export type SurveyedFile = ArticleFile & FoundFile;

/**
 * Reads every file of the inputs, in the order of their sources' bytes. Relative paths start at `base`.
 * Throws `input-missing`, `interrupted`; a file that cannot be read has an error.
 */
export async function survey(inputs: readonly Input[], base: string, control: RunControl): Promise<SurveyedFile[]> {
  const files: ArticleFile[] = [];
  for (const input of inputs) files.push(...(await discover(input, base)));
  files.sort((a, b) => compareBytes(a.source, b.source));

  const surveyed: SurveyedFile[] = [];
  let failed = 0;
  for (const file of files) {
    throwIfInterrupted(control);
    const found = await look(file);
    if (found.error !== null) failed++;
    surveyed.push(found);
    control.onProgress?.({ phase: 'read', done: surveyed.length, total: files.length, failed });
  }
  return surveyed;
}

async function look(file: ArticleFile): Promise<SurveyedFile> {
  try {
    const found = [...articlesIn(file, await readBytes(file))];
    return { ...file, articles: found.map(({ article: { id, hash } }) => ({ id, hash })) };
  } catch (error) {
    if (!(error instanceof WenmaiError)) throw error;
    return { ...file, articles: [], error };
  }
}

/** The records of a plan, one after another; a file that cannot be read is a failed record under its source. */
export async function* extractPlanned(
  { extract, failed }: Pick<Plan<SurveyedFile>, 'extract' | 'failed'>,
  pipeline: Pipeline,
): AsyncGenerator<ArticleRecord> {
  for (const { source, error } of failed) yield pipeline.fail({ id: source, source, hash: '' }, error);
  for (const { file, ids } of extract) yield* extractFile(file, pipeline, (id) => ids.has(id));
}

/** The records of those articles of a file that are wanted. */
export async function* extractFile(
  file: ArticleFile,
  pipeline: Pipeline,
  isWanted: (id: string) => boolean,
): AsyncGenerator<ArticleRecord> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file);
  } catch (error) {
    yield pipeline.fail({ id: file.source, source: file.source, hash: '' }, error);
    return;
  }
  for (const { article, error } of articlesIn(file, bytes)) {
    if (!isWanted(article.id)) continue;
    yield error === null ? pipeline.extractArticle(article) : pipeline.fail(article, error);
  }
}
