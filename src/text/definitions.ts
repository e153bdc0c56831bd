/**
 * Finds where a sentence itself says that a name has another name: `X（Y，简称 Z）`, `X，又名 Y`, `X, also known as Y`.
 * Recognition learns new names from it, resolution learns which names are one. Whether the name before really names
 * something is for the caller to say.
 */
import type { Span } from '../document.ts';

/** Another name, and the word that introduces it. */
export interface DefinedAlias extends Span {
  /**
   * From `data/patterns/definition-markers.txt`, `handle` behind an `@`, or `parenthesis` where nothing
   * introduces it.
   */
  readonly reason: string;
}

export interface Definition {
  /** Where the name that has the aliases ends, in UTF-16 offsets into the sentence's text. */
  readonly end: number;
  readonly aliases: readonly [DefinedAlias, ...DefinedAlias[]];
}

/** Words between a name and its alias, longest first, with the reason that they give. */
export type DefinitionMarkers = readonly (readonly [marker: string, reason: string])[];

const PARENTHESIS = /[（(]([^（()）\n]{1,160})[）)]/gu;
const OPENERS = new Set('“"「『《‘\''.split(''));
const CLOSERS = new Set('”"」』》’\''.split(''));
const MAX_ALIAS = 80;

/** All definitions of a sentence, by offset. */
export function definitionsIn(text: string, markers: DefinitionMarkers): Definition[] {
  const definitions: Definition[] = [];
  const parentheses = [...text.matchAll(PARENTHESIS)];
  for (const { index, 1: inside = '' } of parentheses) {
    const parts = partsOf(text, index + 1, index + 1 + inside.length);
    const [first, ...others] = parts.flatMap((part) => aliasIn(text, part, markers));
    if (first !== undefined) definitions.push({ end: trimEnd(text, index), aliases: [first, ...others] });
  }
  const inline = inlineDefinitions(text, markers).filter(({ aliases: [alias] }) => {
    return !parentheses.some(({ index, 0: whole }) => alias.start > index && alias.start < index + whole.length);
  });
  return [...definitions, ...inline].sort((a, b) => a.end - b.end);
}

/** `X，又名 Y` and `X, also known as Y`: only where a marker stands directly between the two. */
function inlineDefinitions(text: string, markers: DefinitionMarkers): Definition[] {
  const definitions: Definition[] = [];
  for (const [marker, reason] of markers) {
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) {
      const before = text.slice(0, at).trimEnd();
      if (!/[，,]$/u.test(before)) continue;
      const end = trimEnd(text, before.length - 1);
      const alias = quotedOrPlain(text, at + marker.length);
      const isTaken = definitions.some((other) => other.end === end);
      if (end > 0 && alias !== null && !isTaken) definitions.push({ end, aliases: [{ ...alias, reason }] });
    }
  }
  return definitions;
}

/** The spans between commas. */
function partsOf(text: string, start: number, end: number): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && !/[，,；;、/]/u.test(text.charAt(at))) continue;
    parts.push({ start: from, end: at });
    from = at + 1;
  }
  return parts;
}

function aliasIn(text: string, part: Span, markers: DefinitionMarkers): DefinedAlias[] {
  let { start } = trim(text, part);
  const marker = markers.find(([word]) => text.startsWith(word, start) && start + word.length <= part.end);
  if (marker !== undefined) {
    start += marker[0].length;
    while (start < part.end && /[\s:：为是]/u.test(text.charAt(start))) start++;
  }
  const alias = unquote(text, trim(text, { start, end: part.end }));
  const handle = /^\[?@([\w-]{2,39})\]?$/u.exec(text.slice(alias.start, alias.end));
  if (handle?.[1] !== undefined) {
    const at = text.indexOf(handle[1], alias.start);
    return [{ start: at, end: at + handle[1].length, reason: 'handle' }];
  }
  if (!looksLikeName(text.slice(alias.start, alias.end))) return [];
  return [{ ...alias, reason: marker?.[1] ?? 'parenthesis' }];
}

