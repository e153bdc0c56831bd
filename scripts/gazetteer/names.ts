/**
 * Settles the claims of the lists into rows: which surfaces are names, of which type, under which canonical name.
 * Words of the hand-made table win over verdicts, verdicts over the marked articles, those over the lists' votes.
 */
import type { EntityType } from '../../src/knowledge.ts';
import { foldText } from '../../src/text/fold.ts';
import { normalizeName } from '../../src/text/normalize.ts';
import type { Usage } from './gold.ts';
import type { Occurrences } from './occurrences.ts';
import type { Claim } from './sources.ts';
import { byCount, type NameRow, surfacesOf } from './table.ts';
import { isNameLike, isSlug, isThin, type Words } from './words.ts';

/** What is known before the lists are asked. */
export interface Knowledge {
  readonly core: readonly NameRow[];
  /** Hand-made decisions by folded surface: the types to give, none to drop the name. */
  readonly verdicts: ReadonlyMap<string, readonly EntityType[]>;
  /** Folded surfaces that name places. */
  readonly places: ReadonlySet<string>;
  readonly usage: ReadonlyMap<string, Usage>;
  readonly occurrences: ReadonlyMap<string, Occurrences>;
  readonly words: Words;
}

/** Marks that it takes before the articles decide a type. */
const MIN_MARKS = 2;

/** A second type counts as well from this share of the marks on. */
const SECOND_TYPE_SHARE = 0.25;

/** A name that the articles use at least so often, and mark less often than this share of its uses, is a word there. */
const MIN_USES = 3;
const MIN_PURITY = 0.2;

/** The lists whose brand or topic names are dropped where they are everyday words: too often they are. */
const LOOSE_SOURCES = new Set([
  'simple_icons',
  'github_topics',
  'lfai_landscape',
  'linguist',
  'opendigger',
  'cncf_glossary',
]);

/** All rows that the lists add to the hand-made table. */
export function settleNames(claims: readonly Claim[], known: Knowledge): NameRow[] {
  const taken = surfacesOf(known.core);
  const canonicals = new Canonicals(known);
  const types = new Map<string, readonly EntityType[]>();
  const votes = tallyVotes(claims);
  const rows = new Map<string, NameRow>();
  for (const claim of claims) {
    for (const surface of claim.names) {
      const folded = foldText(surface);
      if (taken.has(folded) || !isKept(surface, folded, claim, known)) continue;
      if (!types.has(folded)) types.set(folded, typesOf(folded, votes, known));
      for (const type of types.get(folded) ?? []) {
        const canonical = canonicals.of(type, surface, claim.names);
        const key = `${type}\t${folded}`;
        if (!rows.has(key)) rows.set(key, { surface, type, canonical, source: claim.source });
      }
    }
  }
  return withCanonicalRows([...rows.values()], known.core);
}

/** The rows, and one for each canonical name that neither they nor the other tables list. */
export function withCanonicalRows(rows: readonly NameRow[], others: readonly NameRow[]): NameRow[] {
  const listed = surfacesOf([...others, ...rows]);
  const added = rows.filter(({ canonical }) => !listed.has(foldText(canonical)));
  return [
    ...rows,
    ...new Map(added.map((row) => [foldText(row.canonical), { ...row, surface: row.canonical }])).values(),
  ];
}

/** The types that the articles' marks give a surface: the most frequent, and a second where it is frequent enough. */
export function markedTypes({ types, marked }: Usage): EntityType[] {
  const [first, second] = types;
  if (first === undefined) return [];
  const isTwofold = second !== undefined && second[1] >= MIN_MARKS && second[1] >= marked * SECOND_TYPE_SHARE;
  return isTwofold ? [first[0], second[0]] : [first[0]];
}

