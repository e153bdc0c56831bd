/** Keeps a page to its size: what is to go into it is weighed as the JSON text that it will be. */

export class Budget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Whether these values fit, with so many bytes left for others after them; if they do, their bytes are spent. */
  spend(values: readonly unknown[], left = 0): boolean {
    // Each value has a separator after it.
    const bytes = values.reduce<number>((sum, value) => sum + Buffer.byteLength(jsonOf(value)) + 1, 0);
    if (this.#left - bytes < left) return false;
    this.#left -= bytes;
    return true;
  }
}

/** JSON text that is safe inside a page: no `<`, with which a tag or a comment could begin. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