/** The alias after a marker outside parentheses: in quotes, or up to the next mark that ends a name. */
function quotedOrPlain(text: string, from: number): Span | null {
  while (/[\s:：为]/u.test(text.charAt(from))) from++;
  const quoted = OPENERS.has(text.charAt(from));
  const start = quoted ? from + 1 : from;
  let end = start;
  while (end < text.length && end - start < MAX_ALIAS) {
    const character = text.charAt(end);
    if (quoted ? CLOSERS.has(character) : endsPlainName(text, end)) break;
    end++;
  }
  const alias = trim(text, { start, end });
  return looksLikeName(text.slice(alias.start, alias.end)) ? alias : null;
}

function endsPlainName(text: string, at: number): boolean {
  const character = text.charAt(at);
  return /[，,。；;:：（()）的是]/u.test(character) || (character === '.' && text.charAt(at + 1).trim() === '');
}

function trim(text: string, { start, end }: Span): Span {
  while (start < end && text.charAt(start).trim() === '') start++;
  while (end > start && text.charAt(end - 1).trim() === '') end--;
  return { start, end };
}

function unquote(text: string, span: Span): Span {
  const isQuoted = OPENERS.has(text.charAt(span.start)) && CLOSERS.has(text.charAt(span.end - 1));
  return isQuoted && span.end - span.start > 2 ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** The end of the name before `end`, without white space and a closing quotation mark. */
function trimEnd(text: string, end: number): number {
  while (end > 0 && (text.charAt(end - 1).trim() === '' || CLOSERS.has(text.charAt(end - 1)))) end--;
  return end;
}

/** Rules out what parentheses mostly hold: years, numbers, remarks. */
function looksLikeName(text: string): boolean {
  if (text.length < 2 || text.length > MAX_ALIAS || /[\n。！？!?<>=…]|https?:|www\./u.test(text)) return false;
  if (/\p{Script=Han}/u.test(text)) {
    return /^[\p{L}\p{N} ·•&.-]{2,20}$/u.test(text) && !/^(?:\d|[见如即图表含等约共])|[的了是在]/u.test(text);
  }
  return /^[\p{L}@][\p{L}\p{N} ·&.+/'’-]*$/u.test(text) && /\p{Lu}/u.test(text) && text.split(' ').length <= 8;
}

/**
 * Whether the letters of the alias are the initials of the name's words: Technical Oversight Committee, TOC. Words that
 * are written together count by their capitals: CustomResourceDefinition, CRD.
 */
export function isAcronymOf(acronym: string, name: string): boolean {
  if (!/^[A-Za-z0-9&]{2,10}$/u.test(acronym)) return false;
  const words = name.split(/[\s-]+|(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u).filter((word) => /^\p{L}/u.test(word));
  const letters = acronym.toLowerCase().replace('&', '');
  const all = words.map((word) => word.charAt(0).toLowerCase()).join('');
  const content = words.filter((word) => !/^(?:of|the|and|for|in|on|to|a|an)$/iu.test(word));
  return words.length > 1 && (letters === all || letters === content.map((w) => w.charAt(0).toLowerCase()).join(''));
}

/**
 * Whether the characters of the short name stand in the long one in this order, from its first on: WebAssembly, Wasm;
 * 中国科学院, 中科院. True of many names that have nothing to do with each other: only for names that the author puts
 * beside each other.
 */
export function isAbbreviationOf(short: string, long: string): boolean {
  const letters = [...lettersOf(short)];
  const name = lettersOf(long);
  if (letters.length < 2 || name.length < letters.length * 1.5 || name.startsWith(letters.join(''))) return false;
  if (letters[0] !== name.charAt(0)) return false;
  let at = -1;
  return letters.every((letter) => (at = name.indexOf(letter, at + 1)) >= 0);
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether two names directly beside each other (`X（Y）`) can be names of one thing, with no word that says so. */
export function canBeAlias(name: string, alias: string): boolean {
  const nameIsHan = /\p{Script=Han}/u.test(name);
  const aliasIsHan = /\p{Script=Han}/u.test(alias);
  if (isAcronymOf(alias, name) || isAcronymOf(name, alias)) return true;
  if (isAbbreviationOf(alias, name) || isAbbreviationOf(name, alias)) return true;
  // A Chinese and a Latin name beside each other are translations; a mixed or long Chinese one is a remark.
  return nameIsHan !== aliasIsHan && (nameIsHan || /^\p{Script=Han}{2,12}$/u.test(alias));
}
