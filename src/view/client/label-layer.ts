/** Writes the names of entities and predicates over the drawing, as many as stay readable. */
import type Sigma from 'sigma';
import type { Page } from '../model.ts';
import type { Focus } from './drawing.ts';
import { printable } from './elements.ts';
import type { Visible } from './filter.ts';
import { type Label, placeLabels } from './labels.ts';
import type { Theme } from './theme.ts';
import { predicateWord, WORDS, type Words } from './words.ts';

const FONT = 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** CSS pixels of stage for each label, and labels at most. */
const AREA_PER_LABEL = 6_000;
const MAX_LABELS = 160;

const MIN_SIZE = 11;
const MAX_SIZE = 15;
const PREDICATE_SIZE = 11;

/** A longer name is cut in the drawing; the card has all of it. */
const MAX_CHARACTERS = 28;

/** A label with the look of its text. */
interface StyledLabel extends Label {
  readonly font: string;
  readonly isMuted: boolean;
}

export interface LabelView {
  readonly visible: Visible;
  readonly focus: Focus | null;
  readonly theme: Theme;
}

export class LabelLayer {
  words: Words = WORDS.en;
  readonly #renderer: Sigma;
  readonly #page: Page;
  readonly #context: CanvasRenderingContext2D;
  readonly #names: readonly string[];
  readonly #widths = new Map<string, number>();

  constructor(renderer: Sigma, page: Page) {
    const context = renderer.getCanvases()['labels']?.getContext('2d');
    if (context == null) throw new Error('Expected a canvas to write on');
    this.#renderer = renderer;
    this.#page = page;
    this.#context = context;
    this.#names = page.entities.map(({ name }) => cut(printable(name)));
  }

  /** Writes onto a canvas that is empty. */
  draw({ visible, focus, theme }: LabelView): void {
    const { width, height } = this.#renderer.getDimensions();
    const limit = Math.min(MAX_LABELS, Math.ceil((width * height) / AREA_PER_LABEL));
    const context = this.#context;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = theme.background;
    for (const label of placeLabels(this.#labels(visible, focus), { width, height, limit })) {
      context.font = label.font;
      context.fillStyle = label.isMuted ? theme.muted : theme.text;
      context.strokeText(label.text, label.middleX, label.middleY);
      context.fillText(label.text, label.middleX, label.middleY);
    }
  }

  /** Names and predicates on the stage, the most important first; with a focus, those in it alone. */
  *#labels(visible: Visible, focus: Focus | null): Generator<StyledLabel> {
    if (focus === null) {
      for (const [place, isShown] of visible.entities.entries()) if (isShown) yield* this.#name(place, false);
      return;
    }
    for (const place of focus.entities) yield* this.#name(place, true);
    for (const place of focus.around) if (!focus.entities.has(place)) yield* this.#name(place, false);
    for (const place of focus.links) yield* this.#predicate(place);
  }

  *#name(place: number, isForced: boolean): Generator<StyledLabel> {
    const at = this.#pointOf(place);
    const text = this.#names[place];
    if (at === null || text === undefined) return;
    const size = Math.round(Math.min(MAX_SIZE, MIN_SIZE + at.radius / 3.5));
    const font = `${isForced ? 700 : 500} ${size}px ${FONT}`;
    yield {
      text,
      x: at.x,
      y: at.y,
      distance: at.radius + 3,
      size,
      font,
      width: this.#widthOf(text, font),
      isForced,
      isMuted: false,
    };
  }

  /** What is stated, in the middle of its arrow. */
  *#predicate(place: number): Generator<StyledLabel> {
    const link = this.#page.links[place];
    const [first] = link?.relations ?? [];
    const [from, to] = [this.#pointOf(link?.source ?? -1), this.#pointOf(link?.target ?? -1)];
    if (first === undefined || from === null || to === null) return;
    const text = printable(predicateWord(this.words, first.predicate));
    const font = `400 ${PREDICATE_SIZE}px ${FONT}`;
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    yield {
      text,
      ...middle,
      distance: null,
      size: PREDICATE_SIZE,
      font,
      width: this.#widthOf(text, font),
      isForced: false,
      isMuted: true,
    };
  }

  /** Where an entity is drawn, in CSS pixels; null where it is not, or not on the stage. */
  #pointOf(place: number): { x: number; y: number; radius: number } | null {
    const shown = this.#renderer.getNodeDisplayData(String(place));
    if (shown === undefined || shown.hidden) return null;
    const { width, height } = this.#renderer.getDimensions();
    const { x, y } = this.#renderer.framedGraphToViewport(shown);
    if (x < 0 || y < 0 || x > width || y > height) return null;
    return { x, y, radius: this.#renderer.scaleSize(shown.size) };
  }

  #widthOf(text: string, font: string): number {
    const key = `${font} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    this.#context.font = font;
    const { width } = this.#context.measureText(text);
    this.#widths.set(key, width);
    return width;
  }
}

function cut(name: string): string {
  const characters = [...name];
  return characters.length <= MAX_CHARACTERS ? name : `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`;
}
