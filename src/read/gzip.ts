/** Unpacks gzip, which is told by its first bytes and never by a name; what unpacks to far too much is refused early. */
import { gunzipSync } from 'node:zlib';
import { WenmaiError } from '../errors.ts';
import { MAX_UNPACKED_BYTES, MAX_UNPACKED_RATIO } from './limits.ts';

/** The bytes, unpacked where they are gzip. Throws `too-large` and `bad-gzip`. */
export function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const maxOutputLength = Math.min(MAX_UNPACKED_BYTES, bytes.length * MAX_UNPACKED_RATIO);
  try {
    return gunzipSync(bytes, { maxOutputLength });
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLarge) throw tooLarge(maxOutputLength, cause);
    throw new WenmaiError('bad-gzip', 'Expected a gzip file, got a damaged one: pack it again', { cause });
  }
}

function tooLarge(limit: number, cause: RangeError): WenmaiError {
  return new WenmaiError(
    'too-large',
    `Expected a packed file of at most ${limit} bytes inside, got more: split it, or leave it out`,
    { cause },
  );
}
