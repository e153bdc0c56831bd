/**
 * Settles whether nodes of one name and two types are one thing: GitHub acts in one article and is used in the next. Most
 * such names are one thing seen from two sides; a maker of many things is not the one that happens to be called after it
 * (Google is not Google Search). Every other node is held against that of most stories, never against a third.
 */
import type { EntityId, EntityType } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';
import type { Clusters, Member } from './clusters.ts';

/** A node whose name other nodes of other types have too. */
export interface TypedNode extends Member {
  /** Its id without the type. */
  readonly name: string;
  readonly type: EntityType;
}

/** A decision that no single article states: whether `member` is `node`. */
export interface Judgement {
  readonly node: EntityId;
  readonly member: EntityId;
  readonly reason: 'same-name' | 'variant' | 'maker' | 'both-known' | 'namesakes' | 'correction';
  readonly verdict: 'merged' | 'kept-apart';
}

/** An organisation with that many products whose names begin with its own is their maker, and none of them. */
export const MAKER_PRODUCTS = 3;

/** The types between which one name is one thing. */
const PAIRS: ReadonlySet<string> = new Set(['Organization Product', 'Product Technology']);

/** Organisations that most stories hold to be one while others take the name for a product: they may be makers. */
export function possibleMakers(nodes: readonly TypedNode[]): Set<string> {
  return new Set([...byName(nodes)].filter(([, [first]]) => first?.type === 'Organization').map(([name]) => name));
}

/** Decides for every name; what is merged is merged in `clusters`. `makers`: names of organisations with many products. */
export function settleTypes(nodes: readonly TypedNode[], clusters: Clusters, makers: ReadonlySet<string>): Judgement[] {
  const judgements: Judgement[] = [];
  for (const [name, [first, ...others]] of byName(nodes)) {
    if (first === undefined) continue;
    clusters.add(first);
    for (const other of others) {
      if (!PAIRS.has([first.type, other.type].sort().join(' '))) continue;
      clusters.add(other);
      const sides = { node: first.id, member: other.id };
      if (first.type === 'Organization' && makers.has(name)) {
        judgements.push({ ...sides, reason: 'maker', verdict: 'kept-apart' });
        continue;
      }
      clusters.merge(first.id, other.id);
      const isOne = clusters.joined(first.id, other.id);
      const reason = isOne ? 'same-name' : (clusters.obstacle(first.id, other.id) ?? 'both-known');
      judgements.push({ ...sides, reason, verdict: isOne ? 'merged' : 'kept-apart' });
    }
  }
  return judgements;
}

/** The nodes of each name, that of most stories first; names by their bytes. */
function byName(nodes: readonly TypedNode[]): Map<string, TypedNode[]> {
  const groups = new Map<string, TypedNode[]>();
  const sorted = [...nodes].sort(
    (a, b) =>
      compareBytes(a.name, b.name) ||
      b.stories - a.stories ||
      b.documents - a.documents ||
      compareBytes(a.type, b.type),
  );
  for (const node of sorted) {
    const group = groups.get(node.name);
    if (group === undefined) groups.set(node.name, [node]);
    else group.push(node);
  }
  return groups;
}
