/**
 * Short forms after full names. 马云 is not 云, but Zemlin and Jim are Jim Zemlin, 盖茨 is 比尔·盖茨, 王老师 is 王建国,
 * 阿里巴巴集团 is 阿里巴巴, Apache Dubbo is Dubbo: each only where no other name of the article has that short form.
 */
import type { Mention } from '../knowledge.ts';
import { foldText } from '../text/fold.ts';
import { normalizeName } from '../text/normalize.ts';
import type { Groups } from './groups.ts';
import { plainForm, shortForms, titledSurname, unversioned } from './name-forms.ts';
import { addTo, type Article, distinct, joinOnly } from './rule.ts';

/** Names that differ only in what spellings carry or leave out: no other name can contest that. */
export function joinPlainForms({ mentions }: Article, groups: Groups): void {
  const first = new Map<string, Mention>();
  for (const mention of distinct(mentions)) {
    const key = keyOf(mention, plainForm(mention));
    const other = first.get(key);
    if (other === undefined) first.set(key, mention);
    else groups.join(mention.surface, other.surface, 'short-form', mention.sentence);
  }
  for (const mention of distinct(mentions)) {
    const name = unversioned(mention);
    const program = name === null ? undefined : first.get(keyOf(mention, name));
    if (program !== undefined) groups.join(mention.surface, program.surface, 'short-form', mention.sentence);
  }
}

export function joinShortForms({ mentions }: Article, groups: Groups): void {
  const names = distinct(mentions);
  const byShortForm = new Map<string, Mention[]>();
  const bySurname = new Map<string, Mention[]>();
  for (const long of names) {
    for (const short of shortForms(long)) addTo(byShortForm, keyOf(long, short), long);
    if (long.type === 'Person' && titledSurname(long) === null && /^\p{Script=Han}{2,4}$/u.test(long.surface)) {
      addTo(bySurname, foldText(long.surface.charAt(0)), long);
    }
  }
  for (const short of names) {
    const surname = titledSurname(short);
    const long = byShortForm.get(keyOf(short, short.surface)) ?? (surname === null ? [] : bySurname.get(surname)) ?? [];
    joinOnly(short, long, 'short-form', groups);
  }
}

function keyOf({ type }: Mention, name: string): string {
  return `${type} ${normalizeName(name)}`;
}
