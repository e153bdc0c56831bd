/**
 * Places labels so that none lies over another: each beside its point, on the first side where there is room, the most
 * important first; one without room is left out. Lengths are CSS pixels.
 */

/** A text that wants to stand at a point. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** How far from the point it stands; null where it stands on it. */
  readonly distance: number | null;
  readonly size: number;
  readonly width: number;
  /** Placed even over others. */
  readonly isForced: boolean;
}

/** The place of a label's middle. */
interface Middle {
  readonly middleX: number;
  readonly middleY: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Empty space between two labels. */
const MARGIN = 2;

/** Where labels may stand, and how many of them. */
export interface LabelSpace {
  readonly width: number;
  readonly height: number;
  readonly limit: number;
}

/** Places labels inside the space; they come with the most important first. */
export function placeLabels<L extends Label>(labels: Iterable<L>, space: LabelSpace): (L & Middle)[] {
  const placed: (L & Middle)[] = [];
  const taken: Box[] = [];
  for (const label of labels) {
    if (placed.length >= space.limit) break;
    const sides = sidesOf(label);
    const fits = (box: Box) => isInside(box, space) && !taken.some((other) => overlaps(box, other));
    const free = sides.find((side) => fits(boxOf(side))) ?? (label.isForced ? sides[0] : undefined);
    if (free === undefined) continue;
    placed.push(free);
    taken.push(boxOf(free));
  }
  return placed;
}

/** The places that a label can have, the best first: right, left, below, above. */
function sidesOf<L extends Label>(label: L): (L & Middle)[] {
  const { x, y, distance, width, size } = label;
  if (distance === null) return [{ ...label, middleX: x, middleY: y }];
  const aside = distance + width / 2;
  const over = distance + size * 0.6;
  return [
    { ...label, middleX: x + aside, middleY: y },
    { ...label, middleX: x - aside, middleY: y },
    { ...label, middleX: x, middleY: y + over },
    { ...label, middleX: x, middleY: y - over },
  ];
}

function boxOf({ middleX, middleY, width, size }: Label & Middle): Box {
  const halfWidth = width / 2 + MARGIN;
  const halfHeight = size * 0.6 + MARGIN / 2;
  return {
    left: middleX - halfWidth,
    top: middleY - halfHeight,
    right: middleX + halfWidth,
    bottom: middleY + halfHeight,
  };
}

function isInside({ left, top, right, bottom }: Box, { width, height }: LabelSpace): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
