/** Everything that the stages need beside the article: word lists, patterns, the segmenter; loaded once. */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { parseLines, parseTsv, readData, readDataBytes, readUserBytes, readUserFile } from './data.ts';
import { parseOntology } from './ontology.ts';
import type { Options } from './options.ts';
import type { Recognizer } from './recognize/candidate.ts';
import { Gazetteer, gazetteerRecognizer, lexiconRecognizer } from './recognize/gazetteer.ts';
import { type Lexicon, parseLexicon } from './recognize/lexicon.ts';
import { parseReadings } from './recognize/lists.ts';
import { peopleRecognizer } from './recognize/people.ts';
import { parseTitles } from './recognize/person-lists.ts';
import { createTagger, parseModel, type Tagger, taggerLists } from './recognize/tagger/tagger.ts';
import { workRecognizer } from './recognize/works.ts';
import { parseRules, type Rule } from './read/rules.ts';
import { RECORD_VERSION } from './record.ts';
import { type RelationResources, relationResources } from './relate/relate.ts';
import { loadSegmenter, type Segmenter } from './segment/segmenter.ts';
import type { DefinitionMarkers } from './text/definitions.ts';
import { VERSION } from './version.ts';

export interface Resources {
  /** Changes with everything but the article that a record depends on. */
  readonly fingerprint: string;
  /** Hashes of the texts that the model has learned from. */
  readonly learned: ReadonlySet<string>;
  /** What the user calls boilerplate, beside the program's own rules. */
  readonly boilerplate: readonly Rule[];
  readonly segmenter: Segmenter;
  readonly tagger: Tagger;
  readonly gazetteer: Gazetteer;
  readonly recognizers: readonly Recognizer[];
  readonly markers: DefinitionMarkers;
  /** What the user's lexicon takes for no names, folded. */
  readonly never: ReadonlySet<string>;
  readonly relations: RelationResources;
}

const READING_LISTS = ['boilerplate/rules.tsv', 'boilerplate/byline-labels.tsv', 'encoding/common-hanzi.tsv'] as const;
/** The model that names are found by; `data/model/ORIGIN.md` tells how it was made. */
const SHIPPED_MODEL = 'model/names.model';
const GAZETTEER_LISTS = ['core', 'names', 'places'] as const;

/** Loads all lists; throws `data-missing`, `input-missing` and `invalid-option` (a list of the user that is wrong). */
export function loadResources(options: Options): Resources {
  const content = createHash('sha256').update(`${VERSION} ${RECORD_VERSION}`);
  const texts = new Map<string, string>();
  const load = (path: string): string => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const text = readData(path);
    content.update(`\n${path}\n`).update(text);
    texts.set(path, text);
    return text;
  };
  // Read by their own stage; here they only count for the fingerprint.
  for (const path of READING_LISTS) load(path);
  const words = (path: string) => parseLines(load(path));
  const set = (path: string) => new Set(words(path));

  const gazetteer = new Gazetteer(
    parseReadings(
      GAZETTEER_LISTS.map((name) => load(`gazetteer/${name}.tsv`)),
      load('gazetteer/common.tsv'),
    ),
  );
  const recognizers = [
    gazetteerRecognizer(gazetteer),
    workRecognizer(gazetteer),
    peopleRecognizer({
      surnames: set('gazetteer/surnames.txt'),
      givenNames: new Set(words('gazetteer/given-names-en.txt').map((name) => name.toLowerCase())),
      ...parseTitles(load('patterns/person-titles.txt')),
      speechVerbs: set('patterns/speech-verbs.txt'),
      transliteration: new Set(load('patterns/transliteration.txt')),
    }),
  ];
  const userFile = (path: string, name: string): string => {
    const text = readUserFile(path, `--${name}`);
    content.update(`\n${name}\n`).update(text);
    return text;
  };
  const boilerplate = options.boilerplate === null ? [] : parseRules(userFile(options.boilerplate, 'boilerplate'));
  let lexicon: Lexicon | null = null;
  if (options.lexicon !== null) {
    const text = userFile(options.lexicon, 'lexicon');
    // One text can be read in several forms.
    content.update(extname(options.lexicon));
    lexicon = parseLexicon(text, options.lexicon);
    recognizers.push(lexiconRecognizer(new Gazetteer(lexicon.readings)));
  }
  const markers = parseTsv(load('patterns/definition-markers.txt'))
    .map(([marker = '', reason = '']) => [marker, reason] as const)
    .sort((a, b) => b[0].length - a[0].length);
  const relations = relationResources(
    {
      patterns: load('relations/patterns.tsv'),
      statuses: load('relations/statuses.tsv'),
      pronouns: load('relations/pronouns.tsv'),
    },
    parseOntology(load('ontology/predicates.tsv')),
  );
  const bytes = options.model === null ? readDataBytes(SHIPPED_MODEL) : readUserBytes(options.model, '--model');
  content.update('\nmodel\n').update(bytes);
  const model = parseModel(bytes);
  const tagger = createTagger(model, taggerLists(load));
  const segmenter = loadSegmenter();
  content.update(`\n${segmenter.name}`);
  const fingerprint = `${VERSION}+${content.digest('hex').slice(0, 16)}`;
  return {
    fingerprint,
    learned: new Set(model.header.texts),
    boilerplate,
    segmenter,
    tagger,
    gazetteer,
    recognizers,
    markers,
    never: lexicon?.never ?? new Set(),
    relations,
  };
}
