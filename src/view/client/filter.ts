/** Which entities and links are drawn: a readable part at first, then what the reader asks for. */
import type { Page } from '../model.ts';

/** All links of an entity. */
export const ALL_LINKS = Number.POSITIVE_INFINITY;

export interface Filter {
  /** Links that rest on fewer are hidden, and entities without a link then; 1 hides nothing. */
  readonly sentences: number;
  /** How many links an entity keeps. */
  readonly rank: number;
  readonly hiddenTypes: ReadonlySet<string>;
}

/** What the reader looks at: an entity or a link, by its place in the page. */
export type Selection = { readonly kind: 'entity' | 'link'; readonly place: number } | null;

/** For each entity and each link of the page, whether it is drawn. */
export interface Visible {
  readonly entities: readonly boolean[];
  readonly links: readonly boolean[];
}

/** An entity that the reader picked is drawn with as many of its links, whatever the filter says. */
const PICKED_LINKS = 30;

export function visiblePart(page: Page, filter: Filter, selection: Selection): Visible {
  const isHidden = page.entities.map(({ type }) => filter.hiddenTypes.has(type));
  const entities = page.entities.map((_, place) => filter.sentences === 1 && isHidden[place] === false);
  let picked = 0;
  const links = page.links.map(({ source, target, sentences, rank }, place) => {
    const passes = sentences >= filter.sentences && rank <= filter.rank;
    const isPicked =
      selection?.kind === 'link'
        ? place === selection.place
        : (source === selection?.place || target === selection?.place) && picked++ < PICKED_LINKS;
    if ((isHidden[source] === true || isHidden[target] === true || !passes) && !isPicked) return false;
    entities[source] = true;
    entities[target] = true;
    return true;
  });
  if (selection?.kind === 'entity') entities[selection.place] = true;
  return { entities, links };
}

/** The steps of the slider for the least number of sentences: finer where more links are lost. */
export function sentenceSteps(page: Page): number[] {
  const most = page.links.reduce((max, { sentences }) => Math.max(max, sentences), 1);
  const steps = [1];
  for (let step = 2; step <= most; step = Math.max(step + 1, Math.round(step * 1.25))) steps.push(step);
  return steps;
}

/** The steps of the slider for links of each entity. */
export const RANK_STEPS: readonly number[] = [1, 2, 3, 4, 5, 7, 10, 15, 25, 50, ALL_LINKS];

/** Links for each entity up to which a drawing stays open. */
const OPEN_RATIO = 1.6;

/** The weakest filter with which at most so many entities are drawn, and few enough links between them. */
export function startingFilter(page: Page, maxEntities: number): Filter {
  const hiddenTypes = new Set<string>();
  const drawn = (filter: Filter) => {
    const visible = visiblePart(page, filter, null);
    return { entities: visible.entities.filter(Boolean).length, links: visible.links.filter(Boolean).length };
  };
  const steps = sentenceSteps(page);
  const sentences =
    steps.find((step) => drawn({ sentences: step, rank: ALL_LINKS, hiddenTypes }).entities <= maxEntities) ??
    steps.at(-1) ??
    1;
  const rank = RANK_STEPS.toReversed().find((step) => {
    const { entities, links } = drawn({ sentences, rank: step, hiddenTypes });
    return links <= entities * OPEN_RATIO;
  });
  return { sentences, rank: rank ?? 1, hiddenTypes };
}
