/**
 * A sentence as patterns see it: every mention is one placeholder character that says its type, white space is one
 * blank, letters are folded (case, width, traditional script), quotation marks around a mention are gone. So a pattern is
 * an ordinary regular expression, a gap counts what stands between names and never the names, and offsets still lead
 * back to the document.
 */
import type { Span } from '../document.ts';
import { ENTITY_TYPES } from '../knowledge.ts';
import type { EntityId, EntityType, Evidence } from '../knowledge.ts';
import { foldText } from '../text/fold.ts';

/** Placeholders lie in the private use area: one code unit a type, in the order of `ENTITY_TYPES`. */
const FIRST_PLACEHOLDER = 0xe000;
/** Kept as they are: in Chinese `，` parts clauses, while `,` and `、` join names. */
const WIDE_MARKS = new Set('，：；！？（）');
const WHITE_SPACE = /\s/;
const OPENING_QUOTES = new Set('《〈“「『"');
const CLOSING_QUOTES = new Set('》〉”」』"');
/** An aside in brackets longer than this (UTF-16 code units) is a statement of its own and stays. */
const MAX_ASIDE = 80;

/** A mention, or a pronoun that stands for one. */
export interface Slot extends Evidence {
  /** Index of the mention among the document's mentions. */
  readonly mention: number;
  readonly type: EntityType;
  readonly entity: EntityId;
  /** Where a pronoun stands for the mention: the mention's own place. */
  readonly antecedent: Evidence | null;
}

export interface View {
  readonly text: string;
  /** For each code unit of `text`, where it begins in the document. */
  readonly offsets: readonly number[];
  /** The slots by their index in `text`. */
  readonly slots: ReadonlyMap<number, Slot>;
}

/** The placeholder that stands for a mention of the type. */
export function placeholder(type: EntityType): string {
  return String.fromCharCode(FIRST_PLACEHOLDER + ENTITY_TYPES.indexOf(type));
}

/** The sentence with its slots (sorted, not overlapping) in place of their text; `span` is the sentence's. */
export function viewOf(text: string, span: Span, slots: readonly Slot[]): View {
  const builder = new ViewBuilder();
  let at = span.start;
  for (const slot of slots) {
    builder.copy(text, at, slot.start);
    builder.place(slot);
    at = slot.end;
  }
  builder.copy(text, at, span.end);
  return builder.build();
}

/** The view without its short asides, `X（Y）收购了 Z` read as `X收购了 Z`; null where it has none. */
export function withoutAsides(view: View): View | null {
  const builder = new ViewBuilder();
  let at = 0;
  for (const aside of view.text.matchAll(ASIDE)) {
    builder.copyView(view, at, aside.index);
    at = aside.index + aside[0].length;
  }
  if (at === 0) return null;
  builder.copyView(view, at, view.text.length);
  return builder.build();
}

const ASIDE = new RegExp(` ?[(（\\[【][^()（）\\[\\]【】]{1,${MAX_ASIDE}}[)）\\]】]`, 'g');

class ViewBuilder {
  readonly #units: string[] = [];
  readonly #offsets: number[] = [];
  readonly #slots = new Map<number, Slot>();

  place(slot: Slot): void {
    if (OPENING_QUOTES.has(this.#units.at(-1) ?? '')) {
      this.#units.pop();
      const offset = this.#offsets.pop() ?? slot.start;
      // 《一》《二》 is a list, though nothing stands between its members.
      if (this.#endsInSlot()) this.#push('、', offset);
    }
    this.#slots.set(this.#units.length, slot);
    this.#push(placeholder(slot.type), slot.start);
  }

  copy(text: string, start: number, end: number): void {
    const written = text.slice(start, end);
    const folded = foldText(written);
    for (let at = 0; at < written.length; at++) {
      const unit = written.charAt(at);
      if (CLOSING_QUOTES.has(unit) && this.#endsInSlot()) continue;
      if (!WHITE_SPACE.test(unit)) this.#push(WIDE_MARKS.has(unit) ? unit : unlikeSlots(folded.charAt(at)), start + at);
      else if (this.#units.at(-1) !== ' ') this.#push(' ', start + at);
    }
  }

  copyView(view: View, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const slot = view.slots.get(at);
      if (slot !== undefined) this.#slots.set(this.#units.length, slot);
      this.#push(view.text.charAt(at), view.offsets[at] ?? 0);
    }
  }

  build(): View {
    return { text: this.#units.join(''), offsets: this.#offsets, slots: this.#slots };
  }

  #push(unit: string, offset: number): void {
    this.#units.push(unit);
    this.#offsets.push(offset);
  }

  #endsInSlot(): boolean {
    return this.#slots.has(this.#units.length - 1);
  }
}

/** What looks like a placeholder and is none becomes an unknown character. */
function unlikeSlots(unit: string): string {
  const type = unit.charCodeAt(0) - FIRST_PLACEHOLDER;
  return type >= 0 && type < ENTITY_TYPES.length ? '\ufffd' : unit;
}
