/** Records without a workspace: of inputs, and of rows that come in through a stream. */
import { WenmaiError } from '../errors.ts';
import type { Options } from '../options.ts';
import { createPipeline } from '../pipeline.ts';
import type { Pipeline } from '../pipeline.ts';
import type { ArticleRecord } from '../record.ts';
import type { Input } from '../workspace/manifest.ts';
import { articlesIn } from './articles.ts';
import { discover } from './discover.ts';
import { throwIfInterrupted } from './progress.ts';
import type { RunControl } from './progress.ts';
import { extractFile } from './survey.ts';

/** The source that rows of the standard input are from; its ending makes each line a row, whatever is in it. */
const STDIN_SOURCE = 'stdin.jsonl';

const LINE_FEED = 0x0a;

export interface ExtractOptions extends RunControl {
  readonly options?: Partial<Options>;
  /** A prefix for the ids of the one input that is given. */
  readonly name?: string | null;
  /** What the input `-` stands for: JSON lines. */
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
  const source = name === null ? STDIN_SOURCE : `${name}/${STDIN_SOURCE}`;
  const hashById = new Map<string, string>();
  let line = 0;
  for await (const row of linesOf(stdin)) {
    line++;
    for (const { article, error } of articlesIn({ source, name }, row, hashById)) {
      yield error === null ? pipeline.extractArticle(article) : pipeline.fail(article, atLine(error, line));
    }
  }
}

/** The stream's lines without their line feeds; a piece of a line waits for the rest of it. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  for await (const chunk of stream) {
    let start = 0;
    for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...waiting, chunk.subarray(start, feed)]);
      waiting = [];
      start = feed + 1;
    }
    if (start < chunk.length) waiting.push(chunk.subarray(start));
  }
  if (waiting.length > 0) yield Buffer.concat(waiting);
}

/** Each line was read as a file of its own, in which it is the first. */
function atLine(error: WenmaiError, line: number): WenmaiError {
  return new WenmaiError(error.code, error.message.replace(/\(line 1\)$/, `(line ${line})`), { cause: error });
}

function duplicate({ id, source }: ArticleRecord, earlier: string): WenmaiError {
  return new WenmaiError(
    'duplicate-id',
    `Expected each article to have an id of its own, but ${earlier} and ${source} both claim "${id}": give one input a prefix with --name`,
  );
}
