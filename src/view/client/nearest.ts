/** Which line the reader points at: lines are too thin to hit, so the nearest one close by counts. In CSS pixels. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Segment {
  readonly place: number;
  readonly from: Point;
  readonly to: Point;
}

/** The place of the nearest segment that is at most so far from the point; null where there is none. */
export function nearestSegment(point: Point, segments: Iterable<Segment>, tolerance: number): number | null {
  let nearest: number | null = null;
  let least = tolerance;
  for (const { place, from, to } of segments) {
    const distance = distanceTo(point, from, to);
    if (distance > least) continue;
    nearest = place;
    least = distance;
  }
  return nearest;
}

/** From a point to the nearest point of a segment. */
function distanceTo(point: Point, from: Point, to: Point): number {
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const squared = alongX ** 2 + alongY ** 2;
  const share = squared === 0 ? 0 : ((point.x - from.x) * alongX + (point.y - from.y) * alongY) / squared;
  const clamped = Math.min(1, Math.max(0, share));
  return Math.hypot(point.x - from.x - clamped * alongX, point.y - from.y - clamped * alongY);
}
