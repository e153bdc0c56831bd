/**
 * Bytes to text. In this order: byte order mark, strict UTF-8, UTF-16 by how it reads, Chinese encodings by how everyday
 * the result reads, the encoding that the page declares, Western prose by its words, UTF-8 with few bad bytes. A wrong
 * guess is worse than an error, so whatever is left is one.
 */
import type { Warning } from '../document.ts';
import { WenmaiError } from '../errors.ts';
import { decodeChinese, decodeCutOff, decodeStrictly, everydayScore } from './chinese-encoding.ts';
import { MAX_BYTES, tooManyBytes } from './limits.ts';
import { decodeWestern, isWesternProse, readsAsWords } from './western-encoding.ts';

/** Where a page says what it is encoded in; of a meta element also `content="text/html; charset=…"`. */
const DECLARATION =
  /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{2,40})|<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w-]{2,40})/iu;
const DECLARATION_BYTES = 4096;

/** Share of the characters that may be lost before the text is none. */
const MAX_REPLACED_SHARE = 0.01;
const MAX_CONTROL_SHARE = 0.1;
const CONTROL = /[\u0001-\u0008\u000b\u000e-\u001f]/g;

/** What tells UTF-16 from binary files, in the first few kilobytes: a letter weighs as much as a common Han character. */
const SAMPLE_BYTES = 4096;
const MIN_READABLE_SHARE = 0.9;
const LATIN = /[\t\n\r -~\u00a0-\u024f\u2010-\u2027]/gu;
const CHINESE = /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/gu;
const LATIN_SCORE = 2;
const MIN_SCORE = 6;

/** Japanese and Korean have a share of these among what is not ASCII; Chinese read as either has none. */
const KANA_OR_HANGUL = /[\u3041-\u30ff\uac00-\ud7a3]/gu;
const MIN_KANA_SHARE = 0.2;

/** Encodings in which any bytes at all are text: a declaration of one of them proves little. */
const SINGLE_BYTE = /^(?:iso-8859|windows-|koi8|macintosh|x-mac|ibm866)/u;

export interface Decoded {
  readonly text: string;
  readonly warnings: readonly Warning[];
}

/** Throws `too-large`, `not-text` and `bad-encoding`. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) throw tooManyBytes(bytes.length);
  const { text, encoding, isDeclared, isCut, replaced } = decodeSomehow(bytes);
  if (isBinary(text)) throw notText('control characters');
  const warnings: Warning[] = [];
  if (encoding !== 'utf-8') {
    const reason = isDeclared ? 'as the file says' : 'by how it reads, since the file does not say';
    warnings.push({ code: 'encoding', message: `Read as ${encoding}, ${reason}` });
  }
  if (isCut) warnings.push({ code: 'replaced-bytes', message: 'The last character is cut off and was lost' });
  if (replaced > 0) warnings.push({ code: 'replaced-bytes', message: `${replaced} bytes are not UTF-8 and were lost` });
  return { text, warnings };
}

/** The encoding that a file is in by its beginning, as the platform names it. Throws as `decode` does. */
export function encodingOf(start: Uint8Array): string {
  return decodeSomehow(start).encoding;
}

interface Guess {
  readonly text: string;
  readonly encoding: string;
  /** Whether the file says so itself, by its mark or in words. */
  readonly isDeclared: boolean;
  /** Whether the last character was cut off, and is left out. */
  readonly isCut: boolean;
  /** How many bytes are in no encoding that could be told. */
  readonly replaced: number;
}

