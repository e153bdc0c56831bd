/**
 * Pairs of names that must become one entity and pairs that must not, in texts that set a trap. A text runs through the
 * whole pipeline where recognition finds both names, else with the marked names: no false
 * merge by a rule, nine in ten true ones.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTsv, readData } from '../../src/data.ts';
import type { SegmentedSentence } from '../../src/document.ts';
import { createPipeline } from '../../src/index.ts';
import type { EntityType, Mention } from '../../src/knowledge.ts';
import { isFailed } from '../../src/record.ts';
import { resolve } from '../../src/resolve/resolve.ts';

const TRAPS = parseTsv(readFileSync(new URL('traps.tsv', import.meta.url), 'utf8')).map(
  ([text = '', name = '', other = '', verdict = '', language = '']) => ({ text, name, other, verdict, language }),
);
const MARK = /\[([^|\]]+)\|(\w+)\]/gu;
const markers = parseTsv(readData('patterns/definition-markers.txt'))
  .map(([marker = '', reason = '']) => [marker, reason] as const)
  .sort((a, b) => b[0].length - a[0].length);
const pipeline = createPipeline();

type Named = readonly { readonly surface: string; readonly entity: string }[];

function marked(text: string): Named {
  const mentions: Mention[] = [];
  let offset = 0;
  const sentences = text.split(' ¶ ').map((line, sentence): SegmentedSentence => {
    let plain = '';
    let position = 0;
    for (const { index, 0: whole, 1: surface = '', 2: type } of line.matchAll(MARK)) {
      plain += line.slice(position, index);
      position = index + whole.length;
      const start = offset + plain.length;
      plain += surface;
      mentions.push({
        start,
        end: start + surface.length,
        surface,
        sentence,
        type: type as EntityType,
        confidence: 800,
        recognizer: 'test',
        known: null,
      });
    }
    plain += line.slice(position);
    const start = offset;
    offset += plain.length + 1;
    return {
      start,
      end: start + plain.length,
      paragraph: 0,
      section: 0,
      language: 'zh',
      text: plain,
      tokens: [],
    };
  });
  return resolve({ glosses: [] }, sentences, mentions, markers).mentions;
}

function recognized(text: string): Named {
  const record = pipeline.extract({ id: 'trap', text: text.replace(MARK, '$1').replaceAll(' ¶ ', '\n') });
  return isFailed(record) ? [] : record.mentions;
}

/** Whether the two names are one entity; null where one of them is not found. */
function areOne(mentions: Named, name: string, other: string): boolean | null {
  const entitiesOf = (asked: string) => mentions.filter(({ surface }) => surface === asked).map(({ entity }) => entity);
  const [first, second] = [new Set(entitiesOf(name)), entitiesOf(other)];
  return first.size === 0 || second.length === 0 ? null : second.some((entity) => first.has(entity));
}

const results = TRAPS.map((trap) => {
  const whole = areOne(recognized(trap.text), trap.name, trap.other);
  const resolved = areOne(marked(trap.text), trap.name, trap.other);
  return { ...trap, byMarks: resolved, merged: whole ?? resolved, isWhole: whole !== null };
});
const missed = (verdict: string, merged: boolean) =>
  results
    .filter((trap) => trap.verdict === verdict && trap.merged !== merged)
    .map(({ name, other, isWhole }) => `${name} / ${other}${isWhole ? ' (whole pipeline)' : ''}`);

test('there are traps of both kinds in every language, and their names stand in their texts', () => {
  expect(TRAPS.length).toBeGreaterThanOrEqual(120);
  expect(results.filter(({ byMarks }) => byMarks === null)).toEqual([]);
  for (const verdict of ['must-merge', 'must-not-merge']) {
    const languages = TRAPS.filter((trap) => trap.verdict === verdict).map(({ language }) => language);
    expect(new Set(languages)).toEqual(new Set(['zh', 'en', 'mixed', 'zh-Hant']));
  }
});

test('no rule takes two things for one', () => {
  expect(results.filter((trap) => trap.verdict === 'must-not-merge' && trap.byMarks === true)).toEqual([]);
});

test('nor does the whole pipeline, but where a word list calls them one', () => {
  expect(missed('must-not-merge', false)).toEqual([]);
});

test('nine in ten names of one thing are joined', () => {
  const all = TRAPS.filter(({ verdict }) => verdict === 'must-merge').length;
  const lost = missed('must-merge', true);
  const whole = results.filter(({ isWhole }) => isWhole).length;
  console.log(`${all - lost.length} of ${all} joined, ${whole} of ${TRAPS.length} traps by the whole pipeline`, lost);
  expect(lost.length / all).toBeLessThanOrEqual(0.1);
});
