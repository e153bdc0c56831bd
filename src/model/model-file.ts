/**
 * The file that a trained model lies in: eight magic bytes, the format's version, a digest of all that follows, the
 * header's length, the header as JSON, the deflated content. What is damaged, foreign or newer is refused.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { messageOf, WenmaiError } from '../errors.ts';
import { concatenate } from './sparse-weights.ts';

const MAGIC = 'WENMAI-M';
const VERSION = 1;
const DIGEST_AT = MAGIC.length + 4;
const BODY_AT = DIGEST_AT + 32;
/** Bytes; no model of ours comes near, and a hostile file must not fill the memory. */
const LARGEST_CONTENT = 64 * 1024 * 1024;

/** What every model says of itself. */
export interface ModelHeader {
  /** What it does: `tagger`, … */
  readonly kind: string;
}

/** A model file with this header (plain JSON) and content. Equal input gives equal bytes. */
export function writeModelFile(header: ModelHeader, content: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const body = concatenate([uint32(json.length), json, deflateRawSync(content, { level: 9 })]);
  return concatenate([new TextEncoder().encode(MAGIC), uint32(VERSION), digestOf(body), body]);
}

/**
 * The header and content of a model file. The header is only known to be JSON with that `kind`.
 * Throws `model-damaged` where the bytes are no whole model of this kind, or one of a newer format.
 */
export function readModelFile(bytes: Uint8Array, kind: string): { header: ModelHeader; content: Uint8Array } {
  if (bytes.length < BODY_AT + 4 || new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw damaged('other bytes');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint32(MAGIC.length, true);
  if (version > VERSION) {
    throw new WenmaiError(
      'model-damaged',
      `Expected a model of format ${VERSION}, got one of format ${version}: install a newer wenmai, or train the model again`,
    );
  }
  if (version < VERSION) throw damaged('one of no known format');
  const body = bytes.subarray(BODY_AT);
  const digest = digestOf(body);
  if (digest.some((byte, at) => byte !== bytes[DIGEST_AT + at]))
    throw damaged('one whose bytes were changed or cut off');
  try {
    const end = 4 + view.getUint32(BODY_AT, true);
    const header = JSON.parse(new TextDecoder().decode(body.subarray(4, end))) as ModelHeader;
    if (header.kind !== kind) throw new TypeError(`it is a model of kind "${header.kind}"`);
    return { header, content: inflateRawSync(body.subarray(end), { maxOutputLength: LARGEST_CONTENT }) };
  } catch (cause) {
    throw damaged(`one that cannot be read (${messageOf(cause)})`, cause);
  }

  function damaged(got: string, cause?: unknown): WenmaiError {
    return new WenmaiError(
      'model-damaged',
      `Expected a ${kind} model of wenmai, got ${got}: install or train it again`,
      { cause },
    );
  }
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function digestOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
