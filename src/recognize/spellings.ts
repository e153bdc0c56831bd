/** The other ways in which one name is spelt: spaces at the border of Han and Latin, between Latin words, hyphens. */

const HAN_LATIN_SPACE = /(?<=\p{Script=Han}) (?=[a-z0-9])|(?<=[a-z0-9]) (?=\p{Script=Han})/gu;
const HAN_LATIN_BORDER = /(?<=\p{Script=Han})(?=[a-z0-9])|(?<=[a-z0-9])(?=\p{Script=Han})/gu;

/** A shorter name, joined, is too likely to be another word. */
const MIN_JOINED_LENGTH = 7;

/**
 * Spellings of a folded name other than itself.
 * @example spellingsOf('linux 基金会') // ['linux基金会']
 */
export function spellingsOf(folded: string): string[] {
  const spellings = new Set<string>();
  spellings.add(folded.replace(HAN_LATIN_SPACE, ''));
  spellings.add(folded.replace(HAN_LATIN_BORDER, ' '));
  if (/^[\x20-\x7e]+$/u.test(folded)) {
    if (folded.includes('-')) spellings.add(folded.replaceAll('-', ' '));
    if (folded.includes(' ')) spellings.add(folded.replaceAll(' ', '-'));
    const joined = folded.replace(/[ -]/gu, '');
    if (joined.length >= MIN_JOINED_LENGTH && /^[a-z]/u.test(joined)) spellings.add(joined);
  }
  spellings.delete(folded);
  return [...spellings];
}
