/** Records without a workspace: of inputs, and of rows that come in through a stream. */
import { WenmaiError } from '../errors.ts';
import type { Options } from '../options.ts';
import { createPipeline } from '../pipeline.ts';
import type { Pipeline } from '../pipeline.ts';
import type { ArticleRecord } from '../record.ts';
import type { Input } from '../workspace/manifest.ts';
import { articlesInStream } from './articles.ts';
import { discover } from './discover.ts';
import { throwIfInterrupted } from './progress.ts';
import type { RunControl } from './progress.ts';
import { extractFile } from './survey.ts';

export interface ExtractOptions extends RunControl {
  readonly options?: Partial<Options>;
  /** A prefix for the ids of the one input that is given. */
  readonly name?: string | null;
  /** What the input `-` stands for: JSON lines or CSV, packed with gzip or not. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Prepared before; it must be one for the same options. */
  readonly pipeline?: Pipeline;
}

/**
 * The records of all articles of the inputs, one after another; failed ones are among them.
 * Throws `invalid-option`, `input-missing`, `interrupted`, and `duplicate-id` at the second article of an id.
 */
export async function* extractAll(
  inputs: readonly string[],
  { options = {}, name = null, stdin, pipeline = createPipeline(options), ...control }: ExtractOptions = {},
): AsyncGenerator<ArticleRecord> {
  if (name !== null && inputs.length !== 1) {
    throw new WenmaiError(
      'invalid-option',
      `Expected one INPUT for the name "${name}", got ${inputs.length}: name one`,
    );
  }
  const sourceById = new Map<string, string>();
  for (const path of inputs) {
    const input = { path, name };
    const records = path === '-' ? extractRows(input, stdin, pipeline) : extractInput(input, pipeline);
    for await (const record of records) {
      const earlier = sourceById.get(record.id);
      if (earlier !== undefined) throw duplicate(record, earlier);
      sourceById.set(record.id, record.source);
      yield record;
      throwIfInterrupted(control);
    }
  }
}

async function* extractInput(input: Input, pipeline: Pipeline): AsyncGenerator<ArticleRecord> {
  for (const file of await discover(input, process.cwd())) yield* extractFile(file, pipeline, () => true);
}

async function* extractRows(
  { name }: Input,
  stdin: AsyncIterable<Uint8Array> | undefined,
  pipeline: Pipeline,
): AsyncGenerator<ArticleRecord> {
  if (stdin === undefined) {
    throw new WenmaiError('invalid-option', 'Expected a stream for the input "-", got none: pass "stdin"');
  }
  for await (const { article, error } of articlesInStream(name, stdin)) {
    yield error === null ? pipeline.extractArticle(article) : pipeline.fail(article, error);
  }
}

function duplicate({ id, source }: ArticleRecord, earlier: string): WenmaiError {
  return new WenmaiError(
    'duplicate-id',
    `Expected each article to have an id of its own, but ${earlier} and ${source} both claim "${id}": give one input a prefix with --name`,
  );
}
