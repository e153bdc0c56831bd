/**
 * Disjoint sets of nodes (union-find, Tarjan 1975) that never hold two things which lists know under different names, nor
 * two that must stay apart.
 */
import type { EntityId } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';

/** What stands for one thing in some articles. */
export interface Member {
  readonly id: EntityId;
  /** Whether a gazetteer or the user's lexicon lists it. */
  readonly known: boolean;
  /** Articles that have it. */
  readonly documents: number;
  /** Independent stories among them. */
  readonly stories: number;
}

/** Why two clusters cannot become one. */
export type Obstacle = 'both-known' | 'correction';

export class Clusters {
  readonly #members = new Map<EntityId, Member>();
  readonly #parents = new Map<EntityId, EntityId>();
  /** For roots: the roots of clusters that must not join theirs. */
  readonly #apart = new Map<EntityId, Set<EntityId>>();
  readonly #alone = new Set<EntityId>();

  constructor(members: Iterable<Member> = []) {
    for (const member of members) this.add(member);
  }

  /** Takes a member in, as a cluster of its own unless it is there already. */
  add(member: Member): void {
    if (this.#members.has(member.id)) return;
    this.#members.set(member.id, member);
    this.#parents.set(member.id, member.id);
  }

  /** What a cluster goes by while it grows: its known member, else that of most articles, ties to the smaller bytes. */
  root(id: EntityId): EntityId {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined && parent !== root; ) {
      root = parent;
      parent = this.#parents.get(root);
    }
    if (this.#parents.has(id)) this.#parents.set(id, root);
    return root;
  }

  joined(a: EntityId, b: EntityId): boolean {
    return this.root(a) === this.root(b);
  }

  /** Why the clusters of two members cannot become one; null where they can, or are one. */
  obstacle(a: EntityId, b: EntityId): Obstacle | null {
    const [first, second] = [this.#rootMember(a), this.#rootMember(b)];
    if (first === second) return null;
    if (this.#alone.has(first.id) || this.#alone.has(second.id)) return 'correction';
    if (this.#apart.get(first.id)?.has(second.id) === true) return 'correction';
    return first.known && second.known && nameIn(first.id) !== nameIn(second.id) ? 'both-known' : null;
  }

  /** Makes two clusters one, unless something stands against it; says whether anything changed. */
  merge(a: EntityId, b: EntityId): boolean {
    if (this.joined(a, b) || this.obstacle(a, b) !== null) return false;
    this.force(a, b);
    return true;
  }

  /** Makes two clusters one, whatever stands against it. */
  force(a: EntityId, b: EntityId): void {
    const [first, second] = [this.#rootMember(a), this.#rootMember(b)].sort(byRank);
    if (first === undefined || second === undefined || first === second) return;
    this.#parents.set(second.id, first.id);
    if (this.#alone.delete(second.id)) this.#alone.add(first.id);
    for (const other of this.#apart.get(second.id) ?? []) {
      this.#apart.get(other)?.delete(second.id);
      this.#oppose(first.id, other);
    }
    this.#apart.delete(second.id);
  }

  /** Whatever comes, the clusters of these two never become one. */
  keepApart(a: EntityId, b: EntityId): void {
    if (!this.joined(a, b)) this.#oppose(this.root(a), this.root(b));
  }

  /** Whatever comes, nothing joins the cluster of this member. */
  isolate(id: EntityId): void {
    this.#alone.add(this.root(id));
  }

  /** The members of every cluster of two or more. */
  groups(): Member[][] {
    const groups = new Map<EntityId, Member[]>();
    for (const [id, member] of this.#members) {
      const root = this.root(id);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [member]);
      else group.push(member);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  }

  #oppose(a: EntityId, b: EntityId): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const others = this.#apart.get(one);
      if (others === undefined) this.#apart.set(one, new Set([other]));
      else others.add(other);
    }
  }

  #rootMember(id: EntityId): Member {
    const member = this.#members.get(this.root(id));
    if (member === undefined) throw new RangeError(`Expected a member of the clusters, got "${id}"`);
    return member;
  }
}

/** The member that names its cluster comes first. */
export function byRank(a: Member, b: Member): number {
  return Number(b.known) - Number(a.known) || b.documents - a.documents || compareBytes(a.id, b.id);
}

/** An id without its type. */
export function nameIn(id: EntityId): string {
  return id.slice(id.indexOf(':') + 1);
}
