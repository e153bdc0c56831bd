import { describe, expect, test } from 'vitest';
import { parseJsonCorpus } from '../../src/train/json-corpus.ts';
import { parseTypeMaps } from '../../src/train/type-map.ts';

const parse = (...rows: unknown[]) =>
  parseJsonCorpus(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'), {
    name: 'notes.jsonl',
    source: 'notes',
  });

describe('parseJsonCorpus()', () => {
  test('reads texts with their names, sorted by offset', () => {
    const corpus = parse({
      id: 'first',
      text: '何川在南浦写信',
      entities: [
        { start: 3, end: 5, type: 'Location' },
        { start: 0, end: 2, type: 'Person' },
      ],
    });
    expect(corpus.warnings).toEqual([]);
    expect(corpus.texts).toMatchObject([
      {
        id: 'first',
        source: 'notes',
        text: '何川在南浦写信',
        spans: [
          { start: 0, end: 2, type: 'Person' },
          { start: 3, end: 5, type: 'Location' },
        ],
      },
    ]);
    expect(corpus.texts[0]?.types.size).toBe(7);
  });

  test('calls a text without an id by its file and line', () => {
    expect(parse('', { text: '无', entities: [] }).texts.map(({ id }) => id)).toEqual(['notes.jsonl:2']);
  });

  test('takes offsets for UTF-16 units unless they are said to be code points', () => {
    const line = JSON.stringify({ text: '😀𠮷野到了', entities: [{ start: 1, end: 3, type: 'Person' }] });
    const spanOf = (offsets: 'utf16' | 'codepoints') => {
      const [text] = parseJsonCorpus(line, { name: 'a', source: 'a', offsets }).texts;
      const [span] = text?.spans ?? [];
      return text?.text.slice(span?.start, span?.end);
    };
    expect(spanOf('codepoints')).toBe('𠮷野');
    expect(spanOf('utf16')).not.toBe('𠮷野');
  });

  const entity = { start: 0, end: 2, type: 'Person' };
  for (const [what, row, expected] of [
    ['that is no JSON', '{"text": ', /^Expected JSON with a text and a list of entities, .* in notes\.jsonl:2/],
    ['without a text', { entities: [] }, /^Expected JSON with a text/],
    ['without entities', { text: '何川' }, /^Expected JSON with a text/],
    ['of null', 'null', /^Expected JSON with a text/],
    [
      'with an entity of null',
      { text: '何川', entities: [null] },
      /^Expected an entity with start, end and type, got null/,
    ],
    ['with half an offset', { text: '何川', entities: [{ ...entity, end: 1.5 }] }, /^Expected an entity with start/],
    ['with an unknown type', { text: '何川', entities: [{ ...entity, type: 'PER' }] }, /^Expected a type .* got "PER"/],
    [
      'with a name past its end',
      { text: '何川', entities: [{ ...entity, end: 3 }] },
      /^Expected entities inside the text/,
    ],
    ['with a name before it', { text: '何川', entities: [{ ...entity, start: -1 }] }, /^Expected entities inside/],
    ['with an empty name', { text: '何川', entities: [{ ...entity, end: 0 }] }, /^Expected entities inside the text/],
    [
      'with names in one another',
      { text: '何川到', entities: [entity, { ...entity, start: 1 }] },
      /share no character/,
    ],
  ] as const) {
    test(`leaves out a line ${what}, and says so`, () => {
      const { texts, warnings } = parse({ text: '到了', entities: [] }, row);
      expect(texts).toHaveLength(1);
      expect(warnings).toEqual([{ code: 'bad-line', message: expect.stringMatching(expected) as string }]);
    });
  }

  test('refuses a code point past the end of a text with rare characters', () => {
    const line = JSON.stringify({ text: '𠮷野', entities: [{ start: 0, end: 3, type: 'Person' }] });
    const { texts, warnings } = parseJsonCorpus(line, { name: 'a', source: 'a', offsets: 'codepoints' });
    expect([texts.length, warnings.length]).toEqual([0, 1]);
  });
});

describe('parseTypeMaps()', () => {
  const table = [
    '# set, its type, ours, how many',
    'mail\tPER\tPerson\tall',
    'mail\tNICK\tPerson\tsome',
    'mail\tORG\tOrganization\tall',
    'mail\tOTHER\tmask',
    'mail\tDATE\tnone',
  ].join('\n');

  test('takes a type for marked wholly only where each type that makes it up is', () => {
    expect(parseTypeMaps(table, 'types.tsv').get('mail')?.complete).toEqual(new Set(['Organization']));
  });

  test('keeps, masks and drops names', () => {
    const types = parseTypeMaps(table, 'types.tsv').get('mail');
    if (types === undefined) throw new Error('The table has the set');
    const text = '阿舟昨天读了某物';
    const entities = [
      { start: 0, end: 2, type: 'NICK' },
      { start: 2, end: 4, type: 'DATE' },
      { start: 6, end: 8, type: 'OTHER' },
    ];
    const { texts } = parseJsonCorpus(JSON.stringify({ text, entities }), { name: 'a', source: 'a', types });
    expect(texts[0]?.spans).toEqual([
      { start: 0, end: 2, type: 'Person' },
      { start: 6, end: 8, type: null },
    ]);
  });

  for (const row of [
    'mail\tPER',
    'mail\tPER\tHuman\tall',
    'mail\tPER\tPerson',
    'mail\tPER\tPerson\tmost',
    '\tPER\tnone',
  ]) {
    test(`refuses the row "${row}"`, () => {
      expect(() => parseTypeMaps(row, 'types.tsv')).toThrow(/^Expected a set, its type, .* in types\.tsv, got "/);
    });
  }
});
