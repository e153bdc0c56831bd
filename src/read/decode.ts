/**
 * Bytes to text. In this order: byte order mark, UTF-16 by its zero bytes, strict UTF-8, the encoding that the page
 * declares, Chinese encodings by how everyday the result reads, UTF-8 with few bad bytes. A wrong guess is worse than
 * an error, so whatever is left is one.
 */
import type { Warning } from '../document.ts';
import { WenmaiError } from '../errors.ts';
import { decodeChinese, decodeStrictly } from './chinese-encoding.ts';
import { MAX_BYTES } from './limits.ts';

/** Where a page says what it is encoded in. */
const DECLARATION =
  /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})|<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w-]{2,40})/iu;
const DECLARATION_BYTES = 4096;

/** Encodings in which any bytes at all are text: a declaration of one of them proves nothing. */
const ANY_BYTES = /^(?:iso-?8859|latin-?1|windows-125|cp125|us-ascii|ascii)/iu;

/** Share of the characters that may be lost before the text is none. */
const MAX_REPLACED_SHARE = 0.01;
const MAX_CONTROL_SHARE = 0.1;
const CONTROL = /[\u0001-\u0008\u000b\u000e-\u001f]/g;

/** What tells UTF-16 from binary files, in the first few kilobytes. */
const SAMPLE_BYTES = 4096;
const MIN_READABLE_SHARE = 0.9;

export interface Decoded {
  readonly text: string;
  readonly warnings: readonly Warning[];
}

/** Throws `too-large`, `not-text` and `bad-encoding`. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) {
    throw new WenmaiError(
      'too-large',
      `Expected a file of at most ${MAX_BYTES} bytes, got ${bytes.length}: split it into several articles`,
    );
  }
  const { text, encoding, replaced } = decodeSomehow(bytes);
  if (isBinary(text)) throw notText('control characters');
  const warnings: Warning[] = [];
  if (encoding !== 'utf-8') warnings.push({ code: 'encoding', message: `Read as ${encoding}` });
  if (replaced > 0) warnings.push({ code: 'replaced-bytes', message: `${replaced} bytes are not UTF-8 and were lost` });
  return { text, warnings };
}

interface Guess {
  readonly text: string;
  readonly encoding: string;
  readonly replaced: number;
}

function decodeSomehow(bytes: Uint8Array): Guess {
  const wide = markedUtf16(bytes) ?? unmarkedUtf16(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, replaced: 0 };
  if (bytes.includes(0)) throw notText('zero bytes');
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', replaced: 0 };

  const declared = declaredEncoding(bytes);
  const believed = declared !== null && !ANY_BYTES.test(declared) ? decodeStrictly(bytes, declared) : null;
  if (believed !== null) return { text: believed, encoding: new TextDecoder(declared ?? '').encoding, replaced: 0 };
  const chinese = decodeChinese(bytes);
  if (chinese !== null) return { ...chinese, replaced: 0 };

  const lossy = new TextDecoder('utf-8').decode(bytes);
  const replaced = lossy.split('\ufffd').length - 1;
  if (replaced <= lossy.length * MAX_REPLACED_SHARE) return { text: lossy, encoding: 'utf-8', replaced };
  const western = declared === null ? null : decodeStrictly(bytes, declared);
  if (western !== null) return { text: western, encoding: new TextDecoder(declared ?? '').encoding, replaced: 0 };
  throw new WenmaiError(
    'bad-encoding',
    `Expected UTF-8 or a Chinese encoding, got bytes that read as neither (${replaced} are not UTF-8): convert the file to UTF-8`,
  );
}

function markedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/**
 * ASCII in UTF-16 has its zero byte on one side of the pair, so the side with more of them is tried first; ideographs
 * such as U+5F00 have one on the other. What decides is whether the result reads as text.
 */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (bytes.length % 2 !== 0 || !sample.includes(0)) return null;
  const zeros = (side: number): number => sample.filter((byte, at) => byte === 0 && at % 2 === side).length;
  const order = zeros(1) >= zeros(0) ? (['utf-16le', 'utf-16be'] as const) : (['utf-16be', 'utf-16le'] as const);
  const reads = (encoding: string): boolean => {
    const text = new TextDecoder(encoding).decode(sample);
    return readable(text) >= text.length * MIN_READABLE_SHARE;
  };
  return order.find(reads) ?? null;
}

/** Characters of Latin and Chinese text. */
function readable(text: string): number {
  return (
    text.length -
    text.replace(/[\t\n\r -~\u00a0-\u024f\u2010-\u2027\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/gu, '').length
  );
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const match = DECLARATION.exec(new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES)));
  return match?.[1] ?? match?.[2] ?? null;
}

function isBinary(text: string): boolean {
  return text.includes('\0') || (text.match(CONTROL)?.length ?? 0) > text.length * MAX_CONTROL_SHARE;
}

function notText(found: string): WenmaiError {
  return new WenmaiError('not-text', `Expected text, got a file with ${found}: leave binary files out of the input`);
}
