/** The search field with its list of suggestions, for mouse and keyboard (the ARIA combobox pattern). */
import type { Page } from '../model.ts';
import { element, quoted } from './elements.ts';
import type { Match, Search } from './search.ts';
import type { Words } from './words.ts';

const MAX_SUGGESTIONS = 10;

export interface SearchBoxOptions {
  readonly page: Page;
  readonly search: Search;
  readonly onFound: (entity: number) => void;
}

export class SearchBox {
  readonly root: HTMLElement;
  readonly #options: SearchBoxOptions;
  readonly #field: HTMLInputElement;
  readonly #list: HTMLElement;
  #words: Words;
  #matches: readonly Match[] = [];
  #active = 0;

  constructor(options: SearchBoxOptions, words: Words) {
    this.#options = options;
    this.#words = words;
    this.#list = element('ul', { id: 'suggestions', role: 'listbox', hidden: true });
    this.#field = element('input', {
      type: 'search',
      id: 'search',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-autocomplete': 'list',
      'aria-controls': 'suggestions',
      oninput: () => this.#suggest(),
      onfocus: () => this.#suggest(),
      onblur: () => this.#closeList(),
      onkeydown: (event) => this.#pressed(event as KeyboardEvent),
    });
    this.root = element('div', { class: 'search' }, this.#field, this.#list);
    this.speak(words);
  }

  speak(words: Words): void {
    this.#words = words;
    this.#field.placeholder = words.search;
    this.#field.setAttribute('aria-label', words.search);
  }

  focus(): void {
    this.#field.focus();
    this.#field.select();
  }

  #suggest(): void {
    this.#matches = this.#options.search(this.#field.value, MAX_SUGGESTIONS);
    this.#active = 0;
    this.#list.hidden = this.#field.value.trim() === '';
    this.#show();
  }

  #show(): void {
    const options = this.#matches.map(({ entity, alias }, index) => this.#option({ entity, alias }, index));
    this.#list.replaceChildren(
      ...(options.length > 0 ? options : [element('li', { class: 'none' }, this.#words.noMatch)]),
    );
    this.#field.setAttribute('aria-expanded', String(!this.#list.hidden));
    this.#field.setAttribute('aria-activedescendant', options.length > 0 ? `suggestion-${this.#active}` : '');
  }

  #option({ entity, alias }: Match, index: number): HTMLElement {
    const found = this.#options.page.entities[entity];
    return element(
      'li',
      {
        id: `suggestion-${index}`,
        role: 'option',
        'aria-selected': String(index === this.#active),
        // Before the field loses the focus, which closes the list.
        onmousedown: (event) => {
          event.preventDefault();
          this.#take(entity);
        },
      },
      element('span', { class: `dot ${found?.type ?? ''}` }),
      quoted(found?.name ?? '', { class: 'name' }),
      alias === null ? null : quoted(alias, { class: 'alias' }),
    );
  }

  #pressed(event: KeyboardEvent): void {
    // Enter that ends the input of a Chinese word is none of ours.
    if (event.isComposing) return;
    const count = this.#matches.length;
    if (event.key === 'Escape') this.#closeList();
    else if (event.key === 'Enter') this.#takeActive();
    else if (count > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      this.#active = (this.#active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      this.#show();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #takeActive(): void {
    const match = this.#matches[this.#active];
    if (match !== undefined) this.#take(match.entity);
  }

  #take(entity: number): void {
    this.#field.value = this.#options.page.entities[entity]?.name ?? '';
    this.#closeList();
    this.#field.blur();
    this.#options.onFound(entity);
  }

  #closeList(): void {
    this.#list.hidden = true;
    this.#field.setAttribute('aria-expanded', 'false');
  }
}
