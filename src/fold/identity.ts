/**
 * Settles which local entities of different articles are one thing: a rule over names that articles define, careful
 * rather than complete, whose result does not depend on the order of its input. Local entities with one id are one
 * thing already; a merge needs a definition, and a name that means several things merges nothing.
 */
import type { EntityId } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';
import { Clusters } from './clusters.ts';
import type { Member } from './clusters.ts';

/** Some articles say that `local` is also called what other articles call `member`. Both are of one type. */
export interface Proposal {
  readonly local: Member;
  readonly member: Member;
  /** Independent stories that say so. */
  readonly stories: number;
}

/** Why two local entities stay two. */
export type Refusal = 'ambiguous' | 'short' | 'both-known';

/** What became of a proposal; merged where `refusal` is null. */
export interface Verdict {
  readonly local: EntityId;
  readonly member: EntityId;
  readonly refusal: Refusal | null;
}

export interface Settlement {
  readonly verdicts: readonly Verdict[];
  /** The entity of every local id that is not its own. */
  readonly entities: ReadonlyMap<EntityId, EntityId>;
}

/** A name that means several things may still merge into one of them if that many stories mean it … */
const DOMINANT_STORIES = 3;
/** … and that share of all, in percent. */
const DOMINANT_PERCENT = 80;

/** Decides every proposal. */
export function settleIdentity(proposals: readonly Proposal[]): Settlement {
  const sorted = [...proposals].sort(
    (a, b) => b.stories - a.stories || compareBytes(a.local.id, b.local.id) || compareBytes(a.member.id, b.member.id),
  );
  const clusters = new Clusters(sorted.flatMap(({ local, member }) => [local, member]));
  // A merge can make a name clear that meant two things, and only ever that: the rounds end.
  while (mergeOnce(sorted, clusters)) continue;
  const meanings = meaningsOf(sorted, clusters);
  return {
    verdicts: sorted.map((proposal) => ({
      local: proposal.local.id,
      member: proposal.member.id,
      refusal: clusters.joined(proposal.local.id, proposal.member.id)
        ? null
        : (refusalOf(proposal, meanings, clusters) ?? 'both-known'),
    })),
    entities: clusters.entities(),
  };
}

/** Merges what is clear as the clusters stand now; says whether anything changed. */
function mergeOnce(proposals: readonly Proposal[], clusters: Clusters): boolean {
  const meanings = meaningsOf(proposals, clusters);
  const clear = proposals.filter((proposal) => refusalOf(proposal, meanings, clusters) === null);
  let changed = false;
  for (const { local, member } of clear) changed = clusters.merge(local.id, member.id) || changed;
  return changed;
}

/** For every name, the stories behind each cluster that articles define it for. */
type Meanings = ReadonlyMap<EntityId, ReadonlyMap<EntityId, number>>;

function meaningsOf(proposals: readonly Proposal[], clusters: Clusters): Meanings {
  const meanings = new Map<EntityId, Map<EntityId, number>>();
  for (const { local, member, stories } of proposals) {
    const meaning = clusters.root(local.id);
    const storiesByMeaning = meanings.get(member.id) ?? new Map<EntityId, number>();
    meanings.set(member.id, storiesByMeaning.set(meaning, (storiesByMeaning.get(meaning) ?? 0) + stories));
  }
  return meanings;
}

function refusalOf({ local, member }: Proposal, meanings: Meanings, clusters: Clusters): Refusal | null {
  // A gazetteer vouches for the names that it lists; others must not become a bridge between strangers.
  if (isShort(member.id) || (!local.known && isShort(local.id))) return 'short';
  if (clearMeaning(member.id, meanings) !== clusters.root(local.id)) return 'ambiguous';
  if (!local.known && meanings.has(local.id) && clearMeaning(local.id, meanings) === null) return 'ambiguous';
  return null;
}

/** The one cluster that a name means, or that nearly all stories mean by it; null where it means several. */
function clearMeaning(name: EntityId, meanings: Meanings): EntityId | null {
  let total = 0;
  let best: readonly [meaning: EntityId | null, stories: number] = [null, 0];
  const storiesByMeaning = meanings.get(name) ?? new Map<EntityId, number>();
  for (const entry of storiesByMeaning) {
    total += entry[1];
    if (entry[1] > best[1]) best = entry;
  }
  const [meaning, stories] = best;
  if (storiesByMeaning.size <= 1) return meaning;
  return stories >= DOMINANT_STORIES && stories * 100 >= total * DOMINANT_PERCENT ? meaning : null;
}

/** Two letters, or one Chinese character, stand for too many things. */
function isShort(id: EntityId): boolean {
  const characters = [...id.slice(id.indexOf(':') + 1)];
  return characters.length <= (characters.some((character) => /\p{Script=Han}/u.test(character)) ? 1 : 2);
}
