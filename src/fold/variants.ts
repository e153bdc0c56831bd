/**
 * Names of which one is the other with something that names of this type carry or leave out: a company with its legal
 * form, a programming language that is called one, a plural. Only names that articles use in both forms are ever joined.
 */
import type { EntityType } from '../knowledge.ts';

/** What a company's name may end in; the name itself has two characters at least. */
const LEGAL_FORM =
  /(?<=..)(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|,? (?:Inc\.?|Incorporated|Ltd\.?|Limited|LLC|Corp\.?|Corporation|GmbH|Co\.?))$/u;
const LANGUAGE = /(?<=^[A-Za-z+#.\d]+ ?)(?:编程语言|语言)$/u;
const PLURAL = /(?<=[A-Za-z]{2}[A-Za-rt-z])s$/u;

/**
 * A name in its plainer form, or null where it has none. `sure`: whether the form alone tells. (Bottles need not be
 * more than one Bottle, but Persistent Volumes are, and CRDs.)
 * @example plainerForm('IBM 公司', 'Organization') // { name: 'IBM', sure: true }
 */
export function plainerForm(name: string, type: EntityType): { readonly name: string; readonly sure: boolean } | null {
  const plain = name.replace(ENDINGS[type] ?? NOTHING, '').replace(PLURAL_TYPES.has(type) ? PLURAL : NOTHING, '');
  const trimmed = plain.trim();
  if (trimmed === name || trimmed === '') return null;
  return { name: trimmed, sure: !PLURAL.test(name) || /[\s\d]|[A-Z]s$/u.test(name) };
}

const NOTHING = /$^/u;
const ENDINGS: Partial<Record<EntityType, RegExp>> = { Organization: LEGAL_FORM, Product: LANGUAGE };
const PLURAL_TYPES: ReadonlySet<EntityType> = new Set(['Product', 'Technology']);
