/**
 * The rules that join names inside one article, each with its reason. All are conservative: where a short name fits two
 * things it stays apart from both.
 */
import type { Mention } from '../knowledge.ts';
import { canBeAlias, definitionsIn, isAcronymOf } from '../text/definitions.ts';
import { joinBeside } from './beside.ts';
import type { Groups } from './groups.ts';
import { joinQualified } from './qualified.ts';
import { type Article, distinct, joinOnly, type Rule } from './rule.ts';
import { joinPlainForms, joinShortForms } from './short-forms.ts';

/** In this order: what the author says, then what the shapes of the names say. */
export const RULES: readonly Rule[] = [
  joinDefinitions,
  joinBeside,
  joinGlosses,
  joinPlainForms,
  joinAcronyms,
  joinQualified,
  joinShortForms,
];

/** `X（Y，简称 Z）`: the author says that Y and Z are X. */
function joinDefinitions({ sentences, mentions, markers }: Article, groups: Groups): void {
  const bySentence = groupBySentence(mentions);
  sentences.forEach((sentence, index) => {
    const here = bySentence.get(index);
    if (here === undefined || here.length < 2) return;
    for (const { end, aliases } of definitionsIn(sentence.text, markers)) {
      const name = here.find((mention) => mention.end === sentence.start + end);
      if (name === undefined) continue;
      for (const [place, alias] of aliases.entries()) {
        const other = here.find((mention) => mention.start === sentence.start + alias.start);
        if (other === undefined || other.end !== sentence.start + alias.end) continue;
        const isSaid = alias.reason !== 'parenthesis';
        // What follows a place in parentheses is what it lies in: 圣何塞（San Jose，California）.
        if (!isSaid && place > 0 && name.type === 'Location') continue;
        if (!canShareTypes(name, other) || (!isSaid && !canBeAlias(name.surface, other.surface))) continue;
        groups.join(other.surface, name.surface, isSaid ? alias.reason : 'definition', index);
      }
    }
  });
}

/** Names of two types are one thing only where the letters leave no doubt; a person is never anything else. */
function canShareTypes(name: Mention, other: Mention): boolean {
  if (name.type === other.type) return true;
  if (name.type === 'Person' || other.type === 'Person') return false;
  return isAcronymOf(other.surface, name.surface) || isAcronymOf(name.surface, other.surface);
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
  const names = distinct(mentions).filter(({ type }) => type !== 'Person');
  const spelledOut = names.filter(({ surface }) => /^\p{L}+[ -]/u.test(surface));
  for (const acronym of names) {
    if (!/^[A-Z][A-Za-z0-9]{1,9}$/u.test(acronym.surface)) continue;
    const long = spelledOut.filter(
      ({ surface, type }) =>
        type === acronym.type && !surface.startsWith(acronym.surface) && isAcronymOf(acronym.surface, surface),
    );
    joinOnly(acronym, long, 'acronym', groups);
  }
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
