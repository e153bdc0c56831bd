/** Sentences written with their mentions marked, `⟦surface|Type⟧` or `⟦surface|Type|canonical name⟧`, made input. */
import { readFileSync } from 'node:fs';
import type { SegmentedSentence } from '../../src/document.ts';
import type { Entity, EntityType, Relation, ResolvedMention } from '../../src/knowledge.ts';
import { parseOntology } from '../../src/ontology.ts';
import { relate, relationResources } from '../../src/relate/relate.ts';
import type { RelateInput, RelationResources } from '../../src/relate/relate.ts';

function shipped(path: string): string {
  return readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');
}

export const ontology = parseOntology(shipped('ontology/predicates.tsv'));

/** The tables that ship with the program. */
export const tables = {
  patterns: shipped('relations/patterns.tsv'),
  statuses: shipped('relations/statuses.tsv'),
  pronouns: shipped('relations/pronouns.tsv'),
};

export const resources: RelationResources = relationResources(tables, ontology);

/** One paragraph a line, one sentence up to each `。！？!?` or English full stop; an entity's id is its name. */
export function inputOf(marked: string): RelateInput {
  const parts = marked.split(/⟦([^⟧]*)⟧/u);
  const mentions: ResolvedMention[] = [];
  const entities = new Map<string, Entity>();
  let text = '';
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 0) {
      text += part;
      continue;
    }
    const [surface = '', type = '', name = surface] = part.split('|');
    const span = { start: text.length, end: text.length + surface.length };
    const entity = { id: name, type: type as EntityType, name, aliases: [], known: false };
    if (!entities.has(name)) entities.set(name, entity);
    mentions.push({
      ...span,
      surface,
      type: entity.type,
      entity: name,
      sentence: 0,
      confidence: 900,
      recognizer: 'test',
      known: null,
    });
    text += surface;
  }
  const sentences = sentencesOf(text);
  const placed = mentions.map((mention) => ({
    ...mention,
    sentence: sentences.findIndex(({ start, end }) => start <= mention.start && mention.end <= end),
  }));
  return { document: { text }, sentences, mentions: placed, entities: [...entities.values()] };
}

function sentencesOf(text: string): SegmentedSentence[] {
  const sentences: SegmentedSentence[] = [];
  for (const [paragraph, line] of [...text.matchAll(/[^\n]+/gu)].entries()) {
    for (const found of line[0].matchAll(/\S.*?(?:[。！？!?]|\.(?= |$)|$)/gu)) {
      const start = line.index + found.index;
      const end = start + found[0].length;
      sentences.push({ start, end, paragraph, section: 0, language: 'zh', text: found[0], tokens: [] });
    }
  }
  return sentences;
}

export function relationsOf(marked: string): Relation[] {
  return relate(inputOf(marked), resources);
}

/** `subject PREDICATE object`, with the status in front where it is not asserted; sorted. */
export function statementsOf(marked: string): string[] {
  return relationsOf(marked)
    .map(({ subject, predicate, object, status }) => {
      const statement = `${subject} ${predicate} ${object}`;
      return status === 'asserted' ? statement : `(${status}) ${statement}`;
    })
    .sort();
}
