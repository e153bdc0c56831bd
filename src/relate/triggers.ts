/** Finds which patterns a sentence can match, by one pass over its text: most sentences match none. */
import { isWordUnit } from '../text/characters.ts';
import type { RelationPattern } from './patterns.ts';

interface Entry {
  readonly word: string;
  readonly patterns: readonly number[];
}

/** Patterns by their trigger words. */
export class TriggerIndex {
  readonly #patterns: readonly RelationPattern[];
  /** Words by their first code unit. */
  readonly #entries = new Map<number, Entry[]>();
  /** Patterns that need no trigger word. */
  readonly #always: readonly number[];

  constructor(patterns: readonly RelationPattern[]) {
    this.#patterns = patterns;
    this.#always = [...patterns.keys()].filter((at) => patterns[at]?.triggers.length === 0);
    const byWord = new Map<string, number[]>();
    for (const [at, { triggers }] of patterns.entries()) {
      for (const word of triggers) byWord.set(word, [...(byWord.get(word) ?? []), at]);
    }
    for (const [word, users] of byWord) {
      const first = word.charCodeAt(0);
      this.#entries.set(first, [...(this.#entries.get(first) ?? []), { word, patterns: users }]);
    }
  }

  /** The patterns worth trying on the text of a view, in the order of their table. */
  candidates(text: string): RelationPattern[] {
    const found = new Set(this.#always);
    let previous = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      // Inside a Latin word no trigger begins.
      if (!(isWordUnit(unit) && isWordUnit(previous))) {
        for (const { word, patterns } of this.#entries.get(unit) ?? []) {
          if (text.startsWith(word, at)) for (const pattern of patterns) found.add(pattern);
        }
      }
      previous = unit;
    }
    return this.#patterns.filter((_, at) => found.has(at));
  }
}
