/** Fourth stage: which mentions of an article name one thing, what it is called, and why that was decided. */
import type { Document, SegmentedSentence } from '../document.ts';
import type { Alias, Entity, Mention, ResolvedMention } from '../knowledge.ts';
import type { DefinitionMarkers } from '../text/definitions.ts';
import { entityId, normalizeName } from '../text/normalize.ts';
import { compareBytes } from '../text/order.ts';
import { Groups, voteType } from './groups.ts';
import { RULES } from './rules.ts';

export interface Resolution {
  /** By offset, as they came. */
  readonly mentions: readonly ResolvedMention[];
  /** Sorted by id. */
  readonly entities: readonly Entity[];
  /** The ledger: one line for each name that was joined to an entity or kept apart from one. */
  readonly aliases: readonly Alias[];
}

/** Resolves the mentions of one article; knows nothing of other articles. */
export function resolve(
  { glosses }: Pick<Document, 'glosses'>,
  sentences: readonly SegmentedSentence[],
  mentions: readonly Mention[],
  markers: DefinitionMarkers,
): Resolution {
  const groups = new Groups(mentions);
  for (const rule of RULES) rule({ sentences, mentions, glosses, markers }, groups);

  const members = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const root = groups.rootOf(normalizeName(mention.surface));
    const group = members.get(root);
    if (group === undefined) members.set(root, [mention]);
    else group.push(mention);
  }
  const entityByRoot = new Map([...members].map(([root, group]) => [root, toEntity(group, groups.knownName(root))]));
  const entityOf = (key: string) => entityByRoot.get(groups.rootOf(key));

  const aliases = groups.joins.flatMap(({ target, ...join }): Alias[] => {
    const entity = entityOf(target);
    return entity === undefined
      ? []
      : [
          {
            surface: join.surface,
            entity: entity.id,
            reason: join.reason,
            sentence: join.sentence,
            verdict: join.verdict,
          },
        ];
  });
  return {
    mentions: mentions.map((mention) => ({ ...mention, entity: entityOf(normalizeName(mention.surface))?.id ?? '' })),
    entities: [...entityByRoot.values()].sort((a, b) => compareBytes(a.id, b.id)),
    aliases,
  };
}

function toEntity(mentions: readonly Mention[], known: string | null): Entity {
  const type = voteType(mentions);
  const name = (known ?? mostFrequent(mentions.map(({ surface }) => surface))).toWellFormed();
  const surfaces = new Set(mentions.map(({ surface }) => surface));
  surfaces.delete(name);
  return { id: entityId(type, name), type, name, aliases: [...surfaces].sort(compareBytes), known: known !== null };
}

/** The surface form met most often; of equals the longest, then the first by bytes. */
function mostFrequent(surfaces: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const surface of surfaces) counts.set(surface, (counts.get(surface) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || compareBytes(a[0], b[0]));
  return first?.[0] ?? '';
}
