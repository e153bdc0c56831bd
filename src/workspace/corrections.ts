/**
 * `aliases.yaml`: the user's corrections of identity. A list that people may edit by hand and keep under version control;
 * what the program changes in it leaves their comments alone.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, YAMLMap } from 'yaml';
import { messageOf, WenmaiError } from '../errors.ts';
import { pairsOf, thingsOf } from '../fold/corrections.ts';
import type { Correction, Thing } from '../fold/corrections.ts';
import { ENTITY_TYPES } from '../knowledge.ts';
import type { EntityType } from '../knowledge.ts';
import { normalizeName } from '../text/normalize.ts';
import { writeText, writeWhole } from './files.ts';
import type { Layout } from './layout.ts';

const KINDS = ['merge', 'keep-apart', 'split', 'rename-type'] as const;

const HEADER = `# Corrections of identity: they win over everything that Wenmai learns. Edit this file or use wenmai aliases.
`;

/** The corrections of a workspace, in the order of the file; none where there is no file. Throws `invalid-option`. */
export async function loadCorrections(layout: Layout): Promise<Correction[]> {
  return parseCorrections(await readText(layout.aliases), layout.aliases);
}

/** A hash that changes with what the corrections say, and not with comments; null where there are none. */
export function hashCorrections(corrections: readonly Correction[]): string | null {
  return corrections.length === 0 ? null : createHash('sha256').update(JSON.stringify(corrections)).digest('hex');
}

/** Writes one more correction at the end of the file. Throws `invalid-option` where the file is wrong. */
export async function addCorrection(layout: Layout, correction: Correction): Promise<void> {
  const text = await readText(layout.aliases);
  const document: Document = parseDocument(text.trim() === '' ? HEADER : text);
  if (isSeq(document.contents)) document.add(document.createNode(entryOf(correction)));
  else document.contents = document.createNode([entryOf(correction)]);
  await save(layout, document);
}

/** Takes the correction of that number, from 1, out of the file. Throws `invalid-option` where there is none. */
export async function removeCorrection(layout: Layout, number: number): Promise<Correction> {
  const text = await readText(layout.aliases);
  const corrections = parseCorrections(text, layout.aliases);
  const correction = corrections[number - 1];
  if (correction === undefined) {
    throw new WenmaiError(
      'invalid-option',
      `Expected the number of one of ${corrections.length} corrections, got ${number}: wenmai aliases list shows them`,
    );
  }
  const document = parseDocument(text);
  if (isSeq(document.contents)) document.contents.items.splice(number - 1, 1);
  await save(layout, document);
  return correction;
}

/** Checks what is about to be written as it would be read. */
async function save(layout: Layout, document: Document): Promise<void> {
  const text = document.toString({ lineWidth: 0 });
  parseCorrections(text, layout.aliases);
  await writeWhole(layout.aliases, (partial) => writeText(partial, [text]));
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new WenmaiError('invalid-option', `Expected to read ${path}, but ${messageOf(error)}: check the file`);
  });
}

/** The corrections that a file holds; throws `invalid-option`, naming the line, for what is none. */
export function parseCorrections(text: string, path: string): Correction[] {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/u, ''), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw invalid(`line ${lineAt(broken.pos[0])} of ${path} to be YAML`, broken.message, 'correct the line');
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  if (!isSeq(contents)) throw invalid(`${path} to be a list of corrections`, 'something else', EXAMPLE);
  const places: { correction: Correction; line: number }[] = contents.items.map((item) => {
    const line = lineAt((item as Node).range?.[0] ?? 0);
    const where = `line ${line} of ${path}`;
    return { correction: parseEntry(item, where), line };
  });
  checkContradictions(places, path);
  return places.map(({ correction }) => correction);
}

const EXAMPLE = 'write a list such as "- merge: [{ type: Organization, name: A }, { type: Organization, name: B }]"';

