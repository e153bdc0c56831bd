/** Recognizes by-lines: who wrote, edited, translated or published an article. They are credits, and never its text. */
import type { Credit } from '../document.ts';
import { parseTsv, readData } from '../data.ts';
import { readDate } from './date.ts';
import { namesOf, writtenNamesOf } from './metadata.ts';

/** How sure a label is: `sure` ones make a by-line anywhere, `edge` ones at the top or the end of an article only. */
interface Label {
  readonly role: Credit['role'];
  readonly sure: boolean;
}

const LABELS: ReadonlyMap<string, Label> = new Map(
  parseTsv(readData('boilerplate/byline-labels.tsv')).map(([label = '', role = '', where = '']) => [
    label.toLowerCase(),
    { role: role as Credit['role'], sure: where === 'anywhere' },
  ]),
);

/** A label with its separator; longer labels first. */
const LABEL_SOURCE = `[【\\[]?(${[...LABELS.keys()].sort((a, b) => b.length - a.length).join('|')})\\s?(?:[|｜丨：:∣/】\\]]\\s?)+`;
const FIRST_LABEL = new RegExp(`^${LABEL_SOURCE}`, 'iu');
const LABEL = new RegExp(`(?<![\\p{L}\\p{N}])${LABEL_SOURCE}`, 'giu');

const ENGLISH = /^By\s+((?:[A-Z][\p{L}.'’-]*\s){1,4}[A-Z][\p{L}.'’-]*\s?(?:[,&(]|and\s|$).{0,80})$/u;

/** Ornaments in front of a by-line. */
const ORNAMENT = /^[^\p{L}\p{N}【[]*/u;

const MAX_BYLINE_UNITS = 240;

/** A sentence is no name. */
const SENTENCE = /[。！？!?]/u;

/** Chinese function words, which names of people and teams do not have; pen names may, and are short. */
const FUNCTION_WORD = /[的了是把将被在对让使就也都请可]|[作成改]为|进行|一个|我们|如何|以及/u;
const MAX_PEN_NAME_UNITS = 12;

/** A post or a place of work that follows a name. */
const POST =
  /(?:专家|工程师|负责人|架构师|经理|总监|教授|研究员|创始人|主席|委员|顾问|(?:CTO|CEO|VP|Engineer|Manager|Advocate|Lead|Maintainer|Architect|Director|Foundation|Inc|Officer|Fellow))\.?$/u;

/** A Chinese name, what stands around it and a date on the same line, and the characters that such a name begins with. */
const CHINESE_NAME = /^\p{Script=Han}{2,4}$/u;
const NAME_LINE_SEPARATOR = /[\s|｜丨·,，]+/u;
const MAX_NAME_LINE_UNITS = 40;
/** A year alone may stand beside any word. */
const MIN_DATE_UNITS = 'YYYY-MM'.length;
const SURNAMES: ReadonlySet<string> = new Set(parseTsv(readData('gazetteer/surnames.txt')).map(([name = '']) => name));

/** A name or two behind dashes, then a post, a place of work or both. */
const SIGN_OFF =
  /^(?:--|[-–—])\s?([A-Z][\p{L}.'’-]*(?:\s[A-Z][\p{L}.'’-]*){1,3}(?:\sand\s[A-Z][\p{L}.'’-]*(?:\s[A-Z][\p{L}.'’-]*){1,3})?),\s[^.。!?]{2,160}$/u;

/** Longer than the name of a person or a team, in Chinese characters and in UTF-16 units. */
const MAX_NAME_HAN = 16;
const MAX_NAME_UNITS = 80;

/**
 * The credits of a by-line, null where the text is none. `atEdge`: it stands at the top or the end of its article.
 * @example readByline('作者 | 林晓 责编 | 周舟', false) // author 林晓, editor 周舟
 */
export function readByline(text: string, atEdge: boolean): Credit[] | null {
  if (text.length > MAX_BYLINE_UNITS) return null;
  const line = text.replace(ORNAMENT, '');
  const english = atEdge ? ENGLISH.exec(line)?.[1] : undefined;
  if (english !== undefined) return creditsOf('author', english.replace(/\s*[|(].*$/u, ''));
  if (!FIRST_LABEL.test(line)) return null;
  const labels = [...line.matchAll(LABEL)];
  const credits: Credit[] = [];
  let sure = false;
  for (const [at, match] of labels.entries()) {
    const names = line.slice(match.index + match[0].length, labels[at + 1]?.index).trim();
    const label = LABELS.get((match[1] ?? '').toLowerCase());
    if (label === undefined || !namesPeople(names)) return null;
    sure ||= label.sure;
    credits.push(...creditsOf(label.role, names));
  }
  // Labels in a row make each other sure.
  return sure || atEdge || labels.length > 1 ? credits : null;
}

/**
 * The author that a line names without a label: a Chinese name and nothing else, or nothing but a date beside it; null
 * where it says more.
 * @example readNameLine('林晓 2021-02-22', 'dated') // author 林晓
 */
export function readNameLine(text: string, kind: 'name' | 'dated'): Credit[] | null {
  if (text.length > MAX_NAME_LINE_UNITS) return null;
  const pieces = text.split(NAME_LINE_SEPARATOR).filter((piece) => piece !== '');
  const [name, ...others] = pieces.sort((a, b) => Number(/\d/u.test(a)) - Number(/\d/u.test(b)));
  if (name === undefined || !CHINESE_NAME.test(name)) return null;
  if (!SURNAMES.has(name.slice(0, 1)) && !SURNAMES.has(name.slice(0, 2))) return null;
  const isDated = (readDate(others.join(' '))?.length ?? 0) >= MIN_DATE_UNITS;
  return (kind === 'dated' ? isDated : others.length === 0) ? [{ role: 'author', name }] : null;
}

/**
 * The authors who sign with their names and posts; null where nobody does.
 * @example readSignOff('--Ann Lee, Engineer, Example') // author Ann Lee
 */
export function readSignOff(text: string): Credit[] | null {
  const names = text.length > MAX_BYLINE_UNITS ? undefined : SIGN_OFF.exec(text)?.[1];
  return names === undefined ? null : creditsOf('author', names);
}

function creditsOf(role: Credit['role'], names: string): Credit[] {
  const people = (role === 'source' ? writtenNamesOf : namesOf)(names).filter(
    (name, at) => at === 0 || !POST.test(name),
  );
  return people.map((name) => ({ role, name }));
}

/** Whether nothing but names of people or teams stands here: a whole sentence about the author is text. */
function namesPeople(names: string): boolean {
  if (names === '' || SENTENCE.test(names)) return false;
  const listed = writtenNamesOf(names);
  const isPenName = listed.length === 1 && names.length <= MAX_PEN_NAME_UNITS;
  return listed.length > 0 && listed.every((name) => isName(name) && (isPenName || !FUNCTION_WORD.test(name)));
}

function isName(name: string): boolean {
  return name.length <= MAX_NAME_UNITS && name.replace(/\P{Script=Han}/gu, '').length <= MAX_NAME_HAN;
}
