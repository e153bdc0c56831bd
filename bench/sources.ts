/**
 * How good the tagger is on sources that it has never seen: for each source of the marked articles it learns from all
 * the others, and is scored on that one.
 *
 * Usage: npx tsx bench/sources.ts GOLD… [--dataset FOLDER]… [options]
 *   --folds A,B     leave out these sources alone, each by itself     --together    all of them in one training
 *   --parts N       leave out N groups of sources, about equally large, one group after another
 *   --fast          three telling sources together, two epochs
 *   --epochs N      --seed N    --l1 N    --groups A,B                 settings of the training
 *   --no-datasets   learn from marked articles alone                  --no-gazetteer  no lists of names
 *   --whole         score the whole of recognition with the model that was trained, not the tagger alone
 *   --markdown      print a Markdown table
 *   --pipeline      score the whole program as it is, without training: on all that its model and lists have seen
 *   --parallel N    so many processes at once                         --json        print JSON
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readData } from '../src/data.ts';
import { formatMentionScore, markdownMentionScore } from '../src/evaluate/report.ts';
import { scoreMentions } from '../src/evaluate/score.ts';
import { countEach, type MentionCounts } from '../src/evaluate/score-mentions.ts';
import { countSpans, type SpanFinder } from '../src/evaluate/score-spans.ts';
import { createPipeline } from '../src/pipeline.ts';
import { FEATURE_GROUPS } from '../src/recognize/tagger/features.ts';
import { createTagger, taggerLists } from '../src/recognize/tagger/tagger.ts';
import { isFailed } from '../src/record.ts';
import { compareBytes } from '../src/text/order.ts';
import { goldArticle } from '../src/train/gold-corpus.ts';
import { withoutTexts } from '../src/train/held-out.ts';
import { loadDatasets, loadMarked } from '../src/train/load-corpus.ts';
import type { MarkedText } from '../src/train/marked-text.ts';
import { tagText } from '../src/train/tally.ts';
import { packTagger, trainTagger } from '../src/train/train-tagger.ts';

/** News-like articles of many sites; a blog in two languages; traditional script. */
const FAST_FOLDS = ['linjonh/TechBlog 3/5', 'kubernetes.io', 'appleboy/blog'];
const FAST_EPOCHS = '2';

const { values: flags, positionals: gold } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    dataset: { type: 'string', multiple: true, default: [] },
    folds: { type: 'string' },
    together: { type: 'boolean', default: false },
    fast: { type: 'boolean', default: false },
    parts: { type: 'string' },
    whole: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    epochs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    l1: { type: 'string' },
    groups: { type: 'string' },
    datasets: { type: 'boolean', default: true },
    gazetteer: { type: 'boolean', default: true },
    pipeline: { type: 'boolean', default: false },
    parallel: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

/** What leaving sources out has shown. */
interface Fold {
  readonly sources: readonly string[];
  readonly seconds: number;
  readonly articles: readonly ArticleScore[];
}

/** Tallies by type as JSON has them. */
interface ArticleScore extends Omit<MentionCounts, 'types'> {
  readonly source: string;
  readonly types: Record<string, MentionCounts['boundaries']>;
}

const NAME_LISTS = ['core', 'names', 'places'].map((name) => `gazetteer/${name}.tsv`);
const loadList = (path: string) => (!flags.gazetteer && NAME_LISTS.includes(path) ? '' : readData(path));

/** What finds names in the texts of a source, having learned from these texts. */
function learn(texts: readonly MarkedText[]): SpanFinder {
  const lists = taggerLists(loadList);
  const epochs = flags.epochs ?? (flags.fast ? FAST_EPOCHS : undefined);
  const groups = flags.groups?.split(',');
  const trained = trainTagger(texts, {
    lists,
    seed: Number(flags.seed),
    ...(epochs === undefined ? {} : { epochs: Number(epochs) }),
    ...(flags.l1 === undefined ? {} : { l1: Number(flags.l1) }),
    ...(groups === undefined ? {} : { groups: FEATURE_GROUPS.filter((group) => groups.includes(group)) }),
  });
  if (flags.whole) return wholeFinder(packTagger(trained, { sources: [], licence: '', texts: [] }));
  const tagger = createTagger(trained.model, lists);
  return (text) => tagText(tagger, text);
}

