/**
 * The rules that join names inside one article, each with its reason. All are conservative: where a short name fits two
 * things it stays apart from both.
 */
import type { Gloss, SegmentedSentence } from '../document.ts';
import type { Mention } from '../knowledge.ts';
import { canBeAlias, type DefinitionMarkers, definitionsIn, isAcronymOf } from '../text/definitions.ts';
import { normalizeName } from '../text/normalize.ts';
import type { Groups } from './groups.ts';

/** What the rules look at. */
export interface Article {
  readonly sentences: readonly SegmentedSentence[];
  readonly mentions: readonly Mention[];
  readonly glosses: readonly Gloss[];
  readonly markers: DefinitionMarkers;
}

export type Rule = (article: Article, groups: Groups) => void;

/** In this order: what the author says, then what the shapes of the names say. */
export const RULES: readonly Rule[] = [joinDefinitions, joinGlosses, joinAcronyms, joinQualified, joinShortForms];

/** `X（Y，简称 Z）`: the author says that Y and Z are X. */
function joinDefinitions({ sentences, mentions, markers }: Article, groups: Groups): void {
  const bySentence = groupBySentence(mentions);
  sentences.forEach((sentence, index) => {
    const here = bySentence.get(index);
    if (here === undefined || here.length < 2) return;
    for (const { end, aliases } of definitionsIn(sentence.text, markers)) {
      const name = here.find((mention) => mention.end === sentence.start + end);
      if (name === undefined) continue;
      for (const alias of aliases) {
        const other = here.find((mention) => mention.start === sentence.start + alias.start);
        if (other === undefined || other.end !== sentence.start + alias.end || other.type !== name.type) continue;
        const isSaid = alias.reason !== 'parenthesis';
        if (!isSaid && !canBeAlias(name.surface, other.surface)) continue;
        groups.join(other.surface, name.surface, isSaid ? alias.reason : 'definition', index);
      }
    }
  });
}

/** `<ruby>拥抱<rt>Embrace</rt></ruby>`: the markup says it. */
function joinGlosses({ mentions, glosses }: Article, groups: Groups): void {
  for (const { base, gloss } of glosses) {
    const name = mentions.find(({ surface }) => surface === base);
    const other = mentions.find(({ surface, type }) => surface === gloss && type === name?.type);
    if (name !== undefined && other !== undefined) groups.join(gloss, base, 'gloss', other.sentence);
  }
}

/** An acronym and the only long name of the article that has its initials. */
function joinAcronyms({ mentions }: Article, groups: Groups): void {
  const names = distinct(mentions);
  const spelledOut = names.filter(({ surface }) => /^\p{L}+[ -]/u.test(surface));
  for (const acronym of names) {
    if (!/^[A-Z][A-Za-z0-9]{2,9}$/u.test(acronym.surface)) continue;
    const long = spelledOut.filter(
      ({ surface, type }) => type === acronym.type && isAcronymOf(acronym.surface, surface),
    );
    joinOnly(acronym, long, 'acronym', groups);
  }
}

/** CNCF TOC is the TOC of an article that names the CNCF; 阿里云 is not the 云 of 阿里. */
function joinQualified({ mentions }: Article, groups: Groups): void {
  const organizations = new Map(
    distinct(mentions).flatMap((mention) => {
      return mention.type === 'Organization' ? [[normalizeName(mention.surface), mention] as const] : [];
    }),
  );
  const qualified = new Map<Mention, Mention[]>();
  for (const [key, long] of organizations) {
    for (let at = 1; at <= key.length - MIN_QUALIFIED_LENGTH; at++) {
      const short = organizations.get(key.slice(at));
      if (short === undefined || !organizations.has(key.slice(0, at))) continue;
      qualified.set(short, [...(qualified.get(short) ?? []), long]);
    }
  }
  for (const [short, long] of qualified) {
    if (groups.knownName(normalizeName(short.surface)) === null) joinOnly(short, long, 'qualified', groups);
  }
}

/** What stands after its parent's name must be a name of its own. */
const MIN_QUALIFIED_LENGTH = 3;

/** 马云 is not 云, but Zemlin is Jim Zemlin, 盖茨 is 比尔·盖茨, 阿里巴巴集团 is 阿里巴巴, Apache Dubbo is Dubbo. */
function joinShortForms({ mentions }: Article, groups: Groups): void {
  const names = distinct(mentions);
  const byShortForm = new Map<string, Mention[]>();
  for (const long of names) {
    const short = shortFormOf(long);
    if (short === null) continue;
    const key = `${long.type} ${normalizeName(short)}`;
    byShortForm.set(key, [...(byShortForm.get(key) ?? []), long]);
  }
  for (const short of names) {
    const long = byShortForm.get(`${short.type} ${normalizeName(short.surface)}`) ?? [];
    joinOnly(short, long, 'short-form', groups);
  }
}

const LEGAL_SUFFIX = /(?:股份有限公司|有限责任公司|有限公司|集团|公司|,? (?:Inc|Ltd|LLC|Corp|Corporation|Co)\.?)$/u;

/** What is left of a name when it is used again: a surname, a company without its legal suffix; null for most. */
function shortFormOf({ surface, type }: Mention): string | null {
  switch (type) {
    case 'Person':
      return /[ ·•・‧]([^ ·•・‧]{2,})$/u.exec(surface)?.[1] ?? null;
    case 'Organization': {
      const core = surface.replace(LEGAL_SUFFIX, '');
      return core.length >= 2 && core !== surface ? core : null;
    }
    case 'Product':
      return /^Apache (.{2,})$/u.exec(surface)?.[1] ?? null;
    case 'Location':
    case 'Technology':
    case 'Event':
    case 'Work':
      return null;
  }
}

/** Joins only where all candidates are one thing already. */
function joinOnly(short: Mention, candidates: readonly Mention[], reason: string, groups: Groups): void {
  const roots = new Set(candidates.map(({ surface }) => groups.rootOf(normalizeName(surface))));
  const [target] = candidates;
  if (target !== undefined && roots.size === 1) groups.join(short.surface, target.surface, reason, short.sentence);
}

/** The first mention of each surface form and type. */
function distinct(mentions: readonly Mention[]): Mention[] {
  const seen = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = `${mention.type} ${mention.surface}`;
    if (!seen.has(key)) seen.set(key, mention);
  }
  return [...seen.values()];
}

function groupBySentence(mentions: readonly Mention[]): Map<number, Mention[]> {
  const groups = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const group = groups.get(mention.sentence);
    if (group === undefined) groups.set(mention.sentence, [mention]);
    else group.push(mention);
  }
  return groups;
}
