import { expect, test } from 'vitest';
import { parseJoinedCorpora, parseSources } from '../../src/train/sources.ts';

const joined = parseJoinedCorpora(
  '# corpus, source, parts\nletters-zh\tletters.org\nmail/letters\tletters.org\nweb\tweb\t3\n',
);
const HEAD = 'id\tcorpus\tpath\n';

test('corpora that are one source have one name, whatever their version', () => {
  const sources = parseSources(`${HEAD}a\tletters-zh\tx\nb\tmail/letters@0f3c\ty\nc\tother@12\tz\n`, joined);
  expect([...sources]).toEqual([
    ['a', 'letters.org'],
    ['b', 'letters.org'],
    ['c', 'other'],
  ]);
});

test('a collection of many sites is cut by the paths of its articles', () => {
  const rows = Array.from({ length: 60 }, (_, at) => `p${at}\tweb@1\tposts/${at}.md`).join('\n');
  const sources = parseSources(HEAD + rows, joined);
  expect(new Set(sources.values())).toEqual(new Set(['web 1/3', 'web 2/3', 'web 3/3']));
  // A path decides alone, so that more articles move none.
  expect(parseSources(`${HEAD}other\tweb@2\tposts/7.md`, joined).get('other')).toBe(sources.get('p7'));
});

test('a column may be called repository, and stand anywhere', () => {
  const table = 'id\trepository\tcommit\tpath\na\tmail/letters\t1234\tx\n';
  expect(parseSources(table, joined).get('a')).toBe('letters.org');
});

test('nothing is known where nothing is said', () => {
  expect(parseSources('', joined).size).toBe(0);
});