function isKept(surface: string, folded: string, claim: Claim, known: Knowledge): boolean {
  if (!isNameLike(surface) || known.verdicts.get(folded)?.length === 0) return false;
  if (known.verdicts.has(folded)) return true;
  const usage = known.usage.get(folded);
  const marked = usage?.marked ?? 0;
  const plain = known.occurrences.get(folded)?.plain ?? 0;
  if (marked + plain >= MIN_USES && marked < MIN_PURITY * (marked + plain)) return false;
  // Somebody of that name is not the thing on the list.
  if (usage?.types[0]?.[0] === 'Person') return false;
  if (marked >= MIN_MARKS) return true;
  if (claim.concept || known.places.has(folded)) return false;
  if (known.words.isEverydayChinese(folded)) return false;
  if (surface.length === 2 && isThin(surface)) return false;
  const isLoose = LOOSE_SOURCES.has(claim.source);
  if (isLoose && (isThin(surface) || isSlug(surface))) return false;
  // Apache Steve is a name anywhere, the bare Steve is somebody.
  const isFullName = !isLoose && surface === claim.names[0];
  return isFullName || !(known.words.isEverydayEnglish(folded) || known.words.isFirstName(folded));
}

function typesOf(
  folded: string,
  votes: ReadonlyMap<string, Map<EntityType, number>>,
  known: Knowledge,
): readonly EntityType[] {
  const verdict = known.verdicts.get(folded);
  if (verdict !== undefined) return verdict;
  const usage = known.usage.get(folded);
  if (usage !== undefined && usage.marked >= MIN_MARKS) return markedTypes(usage);
  const [first, second] = byCount(votes.get(folded) ?? new Map<EntityType, number>());
  if (first === undefined) return [];
  // A project and the company behind it, both vouched for by lists that mean what they say.
  return second !== undefined && second[1] >= 2 ? [first[0], second[0]] : [first[0]];
}

/** One list's repetition of a name is still one vote. */
function tallyVotes(claims: readonly Claim[]): Map<string, Map<EntityType, number>> {
  const votes = new Map<string, Map<EntityType, number>>();
  const cast = new Set<string>();
  for (const { names, type, source, weight } of claims) {
    for (const folded of names.map(foldText)) {
      const ballot = `${source}\t${type}\t${folded}`;
      if (cast.has(ballot)) continue;
      cast.add(ballot);
      const byType = votes.get(folded) ?? new Map<EntityType, number>();
      votes.set(folded, byType.set(type, (byType.get(type) ?? 0) + weight));
    }
  }
  return votes;
}

/** One canonical name for each thing, whatever it is called: spellings that normalize alike are one name. */
export class Canonicals {
  readonly #names = new Map<string, string>();

  /** Starts from the hand-made table, then from what the articles call their own. */
  constructor({ core, usage }: Pick<Knowledge, 'core' | 'usage'>) {
    for (const { type, surface, canonical } of core) this.#set(type, surface, canonical);
    for (const { spelling, marked, canonicals } of usage.values()) {
      if (marked < MIN_MARKS) continue;
      for (const [type, canonical] of canonicals) {
        if (isNameLike(canonical)) this.#set(type, spelling, this.#get(type, canonical) ?? canonical);
      }
    }
  }

  /** The canonical name of a surface whose list knows it under `names`; remembers it for all of them. */
  of(type: EntityType, surface: string, names: readonly string[]): string {
    const known = [surface, ...names].map((name) => this.#get(type, name)).find((name) => name !== undefined);
    const canonical = known ?? names.find(isNameLike) ?? surface;
    for (const name of [surface, ...names]) this.#set(type, name, canonical);
    return this.#get(type, surface) ?? canonical;
  }

  #get(type: EntityType, name: string): string | undefined {
    return this.#names.get(`${type}\t${normalizeName(name)}`);
  }

  #set(type: EntityType, name: string, canonical: string): void {
    const key = `${type}\t${normalizeName(name)}`;
    if (!this.#names.has(key)) this.#names.set(key, canonical);
  }
}
