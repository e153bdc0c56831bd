/** A signature that articles with the same words share, however they are spaced, punctuated and marked up. */
import { createHash } from 'node:crypto';
import { foldText } from './fold.ts';

/** 128 bits of SHA-256 over the folded letters and digits, hexadecimal. */
export function signatureOf(text: string): string {
  const words = foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}
