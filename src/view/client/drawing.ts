/**
 * Draws the graph with sigma: a point for each entity, a line for each link, an arrow where a relation is stated. What
 * the reader points at or picked stands out, and the rest steps back.
 */
import { DirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeArrowProgram, EdgeDoubleArrowProgram, EdgeRectangleProgram } from 'sigma/rendering';
import type { Page, PageLink } from '../model.ts';
import type { Selection, Visible } from './filter.ts';
import { LabelLayer } from './label-layer.ts';
import { nearestSegment, type Point, type Segment } from './nearest.ts';
import { currentTheme, type Theme } from './theme.ts';
import type { Words } from './words.ts';

/** Radius of a point, in CSS pixels. */
const MIN_RADIUS = 3;
const MAX_RADIUS = 17;

/** On a stage that is less wide, points are smaller. */
const ROOMY_WIDTH = 800;

/** How near the camera goes to an entity; 1 is the whole drawing. */
const NEAR_RATIO = 0.45;

/** How far from a line the reader may point at it, in CSS pixels. */
const LINK_TOLERANCE = 6;

/** With more lines than this, those that the mouse passes do not light up: it would lag behind. */
const MAX_FOLLOWED = 2_000;

/** CSS pixels around entities for their names. */
const NAME_SPACE = 70;

/** Entities and links that stand out together. */
export interface Focus {
  /** Those in the middle of it. */
  readonly entities: ReadonlySet<number>;
  readonly around: ReadonlySet<number>;
  readonly links: ReadonlySet<number>;
}

export interface DrawingOptions {
  readonly container: HTMLElement;
  readonly page: Page;
  readonly onPick: (selection: Selection) => void;
}

export class Drawing {
  readonly #page: Page;
  readonly #container: HTMLElement;
  readonly #renderer: Sigma;
  readonly #labels: LabelLayer;
  #theme: Theme = currentTheme();
  #visible: Visible = { entities: [], links: [] };
  /** Whether lines light up under the mouse. */
  #canFollow = true;
  #selection: Selection = null;
  #hovered: Selection = null;
  #focus: Focus | null = null;