function parseEntry(item: Node, where: string): Correction {
  const kinds = isMap(item) ? keysOf(item) : [];
  const kind = KINDS.find((each) => each === kinds[0]);
  if (!isMap(item) || kind === undefined || kinds.length !== 1) {
    throw invalid(`${where} to be one of ${KINDS.join(', ')}`, kinds.join(', ') || 'no key', EXAMPLE);
  }
  const value = item.get(kind);
  switch (kind) {
    case 'merge':
    case 'keep-apart': {
      if (!isSeq(value) || value.items.length < 2)
        throw invalid(`${where} to name two things or more`, 'fewer', EXAMPLE);
      return { kind, things: value.items.map((each) => parseThing(each, where, [])) };
    }
    case 'split':
      return { kind, thing: parseThing(value, where, []) };
    case 'rename-type': {
      const thing = parseThing(value, where, ['to']);
      return { kind, thing, to: typeOf((value as YAMLMap).get('to'), `"to" in ${where}`) };
    }
  }
}

function parseThing(value: unknown, where: string, others: readonly string[]): Thing {
  if (!isMap(value)) throw invalid(`${where} to name a thing by type and name`, 'something else', EXAMPLE);
  const stranger = keysOf(value).find((key) => !['type', 'name', 'article', ...others].includes(key));
  if (stranger !== undefined) {
    throw invalid(`${where} to have type, name and article`, `"${stranger}"`, 'check its spelling');
  }
  const type = typeOf(value.get('type'), `"type" in ${where}`);
  const name = value.get('name');
  const article = value.get('article') ?? null;
  if ((typeof name !== 'string' && typeof name !== 'number') || normalizeName(String(name)) === '') {
    throw invalid(`"name" in ${where} to be a name`, shown(name), 'write what the articles call it');
  }
  if (article !== null && typeof article !== 'string') {
    throw invalid(`"article" in ${where} to be the id of an article`, shown(article), 'put it into quotation marks');
  }
  return { type, name: String(name), article };
}

function typeOf(value: unknown, what: string): EntityType {
  const type = ENTITY_TYPES.find((each) => each.toLowerCase() === String(value).toLowerCase());
  if (type === undefined) throw invalid(`${what} to be one of ${ENTITY_TYPES.join(', ')}`, shown(value), EXAMPLE);
  return type;
}

/** What one line joins, no other may keep apart. */
function checkContradictions(places: readonly { correction: Correction; line: number }[], path: string): void {
  const lineByPair = new Map<string, number>();
  for (const kind of ['merge', 'keep-apart'] as const) {
    for (const { correction, line } of places) {
      if (correction.kind !== kind) continue;
      for (const pair of pairsOf(thingsOf(correction))) {
        const key = pair
          .map(({ type, name, article }) => JSON.stringify([type, normalizeName(name), article]))
          .sort()
          .join('\n');
        const merging = lineByPair.get(key);
        if (kind === 'merge') lineByPair.set(key, line);
        else if (merging !== undefined) {
          throw invalid(
            `${path} to say one thing of two names`,
            `line ${merging} that joins them and line ${line} that keeps them apart`,
            'remove one',
          );
        }
      }
    }
  }
}

function entryOf(correction: Correction): object {
  const plain = ({ type, name, article }: Thing) => ({ type, name, ...(article === null ? {} : { article }) });
  if ('things' in correction) return { [correction.kind]: correction.things.map(plain) };
  const to = correction.kind === 'rename-type' ? { to: correction.to } : {};
  return { [correction.kind]: { ...plain(correction.thing), ...to } };
}

function keysOf(map: YAMLMap): string[] {
  return map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
}

function shown(value: unknown): string {
  return value === undefined || value === null ? 'nothing' : JSON.stringify(value);
}

function invalid(expected: string, got: string, advice: string): WenmaiError {
  return new WenmaiError('invalid-option', `Expected ${expected}, got ${got}: ${advice}`);
}
