/**
 * Hashes for linear models: integers mixed into integers, so that no feature is ever spelt out as a string.
 * Method: multiplication and shifts as in MurmurHash3 (Appleby 2011); 32 bits, equal on every platform.
 */

/** Takes one more value into a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Spreads what was mixed over all 32 bits; its low bits may serve as a row number. */
export function finish(hash: number): number {
  let spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  spread ^= spread >>> 13;
  spread = Math.imul(spread, 0xc2b2ae35);
  return spread ^ (spread >>> 16);
}

/** The hash of `text.slice(start, end)`. */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return finish(hash);
}