/** The whole of recognition with this model. */
function wholeFinder(model: Uint8Array): SpanFinder {
  const folder = mkdtempSync(join(tmpdir(), 'wenmai-sources-'));
  try {
    const path = join(folder, 'fold.model');
    writeFileSync(path, model);
    return pipelineFinder(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The whole program, on a text that is taken as it stands. */
function pipelineFinder(model: string | null = null): SpanFinder {
  const pipeline = createPipeline({ model });
  return (text) => {
    const record = pipeline.extract({ id: 'text', text });
    return isFailed(record) ? [] : record.mentions;
  };
}

function leaveOut(sources: readonly string[], marked: readonly MarkedText[], auxiliary: readonly MarkedText[]): Fold {
  const startedMs = performance.now();
  const isLeft = ({ source }: MarkedText) => sources.includes(source);
  const others = marked.filter((text) => !isLeft(text));
  const find = flags.pipeline ? pipelineFinder() : learn([...others, ...auxiliary]);
  const articles = marked.filter(isLeft).map((text) => {
    const { types, ...counts } = countSpans(goldArticle(text), find);
    return { source: text.source, ...counts, types: Object.fromEntries(types) };
  });
  return { sources, seconds: Math.round((performance.now() - startedMs) / 1000), articles };
}

/** The same in a process of its own. */
function leaveOutApart(sources: readonly string[]): Promise<Fold> {
  const args = [...process.argv.slice(2), '--folds', sources.join(), '--together', '--parallel', '1', '--json'];
  const child = spawn(process.execPath, [...process.execArgv, import.meta.filename, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const fold = code === 0 ? (JSON.parse(output) as { folds: Fold[] }).folds[0] : undefined;
      if (fold === undefined) reject(new Error(`Leaving out ${sources.join()} failed`));
      else resolve(fold);
    });
  });
}

const scoreOf = (articles: readonly ArticleScore[]) =>
  scoreMentions(articles.map((article) => ({ ...article, types: new Map(Object.entries(article.types)) })));

function report({ sources, articles, seconds }: Fold): void {
  for (const source of sources) {
    const ofSource = articles.filter((article) => article.source === source);
    const { strict, boundary } = scoreOf(ofSource);
    const [p, r, f1, spans] = [strict.precision, strict.recall, strict.f1, boundary.f1].map((share) =>
      share.toFixed(3),
    );
    console.error(`${source}: ${ofSource.length} articles, P ${p} R ${r} F1 ${f1}, whatever the type ${spans}`);
  }
  console.error(`(${seconds} s)`);
}

const { texts: marked } = await loadMarked(gold);
const sources = [...new Set(marked.map(({ source }) => source))].sort(compareBytes);
const wanted = flags.folds?.split(',') ?? (flags.fast ? FAST_FOLDS : sources);
const unknown = wanted.filter((source) => !sources.includes(source));
if (unknown.length > 0) throw new RangeError(`Expected some of ${sources.join(', ')}, got ${unknown.join(', ')}`);

/** The sources in so many groups of about as many articles each: the largest first, each into the smallest group. */
function partsOf(count: number): string[][] {
  const articles = countEach(marked.map(({ source }) => source));
  const parts = Array.from({ length: count }, () => ({ sources: [] as string[], size: 0 }));
  const sizes = [...articles].sort((a, b) => b[1] - a[1] || compareBytes(a[0], b[0]));
  for (const [source, size] of sizes) {
    const smallest = parts.reduce((least, part) => (part.size < least.size ? part : least));
    smallest.sources.push(source);
    smallest.size += size;
  }
  return parts.map((part) => part.sources);
}

const together = flags.together || flags.fast;
const queue =
  flags.parts !== undefined ? partsOf(Number(flags.parts)) : together ? [wanted] : wanted.map((source) => [source]);

const folds: Fold[] = [];
const keep = (fold: Fold) => {
  folds.push(fold);
  report(fold);
};
if (Number(flags.parallel) > 1) {
  const work = async () => {
    for (let left = queue.shift(); left !== undefined; left = queue.shift()) keep(await leaveOutApart(left));
  };
  await Promise.all(Array.from({ length: Number(flags.parallel) }, work));
} else {
  const datasets = flags.datasets && !flags.pipeline ? await loadDatasets(flags.dataset) : { texts: [] };
  const auxiliary = withoutTexts(datasets.texts);
  for (const left of queue) keep(leaveOut(left, marked, auxiliary));
}
folds.sort((a, b) => compareBytes(a.sources.join(), b.sources.join()));

const score = scoreOf(folds.flatMap(({ articles }) => articles));
const print = flags.markdown ? markdownMentionScore : formatMentionScore;
process.stdout.write(flags.json ? `${JSON.stringify({ score, folds })}\n` : print(score));
