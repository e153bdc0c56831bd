/** Writes a score for people (a table for terminals, one for Markdown) and for programs (JSON). */
import type { CorpusScore } from './evaluate.ts';
import type { MentionScore, Score } from './score.ts';

/** One line of a table: shares between 0 and 1, and the number of things that the gold has. */
interface Row {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly count: number;
}

const DECIMALS = 3;
/** Errors, and parts of each, that are printed for people. */
const MAX_ERRORS = 20;
const MAX_PARTS = 4;
const NAME_WIDTH = 28;
const NUMBER_WIDTH = 8;

/** The score as text of fixed width, stage by stage, ending in a line break. */
export function formatScore(score: Score): string {
  const articles = score.documents + score.unmatched.length;
  const lines = [
    `Gold: ${articles} articles, ${score.documents} with a record`,
    ...listing('without a record', score.unmatched),
    ...listing('not extracted', score.failed),
    ...listing('learned from by the model, so that these figures flatter it', score.seen),
    ...score.warnings.map(({ article, message }) => `  ${article}: ${message}`),
    '',
    'Reading',
    figure('text kept', score.coverage),
    figure('boilerplate kept', score.boilerplateKept),
    '',
    heading('Recognition'),
    ...recognitionRows(score).map(formatRow),
    '',
    heading('Resolution'),
    ...resolutionRows(score).map(formatRow),
    '',
    heading('Relations'),
    ...relationRows(score).map(formatRow),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The score of mentions alone as text of fixed width, ending in a line break. */
export function formatMentionScore(score: MentionScore): string {
  return [heading('Recognition'), ...recognitionRows(score).map(formatRow)].map((line) => `${line}\n`).join('');
}

/** Identity across articles as text, with its most costly errors. */
export function formatCorpusScore({ documents, across, errors }: CorpusScore): string {
  const lines = [
    `Gold: ${documents} articles, folded as one corpus`,
    '',
    heading('Identity across articles'),
    formatRow({ name: 'pairs of articles', ...across, count: across.gold }),
    ...(errors.length === 0 ? [] : ['', 'Most costly errors (pairs of articles)']),
    ...errors.slice(0, MAX_ERRORS).map(({ kind, of, parts, pairs }) => {
      return `${String(pairs).padStart(NUMBER_WIDTH)}  ${kind} wrongly: ${of} (${parts.slice(0, MAX_PARTS).join(', ')})`;
    }),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The same figures as a Markdown table, ending in a line break. */
export function markdownScore(score: Score): string {
  return markdownTable([...recognitionRows(score), ...resolutionRows(score), ...relationRows(score)]);
}

/** The figures of recognition alone as a Markdown table, ending in a line break. */
export function markdownMentionScore(score: MentionScore): string {
  return markdownTable(recognitionRows(score));
}

function markdownTable(rows: readonly Row[]): string {
  const lines = rows.map(({ name, precision, recall, f1, count }) => {
    return `| ${name} | ${decimal(precision)} | ${decimal(recall)} | ${decimal(f1)} | ${count} |`;
  });
  return ['| type | P | R | F1 | n |', '|---|--:|--:|--:|--:|', ...lines].map((line) => `${line}\n`).join('');
}

/** The score as indented JSON without a line break at its end. */
export function scoreJson(score: Score): string {
  return JSON.stringify(score, null, 2);
}

/** Languages stand in the table where there is more than one. */
function recognitionRows({ types, languages, strict, core, boundary }: MentionScore): Row[] {
  const perLanguage = Object.entries(languages);
  return [
    ...Object.entries(types).map(([type, measure]) => ({ name: type, ...measure, count: measure.gold })),
    { name: 'all types', ...strict, count: strict.gold },
    { name: 'five core types', ...core, count: core.gold },
    { name: 'spans, whatever the type', ...boundary, count: boundary.gold },
    ...(perLanguage.length < 2 ? [] : perLanguage).map(([language, measure]) => {
      return { name: `articles in ${language}`, ...measure, count: measure.gold };
    }),
  ];
}

function resolutionRows({ bCubed }: Score): Row[] {
  return [{ name: 'mentions by entity (B³)', ...bCubed, count: bCubed.mentions }];
}

function relationRows({ relations, relationPairs }: Score): Row[] {
  return [
    { name: 'relations', ...relations, count: relations.gold },
    { name: 'related pairs', ...relationPairs, count: relationPairs.gold },
  ];
}

function heading(title: string): string {
  return title.padEnd(NAME_WIDTH) + ['P', 'R', 'F1', 'n'].map((name) => name.padStart(NUMBER_WIDTH)).join('');
}

function formatRow({ name, precision, recall, f1, count }: Row): string {
  const numbers = [...[precision, recall, f1].map(decimal), String(count)];
  return `  ${name}`.padEnd(NAME_WIDTH) + numbers.map((number) => number.padStart(NUMBER_WIDTH)).join('');
}

function figure(name: string, value: number): string {
  return `  ${name}`.padEnd(NAME_WIDTH) + decimal(value).padStart(NUMBER_WIDTH);
}

function listing(name: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`  ${name}: ${ids.join(', ')}`];
}

function decimal(value: number): string {
  return value.toFixed(DECIMALS);
}
