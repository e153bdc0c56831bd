/** Names of one article, grouped into things: a union-find over normalized names that remembers why two were joined. */
import type { EntityType, Mention } from '../knowledge.ts';
import { normalizeName } from '../text/normalize.ts';

/** Why and where a name was joined to a thing, or was not. */
export interface Join {
  readonly surface: string;
  readonly reason: string;
  readonly sentence: number;
  readonly verdict: 'merged' | 'kept-apart';
  /** Normalized name of the thing that it was joined to, or kept apart from. */
  readonly target: string;
}

export class Groups {
  readonly #parents = new Map<string, string>();
  /** Canonical name in a list, by root: two different ones are never joined. */
  readonly #known = new Map<string, string>();
  /** By root: whether it has names that only persons bear, or that none does. No person is a company, 戴尔 be both. */
  readonly #kinds = new Map<string, ReadonlySet<boolean>>();
  readonly #joins: Join[] = [];

  constructor(mentions: readonly Mention[]) {
    const borne = new Map<string, Set<boolean>>();
    for (const { surface, type } of mentions) {
      const key = normalizeName(surface);
      borne.set(key, (borne.get(key) ?? new Set()).add(type === 'Person'));
    }
    for (const [key, kinds] of borne) if (kinds.size === 1) this.#kinds.set(key, kinds);
    const listed = new Set<string>();
    for (const { surface, known, sentence } of mentions) {
      const key = normalizeName(surface);
      this.#add(key);
      // One line in the ledger is enough for what a list says of a name.
      if (known === null || listed.has(`${surface}\n${known}`)) continue;
      listed.add(`${surface}\n${known}`);
      const canonical = normalizeName(known);
      this.#add(canonical);
      this.#known.set(this.rootOf(canonical), known);
      if (key !== canonical) this.join(surface, known, 'gazetteer', sentence);
    }
  }

  get joins(): readonly Join[] {
    return this.#joins;
  }

  /** The root of a normalized name's group. */
  rootOf(key: string): string {
    let root = key;
    for (let parent = this.#parents.get(root); parent !== undefined && parent !== root; ) {
      root = parent;
      parent = this.#parents.get(root);
    }
    return root;
  }

  /** Whether a list knows the thing, and by which canonical name. */
  knownName(key: string): string | null {
    return this.#known.get(this.rootOf(key)) ?? null;
  }

  /** Makes two surface forms one thing, unless lists know them as two or one is a person; either way the ledger gets a line. */
  join(surface: string, target: string, reason: string, sentence: number): void {
    const from = this.rootOf(normalizeName(surface));
    const to = this.rootOf(normalizeName(target));
    if (from === to) return;
    const fromKnown = this.#known.get(from);
    const toKnown = this.#known.get(to);
    const kinds = new Set([...(this.#kinds.get(from) ?? []), ...(this.#kinds.get(to) ?? [])]);
    const conflicts = (fromKnown !== undefined && toKnown !== undefined) || kinds.size > 1;
    const verdict = conflicts ? 'kept-apart' : 'merged';
    this.#joins.push({ surface, reason, sentence, verdict, target: normalizeName(target) });
    if (conflicts) return;
    this.#parents.set(from, to);
    this.#kinds.set(to, kinds);
    const known = toKnown ?? fromKnown;
    if (known !== undefined) this.#known.set(to, known);
  }

  #add(key: string): void {
    if (!this.#parents.has(key)) this.#parents.set(key, key);
  }
}

/** The type with most confidence behind it; ties go to the type that comes first in the alphabet. */
export function voteType(mentions: readonly Mention[]): EntityType {
  const votes = new Map<EntityType, number>();
  for (const { type, confidence } of mentions) votes.set(type, (votes.get(type) ?? 0) + confidence);
  const [first] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (first === undefined) throw new RangeError('Expected at least one mention to vote on a type, got none');
  return first[0];
}
