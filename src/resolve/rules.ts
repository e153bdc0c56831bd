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
  for (const acronym of names) {
    if (!/^[A-Z][A-Za-z0-9]{2,9}$/u.test(acronym.surface)) continue;
    joinOnly(acronym, names.filter(({ surface, type }) => type === acronym.type && isAcronymOf(acronym.surface, surface)), 'acronym', groups);
  }
}

/** CNCF TOC is the TOC of an article that names the CNCF; 阿里云 is not the 云 of 阿里. */
function joinQualified({ mentions }: Article, groups: Groups): void {
  const organizations = distinct(mentions).filter(({ type }) => type === 'Organization');
  const keys = new Map(organizations.map((mention) => [normalizeName(mention.surface), mention]));
  for (const short of organizations) {
    const key = normalizeName(short.surface);
    if (key.length < 3 || groups.knownName(key) !== null) continue;
    const qualified = organizations.filter((long) => {
      const longKey = normalizeName(long.surface);
      return longKey.length > key.length && longKey.endsWith(key) && keys.has(longKey.slice(0, -key.length));
    });
    joinOnly(short, qualified, 'qualified', groups);
  }
}

/** 马云 is not 云, but Zemlin is Jim Zemlin, 盖茨 is 比尔·盖茨, 阿里巴巴集团 is 阿里巴巴, Apache Dubbo is Dubbo. */
function joinShortForms({ mentions }: Article, groups: Groups): void {
  const names = distinct(mentions);
  for (const short of names) {
    const long = names.filter((other) => other.type === short.type && isShortFormOf(short.surface, other));
    joinOnly(short, long, 'short-form', groups);
  }
}

const LEGAL_SUFFIX = /(?:股份有限公司|有限责任公司|有限公司|集团|公司|,? (?:Inc|Ltd|LLC|Corp|Corporation|Co)\.?)$/u;

function isShortFormOf(short: string, { surface, type }: Mention): boolean {
  if (short === surface) return false;
  switch (type) {
    case 'Person':
      return short.length >= 2 && new RegExp(String.raw`[ ·•・‧]${escapeRegExp(short)}$`, 'u').test(surface);
    case 'Organization': {
      const core = surface.replace(LEGAL_SUFFIX, '');
      return core !== surface && normalizeName(core) === normalizeName(short);
    }
    case 'Product':
      return normalizeName(surface) === `apache${normalizeName(short)}`;
    default:
      return false;
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

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
}
