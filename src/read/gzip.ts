/** Unpacks gzip, which is told by its first bytes and never by a name; what unpacks to far too much is refused early. */
import { pipeline } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { WenmaiError } from '../errors.ts';
import { MAX_UNPACKED_BYTES, MAX_UNPACKED_RATIO } from './limits.ts';

/** The bytes, unpacked where they are gzip. Throws `too-large` and `bad-gzip`. */
export function unpack(bytes: Uint8Array): Uint8Array {
  if (!isPacked(bytes)) return bytes;
  const maxOutputLength = Math.min(MAX_UNPACKED_BYTES, bytes.length * MAX_UNPACKED_RATIO);
  try {
    return gunzipSync(bytes, { maxOutputLength });
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge ? tooLarge(maxOutputLength, cause) : damaged(cause);
  }
}

/**
 * The bytes of a stream, piece by piece, unpacked where they are gzip. A stream may be longer than a file; where it is, it
 * must not be packed better. Throws `too-large` and `bad-gzip`, and what the stream itself throws.
 */
export async function* unpackStream(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = withHead(pieces);
  try {
    const { value: head } = await stream.next();
    if (head === undefined) return;
    if (isPacked(head)) yield* gunzipped(head, stream);
    else {
      yield head;
      yield* stream;
    }
  } finally {
    await stream.return(undefined);
  }
}

/** The same stream with a first piece of two bytes at least, which tell what it is. */
async function* withHead(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let head: Uint8Array | null = new Uint8Array();
  for await (const piece of pieces) {
    if (head === null) yield piece;
    else {
      head = Buffer.concat([head, piece]);
      if (head.length < 2) continue;
      yield head;
      head = null;
    }
  }
  if (head !== null && head.length > 0) yield head;
}

async function* gunzipped(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = async function* () {
    yield head;
    yield* rest;
  };
  // What goes wrong comes out where the pieces are read.
  const gunzip = pipeline(packed, createGunzip(), () => undefined);
  let unpacked = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      unpacked += piece.length;
      const limit = Math.max(MAX_UNPACKED_BYTES, gunzip.bytesWritten * MAX_UNPACKED_RATIO);
      if (unpacked > limit) throw tooLarge(limit);
      yield piece;
    }
  } catch (cause) {
    const isDamaged = cause instanceof Error && 'code' in cause && /^Z_/u.test(String(cause.code));
    throw isDamaged ? damaged(cause) : cause;
  }
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function damaged(cause: unknown): WenmaiError {
  return new WenmaiError('bad-gzip', 'Expected a gzip file, got a damaged one: pack it again', { cause });
}

function tooLarge(limit: number, cause?: RangeError): WenmaiError {
  return new WenmaiError(
    'too-large',
    `Expected a packed file of at most ${limit} bytes inside, got more: split it, or leave it out`,
    { cause },
  );
}
