/** Carries a subject over from the sentence before, where a sentence begins with a pronoun for it. */
import type { Span } from '../document.ts';
import { WenmaiError } from '../errors.ts';
import { ENTITY_TYPES } from '../knowledge.ts';
import type { EntityType } from '../knowledge.ts';
import { foldText } from '../text/fold.ts';
import { alternatives } from './expression.ts';
import type { Slot } from './view.ts';

/** No pronoun is longer (UTF-16 code units). */
const LONGEST = 24;

/** A pronoun, or a phrase used as one, with the types that it can stand for. */
interface Pronoun {
  readonly regex: RegExp;
  readonly types: readonly EntityType[];
}

export type Pronouns = readonly Pronoun[];

/**
 * The pronouns of `data/relations/pronouns.tsv`: types, words, and longer words that begin like them and are none (他们),
 * each joined by `|`. Throws `invalid-option`.
 */
export function parsePronouns(text: string): Pronouns {
  const pronouns: Pronoun[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [cell = '', words = '', others = ''] = line.split('\t').map((part) => part.trim());
    const types = ENTITY_TYPES.filter((type) => cell.split('|').includes(type));
    if (types.length !== cell.split('|').length || words === '') {
      throw new WenmaiError(
        'invalid-option',
        `Expected entity types and words in line ${at + 1} of the pronouns, got "${line}": separate columns by tabs`,
      );
    }
    pronouns.push({ regex: new RegExp(`^(?!${sourceOf(others)})${sourceOf(words)}`), types });
  }
  return pronouns;
}

function sourceOf(cell: string): string {
  return alternatives(cell === '' ? [] : cell.toLowerCase().split('|'));
}

/**
 * The slot that the pronoun at the start of a sentence fills; null where there is no pronoun, or where the sentence
 * before does not settle what it stands for: its first mention must fit, and be the only one that does.
 */
export function carriedSlot(text: string, sentence: Span, previous: readonly Slot[], pronouns: Pronouns): Slot | null {
  const opening = foldText(text.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST)));
  for (const { regex, types } of pronouns) {
    const found = regex.exec(opening);
    if (found === null) continue;
    const [first, ...others] = previous;
    if (first === undefined || !types.includes(first.type)) return null;
    if (others.some((slot) => slot.type === first.type && slot.entity !== first.entity)) return null;
    const antecedent = first.antecedent ?? { sentence: first.sentence, start: first.start, end: first.end };
    return { ...first, antecedent, start: sentence.start, end: sentence.start + found[0].length };
  }
  return null;
}