  /** Throws where the browser has no WebGL. */
  constructor({ container, page, onPick }: DrawingOptions) {
    this.#page = page;
    this.#container = container;
    this.#renderer = new Sigma(this.#graph(), container, {
      // Labels are ours: sigma's may lie over each other.
      renderLabels: false,
      defaultDrawNodeHover: () => undefined,
      defaultEdgeType: 'pair',
      edgeProgramClasses: { pair: EdgeRectangleProgram, arrow: EdgeArrowProgram, arrows: EdgeDoubleArrowProgram },
      enableCameraRotation: false,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      minEdgeThickness: 1.5,
      stagePadding: 48,
      zIndex: true,
      allowInvalidContainer: true,
      nodeReducer: (key, attributes) => ({ ...attributes, ...this.#entityStyle(Number(key)) }),
      edgeReducer: (key, attributes) => ({ ...attributes, ...this.#linkStyle(Number(key)) }),
    });
    this.#labels = new LabelLayer(this.#renderer, page);
    this.#listen(onPick);
  }

  /** Shows these entities and links, and the selection in the foreground. */
  show(visible: Visible, selection: Selection, words: Words): void {
    this.#visible = visible;
    this.#canFollow = visible.links.filter(Boolean).length <= MAX_FOLLOWED;
    this.#selection = selection;
    this.#labels.words = words;
    this.#restyle();
  }

  /** Lets the visible part fill the stage. */
  fit(): void {
    const shown = this.#page.entities.filter((_, place) => this.#visible.entities[place]);
    const box = { x: extent(shown.map(({ x }) => x)), y: extent(shown.map(({ y }) => y)) };
    if (shown.length > 0) this.#renderer.setCustomBBox(box);
    this.#renderer.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    this.#renderer.refresh();
  }

  /** Brings entities into what a card leaves free, which covers so many CSS pixels at the end of the stage. */
  goTo(places: readonly number[], covered: { readonly right: number; readonly bottom: number }): void {
    const renderer = this.#renderer;
    const points = places.flatMap((place) => renderer.getNodeDisplayData(String(place)) ?? []);
    if (points.length === 0) return;
    const camera = renderer.getCamera();
    const [x, y] = [extent(points.map((point) => point.x)), extent(points.map((point) => point.y))];
    const middle = { x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 };
    const { width, height } = renderer.getDimensions();
    const whole = { cameraState: { x: 0.5, y: 0.5, ratio: 1, angle: 0 } };
    const [from, to] = [
      { x: x[0], y: y[0] },
      { x: x[1], y: y[1] },
    ].map((at) => renderer.framedGraphToViewport(at, whole));
    const needed = Math.max(
      Math.abs((to?.x ?? 0) - (from?.x ?? 0)) / Math.max(width - covered.right - 2 * NAME_SPACE, NAME_SPACE),
      Math.abs((to?.y ?? 0) - (from?.y ?? 0)) / Math.max(height - covered.bottom - 2 * NAME_SPACE, NAME_SPACE),
    );
    const cameraState = { ...middle, ratio: Math.max(needed, Math.min(camera.ratio, NEAR_RATIO)), angle: 0 };
    const centre = { x: (width + covered.right) / 2, y: (height + covered.bottom) / 2 };
    void camera.animate(
      { ...cameraState, ...renderer.viewportToFramedGraph(centre, { cameraState }) },
      { duration: 350 },
    );
  }

  zoomIn(): void {
    void this.#renderer.getCamera().animatedZoom();
  }

  zoomOut(): void {
    void this.#renderer.getCamera().animatedUnzoom();
  }

  #graph(): DirectedGraph {
    const graph = new DirectedGraph();
    const most = this.#page.entities.reduce((max, { mentions }) => Math.max(max, mentions), 1);
    const scale = Math.min(1, Math.max(0.6, this.#container.clientWidth / ROOMY_WIDTH));
    for (const [place, { x, y, mentions }] of this.#page.entities.entries()) {
      const share = Math.sqrt(mentions / most);
      graph.addNode(place, { x, y, size: scale * (MIN_RADIUS + (MAX_RADIUS - MIN_RADIUS) * share) });
    }
    for (const [place, link] of this.#page.links.entries()) {
      const { from, to, type } = arrowOf(link);
      graph.addDirectedEdgeWithKey(String(place), from, to, { type });
    }
    return graph;
  }

  #listen(onPick: DrawingOptions['onPick']): void {
    const renderer = this.#renderer;
    renderer.on('clickNode', ({ node }) => onPick({ kind: 'entity', place: Number(node) }));
    renderer.on('clickStage', ({ event }) => onPick(this.#linkAt(event)));
    renderer.on('enterNode', ({ node }) => this.#hover({ kind: 'entity', place: Number(node) }));
    renderer.on('leaveNode', () => this.#hover(null));
    renderer.on('moveBody', ({ event }) => {
      if (this.#hovered?.kind !== 'entity' && this.#canFollow) this.#hover(this.#linkAt(event));
    });
    renderer.on('leaveStage', () => this.#hover(null));
    renderer.on('afterRender', () =>
      this.#labels.draw({ visible: this.#visible, focus: this.#focus, theme: this.#theme }),
    );
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#theme = currentTheme();
      this.#restyle();
    });
  }

  /** The drawn link that lies at this point of the stage, or close by. */
  #linkAt(point: Point): Selection {
    const place = nearestSegment(point, this.#segments(), LINK_TOLERANCE);
    return place === null ? null : { kind: 'link', place };
  }

  *#segments(): Generator<Segment> {
    const points = this.#page.entities.map((_, place) => {
      const shown =
        this.#visible.entities[place] === true ? this.#renderer.getNodeDisplayData(String(place)) : undefined;
      return shown === undefined ? undefined : this.#renderer.framedGraphToViewport(shown);
    });
    for (const [place, { source, target }] of this.#page.links.entries()) {
      const [from, to] = [points[source], points[target]];
      if (this.#visible.links[place] === true && from !== undefined && to !== undefined) yield { place, from, to };
    }
  }

  #hover(hovered: Selection): void {
    if (hovered?.kind === this.#hovered?.kind && hovered?.place === this.#hovered?.place) return;
    this.#hovered = hovered;
    this.#container.classList.toggle('pointing', hovered !== null);
    this.#restyle();
  }

  #restyle(): void {
    const looked = this.#hovered ?? this.#selection;
    this.#focus = looked === null ? null : this.#focusOn(looked);
    // At once: until sigma has drawn, it knows no place on the stage.
    this.#renderer.refresh();
  }

  #focusOn({ kind, place }: NonNullable<Selection>): Focus {
    const links = new Set<number>();
    const around = new Set(kind === 'entity' ? [place] : []);
    for (const [index, { source, target }] of this.#page.links.entries()) {
      const isIn = kind === 'link' ? index === place : source === place || target === place;
      if (!isIn || this.#visible.links[index] !== true) continue;
      links.add(index);
      around.add(source).add(target);
    }
    return { entities: kind === 'entity' ? new Set([place]) : around, around, links };
  }

  #entityStyle(place: number): { hidden: boolean; color: string; zIndex: number } {
    const isClear = this.#focus === null || this.#focus.around.has(place);
    const color = isClear ? this.#theme.typeColor(this.#page.entities[place]?.type ?? '') : this.#theme.faded;
    return { hidden: this.#visible.entities[place] !== true, color, zIndex: isClear ? 1 : 0 };
  }

  #linkStyle(place: number): { hidden: boolean; color: string; size: number; zIndex: number } {
    const link = this.#page.links[place];
    const isStated = link !== undefined && link.relations.length > 0;
    const weight = Math.log2(1 + (link?.sentences ?? 1));
    const size = isStated ? 1.4 + 0.25 * weight : 0.7 + 0.3 * weight;
    const hidden = this.#visible.links[place] !== true;
    const plain = isStated ? this.#theme.relation : this.#theme.pair;
    if (this.#focus === null) return { hidden, color: plain, size, zIndex: isStated ? 1 : 0 };
    return this.#focus.links.has(place)
      ? { hidden, color: isStated ? this.#theme.accent : this.#theme.relation, size, zIndex: 2 }
      : { hidden, color: this.#theme.fadedLink, size: size * 0.7, zIndex: 0 };
  }
}

/** Which way a link's arrow points, if anything is stated about the two. */
function arrowOf({ source, target, relations: [first, ...more] }: PageLink): {
  from: number;
  to: number;
  type: string;
} {
  if (first === undefined) return { from: source, to: target, type: 'pair' };
  const isMutual = more.some(({ subject }) => subject !== first.subject);
  return { from: first.subject, to: first.object, type: isMutual ? 'arrows' : 'arrow' };
}

/** From the least to the most. */
function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
