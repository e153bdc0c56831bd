/** Disjoint sets of local entities (union-find, Tarjan 1975) that never hold two known ones. */
import type { EntityId } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';

/** A local entity id, as far as all articles tell. */
export interface Member {
  readonly id: EntityId;
  /** Whether a gazetteer or the user's lexicon lists it. */
  readonly known: boolean;
  /** Articles that have it. */
  readonly documents: number;
}

export class Clusters {
  readonly #members = new Map<EntityId, Member>();
  readonly #parents = new Map<EntityId, EntityId>();

  constructor(members: Iterable<Member>) {
    for (const member of members) {
      this.#members.set(member.id, member);
      this.#parents.set(member.id, member.id);
    }
  }

  /** The entity that a cluster is named after: its known one, else that of most articles, ties to the smaller bytes. */
  root(id: EntityId): EntityId {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined && parent !== root; ) {
      root = parent;
      parent = this.#parents.get(root);
    }
    this.#parents.set(id, root);
    return root;
  }

  joined(a: EntityId, b: EntityId): boolean {
    return this.root(a) === this.root(b);
  }

  /** Makes two clusters one, unless both hold a known entity; says whether anything changed. */
  merge(a: EntityId, b: EntityId): boolean {
    const [first, second] = [this.#rootMember(a), this.#rootMember(b)].sort(byRank);
    if (first === undefined || second === undefined || first === second) return false;
    if (first.known && second.known) return false;
    this.#parents.set(second.id, first.id);
    return true;
  }

  /** The entity of every member that is not its own. */
  entities(): Map<EntityId, EntityId> {
    const entities = new Map<EntityId, EntityId>();
    for (const id of this.#members.keys()) {
      const root = this.root(id);
      if (root !== id) entities.set(id, root);
    }
    return entities;
  }

  #rootMember(id: EntityId): Member {
    const member = this.#members.get(this.root(id));
    if (member === undefined) throw new RangeError(`Expected a member of the clusters, got "${id}"`);
    return member;
  }
}

/** The member that names its cluster comes first. */
function byRank(a: Member, b: Member): number {
  return Number(b.known) - Number(a.known) || b.documents - a.documents || compareBytes(a.id, b.id);
}
