/** Reads `data/ontology/predicates.tsv`: which predicates there are, and which entity types each may join. */
import { WenmaiError } from './errors.ts';
import { ENTITY_TYPES } from './knowledge.ts';
import type { EntityType, Ontology, Predicate } from './knowledge.ts';

/**
 * The ontology that a table states: a line `# version N`, then one predicate a line with its subject types and object
 * types (joined by `|`; `=` in place of the object types asks for the subject's own type). Further columns are notes.
 * Throws `invalid-option` where a line says something else.
 */
export function parseOntology(text: string): Ontology {
  const predicates = new Map<string, Predicate>();
  let version: number | null = null;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const stated = /^#\s*version\s+(\d+)\s*$/.exec(line)?.[1];
    if (stated !== undefined) version = Number(stated);
    if (line.trim() === '' || line.startsWith('#')) continue;
    const predicate = parsePredicate(line, at + 1);
    if (predicates.has(predicate.name)) {
      throw invalid(at + 1, 'each predicate once', `"${predicate.name}" again`, 'join the two lines');
    }
    predicates.set(predicate.name, predicate);
  }
  if (version === null) throw invalid(1, 'a line "# version N"', 'none', 'add it at the top');
  return { version, predicates };
}

function parsePredicate(line: string, lineNumber: number): Predicate {
  const [name = '', subjects = '', objects = ''] = line.split('\t').map((cell) => cell.trim());
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) {
    throw invalid(lineNumber, 'a predicate in capitals and underscores', `"${name}"`, 'rename it');
  }
  const domain = parseTypes(subjects, lineNumber);
  const sameType = objects === '=';
  return { name, domain, range: sameType ? domain : parseTypes(objects, lineNumber), sameType };
}

function parseTypes(cell: string, lineNumber: number): EntityType[] {
  return cell.split('|').map((word) => {
    const type = ENTITY_TYPES.find((known) => known === word.trim());
    if (type === undefined) {
      throw invalid(lineNumber, `entity types (${ENTITY_TYPES.join(', ')})`, `"${word}"`, 'separate columns by tabs');
    }
    return type;
  });
}

function invalid(lineNumber: number, expected: string, got: string, advice: string): WenmaiError {
  return new WenmaiError(
    'invalid-option',
    `Expected ${expected} in line ${lineNumber} of the ontology, got ${got}: ${advice}`,
  );
}
