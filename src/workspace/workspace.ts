/**
 * The door for readers: questions to the build that counted when the workspace was opened. Needs no lock; a build
 * that runs meanwhile changes nothing here.
 */
import { join } from 'node:path';
import type {
  AliasRow,
  CooccurrenceRow,
  EntityRow,
  EvidenceRow,
  GraphTable,
  RelationRow,
  TableName,
} from '../fold/tables.ts';
import { TABLE_COLUMNS, TABLE_NAMES } from '../fold/tables.ts';
import { buildGraph } from '../graph/graph.ts';
import type { EntityGraph } from '../graph/graph.ts';
import { ENTITY_TYPES } from '../knowledge.ts';
import type { EntityId, EntityType, RelationStatus } from '../knowledge.ts';
import type { ArticleRecord } from '../record.ts';
import { normalizeName } from '../text/normalize.ts';
import { currentBuild } from './build.ts';
import type { Build, BuildMeta } from './build.ts';
import { Database, literal } from './database.ts';
import { layoutOf } from './layout.ts';
import { loadManifest } from './manifest.ts';
import { recordsOf, viewRecords } from './parts.ts';
import { missing, statusOf } from './status.ts';
import type { WorkspaceStatus } from './status.ts';

/** Which relations to give; a field that is absent narrows nothing. Entities are asked for as in `entity`. */
export interface RelationFilter {
  readonly subject?: string;
  readonly object?: string;
  /** On either side. */
  readonly entity?: string;
  readonly predicate?: string;
  readonly status?: RelationStatus;
}

/** Opens a workspace. Throws `workspace-missing` without a finished build, `workspace-newer`, `workspace-damaged`. */
export async function openWorkspace(folder: string): Promise<Workspace> {
  const layout = layoutOf(folder);
  const build = await currentBuild(layout);
  if (build === null) throw missing(layout);
  return new Workspace(layout.root, build, await openTables(build.folder));
}

/** The tables of a build, each as a view of its name. */
async function openTables(folder: string): Promise<Database> {
  const database = await Database.open();
  for (const name of TABLE_NAMES) {
    const path = literal(join(folder, `${name}.parquet`));
    await database.run(`CREATE TEMP VIEW ${name} AS SELECT * FROM read_parquet(${path})`);
  }
  return database;
}

/** An open workspace. */
export class Workspace {
  readonly #root: string;
  readonly #build: Build;
  readonly #database: Database;
  #names: Promise<NameIndex> | undefined;
  /** The question before the next one: on one connection, a new one would cut the answer short. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(root: string, build: Build, database: Database) {
    this.#root = root;
    this.#build = build;
    this.#database = database;
  }

  /** What the build is, and is made of. */
  meta(): BuildMeta {
    return this.#build.meta;
  }

  /** What the workspace holds now, failures included. */
  status(): Promise<WorkspaceStatus> {
    return statusOf(this.#root);
  }

  /** All entities, those in most articles first. */
  entities({ type }: { type?: EntityType } = {}): Promise<EntityRow[]> {
    const condition = type === undefined ? 'true' : 'type = $1';
    return this.#rows(`FROM entities WHERE ${condition} ${BY_DOCUMENTS}`, type === undefined ? [] : [type]);
  }

  /**
   * The entity of an id, of the id of a member, or of any of its names however spelled; null if there is none.
   * Where several have the name, the one in most articles.
   */
  async entity(asked: string): Promise<EntityRow | null> {
    const [byId] = await this.#rows<EntityRow>('FROM entities WHERE id = $1', [asked]);
    return byId ?? (await this.candidates(asked))[0] ?? null;
  }

  /**
   * All entities that an id, the id of a member or a name may stand for, however it is spelled: the one of that id
   * first, then those in most articles. Several where people share a name, or where a short name has several meanings.
   */
  async candidates(asked: string): Promise<EntityRow[]> {
    const byId = await this.#rows<EntityRow>(
      `FROM entities WHERE id = $1 OR id IN (SELECT entity FROM aliases WHERE member = $1 AND verdict = 'merged')
       ORDER BY id = $1 DESC, documents DESC, id`,
      [asked],
    );
    const { entities, byName } = await this.#index();
    const type = ENTITY_TYPES.find((each) => asked.startsWith(`${each.toLowerCase()}:`));
    const name = type === undefined ? asked : asked.slice(type.length + 1);
    const named = (byName.get(normalizeName(name)) ?? []).flatMap((place) => entities[place] ?? []);
    const ofType = named.filter((entity) => type === undefined || entity.type === type);
    const found = [...byId, ...(ofType.length > 0 || byId.length > 0 ? ofType : named)];
    return [...new Map(found.map((entity) => [entity.id, entity])).values()];
  }

