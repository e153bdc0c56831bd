/**
 * Loads gold: articles with the mentions and relations that people marked in them. A folder holds either one folder
 * per article (`article.*`, `mentions.txt`, `relations.tsv`), or is such a folder itself, or holds flat marked texts
 * (`NAME.txt`, `NAME.relations.tsv`), which are their own articles.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Warning } from '../document.ts';
import { WenmaiError } from '../errors.ts';
import { compareBytes } from '../text/order.ts';
import { parseMarks } from './marks.ts';
import type { GoldLine } from './marks.ts';

const MENTIONS = 'mentions.txt';
const RELATIONS = 'relations.tsv';

/** A relation between canonical names. */
export interface GoldRelation {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

/** One annotated article. */
export interface GoldArticle {
  /** Name of its folder, or of its file without the extension. */
  readonly id: string;
  /** The article as a user has it; null where the annotated text is all there is. */
  readonly articlePath: string | null;
  /** The annotated text without marks and boilerplate, to be taken as it stands; null where there is an article. */
  readonly verbatimText: string | null;
  readonly lines: readonly GoldLine[];
  readonly boilerplate: readonly string[];
  readonly relations: readonly GoldRelation[];
  /** Marks and rows that could not be read. */
  readonly warnings: readonly Warning[];
}

/** The articles of a gold folder, sorted by id; throws `input-missing` where there are none, or `unreadable`. */
export async function loadGold(path: string): Promise<GoldArticle[]> {
  const articles = await loadAny(path, await list(path));
  if (articles.length > 0) return articles;
  throw new WenmaiError(
    'input-missing',
    `Expected gold articles in "${path}", found neither folders with ${MENTIONS} nor marked .txt files: check the path`,
  );
}

/** In whichever of the three forms the folder has. */
async function loadAny(path: string, names: readonly string[]): Promise<GoldArticle[]> {
  if (names.includes(MENTIONS)) return [await loadFolder(path, names)];
  const articles: GoldArticle[] = [];
  for (const name of names) {
    const folder = join(path, name);
    if (!(await isFolder(folder))) continue;
    const inside = await list(folder);
    if (inside.includes(MENTIONS)) articles.push(await loadFolder(folder, inside));
  }
  if (articles.length > 0) return articles;
  for (const name of names) {
    if (name.endsWith('.txt')) articles.push(await loadFlat(path, name, names));
  }
  // Texts without a single mark, not even a broken one, are no gold.
  const isMarked = articles.some(
    ({ lines, warnings }) => warnings.length > 0 || lines.some((line) => line.mentions.length > 0),
  );
  return isMarked ? articles.sort((a, b) => compareBytes(a.id, b.id)) : [];
}

/** The names in a folder, sorted by their bytes. */
async function list(path: string): Promise<string[]> {
  const names = await readdir(path).catch((cause: unknown) => {
    const message = `Expected a folder of gold articles, cannot list "${path}": check the path`;
    throw new WenmaiError('input-missing', message, { cause });
  });
  return names.sort(compareBytes);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function loadFolder(path: string, names: readonly string[]): Promise<GoldArticle> {
  const article = names.find((name) => name.startsWith('article.'));
  return loadArticle({
    id: basename(resolve(path)),
    articlePath: article === undefined ? null : join(path, article),
    marksPath: join(path, MENTIONS),
    relationsPath: names.includes(RELATIONS) ? join(path, RELATIONS) : null,
  });
}

async function loadFlat(path: string, name: string, names: readonly string[]): Promise<GoldArticle> {
  const id = name.slice(0, -'.txt'.length);
  const relations = `${id}.${RELATIONS}`;
  return loadArticle({
    id,
    articlePath: null,
    marksPath: join(path, name),
    relationsPath: names.includes(relations) ? join(path, relations) : null,
  });
}

interface Sources {
  readonly id: string;
  readonly articlePath: string | null;
  readonly marksPath: string;
  readonly relationsPath: string | null;
}

async function loadArticle({ id, articlePath, marksPath, relationsPath }: Sources): Promise<GoldArticle> {
  const { lines, boilerplate, warnings } = parseMarks(await readText(marksPath));
  const table = parseRelations(relationsPath === null ? '' : await readText(relationsPath));
  return {
    id,
    articlePath,
    verbatimText: articlePath === null ? lines.map((line) => line.text).join('\n') : null,
    lines,
    boilerplate,
    relations: table.relations,
    warnings: [...warnings, ...table.warnings],
  };
}

/** The bytes of a file of the gold; throws `unreadable`. */
export async function readGoldFile(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    const message = `Expected a readable file in the gold, cannot open "${path}": check its permissions`;
    throw new WenmaiError('unreadable', message, { cause });
  });
}

async function readText(path: string): Promise<string> {
  return (await readGoldFile(path)).toString('utf8');
}

/** Rows of subject, predicate, object and whatever follows, separated by tabs; `#` opens a comment. */
function parseRelations(table: string): { relations: GoldRelation[]; warnings: Warning[] } {
  const relations: GoldRelation[] = [];
  const warnings: Warning[] = [];
  for (const row of table.split(/\r\n|\r|\n/)) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [subject, predicate, object] = row.split('\t').map((cell) => cell.trim());
    if (subject && predicate && object) {
      relations.push({ subject, predicate, object });
    } else {
      const message = `Expected subject, predicate and object separated by tabs, got "${row}": the row is left out`;
      warnings.push({ code: 'bad-relation', message });
    }
  }
  return { relations, warnings };
}
