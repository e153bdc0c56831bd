/** Reads `data/relations/patterns.tsv`: word lists, and patterns with the predicate that each states. */
import { WenmaiError, messageOf } from '../errors.ts';
import { compile, expand } from './expression.ts';
import type { Expression, WordLists } from './expression.ts';

export interface RelationPattern extends Expression {
  /** Unique; only for reports of what a pattern is worth. */
  readonly name: string;
  readonly predicate: string;
  /** 0 to 1000: how often the pattern was right on annotated articles. */
  readonly confidence: number;
}

/**
 * The patterns of a table. A line `@name⇥word|word|…` names a list of words; any other is
 * `predicate⇥name⇥confidence⇥pattern`, the pattern as `expression.ts` explains. A list may hold others (`@name`), and stands above its first use.
 * Throws `invalid-option` where a line says something else.
 */
export function parsePatterns(text: string): readonly RelationPattern[] {
  const lists = new Map<string, readonly string[]>();
  const patterns = new Map<string, RelationPattern>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    try {
      const cells = line.split('\t').map((cell) => cell.trim());
      if (line.startsWith('@')) {
        lists.set(...parseList(cells, lists));
      } else {
        const [predicate = '', name = '', confidence = '', pattern = ''] = cells;
        if (!/^[A-Z][A-Z0-9_]*$/.test(predicate)) throw new Error(`the predicate "${predicate}"`);
        if (name === '' || patterns.has(name)) throw new Error(`no name of its own ("${name}")`);
        if (!/^\d{1,3}$|^1000$/.test(confidence)) throw new Error(`the confidence "${confidence}"`);
        patterns.set(name, { name, predicate, confidence: Number(confidence), ...compile(pattern, lists) });
      }
    } catch (cause) {
      throw new WenmaiError(
        'invalid-option',
        `Expected a word list or a predicate, a name, a confidence (0 to 1000) and a pattern in line ${at + 1} of the relation patterns, got ${messageOf(cause)}: separate columns by tabs`,
        { cause },
      );
    }
  }
  return [...patterns.values()];
}

function parseList([name = '', words = '']: readonly string[], lists: WordLists): [string, readonly string[]] {
  if (!/^@[a-z-]+$/.test(name)) throw new Error(`the list name "${name}"`);
  const list = expand(words, lists);
  if (list.some((word) => word.trim() === '')) throw new Error(`an empty word in ${name}`);
  return [name.slice(1), list];
}
