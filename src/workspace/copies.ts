/** The plain copies of the current build that people open: replaced only where they differ from it. */
import { copyFile, mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './files.ts';
import type { Layout } from './layout.ts';

const COMPARED_BYTES = 1 << 20;

/** Makes the copies equal to a build's files: tables and their description in `graph/`, all else beside it. */
export async function refreshCopies(layout: Layout, build: string): Promise<void> {
  await mkdir(layout.graph, { recursive: true });
  for (const name of await readdir(build)) {
    const source = join(build, name);
    const copy = join(name.endsWith('.parquet') || name === 'meta.json' ? layout.graph : layout.root, name);
    if (!(await haveSameBytes(source, copy))) await writeWhole(copy, (partial) => copyFile(source, partial));
  }
}

/** Whether both files are there with the same bytes. */
export async function haveSameBytes(a: string, b: string): Promise<boolean> {
  const sizes = await Promise.all([a, b].map(async (path) => (await stat(path).catch(() => null))?.size));
  if (sizes[0] === undefined || sizes[0] !== sizes[1]) return false;
  const files = [await open(a, 'r'), await open(b, 'r')];
  try {
    for (;;) {
      const [left, right] = await Promise.all(files.map((file) => file.read({ buffer: Buffer.alloc(COMPARED_BYTES) })));
      if (left === undefined || right === undefined) return false;
      if (!left.buffer.subarray(0, left.bytesRead).equals(right.buffer.subarray(0, right.bytesRead))) return false;
      if (left.bytesRead === 0) return true;
    }
  } finally {
    for (const file of files) await file.close();
  }
}
