/** Chance that repeats itself: the same seed gives the same numbers. Method: mulberry32 (Ettinger 2017). */

/** Numbers from 0 up to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts the elements in a random order, in place (Fisher and Yates). */
export function shuffle(elements: Int32Array, random: () => number): void {
  for (let last = elements.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const moved = elements[last] ?? 0;
    elements[last] = elements[other] ?? 0;
    elements[other] = moved;
  }
}
