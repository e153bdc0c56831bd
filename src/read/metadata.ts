/**
 * What a header says about an article, in our words: title, date, tags, address, language and the people behind it.
 * Descriptions, keywords, categories and pictures are dropped: they are written for search engines, and no evidence.
 */
import type { Credit, Language, Warning } from '../document.ts';
import { dateInFolders, readDate } from './date.ts';

/** The fields of a header, by name in lower case: a text, or several. */
export type Fields = ReadonlyMap<string, string | readonly string[]>;

export interface Metadata {
  readonly title: string | null;
  readonly date: string | null;
  readonly language: Language | null;
  readonly tags: readonly string[];
  readonly url: string | null;
  readonly credits: readonly Credit[];
  readonly warnings: readonly Warning[];
}

const TITLE = ['title', '标题', '题目'];
const DATE = ['date', 'published', 'publishdate', 'pubdate', 'published_at', 'created', 'lastmod', '日期', '时间'];
const URL = [
  'originallink',
  'original_url',
  'canonical_url',
  'canonicalurl',
  'url',
  'via',
  'link',
  'permalink',
  '原文链接',
  '链接',
];
/** Where an article's date may be part of a path. */
const PATHS = ['path', 'permalink', 'url', 'slug', 'aliases', 'originallink'];
const LANGUAGE = ['language', 'lang', 'locale'];
const ROLES: readonly (readonly [Credit['role'], readonly string[]])[] = [
  ['author', ['author', 'authors', '作者']],
  ['translator', ['translator', 'translators', '译者']],
  ['editor', ['reviewer', 'reviewers', 'editor', 'editors', '编辑', '校对']],
];

/** Between the names of one field, and what shields a separator: a name in brackets keeps its comma. */
const NAME_PIECES = /(\s*[,，、;；]\s*(?:and\s+)?|\s(?:and|&)\s|[()（）[\]])/u;
const NAME_SEPARATOR = /[,，、;；&]|and/u;

/** Longer than any list of authors. */
const MAX_NAMES_UNITS = 500;

/** An address or mail address that follows a name. */
const ADDRESS =
  /\s*(?:[<(（](?:https?:\/\/|mailto:)?[^\s<>()（）]*(?:\/\/|@)[^\s<>()（）]*[>)）]|(?:https?:\/\/|mailto:)?[^\s<>()（）]*(?:\/\/|@)[^\s<>()（）]*)/gu;

/** Where somebody works, or who else they are; a name itself may have brackets with alternatives. */
const REMARK = /\s*[(（][^()（）|]*[)）]$/u;

/** A group that is described rather than named, as in `The rustup working group`. */
const DESCRIBED = /^The\s\p{Ll}/u;

/** The metadata that the fields hold; what has the wrong shape is left out. */
export function metadataOf(fields: Fields, warnings: readonly Warning[] = []): Metadata {
  return {
    title: first(fields, TITLE),
    date: dateOf(fields),
    language: languageOf(first(fields, LANGUAGE) ?? ''),
    tags: tagsOf(fields.get('tags') ?? fields.get('tag') ?? fields.get('标签') ?? []),
    url: urlOf(fields),
    credits: ROLES.flatMap(([role, names]) =>
      names.flatMap((name) => namesOf(fields.get(name) ?? []).map((person) => ({ role, name: person }))),
    ),
    warnings,
  };
}

/**
 * The people that a by-line or a field lists.
 * @example namesOf('Lei Zhang and Fei Guo (Example)') // ['Lei Zhang', 'Fei Guo']
 */
export function namesOf(written: string | readonly string[]): string[] {
  const names = writtenNamesOf(written).filter((name) => !DESCRIBED.test(name));
  return names.map((name) => name.replace(REMARK, '')).filter((name) => /[\p{L}\p{N}]/u.test(name));
}

/** The same with what they put in brackets behind a name. */
export function writtenNamesOf(written: string | readonly string[]): string[] {
  const lines = typeof written === 'string' ? [written] : written;
  return lines
    .flatMap((line) => (line.length > MAX_NAMES_UNITS ? [] : splitOutsideBrackets(line.replace(ADDRESS, ''))))
    .map((name) => name.trim().toWellFormed())
    .filter((name) => /[\p{L}\p{N}]/u.test(name));
}

function splitOutsideBrackets(line: string): string[] {
  const names = [''];
  let depth = 0;
  // Separators and brackets are the odd pieces.
  for (const [at, piece] of line.split(NAME_PIECES).entries()) {
    if (at % 2 === 1 && depth === 0 && NAME_SEPARATOR.test(piece)) {
      names.push('');
      continue;
    }
    if (/^[(（[]$/u.test(piece)) depth++;
    else if (/^[)）\]]$/u.test(piece)) depth = Math.max(0, depth - 1);
    names.push((names.pop() ?? '') + piece);
  }
  return names;
}

/** The first date that one of the fields holds, else that is part of a path. */
function dateOf(fields: Fields): string | null {
  for (const name of DATE) {
    const date = readDate(text(fields.get(name)));
    if (date !== null) return date;
  }
  const paths = PATHS.flatMap((name) => fields.get(name) ?? []);
  return paths.map(dateInFolders).find((date) => date !== null) ?? null;
}

/** The first of these fields that holds text. */
function first(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const value = text(fields.get(name)).trim();
    if (value !== '') return value.toWellFormed();
  }
  return null;
}

function text(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

function tagsOf(value: string | readonly string[]): string[] {
  const tags = typeof value === 'string' ? value.replace(/^\[|\]$/gu, '').split(/[,，;；]/u) : value;
  const trimmed = tags.map((tag) =>
    tag
      .trim()
      .replace(/^["'“”]+|["'“”]+$/gu, '')
      .toWellFormed(),
  );
  return [...new Set(trimmed.filter((tag) => tag !== ''))];
}

/** The language that a tag such as `zh-CN`, `zh_TW.UTF-8` or `cht` stands for; a script says more than a region. */
function languageOf(tag: string): Language | null {
  const [primary = '', ...others] = tag.toLowerCase().split(/[-_.]/u);
  if (primary === 'en') return 'en';
  if (!/^(?:zh|cmn|chs|cht)$/u.test(primary)) return null;
  const isTraditional = primary === 'cht' || others.some((part) => part === 'hant' || part === 'cht');
  const isElsewhere = others.some((part) => /^(?:tw|hk|mo)$/u.test(part)) && !others.includes('hans');
  return isTraditional || isElsewhere ? 'zh-Hant' : 'zh';
}

/** The first address that is a whole one; a path on some site tells nothing. */
function urlOf(fields: Fields): string | null {
  const urls = URL.map((name) => text(fields.get(name)).trim());
  return urls.find((url) => /^https?:\/\/\S+$/u.test(url)) ?? null;
}
