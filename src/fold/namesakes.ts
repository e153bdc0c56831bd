/**
 * Tells people of one name apart. A short Chinese name (张磊), a single Latin one (Joe) and one in pinyin (Wei Zhang)
 * belong to many people: two articles mean the same one only if they share something that tells. Longer names are taken for
 * unique: of 85 names of three characters or of two Latin words that stand in several marked articles, all were.
 */
import type { EntityId } from '../knowledge.ts';
import { compareBytes } from '../text/order.ts';
import { Clusters, nameIn } from './clusters.ts';

/** Something that an article says of a person, or that stands near. */
export interface Context {
  readonly document: string;
  /** The person's entity in that article. */
  readonly local: EntityId;
  /**
   * `story`: the article's own; `name`: another full name; `organization` and `thing` (a product, an event, a work): as
   * settled; `person`: one of a rarer name.
   */
  readonly kind: 'story' | 'name' | 'organization' | 'person' | 'thing';
  readonly evidence: string;
  /** 1 in a sentence or relation with the person, 2 elsewhere in the article, 0 for the other kinds. */
  readonly distance: number;
  /** Whether so few articles have it that sharing it tells something. */
  readonly telling: boolean;
}

/** One of several people of a name, in one article. */
export interface Sense {
  readonly document: string;
  readonly local: EntityId;
  readonly sense: EntityId;
  /** What tells this one from the others: the id of an organisation, of a story or of an article. */
  readonly label: string;
}

/** Two occurrences that the user holds to be one person, or two. */
export interface OccurrenceLink {
  readonly a: string;
  readonly b: string;
  readonly verdict: 'merged' | 'kept-apart';
}

/** What many people are called. */
export interface CommonNames {
  /** Chinese family names in Latin letters. */
  readonly pinyinSurnames: ReadonlySet<string>;
  /** English first names, in lower case. */
  readonly givenNames: ReadonlySet<string>;
}

/** The key of a person's occurrence in an article. */
export function occurrenceKey(document: string, local: EntityId): string {
  return `${document}\n${local}`;
}

/**
 * Whether a name is rare enough to belong to one person.
 * @example isTellingName('张磊', { pinyinSurnames: new Set(), givenNames: new Set() }) // false
 */
export function isTellingName(surface: string, { pinyinSurnames, givenNames }: CommonNames): boolean {
  const words = surface
    .replace(/^@/u, '')
    .split(/[\s·•・‧.]+/u)
    .filter((word) => word !== '');
  const han = [...surface].filter((character) => /\p{Script=Han}/u.test(character)).length;
  if (han > 0) return han >= 3 || (words.length > 1 && surface.length > han + 2);
  if (words.length === 1) return isHandle(words[0] ?? '') && !givenNames.has(surface.toLowerCase());
  if (words.filter((word) => word.length > 1).length < 2) return false;
  const given = words.filter((word) => !pinyinSurnames.has(word.toLowerCase()));
  return words.length !== 2 || given.length === 2 || !given.every((word) => PINYIN_SYLLABLE.test(word.toLowerCase()));
}

/** A name that somebody chose because nobody else had it: `nikomatsakis`, `dims42`, `ZuseZ4`. */
function isHandle(word: string): boolean {
  return /^[a-z]{5,}$/u.test(word) || /^[A-Za-z][\w-]*(?:[\d_-]|[a-z][A-Z])[\w-]*$/u.test(word);
}

const PINYIN_SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|er|a|o|e|i|u|v)$/u;

/**
 * Splits a name into the people who have it; those who stay under the plain name are left out. `contexts`: all of the
 * name's.
 */
export function tellApart(
  node: EntityId,
  contexts: readonly Context[],
  links: readonly OccurrenceLink[] = [],
): Sense[] {
  const people = peopleOf(contexts, links);
  const [, ...others] = [...people].sort(bySize);
  const taken = new Set<string>();
  return others.flatMap((person) => {
    // Two whom the user keeps apart may well share an organisation; an article names only one of them.
    const label = labelsOf(person).find((each) => !taken.has(each)) ?? '';
    taken.add(label);
    const isOrganization = person.some(({ kind, evidence }) => kind === 'organization' && evidence === label);
    const sense = `${node}(${isOrganization ? nameIn(label) : label})`;
    const locals = new Map(person.map(({ document, local }) => [occurrenceKey(document, local), { document, local }]));
    return [...locals.values()].map((occurrence) => ({ ...occurrence, sense, label }));
  });
}

/** The contexts of each person. */
function peopleOf(contexts: readonly Context[], links: readonly OccurrenceLink[]): Context[][] {
  const clusters = new Clusters();
  for (const { document, local } of contexts) {
    clusters.add({ id: occurrenceKey(document, local), known: false, documents: 1, stories: 1 });
  }
  const here = new Set(contexts.map(({ document, local }) => occurrenceKey(document, local)));
  for (const { a, b, verdict } of links) {
    if (!here.has(a) || !here.has(b)) continue;
    if (verdict === 'merged') clusters.force(a, b);
    else clusters.keepApart(a, b);
  }
  const firstByEvidence = new Map<string, string>();
  const sorted = contexts
    .filter(({ telling }) => telling)
    .map((context) => ({ ...context, key: occurrenceKey(context.document, context.local) }))
    .sort((a, b) => a.distance - b.distance || compareBytes(a.evidence, b.evidence) || compareBytes(a.key, b.key));
  for (const { kind, evidence, key } of sorted) {
    const shared = `${kind} ${evidence}`;
    const first = firstByEvidence.get(shared);
    if (first === undefined) firstByEvidence.set(shared, key);
    else clusters.merge(first, key);
  }
  const people = new Map<string, Context[]>();
  for (const context of contexts) {
    const root = clusters.root(occurrenceKey(context.document, context.local));
    const person = people.get(root);
    if (person === undefined) people.set(root, [context]);
    else person.push(context);
  }
  return [...people.values()];
}

/** The one of most stories comes first, ties to the smaller id of an article. */
function bySize(a: readonly Context[], b: readonly Context[]): number {
  return storiesOf(b).length - storiesOf(a).length || compareBytes(storiesOf(a)[0] ?? '', storiesOf(b)[0] ?? '');
}

function storiesOf(person: readonly Context[]): string[] {
  const stories = new Set(person.filter(({ kind }) => kind === 'story').map(({ evidence }) => evidence));
  return [...stories].sort(compareBytes);
}

/** What may tell a person from others: organisations, the nearest in most articles first, then stories, then articles. */
function labelsOf(person: readonly Context[]): string[] {
  const articles = new Map<string, { distance: number; documents: number }>();
  for (const { kind, evidence, distance, telling } of person) {
    if (kind !== 'organization' || !telling) continue;
    const known = articles.get(evidence);
    if (known === undefined || known.distance > distance) articles.set(evidence, { distance, documents: 1 });
    else if (known.distance === distance) known.documents++;
  }
  const organizations = [...articles].sort(
    (a, b) => a[1].distance - b[1].distance || b[1].documents - a[1].documents || compareBytes(a[0], b[0]),
  );
  const documents = new Set(person.map(({ document }) => document));
  return [...organizations.map(([id]) => id), ...storiesOf(person), ...[...documents].sort(compareBytes)];
}
