/** Applies patterns to one view of a sentence: which slots each match joins, and what signalled it. */
import type { RelationPattern } from './patterns.ts';
import type { Slot, View } from './view.ts';

/** A list longer than this whose members would all be joined to each other states no such thing. */
const MAX_MUTUAL = 8;

export interface Match {
  readonly pattern: RelationPattern;
  readonly subject: Slot;
  readonly object: Slot;
  /** Where the trigger stands in the view's text; null where the pattern has none. */
  readonly trigger: readonly [number, number] | null;
  /** Where the match ends in the view's text. */
  readonly end: number;
}

/** Every match of the patterns in the view; matches of one pattern may overlap, as in `A 的 B 的 C`. */
export function* matchesOf(view: View, patterns: readonly RelationPattern[]): Generator<Match> {
  const starts = [...view.slots.keys()];
  for (const pattern of patterns) {
    let from = 0;
    for (const start of starts) {
      // A match may begin inside the one before, though not inside the list that the one before begins with.
      if (start < from) continue;
      pattern.regex.lastIndex = start;
      const found = pattern.regex.exec(view.text);
      if (found === null) continue;
      const groups = found.indices?.groups ?? {};
      const { S, O, B, trigger = null } = groups;
      from = Math.min(...[S, O, B].map((slot) => slot?.[1] ?? Infinity));
      const end = found.index + found[0].length;
      for (const [subject, object] of pairsOf(view, groups)) yield { pattern, subject, object, trigger, end };
    }
  }
}

type Groups = Readonly<Record<string, [number, number] | undefined>>;

function* pairsOf(view: View, { S, O, B }: Groups): Generator<[Slot, Slot]> {
  if (B !== undefined) {
    const members = slotsIn(view, B);
    if (members.length > MAX_MUTUAL) return;
    for (const [at, subject] of members.entries()) {
      for (const object of members.slice(at + 1)) yield [subject, object];
    }
  } else {
    const objects = slotsIn(view, O);
    for (const subject of slotsIn(view, S)) for (const object of objects) yield [subject, object];
  }
}

function slotsIn({ slots }: View, [start, end]: readonly [number, number] = [0, 0]): Slot[] {
  const found: Slot[] = [];
  for (let at = start; at < end; at++) {
    const slot = slots.get(at);
    if (slot !== undefined) found.push(slot);
  }
  return found;
}
