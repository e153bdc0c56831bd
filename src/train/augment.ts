/**
 * Makes more texts out of marked ones: names are exchanged for other names of their type, seen elsewhere or made up of
 * two, so that a model learns what surrounds names and not only the names themselves.
 * Method: mention replacement (Dai and Adel 2020), all mentions of one surface in a text alike.
 */
import type { EntityType } from '../knowledge.ts';
import type { MarkedSpan, MarkedText } from './marked-text.ts';

/** Half of the exchanged names are made up. */
const MADE_UP = 0.5;
const HAN = /\p{Script=Han}/u;
const PLAIN_WORD = /^[A-Za-z]{4,}$/u;

/** Names by type and script. */
type NamePool = ReadonlyMap<string, readonly string[]>;

/** All names that the texts mark, each as often as there are texts that mark it. */
export function namePool(texts: readonly MarkedText[]): NamePool {
  const pool = new Map<string, string[]>();
  for (const { text, spans } of texts) {
    const surfaces = new Set<string>();
    for (const { start, end, type } of spans) {
      const surface = text.slice(start, end);
      if (type === null || surfaces.has(surface)) continue;
      surfaces.add(surface);
      const kind = kindOf(surface, type);
      const names = pool.get(kind);
      if (names === undefined) pool.set(kind, [surface]);
      else names.push(surface);
    }
  }
  return pool;
}

/** The text with about `share` of its names exchanged. */
export function exchangeNames(marked: MarkedText, pool: NamePool, share: number, random: () => number): MarkedText {
  const exchanged = new Map<string, string>();
  const spans: MarkedSpan[] = [];
  let text = '';
  let read = 0;
  for (const { start, end, type } of marked.spans) {
    const surface = marked.text.slice(start, end);
    text += marked.text.slice(read, start);
    read = end;
    const from = text.length;
    text += type === null ? surface : replacement(surface, type);
    spans.push({ start: from, end: text.length, type });
  }
  return { ...marked, text: text + marked.text.slice(read), spans };

  function replacement(surface: string, type: EntityType): string {
    const kind = kindOf(surface, type);
    const key = `${kind} ${surface}`;
    const known = exchanged.get(key);
    if (known !== undefined) return known;
    const names = pool.get(kind) ?? [surface];
    const pick = () => names[Math.floor(random() * names.length)] ?? surface;
    let other = surface;
    if (random() < share) other = random() < MADE_UP ? madeUp(pick(), pick(), type) : pick();
    exchanged.set(key, other);
    return other;
  }
}

function kindOf(surface: string, type: EntityType): string {
  return `${type} ${HAN.test(surface) ? 'han' : 'latin'} ${surface.includes('\n') ? 'lines' : ''}`;
}

/** A name that nobody has: the surname of one person with the given name of another, the halves of two words. */
function madeUp(one: string, other: string, type: EntityType): string {
  if (type === 'Person' && /^\p{Script=Han}{2,3}$/u.test(one) && /^\p{Script=Han}{2,3}$/u.test(other)) {
    return one.slice(0, 1) + other.slice(1);
  }
  if (!PLAIN_WORD.test(one) || !PLAIN_WORD.test(other)) return one;
  return one.slice(0, Math.ceil(one.length / 2)) + other.slice(Math.floor(other.length / 2)).toLowerCase();
}
