/** Finds entities by any of their names: width, case, hyphens and traditional script make no difference. */
import type { Page } from '../model.ts';
import { normalizeName } from '../../text/normalize.ts';

export interface Match {
  readonly entity: number;
  /** The name that matched, where it is not the one that the entity is shown with. */
  readonly alias: string | null;
}

export type Search = (asked: string, limit: number) => readonly Match[];

/** Prepares a search: whole names come before beginnings, beginnings before the rest, entities of more articles first. */
export function createSearch({ entities }: Page): Search {
  const names = entities.flatMap(({ name, aliases }, entity) =>
    [name, ...aliases].map((text, index) => ({ entity, alias: index === 0 ? null : text, name: normalizeName(text) })),
  );
  return (asked, limit) => {
    const wanted = normalizeName(asked);
    if (wanted === '') return [];
    const best = new Map<number, { readonly match: Match; readonly rank: number }>();
    for (const { entity, alias, name } of names) {
      const at = name.indexOf(wanted);
      if (at < 0) continue;
      const rank = name === wanted ? 0 : at === 0 ? 1 : 2;
      if (rank < (best.get(entity)?.rank ?? 3)) best.set(entity, { match: { entity, alias }, rank });
    }
    return [...best.values()]
      .sort((a, b) => a.rank - b.rank || a.match.entity - b.match.entity)
      .slice(0, limit)
      .map(({ match }) => match);
  };
}
