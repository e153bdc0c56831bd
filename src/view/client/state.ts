/** What the reader has chosen: one value, and those who show it and are told of every change. */
import type { Filter, Selection } from './filter.ts';
import type { Language } from './words.ts';

export interface Choices {
  readonly language: Language;
  readonly filter: Filter;
  readonly selection: Selection;
}

type Listener = (now: Choices, before: Choices) => void;

export class State {
  #choices: Choices;
  readonly #listeners: Listener[] = [];
  readonly #history: Selection[] = [];

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  get choices(): Choices {
    return this.#choices;
  }

  /** Whether there was a selection before this one. */
  get hasEarlier(): boolean {
    return this.#history.length > 0;
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  change(changes: Partial<Choices>): void {
    const before = this.#choices;
    this.#choices = { ...before, ...changes };
    for (const listener of this.#listeners) listener(this.#choices, before);
  }

  select(selection: Selection): void {
    if (selection === null) this.#history.length = 0;
    else if (this.#choices.selection !== null) this.#history.push(this.#choices.selection);
    this.change({ selection });
  }

  /** Goes to the selection before this one. */
  goBack(): void {
    this.change({ selection: this.#history.pop() ?? null });
  }
}
