/** The questions of `docs/queries.md`, so that what the page says is what the tests run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'queries.md'), 'utf8');

/** The Cypher of each question, by its heading. */
export const QUERIES = new Map(
  PAGE.split(/^## /mu).flatMap((section): [string, string][] => {
    const cypher = /^```cypher\n([^`]*)```$/mu.exec(section)?.[1];
    return cypher === undefined ? [] : [[section.slice(0, section.indexOf('\n')), cypher]];
  }),
);

/** The question under that heading. */
export function query(heading: string): string {
  const cypher = QUERIES.get(heading);
  if (cypher === undefined) throw new Error(`Expected a question "${heading}", got ${[...QUERIES.keys()].join(', ')}`);
  return cypher;
}
