/**
 * The user's corrections of identity, and what they change inside articles before anything is learned from these: names
 * leave the entity that an article took them for, or an entity changes its type. What they say across articles is held
 * by `links.ts`.
 */
import type { EntityId, EntityType } from '../knowledge.ts';
import { entityId, normalizeName } from '../text/normalize.ts';
import { compareBytes } from '../text/order.ts';

/** A thing as the user names it: what is called so, in one article or in all. */
export interface Thing {
  readonly type: EntityType;
  readonly name: string;
  readonly article: string | null;
}

export type Correction =
  /** These are one. */
  | { readonly kind: 'merge'; readonly things: readonly Thing[] }
  /** These are not one. */
  | { readonly kind: 'keep-apart'; readonly things: readonly Thing[] }
  /** This name is no other name of anything; or, in that article, it is another thing than elsewhere. */
  | { readonly kind: 'split'; readonly thing: Thing }
  /** What is called so is of another type. */
  | { readonly kind: 'rename-type'; readonly thing: Thing; readonly to: EntityType };

/** The things that a correction names. */
export function thingsOf(correction: Correction): readonly Thing[] {
  return 'things' in correction ? correction.things : [correction.thing];
}

/** All things that the corrections need to be found, each once: what is another thing in one article, elsewhere too. */
export function wantedThings(corrections: readonly Correction[]): Thing[] {
  const wanted = new Map<string, Thing>();
  for (const thing of corrections.flatMap(thingsOf)) {
    for (const each of [thing, { ...thing, article: null }]) wanted.set(thingKey(each), each);
  }
  return [...wanted.values()];
}

/** Equal for things that are named alike. */
export function thingKey(thing: Thing): string {
  return JSON.stringify([memberOf(thing), thing.article]);
}

/** The id that a thing has where its name is used alone. */
export function memberOf({ type, name }: Thing): EntityId {
  return entityId(type, name);
}

/** The id of what a name stands for in one article and nowhere else. */
export function carvedId(thing: Thing): EntityId {
  return `${memberOf(thing)}(${thing.article ?? ''})`;
}

/** A name that an article has for one of its entities. */
export interface LocalName {
  readonly document: string;
  readonly local: EntityId;
  readonly type: EntityType;
  readonly surface: string;
  /** The entity's canonical name in the article. */
  readonly name: string;
  readonly known: boolean;
  /** Whether the article has a mention of this form, and not only a list that calls the entity so. */
  readonly mentioned: boolean;
}

/** An entity of an article as the corrections leave it. */
export interface CorrectedEntity {
  readonly document: string;
  /** Where its names come from. */
  readonly origin: EntityId;
  readonly id: EntityId;
  readonly type: EntityType;
  readonly name: string;
  readonly known: boolean;
  /** Whether its id is final, whatever fuller names the article has for it. */
  readonly pinned: boolean;
  readonly names: readonly LocalName[];
}

/** The entities of articles after all corrections, in order; those that no correction changes are left out. */
export function correctEntities(names: readonly LocalName[], corrections: readonly Correction[]): CorrectedEntity[] {
  let entities = entitiesOf(names);
  for (const correction of corrections) entities = entities.flatMap((entity) => apply(correction, entity));
  const pieces = new Map<string, CorrectedEntity[]>();
  for (const entity of entities) {
    const key = `${entity.document}\n${entity.origin}`;
    const group = pieces.get(key);
    if (group === undefined) pieces.set(key, [entity]);
    else group.push(entity);
  }
  return [...pieces.values()].flatMap((group) =>
    group.length === 1 && group[0]?.id === group[0]?.origin && group[0]?.pinned === false ? [] : group,
  );
}

function entitiesOf(names: readonly LocalName[]): CorrectedEntity[] {
  const entities = new Map<string, CorrectedEntity & { names: LocalName[] }>();
  for (const each of names) {
    const { document, local, type, name, known } = each;
    const key = `${document}\n${local}`;
    const entity = entities.get(key);
    if (entity !== undefined) entity.names.push(each);
    else entities.set(key, { document, origin: local, id: local, type, name, known, pinned: false, names: [each] });
  }
  return [...entities.values()];
}

