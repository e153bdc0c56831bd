/** A sentence in stretches: which of them name one of the entities that it is shown for. */
import type { PageEntity } from './model.ts';
import { nameSpans } from './names.ts';

export interface Stretch {
  readonly text: string;
  /** Of the entity that it names; null where it names none. */
  readonly type: string | null;
}

/** The stretches, one after the other. Where names overlap, the one that begins first counts, then the longer one. */
export function stretchesOf(
  text: string,
  entities: readonly Pick<PageEntity, 'name' | 'aliases' | 'type'>[],
): Stretch[] {
  const spans = entities.flatMap(({ name, aliases, type }) =>
    nameSpans(text, [name, ...aliases]).map((span) => ({ ...span, type })),
  );
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { start, end, type } of spans) {
    if (start < at) continue;
    if (start > at) stretches.push({ text: text.slice(at, start), type: null });
    stretches.push({ text: text.slice(start, end), type });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), type: null });
  return stretches;
}
