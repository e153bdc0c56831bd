/**
 * Settles which nodes of different articles are one thing: a rule over names that articles define, careful rather than
 * complete, whose result does not depend on the order of its input. Occurrences of one node are one thing already; a
 * merge needs a definition, and a name that means several things merges nothing.
 */
import type { EntityId } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';
import { byRank, nameIn } from './clusters.ts';
import type { Clusters, Member, Obstacle } from './clusters.ts';

/** Some articles say that `node` is also called what other articles call `member`. Both are of one type. */
export interface Proposal {
  readonly node: Member;
  readonly member: Member;
  /** Independent stories that say so. */
  readonly stories: number;
}

/** Why two nodes stay two. */
export type Refusal = 'ambiguous' | 'short' | 'namesakes' | Obstacle;

/** What became of a proposal; merged where `refusal` is null. */
export interface Verdict {
  readonly node: EntityId;
  readonly member: EntityId;
  readonly refusal: Refusal | null;
}

/** A name that means several things may still merge into one of them if that many stories mean it … */
const DOMINANT_STORIES = 3;
/** … and that share of all, in percent. */
const DOMINANT_PERCENT = 80;

/** Decides every proposal; what is merged is merged in `clusters`. `namesakes`: names that several people have. */
export function settleIdentity(
  proposals: readonly Proposal[],
  clusters: Clusters,
  namesakes: ReadonlySet<EntityId> = new Set(),
): Verdict[] {
  const sorted = [...proposals].sort(
    (a, b) => b.stories - a.stories || compareBytes(a.node.id, b.node.id) || compareBytes(a.member.id, b.member.id),
  );
  for (const { node, member } of sorted) {
    clusters.add(node);
    clusters.add(member);
  }
  // A merge can make a name clear that meant two things, and only ever that: the rounds end.
  while (mergeOnce(sorted, clusters, namesakes)) continue;
  const meanings = meaningsOf(sorted, clusters);
  return sorted.map((proposal) => {
    const { node, member } = proposal;
    const refusal = clusters.joined(node.id, member.id)
      ? null
      : (refusalOf(proposal, meanings, { clusters, namesakes }) ??
        clusters.obstacle(node.id, member.id) ??
        'both-known');
    return { node: node.id, member: member.id, refusal };
  });
}

/**
 * The entity of every member that is not its own. A cluster's type is the one that most stories give it; its id is that
 * of its known member of this type, else of the one that most articles have, ties to the smaller bytes.
 */
export function entitiesOf(clusters: Clusters): Map<EntityId, EntityId> {
  const entities = new Map<EntityId, EntityId>();
  for (const group of clusters.groups()) {
    const type = votedType(group);
    const [first] = group.filter(({ id }) => typeIn(id) === type).sort(byRank);
    for (const { id } of group) if (first !== undefined && id !== first.id) entities.set(id, first.id);
  }
  return entities;
}

function votedType(group: readonly Member[]): string {
  const votes = new Map<string, number>();
  for (const { id, stories } of group) votes.set(typeIn(id), (votes.get(typeIn(id)) ?? 0) + stories);
  const [first] = [...votes].sort((a, b) => b[1] - a[1] || compareBytes(a[0], b[0]));
  return first?.[0] ?? '';
}

function typeIn(id: EntityId): string {
  return id.slice(0, id.indexOf(':'));
}

/** Merges what is clear as the clusters stand now; says whether anything changed. */
function mergeOnce(proposals: readonly Proposal[], clusters: Clusters, namesakes: ReadonlySet<EntityId>): boolean {
  const meanings = meaningsOf(proposals, clusters);
  const clear = proposals.filter((proposal) => refusalOf(proposal, meanings, { clusters, namesakes }) === null);
  let changed = false;
  for (const { node, member } of clear) changed = clusters.merge(node.id, member.id) || changed;
  return changed;
}

/** What a name means: each cluster that articles define it for, with the stories behind that. */
interface Meaning {
  stories: number;
  /** Whether a name that it is defined for is written in Chinese characters … */
  han: boolean;
  /** … or in others. */
  other: boolean;
}

type Meanings = ReadonlyMap<EntityId, ReadonlyMap<EntityId, Meaning>>;

function meaningsOf(proposals: readonly Proposal[], clusters: Clusters): Meanings {
  const meanings = new Map<EntityId, Map<EntityId, Meaning>>();
  for (const { node, member, stories } of proposals) {
    const root = clusters.root(node.id);
    const ofName = meanings.get(member.id) ?? new Map<EntityId, Meaning>();
    const meaning = ofName.get(root) ?? { stories: 0, han: false, other: false };
    meaning.stories += stories;
    if (hasHan(node.id)) meaning.han = true;
    else meaning.other = true;
    meanings.set(member.id, ofName.set(root, meaning));
  }
  return meanings;
}

function refusalOf(
  { node, member }: Proposal,
  meanings: Meanings,
  { clusters, namesakes }: { clusters: Clusters; namesakes: ReadonlySet<EntityId> },
): Refusal | null {
  if (namesakes.has(member.id)) return 'namesakes';
  // A gazetteer vouches for the names that it lists; others must not become a bridge between strangers.
  if (isShort(member.id) || (!node.known && isShort(node.id))) return 'short';
  const root = clusters.root(node.id);
  if (!means(meanings.get(member.id), root)) return 'ambiguous';
  const own = meanings.get(node.id);
  if (!node.known && own !== undefined && ![...own.keys()].some((meaning) => means(own, meaning))) return 'ambiguous';
  return null;
}

/** Whether a name means this cluster and no other, or nearly all stories mean it so. */
function means(ofName: ReadonlyMap<EntityId, Meaning> | undefined, root: EntityId): boolean {
  const meaning = ofName?.get(root);
  if (ofName === undefined || meaning === undefined) return false;
  if (ofName.size === 1) return true;
  const all = [...ofName.values()];
  if (all.length === 2 && areTranslations(all)) return true;
  const total = all.reduce((sum, { stories }) => sum + stories, 0);
  return meaning.stories >= DOMINANT_STORIES && meaning.stories * 100 >= total * DOMINANT_PERCENT;
}

/** An acronym that one article spells out in Chinese and another in English stands for one thing in two languages. */
function areTranslations([a, b]: readonly Meaning[]): boolean {
  return a !== undefined && b !== undefined && a.han !== b.han && a.other !== b.other && a.han !== a.other;
}

/** Two letters, or one Chinese character, stand for too many things. */
function isShort(id: EntityId): boolean {
  const characters = [...nameIn(id)];
  return characters.length <= (hasHan(id) ? 1 : 2);
}

function hasHan(id: EntityId): boolean {
  return /\p{Script=Han}/u.test(nameIn(id));
}