function apply(correction: Correction, entity: CorrectedEntity): CorrectedEntity[] {
  switch (correction.kind) {
    case 'merge':
      return [entity];
    case 'keep-apart':
      return pairsOf(correction.things).reduce<CorrectedEntity[]>(
        (pieces, [a, b]) => pieces.flatMap((piece) => separate(piece, a, b)),
        [entity],
      );
    case 'split': {
      const { thing } = correction;
      if (!isCalled(entity, thing)) return [entity];
      if (thing.article === null) return isolate(entity, thing);
      return carve(entity, thing);
    }
    case 'rename-type': {
      const { thing, to } = correction;
      if (!isCalled(entity, thing)) return [entity];
      const id = `${to.toLowerCase()}${entity.id.slice(entity.id.indexOf(':'))}`;
      return [{ ...entity, id, type: to }];
    }
  }
}

/** Where an article calls one entity by two names that are not one: the second name leaves, unless the entity is it. */
function separate(entity: CorrectedEntity, a: Thing, b: Thing): CorrectedEntity[] {
  if (memberOf(a) === memberOf(b)) return a.type === 'Person' ? [entity] : carve(entity, b.article === null ? a : b);
  if (!isCalled(entity, a, b.type) || !isCalled(entity, b, a.type)) return [entity];
  return take(entity, entity.id === memberOf(b) ? a : b);
}

/** What a name stands for in one article becomes a thing of its own. */
function carve(entity: CorrectedEntity, thing: Thing): CorrectedEntity[] {
  if (thing.article === null || !isCalled(entity, thing)) return [entity];
  return [{ ...entity, id: carvedId(thing), name: nameOf(entity, thing), known: false, pinned: true }];
}

/** A name that is no other name of anything leaves its entity, or the other names leave it. */
function isolate(entity: CorrectedEntity, thing: Thing): CorrectedEntity[] {
  if (entity.id !== memberOf(thing)) return take(entity, thing);
  const others = entity.names.filter(({ surface }) => !isName(surface, thing));
  const [first] = [...others].sort((x, y) => y.surface.length - x.surface.length || compareBytes(x.surface, y.surface));
  if (first === undefined) return [{ ...entity, pinned: true }];
  const rest = { ...entity, pinned: true, names: entity.names.filter((name) => !others.includes(name)) };
  const left = { ...entity, id: entityId(entity.type, first.surface), name: first.surface, known: false };
  return withMentions([rest, { ...left, names: others }]);
}

/** Takes a name out of its entity, as an entity of its own. */
function take(entity: CorrectedEntity, thing: Thing): CorrectedEntity[] {
  const taken = entity.names.filter(({ surface }) => isName(surface, thing));
  const rest = entity.names.filter(({ surface }) => !isName(surface, thing));
  const own = { ...entity, id: memberOf(thing), type: thing.type, name: nameOf(entity, thing), known: false };
  const name = rest.some(({ surface }) => surface === entity.name) ? entity.name : (rest[0]?.surface ?? entity.name);
  return withMentions([
    { ...entity, name, names: rest },
    { ...own, pinned: true, names: taken },
  ]);
}

/** A list's name alone makes no entity: without a mention it goes. */
function withMentions(entities: readonly CorrectedEntity[]): CorrectedEntity[] {
  const left = entities.filter(({ names }) => names.some(({ mentioned }) => mentioned));
  return left.length > 0 ? left : entities.slice(0, 1);
}

function isCalled({ document, type, names }: CorrectedEntity, thing: Thing, orType = thing.type): boolean {
  if (thing.article !== null && thing.article !== document) return false;
  return (type === thing.type || type === orType) && names.some(({ surface }) => isName(surface, thing));
}

function isName(surface: string, { name }: Thing): boolean {
  return normalizeName(surface) === normalizeName(name);
}

/** The surface form that the article has for the thing: as the user writes it where the article does. */
function nameOf({ names }: CorrectedEntity, thing: Thing): string {
  const forms = names.map(({ surface }) => surface).filter((surface) => isName(surface, thing));
  return forms.includes(thing.name) ? thing.name : (forms.sort(compareBytes)[0] ?? thing.name);
}

/** Every two of a few things. */
export function pairsOf(things: readonly Thing[]): (readonly [Thing, Thing])[] {
  return things.flatMap((a, at) => things.slice(at + 1).map((b) => [a, b] as const));
}
