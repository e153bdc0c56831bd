/**
 * How fast a build is, beside `nodejieba.tag` on the same text in the same run, and where the time goes.
 * Usage: npm run bench [-- FOLDER…]; without a folder it takes the samples, which are too few to say much.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, extractAll, isFailed } from '../src/index.ts';
import { resolveOptions } from '../src/options.ts';
import { createPipeline } from '../src/pipeline.ts';
import { readArticle } from '../src/read/read.ts';
import { articlesOf } from '../src/read/source.ts';
import { recognize } from '../src/recognize/recognize.ts';
import { relate } from '../src/relate/relate.ts';
import { loadResources } from '../src/resources.ts';
import { resolve } from '../src/resolve/resolve.ts';
import { discover } from '../src/run/discover.ts';
import { segment } from '../src/segment/segment.ts';

const folders = process.argv.slice(2);
const inputs = folders.length > 0 ? folders : ['data/samples'];

const msByStage = new Map<string, number>();

function timed<Result>(stage: string, work: () => Result): Result {
  const startedMs = performance.now();
  const result = work();
  msByStage.set(stage, (msByStage.get(stage) ?? 0) + performance.now() - startedMs);
  return result;
}

/** Each stage by hand, on the articles that can be read, and the segmenter alone on the same text. */
async function runStages(): Promise<{ characters: number; articles: number }> {
  const resources = loadResources(resolveOptions());
  let characters = 0;
  let articles = 0;
  for (const path of inputs) {
    for (const file of await discover({ path, name: null }, process.cwd())) {
      const bytes = readFileSync(file.path);
      for (const { article, error } of articlesOf(file.source, bytes)) {
        if (error !== null) continue;
        try {
          const document = timed('read', () => readArticle(article));
          const sentences = timed('segment', () => segment(document, resources.segmenter));
          const mentions = timed('recognize', () => recognize(sentences, resources));
          const resolution = timed('resolve', () => resolve(document, sentences, mentions, resources.markers));
          timed('relate', () => relate({ document, sentences, ...resolution }, resources.relations));
          timed('jieba.tag alone', () => resources.segmenter.tag(document.text));
          characters += document.text.length;
          articles++;
        } catch {
          // What cannot be read is counted by the build below.
        }
      }
    }
  }
  return { characters, articles };
}

/** The whole job, as a user runs it. */
async function runBuild(): Promise<{ ms: number; summary: Awaited<ReturnType<typeof build>> }> {
  const folder = mkdtempSync(join(tmpdir(), 'wenmai-bench-'));
  try {
    const pipeline = createPipeline();
    const startedMs = performance.now();
    const summary = await build(inputs, { workspace: join(folder, 'wenmai'), pipeline });
    return { ms: performance.now() - startedMs, summary };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const perSecond = (characters: number, ms: number) => Math.round(characters / (ms / 1000)).toLocaleString('en-US');

// Once through a few articles, so that what follows is measured with compiled code.
let warm = 0;
for await (const record of extractAll(inputs.slice(0, 1))) if (isFailed(record) || ++warm >= 100) break;

const { characters, articles } = await runStages();
const { ms, summary } = await runBuild();
const jiebaMs = msByStage.get('jieba.tag alone') ?? 0;
msByStage.delete('jieba.tag alone');

console.log(
  `${inputs.join(', ')}: ${articles} articles, ${characters.toLocaleString('en-US')} characters of clean text`,
);
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node.js ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
console.log(`\n| step | characters a second | share |\n|---|---|---|`);
const stagesMs = [...msByStage.values()].reduce((sum, stageMs) => sum + stageMs, 0);
for (const [stage, stageMs] of msByStage) {
  console.log(`| ${stage} | ${perSecond(characters, stageMs)} | ${Math.round((100 * stageMs) / stagesMs)} % |`);
}
console.log(`| all stages, one thread | ${perSecond(characters, stagesMs)} | |`);
console.log(`| build: read to graph on disk | ${perSecond(characters, ms)} | |`);
console.log(`| jieba.tag alone on the same text | ${perSecond(characters, jiebaMs)} | |`);
console.log(`\nThe build takes ${(ms / jiebaMs).toFixed(1)} times as long as jieba.tag alone.`);
const { counts } = summary.meta;
console.log(
  `${summary.extracted} extracted, ${summary.failures.length} failed; ${counts.entities} entities, ${counts.cooccurrences} pairs, ${counts.relations} relations`,
);
