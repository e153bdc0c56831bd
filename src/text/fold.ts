/**
 * Folds text for comparison: width and compatibility forms (NFKC, one unit for one), case, traditional script.
 * The result has the length of the input, so offsets into the one are offsets into the other.
 */
import { SIMPLIFIED, TRADITIONAL } from './traditional.ts';

const FOLDED = foldTable();

/** The folded text: as many UTF-16 units as the input. */
export function foldText(text: string): string {
  let folded = '';
  // In slices, since String.fromCharCode takes its units as arguments.
  for (let start = 0; start < text.length; start += 4096) {
    const end = Math.min(start + 4096, text.length);
    const units = new Uint16Array(end - start);
    for (let at = start; at < end; at++) units[at - start] = FOLDED[text.charCodeAt(at)] ?? 0;
    folded += String.fromCharCode(...units);
  }
  return folded;
}

/** For each UTF-16 unit the one that it folds to. */
function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = foldsToItself(unit) ? unit : foldUnit(unit);
  for (let at = 0; at < TRADITIONAL.length; at++) table[TRADITIONAL.charCodeAt(at)] = SIMPLIFIED.charCodeAt(at);
  return table;
}

/** Unified ideographs, Hangul, surrogates and private use: skipped to keep start-up short. */
function foldsToItself(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xf8ff);
}

function foldUnit(unit: number): number {
  const folded = String.fromCharCode(unit).normalize('NFKC').toLowerCase();
  return folded.length === 1 ? folded.charCodeAt(0) : unit;
}
