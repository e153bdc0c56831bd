/** Writes what a command prints by the megabyte: into a file, or to standard output as fast as its reader reads. */
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { messageOf, WenmaiError } from '../index.ts';

/** Writes all pieces; throws `write-failed` where the file cannot be written. */
export async function writeOutput(path: string | undefined, pieces: AsyncIterable<string>): Promise<void> {
  if (path === undefined) {
    for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    return;
  }
  const file = await open(path, 'w').catch((error: unknown) => {
    throw writeFailed(path, error);
  });
  try {
    for await (const piece of pieces) {
      await file.write(piece).catch((error: unknown) => {
        throw writeFailed(path, error);
      });
    }
  } finally {
    await file.close();
  }
}

function writeFailed(path: string, cause: unknown): WenmaiError {
  return new WenmaiError('write-failed', `Expected to write ${path}, but ${messageOf(cause)}: check the path`, {
    cause,
  });
}
