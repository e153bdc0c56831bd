/** The program and the style of the page, which `npm run build` makes out of `client/`. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { WenmaiError } from '../errors.ts';

/** The same place whether this runs from the sources or from what was built. */
const FOLDER = new URL('../../dist/view/', import.meta.url);

export interface ClientFiles {
  readonly script: string;
  readonly style: string;
}

/** Throws `data-missing` where they were not built. */
export async function readClient(): Promise<ClientFiles> {
  const [script, style] = await Promise.all(['client.js', 'client.css'].map(read));
  return { script: script ?? '', style: style ?? '' };
}

async function read(name: string): Promise<string> {
  const file = new URL(name, FOLDER);
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new WenmaiError(
      'data-missing',
      `Expected ${fileURLToPath(file)}, which is part of the program: install wenmai again, or run "npm run build"`,
      { cause },
    );
  });
}
