/**
 * Builds the tables of `data/gazetteer` from public lists of names and marked articles, the same bytes every time.
 * Run as `npx tsx scripts/gazetteer.ts SOURCES_FOLDER MARKED_ARTICLES_FOLDER`; `data/gazetteer/ORIGIN.md` says what lies
 * in the two folders. `core.tsv` and `surnames.txt` there are written by hand, as are the lists beside this script's parts.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EntityType } from '../src/knowledge.ts';
import { foldText } from '../src/text/fold.ts';
import { everydayNames } from './gazetteer/everyday.ts';
import { firstNames } from './gazetteer/first-names.ts';
import { readGold, usageOf } from './gazetteer/gold.ts';
import { settleNames } from './gazetteer/names.ts';
import { countOccurrences, type Occurrences } from './gazetteer/occurrences.ts';
import { readPlaces } from './gazetteer/places.ts';
import { readSources } from './gazetteer/sources.ts';
import { readNames, readTable, surfacesOf, writeNames, writeTable } from './gazetteer/table.ts';
import { readWords } from './gazetteer/words.ts';

const [sources, marked] = process.argv.slice(2);
if (sources === undefined || marked === undefined) {
  console.error('Expected two folders, the lists of names and the marked articles: name both');
  process.exit(2);
}

const core = readNames(dataFile('core.tsv'));
const verdicts = new Map(
  readTable(listFile('verdicts.tsv')).map(([surface = '', types = '']) => [
    foldText(surface),
    types === 'drop' ? [] : (types.split('|') as EntityType[]),
  ]),
);
const dropped = new Set([...verdicts].filter(([, types]) => types.length === 0).map(([folded]) => folded));
const words = readWords(readTable(listFile('everyday.txt')).flat());

const articles = readGold(marked);
const usage = usageOf(articles);
const claims = readSources(sources);

const candidates = new Set([
  ...surfacesOf([...core, ...readPlaces(sources, core, dropped, words)]),
  ...claims.flatMap((claim) => claim.names.map(foldText)),
  ...usage.keys(),
]);
const occurrences = countOccurrences(articles, candidates);
const plainWords = [...occurrences.keys()].filter((folded) => isPlainWord(occurrences.get(folded)));
const places = readPlaces(sources, core, new Set([...dropped, ...plainWords]), words);

const knowledge = { core, verdicts, places: surfacesOf(places), usage, occurrences, words };
const names = settleNames(claims, knowledge);
const lists = [...core, ...names, ...places];
const known = countOccurrences(articles, surfacesOf(lists));

writeNames(dataFile('names.tsv'), 'Names from public lists; see ORIGIN.md', names);
writeNames(dataFile('places.tsv'), 'Countries and Chinese divisions; see ORIGIN.md', places);
writeTable(
  dataFile('common.tsv'),
  'Names that are everyday words too: they count only in a context that speaks for them',
  ['folded surface', 'reason'],
  everydayNames(lists, known, words),
);
writeFileSync(
  dataFile('given-names-en.txt'),
  firstNames(sources, articles, surfacesOf(places), words).join('\n') + '\n',
);

/** Whether the articles use a would-be place as a word or across words, and never as a place. */
function isPlainWord(occurrences: Occurrences | undefined): boolean {
  return occurrences !== undefined && occurrences.marked.size === 0 && occurrences.plain >= 2;
}

function dataFile(name: string): string {
  return fileURLToPath(new URL(`../data/gazetteer/${name}`, import.meta.url));
}

function listFile(name: string): string {
  return fileURLToPath(new URL(`gazetteer/${name}`, import.meta.url));
}
