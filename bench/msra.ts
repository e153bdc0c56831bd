/**
 * Checks the engine of the tagger on sets that everyone knows: MSRA (SIGHAN 2006), People's Daily 1998, CLUENER 2020. It
 * learns from `dev.jsonl` and is scored on `test.jsonl`; where there is no test, it learns from four fifths of dev and is
 * scored on the fifth. These sets are for research: what is learned here is thrown away.
 *
 * Usage: npx tsx bench/msra.ts FOLDER… [--epochs N] [--swap]
 *   --swap   learn from test and score on dev: more to learn from in these sets
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readData } from '../src/data.ts';
import { formatMentionScore } from '../src/evaluate/report.ts';
import { scoreMentions } from '../src/evaluate/score.ts';
import { countSpans } from '../src/evaluate/score-spans.ts';
import { ENTITY_TYPES } from '../src/knowledge.ts';
import { createTagger, taggerLists } from '../src/recognize/tagger/tagger.ts';
import { goldArticle } from '../src/train/gold-corpus.ts';
import { hashesOf, holdOut, withoutTexts } from '../src/train/held-out.ts';
import { parseJsonCorpus } from '../src/train/json-corpus.ts';
import type { MarkedText } from '../src/train/marked-text.ts';
import { tagText } from '../src/train/tally.ts';
import { trainTagger } from '../src/train/train-tagger.ts';
import { parseTypeMaps } from '../src/train/type-map.ts';

const { values: flags, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    epochs: { type: 'string', default: '5' },
    swap: { type: 'boolean', default: false },
  },
});

const TYPES = 'newswire-types.tsv';
const typeMaps = parseTypeMaps(readFileSync(new URL(TYPES, import.meta.url), 'utf8'), TYPES);
const lists = taggerLists(readData);

/** All sentences of a file, those without a name too; here the marks are complete, whatever types there are. */
function load(folder: string, file: string): readonly MarkedText[] {
  const set = basename(resolve(folder));
  const types = typeMaps.get(set);
  if (types === undefined) throw new RangeError(`Expected one of ${[...typeMaps.keys()].join(', ')}, got "${set}"`);
  const { texts, warnings } = parseJsonCorpus(readFileSync(join(folder, file), 'utf8'), {
    name: file,
    source: set,
    offsets: 'codepoints',
    types: { ...types, complete: new Set(ENTITY_TYPES) },
  });
  for (const { message } of warnings) console.error(message);
  return texts;
}

interface Split {
  readonly learned: readonly MarkedText[];
  readonly held: readonly MarkedText[];
  readonly how: string;
}

function split(folder: string): Split {
  const dev = load(folder, 'dev.jsonl');
  if (!existsSync(join(folder, 'test.jsonl')))
    return { ...holdOut(dev, 0.2, 1), how: 'four fifths of dev → one fifth' };
  const test = load(folder, 'test.jsonl');
  return flags.swap ? { learned: test, held: dev, how: 'test → dev' } : { learned: dev, held: test, how: 'dev → test' };
}

for (const folder of folders) {
  const { learned, held, how } = split(folder);
  const texts = withoutTexts(learned, hashesOf(held));
  const startedMs = performance.now();
  const { model } = trainTagger(texts, { lists, epochs: Number(flags.epochs) });
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  const tagger = createTagger(model, lists);
  const counts = held.map((text) => countSpans(goldArticle(text), (whole) => tagText(tagger, whole)));
  console.log(
    `${basename(resolve(folder))}, ${how}: ${texts.length} sentences learned (${seconds} s), ${held.length} scored`,
  );
  console.log(formatMentionScore(scoreMentions(counts)));
}
