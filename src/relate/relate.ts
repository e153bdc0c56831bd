/** The stage that finds stated relations: sentences and mentions in, relations with their evidence out. */
import type { Document, SegmentedSentence, Span } from '../document.ts';
import { allows } from '../knowledge.ts';
import type { Entity, Evidence, Ontology, Relation, ResolvedMention } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';
import { dateAt } from './date.ts';
import { matchesOf } from './match.ts';
import type { Match } from './match.ts';
import { parsePatterns } from './patterns.ts';
import { carriedSlot, parsePronouns } from './pronoun.ts';
import type { Pronouns } from './pronoun.ts';
import { parseStatusCues, statusAt } from './status.ts';
import type { StatusCues } from './status.ts';
import { TriggerIndex } from './triggers.ts';
import { viewOf, withoutAsides } from './view.ts';
import type { Slot, View } from './view.ts';

export interface RelateInput {
  readonly document: Pick<Document, 'text'>;
  readonly sentences: readonly SegmentedSentence[];
  /** Sorted, not overlapping. */
  readonly mentions: readonly ResolvedMention[];
  readonly entities: readonly Entity[];
}

export interface RelationResources {
  readonly patterns: TriggerIndex;
  readonly ontology: Ontology;
  readonly cues: StatusCues;
  readonly pronouns: Pronouns;
}

/** Prepares the tables of `data/relations` (given as text) once for many articles; throws `invalid-option`. */
export function relationResources(
  tables: { readonly patterns: string; readonly statuses: string; readonly pronouns: string },
  ontology: Ontology,
): RelationResources {
  return {
    patterns: new TriggerIndex(parsePatterns(tables.patterns)),
    ontology,
    cues: parseStatusCues(tables.statuses),
    pronouns: parsePronouns(tables.pronouns),
  };
}

/** The relations that the sentences state, by the offset of their first evidence. */
export function relate(
  { document, sentences, mentions, entities }: RelateInput,
  resources: RelationResources,
): Relation[] {
  const types = new Map(entities.map(({ id, type }) => [id, type]));
  const slotsBySentence = slotsOf(mentions, sentences.length);
  const stated = new Map<string, Relation>();
  let previous: readonly Slot[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const own = slotsBySentence[index] ?? [];
    const follows = sentences[index - 1]?.paragraph === sentence.paragraph;
    const carried = follows ? carriedSlot(document.text, sentence, previous, resources.pronouns) : null;
    const slots = carried === null || carried.end > (own[0]?.start ?? Infinity) ? own : [carried, ...own];
    previous = slots;
    if (slots.length < 2) continue;
    for (const relation of relationsOf(document.text, index, viewOf(document.text, sentence, slots), resources)) {
      const subjectType = types.get(relation.subject);
      const objectType = types.get(relation.object);
      if (relation.subject === relation.object || subjectType === undefined || objectType === undefined) continue;
      if (allows(resources.ontology, relation.predicate, subjectType, objectType)) merge(stated, relation);
    }
  }
  return [...stated.values()].sort(inOrder);
}

/** The mentions of each sentence, as slots. */
function slotsOf(mentions: readonly ResolvedMention[], sentenceCount: number): Slot[][] {
  const slots = Array.from({ length: sentenceCount }, (): Slot[] => []);
  for (const [mention, { start, end, sentence, type, entity }] of mentions.entries()) {
    slots[sentence]?.push({ start, end, sentence, type, entity, mention, antecedent: null });
  }
  return slots;
}

/** What one sentence states, read with its asides in brackets and without. */
function* relationsOf(text: string, sentence: number, view: View, resources: RelationResources): Generator<Relation> {
  const patterns = resources.patterns.candidates(view.text);
  if (patterns.length === 0) return;
  for (const reading of [view, withoutAsides(view)]) {
    if (reading === null) continue;
    for (const match of matchesOf(reading, patterns)) yield relationOf(text, sentence, reading, match, resources.cues);
  }
}

function relationOf(text: string, sentence: number, view: View, match: Match, cues: StatusCues): Relation {
  const { pattern, subject, object } = match;
  const trigger = match.trigger === null ? null : spanIn(view, match.trigger);
  const spans = trigger === null ? [subject, object] : [subject, object, trigger];
  const here: Evidence = {
    sentence,
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
  const antecedent = subject.antecedent ?? object.antecedent;
  const at = match.trigger?.[0] ?? match.end;
  return {
    subject: subject.entity,
    predicate: pattern.predicate,
    object: object.entity,
    subjectMention: subject.antecedent === null ? subject.mention : null,
    objectMention: object.antecedent === null ? object.mention : null,
    evidence: antecedent === null ? [here] : [antecedent, here],
    trigger: trigger === null ? null : { ...trigger, text: text.slice(trigger.start, trigger.end) },
    status: statusAt(view.text, at, cues),
    date: dateAt(view.text, at),
    confidence: pattern.confidence,
  };
}

function spanIn(view: View, [start, end]: readonly [number, number]): Span {
  return { start: view.offsets[start] ?? 0, end: (view.offsets[end - 1] ?? 0) + 1 };
}

/** Adds a statement; of what is stated twice, the surer statement counts, with the evidence of both. */
function merge(stated: Map<string, Relation>, relation: Relation): void {
  const key = JSON.stringify([relation.subject, relation.predicate, relation.object, relation.status]);
  const known = stated.get(key);
  if (known === undefined) {
    stated.set(key, relation);
    return;
  }
  const surer = relation.confidence > known.confidence ? relation : known;
  const [first, ...others] = known.evidence.map((old) => widened(old, relation.evidence));
  const added = relation.evidence.filter(({ sentence }) => !known.evidence.some((old) => old.sentence === sentence));
  const evidence = [first ?? known.evidence[0], ...others, ...added] as const;
  stated.set(key, { ...surer, evidence, date: earlier(known.date, relation.date) });
}

/** The evidence, wide enough for what another statement has in the same sentence. */
function widened(evidence: Evidence, others: readonly Evidence[]): Evidence {
  const other = others.find(({ sentence }) => sentence === evidence.sentence);
  if (other === undefined) return evidence;
  return { ...evidence, start: Math.min(evidence.start, other.start), end: Math.max(evidence.end, other.end) };
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareBytes(a, b) <= 0 ? a : b;
}

function inOrder(a: Relation, b: Relation): number {
  return (
    a.evidence[0].start - b.evidence[0].start ||
    a.evidence[0].end - b.evidence[0].end ||
    compareBytes(a.subject, b.subject) ||
    compareBytes(a.predicate, b.predicate) ||
    compareBytes(a.object, b.object) ||
    compareBytes(a.status, b.status)
  );
}