  /** The first article, by the bytes of ids, that mentions the entity in this form; null where none does. */
  async articleWith(entity: EntityId, surface: string): Promise<string | null> {
    const [first] = await this.#rows<{ document: string }>(
      'SELECT document FROM mentions WHERE entity = $1 AND surface = $2 ORDER BY document LIMIT 1',
      [entity, surface],
    );
    return first?.document ?? null;
  }

  /** Entities with a name that contains the text: whole names first, then beginnings; in each, as in `entities`. */
  async find(text: string, { limit = 20 }: { limit?: number } = {}): Promise<EntityRow[]> {
    const wanted = normalizeName(text);
    if (wanted === '') return [];
    const { entities, byName } = await this.#index();
    const rankByPlace = new Map<number, number>();
    for (const [name, places] of byName) {
      const at = name.indexOf(wanted);
      if (at < 0) continue;
      const rank = name === wanted ? 0 : at === 0 ? 1 : 2;
      for (const place of places) rankByPlace.set(place, Math.min(rank, rankByPlace.get(place) ?? rank));
    }
    return [...rankByPlace]
      .sort(([placeA, rankA], [placeB, rankB]) => rankA - rankB || placeA - placeB)
      .slice(0, limit)
      .flatMap(([place]) => entities[place] ?? []);
  }

  /** The ledger of an entity's names, or of all: what was taken for one, what was not, why, and a sentence for it. */
  async aliases(asked?: string): Promise<AliasRow[]> {
    if (asked === undefined) return this.#rows('FROM aliases');
    const entity = await this.entity(asked);
    return entity === null ? [] : this.#rows('FROM aliases WHERE entity = $1', [entity.id]);
  }

  /** The pairs that an entity is in, most frequent first. */
  async cooccurrences(asked: string, { limit = 20 }: { limit?: number } = {}): Promise<CooccurrenceRow[]> {
    const entity = await this.entity(asked);
    if (entity === null) return [];
    return this.#rows(
      `FROM cooccurrences WHERE $1 IN (source, target)
       ORDER BY stories DESC, sentences DESC, npmi DESC, source, target LIMIT ${Math.trunc(limit)}`,
      [entity.id],
    );
  }

  /** The stated relations, in the order of their table. */
  async relations(filter: RelationFilter = {}): Promise<RelationRow[]> {
    const conditions: string[] = ['true'];
    const values: string[] = [];
    const where = (condition: (parameter: string) => string, value: string) => {
      values.push(value);
      conditions.push(condition(`$${values.length}`));
    };
    for (const side of ['subject', 'object', 'entity'] as const) {
      const asked = filter[side];
      if (asked === undefined) continue;
      const entity = await this.entity(asked);
      if (entity === null) return [];
      where((id) => (side === 'entity' ? `${id} IN (subject, object)` : `${side} = ${id}`), entity.id);
    }
    for (const column of ['predicate', 'status'] as const) {
      const wanted = filter[column];
      if (wanted !== undefined) where((value) => `${column} = ${value}`, wanted);
    }
    return this.#rows(`FROM relations WHERE ${conditions.join(' AND ')}`, values);
  }

  /** Every stretch of text behind an edge between two entities, in either direction: stated relations first. */
  async evidence(a: string, b: string): Promise<EvidenceRow[]> {
    const ids: EntityId[] = [];
    for (const asked of [a, b]) {
      const entity = await this.entity(asked);
      if (entity === null) return [];
      ids.push(entity.id);
    }
    return this.#rows(
      `FROM evidence WHERE (source = $1 AND target = $2) OR (source = $2 AND target = $1)
       ORDER BY tier DESC, document, sentence, "start", "end", source, predicate, status`,
      ids,
    );
  }

  /** The whole graph, in memory. */
  graph(): Promise<EntityGraph> {
    return buildGraph(TABLE_NAMES.map((name) => this.table(name)));
  }

  /** One of the graph tables, in its canonical order. Several can be read at a time. */
  table<Name extends TableName>(name: Name): GraphTable<Name> {
    const { folder } = this.#build;
    return {
      name,
      columns: TABLE_COLUMNS[name],
      async *rows() {
        const database = await openTables(folder);
        try {
          yield* database.stream(`FROM ${name}`) as ReturnType<GraphTable<Name>['rows']>;
        } finally {
          database.close();
        }
      },
    };
  }

  /**
   * The rows of all articles as they are now, sorted by the bytes of their ids, failed ones among them; a stale record
   * stands for its article.
   */
  async *records(): AsyncGenerator<ArticleRecord> {
    const layout = layoutOf(this.#root);
    const manifest = await loadManifest(layout.manifest);
    if (manifest === null) throw missing(layout);
    // Two programs must not spill into one folder.
    const database = await Database.open({ spill: join(layout.work, `spill-${process.pid}`) });
    try {
      await viewRecords(database, layout, manifest);
      yield* recordsOf(database, layout, manifest.parts);
    } finally {
      database.close();
    }
  }

  close(): void {
    this.#database.close();
  }

  #index(): Promise<NameIndex> {
    this.#names ??= this.entities().then(indexNames);
    return this.#names;
  }

  async #rows<TableRow>(sql: string, values: readonly string[] = []): Promise<TableRow[]> {
    const answer = this.#last.then(() => this.#database.all(sql, values));
    this.#last = answer.catch(() => undefined);
    return (await answer) as TableRow[];
  }
}

const BY_DOCUMENTS = 'ORDER BY documents DESC, mentions DESC, id';

interface NameIndex {
  /** Those in most articles first. */
  readonly entities: readonly EntityRow[];
  /** Places in `entities`, ascending, by normalized name. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

function indexNames(entities: readonly EntityRow[]): NameIndex {
  const byName = new Map<string, number[]>();
  for (const [place, { name, aliases }] of entities.entries()) {
    for (const key of new Set([name, ...aliases].map(normalizeName))) {
      const places = byName.get(key);
      if (places === undefined) byName.set(key, [place]);
      else places.push(place);
    }
  }
  return { entities, byName };
}
