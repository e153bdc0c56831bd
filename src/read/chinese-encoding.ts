/**
 * Tells GB18030 from Big5 and from neither. Bytes of the one often decode without error as the other, so what counts is
 * the share of everyday characters among the Chinese ones that come out.
 */
import { parseTsv, readData } from '../data.ts';
import { isHan } from '../text/characters.ts';

const COMMON = new Set(
  parseTsv(readData('encoding/common-hanzi.tsv')).flatMap(([, characters = '']) => [...characters]),
);

/** Right guesses reach 0.5 and more, wrong ones stay below 0.15. */
const MIN_COMMON_SHARE = 0.3;

/** A sample is enough, and keeps large files fast. */
const SAMPLE_UNITS = 100_000;

/** The text and the name of the encoding that it is most likely in; null where it reads as Chinese in neither. */
export function decodeChinese(bytes: Uint8Array): { text: string; encoding: string } | null {
  let best: { text: string; encoding: string } | null = null;
  let bestShare = MIN_COMMON_SHARE;
  for (const encoding of ['gb18030', 'big5']) {
    const text = decodeStrictly(bytes, encoding);
    if (text === null) continue;
    const share = commonShare(text);
    if (share > bestShare) [best, bestShare] = [{ text, encoding }, share];
  }
  return best;
}

/** The text, or null where the bytes are not in this encoding or nobody knows it. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Everyday characters among all that are neither ASCII nor punctuation. */
function commonShare(text: string): number {
  let common = 0;
  let other = 0;
  for (let at = 0; at < text.length && common + other < SAMPLE_UNITS; at++) {
    const unit = text.charCodeAt(at);
    if (COMMON.has(text.charAt(at))) common++;
    else if (isHan(unit) || (unit >= 0x80 && unit < 0x2000) || unit >= 0xa000) other += isFullWidth(unit) ? 0 : 1;
  }
  return common === 0 ? 0 : common / (common + other);
}

function isFullWidth(unit: number): boolean {
  return unit >= 0xff00 && unit <= 0xffef;
}
