/** The page: reads its model and puts drawing, search, filters and card together. */
import type { Page } from '../model.ts';
import { cardOf } from './card.ts';
import { Drawing } from './drawing.ts';
import { element } from './elements.ts';
import { type Selection, startingFilter, visiblePart } from './filter.ts';
import { createSearch } from './search.ts';
import { SearchBox } from './search-box.ts';
import { Sidebar } from './sidebar.ts';
import { State } from './state.ts';
import { languageOf, WORDS } from './words.ts';

/** Width of a window below which panels lie over the drawing instead of beside it, in CSS pixels; as in the style. */
const NARROW = 720;

/** Entities that are drawn at first. */
const FIRST_ENTITIES = { narrow: 60, wide: 200 };

const page = JSON.parse(document.getElementById('page')?.textContent ?? '') as Page;
const isNarrow = () => window.innerWidth <= NARROW;
const state = new State({
  language: languageOf(navigator.language),
  filter: startingFilter(page, isNarrow() ? FIRST_ENTITIES.narrow : FIRST_ENTITIES.wide),
  selection: null,
});
const words = () => WORDS[state.choices.language];

const stage = element('main', { id: 'stage' });
const message = element('p', { class: 'message', hidden: true });
const tools = element('nav', { class: 'tools' });
const card = element('aside', { class: 'card', hidden: true });
const filtersButton = element('button', {
  type: 'button',
  class: 'small open-filters',
  onclick: () => panel.classList.toggle('open'),
});
const languageButton = element('button', { type: 'button', class: 'small', onclick: switchLanguage });
const title = element('h1', {}, '文脉', element('span', {}, 'Wenmai'));
const searchBox = new SearchBox(
  { page, search: createSearch(page), onFound: (place) => goTo({ kind: 'entity', place }) },
  words(),
);
const panel = element(
  'div',
  { class: 'panel' },
  element('header', {}, title, filtersButton, languageButton),
  searchBox.root,
);
document.body.append(panel, element('div', { class: 'frame' }, stage, message, tools, card));

let sidebar = makeSidebar();
const drawing = makeDrawing();
state.listen((now, before) => {
  if (now.language !== before.language) speak();
  if (now.selection !== before.selection || now.language !== before.language) showCard();
  draw();
});
speak();
draw();
drawing?.fit();
document.addEventListener('keydown', pressed);

function makeSidebar(): Sidebar {
  return new Sidebar({
    page,
    words: words(),
    filter: state.choices.filter,
    onFilter: (filter) => state.change({ filter }),
  });
}

/** Null where the browser cannot draw; all else works without. */
function makeDrawing(): Drawing | null {
  if (page.entities.length === 0) return null;
  try {
    return new Drawing({ container: stage, page, onPick: pick });
  } catch {
    return null;
  }
}

function draw(): void {
  const { filter, selection } = state.choices;
  const visible = visiblePart(page, filter, selection);
  sidebar.tell(visible);
  drawing?.show(visible, selection, words());
  const isEmpty = !visible.entities.includes(true);
  message.hidden = drawing !== null && !isEmpty;
  message.textContent =
    page.entities.length === 0 ? words().empty : drawing === null ? words().noDrawing : words().nothingVisible;
}

/** Says everything in the chosen language. */
function speak(): void {
  document.documentElement.lang = state.choices.language === 'zh' ? 'zh-CN' : 'en';
  languageButton.textContent = words().switchLanguage;
  filtersButton.textContent = words().filters;
  searchBox.speak(words());
  sidebar.root.remove();
  sidebar = makeSidebar();
  panel.append(sidebar.root);
  tools.replaceChildren(
    tool('+', words().zoomIn, () => drawing?.zoomIn()),
    tool('−', words().zoomOut, () => drawing?.zoomOut()),
    tool('⤢', words().reset, () => drawing?.fit()),
  );
}

function tool(sign: string, name: string, onclick: () => void): HTMLElement {
  return element('button', { type: 'button', title: name, 'aria-label': name, onclick }, sign);
}

function switchLanguage(): void {
  state.change({ language: state.choices.language === 'zh' ? 'en' : 'zh' });
}

function pick(selection: Selection): void {
  panel.classList.remove('open');
  state.select(selection);
}

/** Picks an entity or a link, and brings it into view. */
function goTo(selection: NonNullable<Selection>): void {
  pick(selection);
  const link = selection.kind === 'link' ? page.links[selection.place] : undefined;
  const covered = isNarrow() ? { right: 0, bottom: card.offsetHeight } : { right: card.offsetWidth, bottom: 0 };
  drawing?.goTo(link === undefined ? [selection.place] : [link.source, link.target], covered);
}

function showCard(): void {
  const { selection } = state.choices;
  card.hidden = selection === null;
  if (selection === null) return;
  card.replaceChildren(
    element(
      'div',
      { class: 'card-tools' },
      state.hasEarlier
        ? element('button', { type: 'button', class: 'small', onclick: () => state.goBack() }, `‹ ${words().back}`)
        : null,
      element(
        'button',
        { type: 'button', class: 'small close', 'aria-label': words().close, onclick: () => pick(null) },
        '×',
      ),
    ),
    ...cardOf(selection, { page, words: words(), onPick: goTo }),
  );
  card.scrollTop = 0;
}

function pressed(event: KeyboardEvent): void {
  if (event.key === 'Escape') pick(null);
  else if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
    searchBox.focus();
  }
}
