/**
 * Aliases by what stands between two names: nothing but a parenthesis that closes behind the second (`X (Y)`,
 * `X（@handle）`), or a word that says so (`X 更名为 Y`). It sees what no definition in the text can show, since here
 * both are known to be names: `服务网格（service mesh）`.
 */
import type { Mention } from '../knowledge.ts';
import { canBeAlias, isAbbreviationOf } from '../text/definitions.ts';
import type { Groups } from './groups.ts';
import type { Article } from './rule.ts';

const MAX_GAP = 24;
const OPENS = /^[™®]?[”"」』》]?\s*[（(]\s*[[“"「『《]?(@?)$/u;
const CLOSES = /^[\]”"」』》]?\s*[）)]/u;
const PUNCTUATION = /[\s，,：:（()）“”"「」『』《》‘’]+/gu;
/** Said in so many words, but as often of what a thing does as of its name. */
const WEAK = new Set([
  '即',
  '也就是',
  '意为',
  '代表',
  '代表的是',
  '指的是',
  '是指',
  'or',
  'i.e.',
  'that is',
  'stands for',
]);

/** Joins neighbours of one type of which the text between them says that they are one. */
export function joinBeside({ sentences, mentions, markers }: Article, groups: Groups): void {
  const reasons = new Map(markers.map(([marker, reason]) => [squeeze(marker), reason]));
  for (const [index, other] of mentions.entries()) {
    const name = mentions[index - 1];
    const sentence = sentences[other.sentence];
    if (name?.sentence !== other.sentence || sentence === undefined || name.type !== other.type) continue;
    if (other.start - name.end > MAX_GAP) continue;
    const gap = sentence.text.slice(name.end - sentence.start, other.start - sentence.start);
    const isClosed = CLOSES.test(sentence.text.slice(other.end - sentence.start, other.end - sentence.start + 4));
    const reason = reasonBetween(gap, isClosed, [name, other], reasons);
    if (reason !== null) groups.join(other.surface, name.surface, reason, other.sentence);
  }
}

function reasonBetween(
  gap: string,
  isClosed: boolean,
  [name, other]: readonly [Mention, Mention],
  reasons: ReadonlyMap<string, string>,
): string | null {
  const opening = OPENS.exec(gap);
  if (opening !== null) {
    const isHandle = opening[1] === '@' || name.type === 'Person';
    return isClosed && (isHandle || areNamesOfOne(name, other)) ? 'definition' : null;
  }
  const words = squeeze(gap);
  // A sentence goes on behind its full stop about something else.
  if (words === '' || /[。；;、.!！?？]/u.test(gap.replace(/\b(?:i\.e|a\.k\.a)\./u, ''))) return null;
  if (WEAK.has(gap.replace(PUNCTUATION, ' ').trim().toLowerCase()))
    return areNamesOfOne(name, other) ? 'definition' : null;
  return reasons.get(words) ?? null;
}

function areNamesOfOne({ surface: name, type }: Mention, { surface: alias }: Mention): boolean {
  if (canBeAlias(name, alias) || isAbbreviationOf(alias, name) || isAbbreviationOf(name, alias)) return true;
  // Behind a Latin name a Chinese one that keeps some Latin letters; of products it is as often another's product.
  const han = /\p{Script=Han}/u;
  return type !== 'Product' && type !== 'Location' && !han.test(name) && han.test(alias);
}

/** The words of a gap, without punctuation and white space. */
function squeeze(text: string): string {
  return text.replace(PUNCTUATION, '').toLowerCase();
}
