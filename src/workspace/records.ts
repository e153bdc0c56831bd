/**
 * The records of a workspace, for the one who holds its lock. Every method that changes them writes what is new
 * first and then the manifest, so that a program killed at any moment leaves the records of before or of after.
 */
import { mkdir } from 'node:fs/promises';
import type { Options } from '../options.ts';
import type { ArticleRecord } from '../record.ts';
import { compareBytes } from '../text/order.ts';
import type { Database } from './database.ts';
import { sweep } from './files.ts';
import type { Layout } from './layout.ts';
import { EMPTY_MANIFEST, loadManifest, saveManifest } from './manifest.ts';
import type { Input, Manifest } from './manifest.ts';
import { mergeParts, PART_RECORDS, partName, partSizes, statesOf, viewRecords, writePart } from './parts.ts';
import type { State } from './parts.ts';

/** More parts than this are merged, unless the records need that many. */
const MAX_PARTS = 64;

/** A larger share of rows that no longer count is dropped. */
const MAX_DEAD_SHARE = 0.3;

export class Records {
  readonly #database: Database;
  readonly #layout: Layout;
  #manifest: Manifest;

  private constructor(database: Database, layout: Layout, manifest: Manifest) {
    this.#database = database;
    this.#layout = layout;
    this.#manifest = manifest;
  }

  /** Loads the manifest and removes the files that it does not name. Throws `workspace-newer`, `workspace-damaged`. */
  static async open(database: Database, layout: Layout): Promise<Records> {
    const manifest = (await loadManifest(layout.manifest)) ?? EMPTY_MANIFEST;
    await mkdir(layout.records, { recursive: true });
    const live = new Set(['manifest.json', ...manifest.parts]);
    await sweep(layout.records, (name) => live.has(name));
    return new Records(database, layout, manifest);
  }

  get inputs(): readonly Input[] {
    return this.#manifest.inputs;
  }

  get options(): Partial<Options> {
    return this.#manifest.options;
  }

  /** Keeps the inputs and options for the builds to come. */
  async remember(inputs: readonly Input[], options: Partial<Options>): Promise<void> {
    const manifest = { ...this.#manifest, inputs, options };
    if (JSON.stringify(manifest) !== JSON.stringify(this.#manifest)) await this.#commit(manifest);
  }

  /** Adds records, each article at most once: they take the place of earlier ones. */
  async add(records: readonly ArticleRecord[]): Promise<void> {
    for (let at = 0; at < records.length; at += PART_RECORDS) {
      const written = records.slice(at, at + PART_RECORDS);
      const { parts, nextPart, removed } = this.#manifest;
      const name = partName(nextPart);
      await writePart(this.#database, this.#layout, { name, records: written });
      const back = new Set(written.map(({ id }) => id));
      await this.#commit({
        ...this.#manifest,
        parts: [...parts, name],
        nextPart: nextPart + 1,
        removed: removed.filter((id) => !back.has(id)),
      });
    }
  }

  /** Takes articles out. */
  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#commit({
      ...this.#manifest,
      removed: [...new Set([...this.#manifest.removed, ...ids])].sort(compareBytes),
    });
  }

  /** Makes the view `record` over the records as they are now, for a fold. */
  async view(): Promise<void> {
    await viewRecords(this.#database, this.#layout, this.#manifest);
  }

  /** The state of every article, by id, as of the last `view`. */
  states(): Promise<Map<string, State>> {
    return statesOf(this.#database);
  }

  /** Merges parts if there are too many or too much in them is dead; after `view`, which it keeps true. */
  async compact(): Promise<void> {
    const { parts } = this.#manifest;
    const sizes = await partSizes(this.#database, this.#layout, parts);
    const rows = sizes.reduce((sum, size) => sum + size.rows, 0);
    const live = sizes.reduce((sum, size) => sum + size.live, 0);
    const enough = Math.max(MAX_PARTS, 2 * Math.ceil(live / PART_RECORDS));
    if (parts.length <= enough && rows - live <= MAX_DEAD_SHARE * rows) return;

    const compacted: string[] = [];
    let { nextPart } = this.#manifest;
    for (const { from, dead } of groups(parts, sizes)) {
      if (from.length === 1 && !dead) {
        compacted.push(...from);
        continue;
      }
      const name = partName(nextPart++);
      await mergeParts(this.#database, this.#layout, { name, from, parts });
      compacted.push(name);
    }
    await this.#commit({ ...this.#manifest, parts: compacted, nextPart, removed: [] });
    await this.view();
  }

  async #commit(manifest: Manifest): Promise<void> {
    await saveManifest(this.#layout.manifest, manifest);
    this.#manifest = manifest;
  }
}

/** Neighbouring parts whose live rows fit into one; parts without live rows belong to no group. */
function groups(
  parts: readonly string[],
  sizes: readonly { readonly rows: number; readonly live: number }[],
): { readonly from: string[]; readonly dead: boolean }[] {
  const found: { from: string[]; live: number; dead: boolean }[] = [];
  for (const [at, part] of parts.entries()) {
    const { rows, live } = sizes[at] ?? { rows: 0, live: 0 };
    if (live === 0) continue;
    const group = found.at(-1);
    if (group !== undefined && group.live + live <= PART_RECORDS) {
      group.from.push(part);
      group.live += live;
      group.dead ||= rows > live;
    } else {
      found.push({ from: [part], live, dead: rows > live });
    }
  }
  return found;
}
