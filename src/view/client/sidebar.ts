/** The panel beside the drawing: types and their colours, the two sliders, and what the page holds. */
import type { Page } from '../model.ts';
import { element } from './elements.ts';
import { type Filter, RANK_STEPS, sentenceSteps, type Visible } from './filter.ts';
import type { Words } from './words.ts';

export interface SidebarOptions {
  readonly page: Page;
  readonly words: Words;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export class Sidebar {
  readonly root: HTMLElement;
  readonly #options: SidebarOptions;
  readonly #visible = element('p', { class: 'counts', 'aria-live': 'polite' });
  #filter: Filter;

  constructor(options: SidebarOptions) {
    this.#options = options;
    this.#filter = options.filter;
    const { page, words } = options;
    this.root = element(
      'div',
      { class: 'filters' },
      element('h2', {}, words.types),
      this.#legend(),
      element('p', { class: 'lines' }, line('relation', words.relation), line('pair', words.pair[page.window])),
      this.#slider(sentenceSteps(page), 'sentences', (count) => words.minimum(count, page.window)),
      this.#slider(RANK_STEPS, 'rank', (links) => (Number.isFinite(links) ? words.strongest(links) : words.allLinks)),
      this.#visible,
      this.#about(),
    );
  }

  /** Says how much of the graph is drawn. */
  tell({ entities, links }: Visible): void {
    this.#visible.textContent = this.#options.words.visible(
      entities.filter(Boolean).length,
      links.filter(Boolean).length,
    );
  }

  #change(changes: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...changes };
    this.#options.onFilter(this.#filter);
  }

  #legend(): HTMLElement {
    const { page, words } = this.#options;
    const countByType = new Map<string, number>();
    for (const { type } of page.entities) countByType.set(type, (countByType.get(type) ?? 0) + 1);
    const types = [...countByType].sort(([, a], [, b]) => b - a);
    return element(
      'div',
      { class: 'legend' },
      ...types.map(([type, count]) => {
        const button = element(
          'button',
          {
            type: 'button',
            'aria-pressed': String(!this.#filter.hiddenTypes.has(type)),
            onclick: () => this.#toggle(type, button),
          },
          element('span', { class: `dot ${type}` }),
          words.typeNames[type] ?? type,
          element('span', { class: 'number' }, String(count)),
        );
        return button;
      }),
    );
  }

  #toggle(type: string, button: HTMLElement): void {
    const hiddenTypes = new Set(this.#filter.hiddenTypes);
    if (!hiddenTypes.delete(type)) hiddenTypes.add(type);
    button.setAttribute('aria-pressed', String(!hiddenTypes.has(type)));
    this.#change({ hiddenTypes });
  }

  #slider(steps: readonly number[], key: 'sentences' | 'rank', say: (value: number) => string): HTMLElement {
    const caption = element('span', {}, say(this.#filter[key]));
    const range = element('input', {
      type: 'range',
      id: key,
      min: '0',
      max: String(steps.length - 1),
      disabled: steps.length === 1,
      oninput: () => {
        const value = steps[range.valueAsNumber] ?? 1;
        caption.textContent = say(value);
        this.#change({ [key]: value });
      },
    });
    range.value = String(Math.max(0, steps.indexOf(this.#filter[key])));
    return element('label', { class: 'slider' }, caption, range);
  }

  #about(): HTMLElement {
    const { page, words } = this.#options;
    const { leftOut } = page;
    const isWhole = leftOut.entities + leftOut.links + leftOut.quotes === 0;
    return element(
      'footer',
      { class: 'about' },
      element('p', {}, words.contents(page.counts)),
      element('p', {}, isWhole ? words.complete : words.leftOut(leftOut)),
      element('p', {}, `${words.digest} `, element('code', {}, page.digest)),
    );
  }
}

function line(kind: 'relation' | 'pair', text: string): HTMLElement {
  return element('span', {}, element('span', { class: `line ${kind}` }), text);
}
