import { expect, test } from 'vitest';
import { WenmaiError } from '../../src/errors.ts';
import { plan } from '../../src/run/plan.ts';
import type { FoundFile } from '../../src/run/plan.ts';
import type { State } from '../../src/workspace/parts.ts';

const file = (source: string, articles: Readonly<Record<string, string>> = { [source]: 'h' }): FoundFile => ({
  source,
  articles: Object.entries(articles).map(([id, hash]) => ({ id, hash })),
  error: null,
});
const unreadable = (source: string): FoundFile => ({
  source,
  articles: [],
  error: new WenmaiError('unreadable', 'No'),
});

const state = (given: Partial<State> = {}): State => ({
  source: 'a',
  hash: 'h',
  extractor: 'e',
  extracted: true,
  error: null,
  ...given,
});
const error = (transient: boolean) => ({ code: 'x', message: 'y', transient });

interface Expected {
  readonly extract?: readonly string[];
  readonly failed?: readonly string[];
  readonly keep?: readonly string[];
  readonly remove?: readonly string[];
}

const cases: readonly (readonly [string, readonly FoundFile[], Readonly<Record<string, State>>, Expected])[] = [
  ['a new article is extracted', [file('a')], {}, { extract: ['a'] }],
  ['an article with the same bytes is kept', [file('a')], { a: state() }, { keep: ['a'] }],
  ['an edited article is extracted', [file('a')], { a: state({ hash: 'old' }) }, { extract: ['a'] }],
  ['an article of another extractor is extracted', [file('a')], { a: state({ extractor: 'old' }) }, { extract: ['a'] }],
  ['a row that moved to another file is extracted', [file('b', { a: 'h' })], { a: state() }, { extract: ['a'] }],
  [
    'a failure in the bytes is kept',
    [file('a')],
    { a: state({ extracted: false, error: error(false) }) },
    { keep: ['a'] },
  ],
  [
    'a transient failure is tried again',
    [file('a')],
    { a: state({ extracted: false, error: error(true) }) },
    { extract: ['a'] },
  ],
  ['a stale record is tried again', [file('a')], { a: state({ error: error(true) }) }, { extract: ['a'] }],
  [
    'articles that are gone are removed, sorted by bytes',
    [],
    { '😀': state(), '\uff21': state() },
    { remove: ['\uff21', '😀'] },
  ],
  [
    'only the changed rows of a file are extracted',
    [file('r', { one: 'h', two: 'new', three: 'h' })],
    { one: state({ source: 'r' }), two: state({ source: 'r' }), four: state({ source: 'r' }) },
    { extract: ['two', 'three'], keep: ['one'], remove: ['four'] },
  ],
  ['an unreadable file is failed and its article not removed', [unreadable('a')], { a: state() }, { failed: ['a'] }],
  [
    'rows of an unreadable file and articles below an unreadable folder are kept',
    [unreadable('r.jsonl'), unreadable('closed')],
    {
      one: state({ source: 'r.jsonl' }),
      'closed/x': state({ source: 'closed/x' }),
      closedx: state({ source: 'closedx' }),
    },
    { failed: ['r.jsonl', 'closed'], keep: ['one', 'closed/x'], remove: ['closedx'] },
  ],
];

for (const [what, files, states, expected] of cases) {
  test(what, () => {
    const { extract, failed, keep, remove } = plan(files, new Map(Object.entries(states)), 'e');
    expect({
      extract: extract.flatMap(({ ids }) => [...ids]),
      failed: failed.map(({ source }) => source),
      keep,
      remove,
    }).toEqual({ extract: [], failed: [], keep: [], remove: [], ...expected });
  });
}

const clashes: readonly (readonly [string, readonly FoundFile[]])[] = [
  ['two files under one source', [file('a'), file('a')]],
  ['a row and a file', [file('a'), file('r', { a: 'h' })]],
  ['an unreadable file and a readable one', [file('a'), unreadable('a')]],
];
for (const [what, files] of clashes) {
  test(`${what} cannot claim one id`, () => {
    expect(() => plan(files, new Map(), 'e')).toThrowError(
      expect.objectContaining({ code: 'duplicate-id', message: expect.stringContaining('--name') as string }) as Error,
    );
  });
}
