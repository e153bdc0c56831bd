import { expect, it } from 'vitest';
import { allows } from '../../src/knowledge.ts';
import { parseOntology } from '../../src/ontology.ts';
import { ontology } from './marked.ts';

it('the shipped ontology has its version and all predicates', () => {
  expect(ontology.version).toBe(1);
  expect(ontology.predicates.size).toBe(21);
  expect(ontology.predicates.get('LEADS')).toEqual({
    name: 'LEADS',
    domain: ['Person'],
    range: ['Organization', 'Product'],
    sameType: false,
  });
});

it.each([
  ['WORKS_FOR', 'Person', 'Organization', true],
  ['WORKS_FOR', 'Organization', 'Person', false],
  ['PART_OF', 'Product', 'Product', true],
  ['PART_OF', 'Product', 'Organization', false],
  ['PART_OF', 'Person', 'Person', false],
  ['LIKES', 'Person', 'Person', false],
] as const)('%s may join %s and %s: %s', (predicate, subject, object, expected) => {
  expect(allows(ontology, predicate, subject, object)).toBe(expected);
});

it.each([
  ['WORKS_FOR\tPerson\tOrganization', 'a line "# version N"'],
  ['# version 2\nworks for\tPerson\tOrganization', 'in line 2 of the ontology'],
  ['# version 2\nKNOWS\tPerson\tRobot', 'got "Robot"'],
  ['# version 2\nKNOWS\tPerson', 'entity types (Person, '],
  ['# version 2\nKNOWS\tPerson\t=\nKNOWS\tPerson\t=', '"KNOWS" again'],
])('refuses %j', (table, complaint) => {
  expect(() => parseOntology(table)).toThrow(complaint);
});
