/**
 * Finds the names of an entity in a sentence, and the part of a long sentence in which names stand. Offsets are UTF-16
 * code units. Width, case and script make no difference; a name inside a longer Latin word is none.
 */
import type { Span } from '../document.ts';
import { splitsWord } from '../text/characters.ts';
import { foldText } from '../text/fold.ts';

/** Where any of the names stands: the longest at each place, from left to right, none over another. */
export function nameSpans(text: string, names: readonly string[]): Span[] {
  const folded = foldText(text);
  const wanted = [...new Set(names.map(foldText))].filter((name) => name !== '');
  const found = wanted.flatMap((name) => occurrences(folded, name));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const spans: Span[] = [];
  for (const span of found) if (span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span);
  return spans;
}

function occurrences(text: string, name: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    if (!splitsWord(text, start) && !splitsWord(text, end)) spans.push({ start, end });
  }
  return spans;
}

/** The text, or of one longer than `length` the part that begins shortly before the first name, with dots for the rest. */
export function passage(text: string, names: readonly string[], length: number): string {
  if (text.length <= length) return text;
  const first = nameSpans(text, names)[0]?.start ?? 0;
  const start = wholeCharacter(text, Math.max(0, Math.min(first - Math.floor(length / 8), text.length - length)));
  const end = wholeCharacter(text, start + length);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

/** The text, or its beginning and dots: at most `length` units. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, wholeCharacter(text, length - 1))}…`;
}

/** The offset, or the one before where it would cut a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
