/** The card of what the reader picked: an entity with all it is joined to, or a link with the sentences behind it. */
import type { Page, PageEntity, PageLink, PagePair, PageRelation } from '../model.ts';
import { element, quoted } from './elements.ts';
import type { Selection } from './filter.ts';
import { quoteElement } from './quote.ts';
import { predicateWord, type Words } from './words.ts';

/** Rows of a list before the reader asks for all. */
const FIRST_ROWS = 12;

export interface CardContext {
  readonly page: Page;
  readonly words: Words;
  readonly onPick: (selection: NonNullable<Selection>) => void;
}

/** The content of a card. */
export function cardOf(selection: NonNullable<Selection>, context: CardContext): HTMLElement[] {
  return selection.kind === 'entity' ? entityCard(selection.place, context) : linkCard(selection.place, context);
}

function entityCard(place: number, context: CardContext): HTMLElement[] {
  const { page, words } = context;
  const entity = page.entities[place];
  if (entity === undefined) return [];
  const links = [...page.links.entries()].filter(([, { source, target }]) => source === place || target === place);
  const stated = links.flatMap(([index, link]) => link.relations.map((relation) => ({ index, relation })));
  const met = links.filter(([, link]) => link.pair !== null);
  return [
    element(
      'p',
      { class: 'kind' },
      element('span', { class: `dot ${entity.type}` }),
      words.typeNames[entity.type] ?? entity.type,
    ),
    element('h2', {}, quoted(entity.name)),
    ...(entity.aliases.length === 0 ? [] : [aliasLine(entity, words)]),
    element('p', { class: 'counts' }, words.mentioned(entity.mentions, entity.documents), dates(entity)),
    ...section(
      words.stated,
      stated.map(({ index, relation }) => relationRow(place, relation, index, context)),
      words,
    ),
    ...section(
      words.neighbours,
      met.map(([index, link]) => neighbourRow(place, link, index, met, context)),
      words,
    ),
    ...(links.length === 0 ? [element('p', { class: 'counts' }, words.noNeighbours)] : []),
  ];
}

function aliasLine({ aliases }: PageEntity, words: Words): HTMLElement {
  const names = aliases.flatMap((alias, index) => [...(index === 0 ? [] : [' · ']), quoted(alias)]);
  return element('p', { class: 'aliases' }, element('span', { class: 'caption' }, `${words.aliases} `), ...names);
}

/** A heading and a list, of which the rest is shown when asked for. */
function section(title: string, rows: readonly HTMLElement[], words: Words): HTMLElement[] {
  if (rows.length === 0) return [];
  const list = element('ul', { class: 'rows' }, ...rows.slice(0, FIRST_ROWS));
  const more = element('button', { type: 'button', class: 'more', onclick: showAll }, words.showAll(rows.length));
  function showAll(): void {
    list.append(...rows.slice(FIRST_ROWS));
    more.remove();
  }
  return [element('h3', {}, title), list, ...(rows.length > FIRST_ROWS ? [more] : [])];
}

function relationRow(
  place: number,
  relation: PageRelation,
  link: number,
  { page, words, onPick }: CardContext,
): HTMLElement {
  const isSubject = relation.subject === place;
  const other = page.entities[isSubject ? relation.object : relation.subject];
  const predicate = predicateWord(words, relation.predicate);
  const name = quoted(other?.name ?? '', { class: 'name' });
  const verb = element('span', { class: 'verb' }, `${predicate} →`);
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', onclick: () => onPick({ kind: 'link', place: link }) },
      ...(isSubject ? [verb, dotOf(other), name] : [dotOf(other), name, verb]),
      statusOf(relation, words),
      element('span', { class: 'number' }, String(relation.sentences)),
    ),
  );
}

function neighbourRow(
  place: number,
  link: PageLink,
  index: number,
  met: readonly (readonly [number, PageLink])[],
  { page, onPick }: CardContext,
): HTMLElement {
  const other = page.entities[link.source === place ? link.target : link.source];
  const most = Math.max(...met.map(([, { pair }]) => pair?.sentences ?? 0), 1);
  const sentences = link.pair?.sentences ?? 0;
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', onclick: () => onPick({ kind: 'link', place: index }) },
      dotOf(other),
      quoted(other?.name ?? '', { class: 'name' }),
      element('progress', { max: String(most), value: String(sentences), 'aria-hidden': 'true' }),
      element('span', { class: 'number' }, String(sentences)),
    ),
  );
}

function linkCard(place: number, context: CardContext): HTMLElement[] {
  const { page, words } = context;
  const link = page.links[place];
  const [source, target] = [page.entities[link?.source ?? -1], page.entities[link?.target ?? -1]];
  if (link === undefined || source === undefined || target === undefined) return [];
  const ends = [source, target];
  return [
    element(
      'h2',
      { class: 'ends' },
      endButton(link.source, context),
      element('span', {}, ' — '),
      endButton(link.target, context),
    ),
    ...link.relations.flatMap((relation) => [
      statement(relation, context),
      element('p', { class: 'counts' }, words.statedIn(relation.sentences, relation.documents), dates(relation)),
      ...quotes(relation, ends, context),
    ]),
    ...(link.pair === null ? [] : meeting(link.pair, ends, context)),
  ];
}

function endButton(place: number, { page, onPick }: CardContext): HTMLElement {
  const entity = page.entities[place];
  return element(
    'button',
    { type: 'button', class: 'end', onclick: () => onPick({ kind: 'entity', place }) },
    dotOf(entity),
    quoted(entity?.name ?? ''),
  );
}

function statement(relation: PageRelation, { page, words }: CardContext): HTMLElement {
  return element(
    'h3',
    { class: 'statement' },
    quoted(page.entities[relation.subject]?.name ?? ''),
    element('span', { class: 'verb' }, ` ${predicateWord(words, relation.predicate)} → `),
    quoted(page.entities[relation.object]?.name ?? ''),
    statusOf(relation, words),
    relation.date === null ? null : element('span', { class: 'number' }, ` ${relation.date}`),
  );
}

function meeting(pair: PagePair, ends: readonly PageEntity[], context: CardContext): HTMLElement[] {
  const { page, words } = context;
  return [
    element('h3', {}, words.pair[page.window]),
    element(
      'p',
      { class: 'counts' },
      words.together(pair.sentences, pair.documents, page.window),
      dates(pair),
      ` · ${words.association(pair.npmi)}`,
    ),
    ...quotes(pair, ends, context),
  ];
}

function quotes(
  counted: PagePair | PageRelation,
  ends: readonly PageEntity[],
  { page, words }: CardContext,
): HTMLElement[] {
  const shown = counted.quotes.flatMap((place) => quoteElement(page, place, ends, words) ?? []);
  if (shown.length === 0) return [element('p', { class: 'counts' }, words.noQuotes)];
  const isPart = shown.length < counted.sentences;
  return [...(isPart ? [element('p', { class: 'counts' }, words.someQuotes(shown.length))] : []), ...shown];
}

function dotOf(entity: PageEntity | undefined): HTMLElement {
  return element('span', { class: `dot ${entity?.type ?? ''}` });
}

function statusOf({ status }: PageRelation, words: Words): HTMLElement | null {
  const word = words.statuses[status] ?? status;
  return word === '' ? null : element('span', { class: 'status' }, word);
}

/** The first and the last date, or the one, after a dot. */
function dates({
  firstDate,
  lastDate,
}: {
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}): string {
  if (firstDate === null || lastDate === null) return '';
  return firstDate === lastDate ? ` · ${firstDate}` : ` · ${firstDate} – ${lastDate}`;
}
