/**
 * Makes records out of gold and spoils them on purpose, always in the same way: every kind of mistake that a score
 * knows is in them.
 */
import type { GoldArticle } from '../../src/evaluate/gold.ts';
import type { EntityType, Relation } from '../../src/knowledge.ts';
import type { ExtractedRecord, RecordMention } from '../../src/record.ts';

/** A record that has nothing but what is given. */
export function recordWith(parts: Partial<ExtractedRecord>): ExtractedRecord {
  return {
    version: 1,
    id: 'article',
    source: 'article',
    hash: 'sha256:0',
    extractor: 'test',
    title: null,
    date: null,
    language: 'zh',
    tags: [],
    url: null,
    credits: [],
    text: '',
    sentences: [],
    mentions: [],
    entities: [],
    relations: [],
    aliases: [],
    signature: '',
    warnings: [],
    ...parts,
  };
}

/** A mention of `text.slice(start, end)`. */
export function mentionOf(text: string, start: number, end: number, type: string, entity: string): RecordMention {
  const surface = text.slice(start, end);
  return { start, end, surface, sentence: 0, type: type as EntityType, entity, confidence: 1000, recognizer: 'test' };
}

/** A relation between two entity ids. */
export function relationOf(subject: string, predicate: string, object: string): Relation {
  return {
    subject,
    predicate,
    object,
    subjectMention: null,
    objectMention: null,
    evidence: [{ sentence: 0, start: 0, end: 0 }],
    trigger: null,
    status: 'asserted',
    date: null,
    confidence: 1000,
  };
}

/**
 * The record of an article as a careless extractor would make it: every seventh line is lost, every sixth has notes
 * strewn into it, spacing and quotes are altered, some boilerplate stays; of the mentions about one in five is
 * missing, one in eight has a wrong end, one in eleven a wrong type, one in nine a wrong entity; every fourth relation
 * is lost, others are turned round or have a wrong predicate.
 */
export function flawedRecord(article: GoldArticle): ExtractedRecord {
  const mentions: RecordMention[] = [];
  const names = new Map<string, string>();
  let text = '';
  for (const [at, line] of article.lines.entries()) {
    if (at % 7 === 6) continue;
    const lineStart = text.length;
    const offsets: number[] = [];
    for (let offset = 0; offset < line.text.length; offset++) {
      offsets.push(text.length);
      const unit = line.text.charAt(offset);
      text += unit === '，' ? ',\u3000' : unit === '“' ? '"' : unit;
      if (at % 6 === 5 && offset % 40 === 20 && !isHighSurrogate(unit)) text += '[注]';
    }
    offsets.push(text.length);
    for (const { start, end, type, name } of line.mentions) {
      const nth = mentions.length + start;
      if (nth % 5 === 4) continue;
      const from = offsets[start] ?? lineStart;
      const to = (offsets[end] ?? text.length) - (nth % 8 === 7 && end - start > 2 ? 1 : 0);
      const entity = nth % 9 === 8 ? `strange ${nth % 3}` : `entity ${name}`;
      names.set(entity, name);
      mentions.push(mentionOf(text, from, to, nth % 11 === 10 ? 'Work' : type, entity));
    }
    text += at % 3 === 0 ? '\n\n' : '\n';
  }
  text += article.boilerplate.filter((_, at) => at % 2 === 0).join('\n');
  return recordWith({
    id: `${article.id}.md`,
    source: `posts/${article.id}.md`,
    text,
    mentions,
    entities: [...names].map(([id, name]) => ({
      id,
      type: 'Product',
      name,
      aliases: [name.toUpperCase()],
      known: false,
    })),
    relations: article.relations.flatMap(({ subject, predicate, object }, at) => {
      if (at % 4 === 3) return [];
      // Some by an id with mentions, some by a name in another spelling.
      const id = at % 3 === 0 ? `entity ${subject}` : subject.toLowerCase();
      if (at % 5 === 4) return [relationOf(`entity ${object}`, predicate, id)];
      return [relationOf(id, at % 6 === 5 ? 'USES' : predicate, `entity ${object}`)];
    }),
  });
}

function isHighSurrogate(unit: string): boolean {
  return unit >= '\ud800' && unit <= '\udbff';
}
