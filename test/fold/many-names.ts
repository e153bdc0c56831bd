/** Records with as many distinct names as wanted: aliases, acronyms with several meanings, namesakes, names of two types. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Alias, Entity, EntityType } from '../../src/knowledge.ts';
import { RECORD_COLUMNS, toJson } from '../../src/record.ts';
import type { ExtractedRecord, RecordMention } from '../../src/record.ts';
import { entityId } from '../../src/text/normalize.ts';
import { Database, literal } from '../../src/workspace/database.ts';

/** New surface forms in each article: 16 entities, three of them with a second name of their own. */
const NEW_NAMES = 19;

const TYPES: readonly EntityType[] = ['Organization', 'Product', 'Person', 'Technology'];

/** A database, with its files below the folder, whose view `record` holds articles with so many distinct surface forms. */
export async function manyNames(folder: string, count: number): Promise<Database> {
  const lines = join(folder, 'records.jsonl');
  const file = await open(lines, 'w');
  for (let article = 0; article * NEW_NAMES < count; article++) await file.write(`${toJson(recordAt(article))}\n`);
  await file.close();
  const database = await Database.open({ spill: join(folder, 'spill'), memory: '1GB' });
  const columns = Object.entries(RECORD_COLUMNS).map(([name, type]) => `${name}: ${literal(type)}`);
  const rows = `read_json(${literal(lines)}, format = 'newline_delimited', columns = {${columns.join(', ')}})`;
  const parquet = literal(join(folder, 'records.parquet'));
  await database.run(`COPY (SELECT * FROM ${rows}) TO ${parquet} (FORMAT parquet)`);
  await database.run(`CREATE VIEW record AS SELECT * FROM read_parquet(${parquet}) WHERE error IS NULL`);
  return database;
}

/** One article: its own names, and eight that others have too. */
function recordAt(article: number): ExtractedRecord {
  const entities: Entity[] = [];
  const mentions: RecordMention[] = [];
  const aliases: Alias[] = [];
  let text = '';
  const mention = (surface: string, type: EntityType, entity: string) => {
    mentions.push({
      start: text.length,
      end: text.length + surface.length,
      surface,
      sentence: 0,
      type,
      entity,
      confidence: 900,
      recognizer: 'test',
    });
    text += `${surface} `;
  };
  const add = (name: string, type: EntityType, others: readonly string[]) => {
    const id = entityId(type, name);
    if (entities.some((each) => each.id === id)) return;
    entities.push({ id, type, name, aliases: others, known: false });
    for (const surface of [name, ...others]) mention(surface, type, id);
    for (const surface of others) {
      aliases.push({ surface, entity: id, reason: 'definition', sentence: 0, verdict: 'merged' });
    }
  };
  for (let place = 0; place < 16; place++) {
    const type = TYPES[place % TYPES.length] ?? 'Product';
    const name = nameAt(article * 16 + place, type);
    // One of four second names is an acronym that other articles have for something else.
    const second = place % 16 === 0 ? `A${(article % 400).toString(36)}X` : `${name} Alias`;
    add(name, type, place % 4 === 0 ? [second] : []);
  }
  for (let place = 0; place < 8; place++) {
    const other = (article * 7919 + place * 104729) % Math.max(1, article * 16);
    const type = TYPES[(other + (place === 7 ? 1 : 0)) % TYPES.length] ?? 'Product';
    const name = nameAt(other, TYPES[other % TYPES.length] ?? 'Product');
    add(place % 3 === 0 && other % 4 === 0 ? `${name} Alias` : name, type, []);
  }
  const id = `article-${String(article).padStart(7, '0')}`;
  return {
    version: 1,
    id,
    source: id,
    hash: `sha256:${id}`,
    extractor: 'test',
    title: null,
    date: null,
    language: 'en',
    tags: [],
    url: null,
    credits: [],
    text,
    sentences: [{ start: 0, end: text.length, paragraph: 0, section: 0, language: 'en' }],
    mentions,
    entities,
    relations: [],
    aliases,
    signature: id,
    warnings: [],
  };
}

/** Three in four people have a name of two Chinese characters, which is no proof of who they are. */
function nameAt(number: number, type: EntityType): string {
  const code = number.toString(36);
  if (type !== 'Person') return `${type.slice(0, 4)} ${code}`;
  if (number % 16 === 2) return `Ada ${code}son`;
  return String.fromCodePoint(0x5000 + Math.floor(number / 20_000), 0x4e00 + (number % 20_000));
}