function decodeSomehow(bytes: Uint8Array): Guess {
  const marked = markedUtf16(bytes);
  if (marked !== null) return decodeUtf16(bytes, marked, true);
  const hasZeros = bytes.includes(0);
  const utf8 = hasZeros ? null : decodeCutOff(bytes, 'utf-8');
  // This one is ASCII by its bytes, and says by an escape that it is none.
  const japanese = utf8?.text.includes('\u001b$') === true ? decodeStrictly(bytes, 'iso-2022-jp') : null;
  if (japanese !== null) {
    return { text: japanese, encoding: 'iso-2022-jp', isDeclared: true, isCut: false, replaced: 0 };
  }
  // Behind nothing but ASCII, half a character may be a whole one of another encoding.
  if (utf8 !== null && !(utf8.isCut && isAscii(bytes.subarray(0, utf8.text.length)))) {
    return { ...utf8, encoding: 'utf-8', isDeclared: true, replaced: 0 };
  }
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return decodeUtf16(bytes, wide, false);
  if (hasZeros) throw notText('zero bytes');

  const declared = declaredEncoding(bytes);
  const chinese = decodeChinese(bytes, declared);
  if (chinese !== null) return { ...chinese, replaced: 0 };
  const believed = declared === null ? null : decodeDeclared(bytes, declared);
  if (believed !== null) return believed;
  const western = decodeWestern(bytes);
  if (isWesternProse(western)) {
    return { text: western, encoding: 'windows-1252', isDeclared: false, isCut: false, replaced: 0 };
  }
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const replaced = lossy.split('\ufffd').length - 1;
  if (replaced <= lossy.length * MAX_REPLACED_SHARE) {
    return { text: lossy, encoding: 'utf-8', isDeclared: false, isCut: false, replaced };
  }
  throw new WenmaiError(
    'bad-encoding',
    `Expected UTF-8 or a Chinese encoding, got bytes that read as neither (${replaced} are not UTF-8): convert the file to UTF-8`,
  );
}

function markedUtf16(bytes: Uint8Array): Utf16 | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

type Utf16 = 'utf-16le' | 'utf-16be';

/** The byte order in which the beginning reads as Latin and everyday Chinese; null where it does in neither. */
function unmarkedUtf16(bytes: Uint8Array): Utf16 | null {
  const sample = bytes.subarray(0, Math.min(bytes.length - (bytes.length % 2), SAMPLE_BYTES));
  let best: Utf16 | null = null;
  let bestScore: number = MIN_SCORE;
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding).decode(sample);
    const rest = text.replace(LATIN, '');
    if (rest.replace(CHINESE, '').length > text.length * (1 - MIN_READABLE_SHARE)) continue;
    const score = (text.length - rest.length) * LATIN_SCORE + everydayScore(rest);
    if (score >= bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

function decodeUtf16(bytes: Uint8Array, encoding: Utf16, isDeclared: boolean): Guess {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = new TextDecoder(encoding).decode(whole);
  return { text, encoding, isDeclared, isCut: whole.length < bytes.length, replaced: 0 };
}

/** The encoding that the page declares, by the platform's name; UTF-16 would have no declaration that could be read. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const match = DECLARATION.exec(new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES)));
  try {
    const { encoding } = new TextDecoder(match?.[1] ?? match?.[2]);
    return encoding.startsWith('utf-') ? null : encoding;
  } catch {
    return null;
  }
}

/** The text in the declared encoding, where it looks like text in it. */
function decodeDeclared(bytes: Uint8Array, encoding: string): Guess | null {
  const isWestern = encoding === 'windows-1252';
  const decoded = isWestern ? { text: decodeWestern(bytes), isCut: false } : decodeCutOff(bytes, encoding);
  if (decoded === null) return null;
  const { text } = decoded;
  const isText = SINGLE_BYTE.test(encoding)
    ? readsAsWords(text)
    : everydayScore(decodeStrictly(bytes, 'gb18030') ?? '') <= 0 &&
      count(text, KANA_OR_HANGUL) >= count(text, /[^\0-\u007f]/gu) * MIN_KANA_SHARE;
  return isText ? { ...decoded, encoding, isDeclared: true, replaced: 0 } : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function isBinary(text: string): boolean {
  return text.includes('\0') || count(text, CONTROL) > text.length * MAX_CONTROL_SHARE;
}

function notText(found: string): WenmaiError {
  return new WenmaiError('not-text', `Expected text, got a file with ${found}: leave binary files out of the input`);
}
