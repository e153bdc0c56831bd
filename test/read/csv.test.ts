import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCells, csvRows } from '../../src/read/csv.ts';
import { readArticle } from '../../src/read/read.ts';
import { articlesOf } from '../../src/read/source.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function tableOf(csv: string): string[][] {
  const bytes = encode(csv);
  return [...csvRows(bytes)].map(({ start, end }) => csvCells(new TextDecoder().decode(bytes.subarray(start, end))));
}

/** A cell as writers of CSV put it: in quotes where it must be, or always. */
function written(cell: string, always: boolean): string {
  return always || /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

describe('csvRows() and csvCells()', () => {
  test.each<[string, string, string[][]]>([
    [
      'plain cells',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'empty cells',
      ',\n,x,\n',
      [
        ['', ''],
        ['', 'x', ''],
      ],
    ],
    ['CRLF, lone CR and blank lines', 'a\r\n\r\nb\rc\n\nd', [['a'], ['b'], ['c'], ['d']]],
    ['a byte order mark before a quote', '\ufeff"a",b', [['a', 'b']]],
    ['commas and doubled quotes', '"甲,乙","他说""好"""', [['甲,乙', '他说"好"']]],
    ['nothing but quotes', '"","""",""""""', [['', '"', '""']]],
    [
      'quotes across lines',
      'a,"1\r\n\n2"\nb,c',
      [
        ['a', '1\r\n\n2'],
        ['b', 'c'],
      ],
    ],
    [
      'quotes inside a cell',
      'a 5" disk,b\n"c"d"e,f',
      [
        ['a 5" disk', 'b'],
        ['cd"e', 'f'],
      ],
    ],
  ])('read %s', (_, csv, rows) => {
    expect(tableOf(csv)).toEqual(rows);
  });

  test('give back every table that was written', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '云', '😀', ' ') }),
      fc.string({ unit: 'grapheme' }),
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, fc.boolean(), fc.constantFrom('\n', '\r\n', '\r'), (rows, always, lineBreak) => {
        const csv = rows.map((row) => row.map((each) => written(each, always)).join()).join(lineBreak);
        // The mark of the file is no part of the first cell.
        expect(tableOf(`\ufeff${csv}`)).toEqual(rows);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('take a quote that never closes for a row of one line, and go on behind it', () => {
    const bytes = encode('a,b\n"open,1\nc,""\n"d\ne",f\ng,"');
    expect([...csvRows(bytes)].map(({ line, isClosed }) => [line, isClosed])).toEqual([
      [1, true],
      [2, true],
      [5, true],
      [6, false],
    ]);
    const late = encode('"open\n"""",x\ny,""\n');
    expect([...csvRows(late)].map(({ line, isClosed }) => [line, isClosed])).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ]);
  });

  test.each([
    ['quotes', '"'],
    ['open cells', '"a\n'],
    ['pairs on lines', '""\n'],
    ['quotes before commas', '",'],
  ])('take no longer for many %s than their number', (_, unit) => {
    const startedMs = performance.now();
    tableOf(unit.repeat(1_000_000));
    expect(performance.now() - startedMs).toBeLessThan(5000);
  });
});

describe('a table of articles', () => {
  const found = (csv: string, source = 'rows.csv') => [...articlesOf(source, encode(csv))];

  test('has an article in each row, with all that the columns say', () => {
    const csv =
      '\ufeffid,Title,markdown,date,url,language,tags,author,views\r\n' +
      'x,题目,"**甲**开源,\r\n第一段。\r\n\r\n第二段说""好""。",2021/02/22,https://example.org,zh,云;原生|容器,林晓,12\r\n';
    const [first, ...others] = found(csv);
    expect(others).toEqual([]);
    expect(first?.error).toBeNull();
    expect(first && readArticle(first.article)).toMatchObject({
      id: 'x',
      source: 'rows.csv',
      title: '题目',
      text: '甲开源, 第一段。\n第二段说"好"。',
      date: '2021-02-22',
      url: 'https://example.org',
      tags: ['云', '原生', '容器'],
      credits: [{ role: 'author', name: '林晓' }],
    });
  });

  test('says which rows are none, and where they begin', () => {
    const rows = found('id,text\na,"一\n二"\nb\nc,三,四\n,五\nd,"六\n');
    expect(rows.map(({ article, error }) => [article.id, error?.code ?? null])).toEqual([
      ['a', null],
      [expect.stringMatching(/^rows\.csv#[0-9a-f]{16}$/u), 'bad-row'],
      [expect.stringMatching(/^rows\.csv#[0-9a-f]{16}$/u), 'bad-row'],
      [expect.stringMatching(/^rows\.csv#[0-9a-f]{16}$/u), null],
      [expect.stringMatching(/^rows\.csv#[0-9a-f]{16}$/u), 'bad-row'],
    ]);
    expect(rows.map(({ error }) => error?.message.replace(/^Expected (.*): .*\((.*)\)$/u, '$1, $2'))).toEqual([
      undefined,
      '2 columns, as in the header, got 1, line 4',
      '2 columns, as in the header, got 3, line 5',
      undefined,
      'every quote to be closed, got one that is not, line 7',
    ]);
  });

  test('takes the body that is filled, and is an empty article where none is', () => {
    const rows = found('text,html,title\n,<p>甲</p>,一\n,,二\n');
    const read = rows.map(({ article }) => readArticle(article));
    expect(read.map(({ text, title }) => [title, text])).toEqual([
      ['一', '甲'],
      ['二', ''],
    ]);
  });

  test.each([
    ['no body', 'id,title\na,b\n', 'line 1'],
    ['a name twice', 'text,Text\na,b\n', 'line 1'],
    ['an open quote', '\n"id,text\na,b\n', 'line 2'],
  ])('with %s in its header fails as a whole', (_, csv, line) => {
    const rows = found(csv);
    expect(rows.map(({ error }) => error?.code)).toEqual(['bad-row']);
    expect(rows[0]?.error?.message).toContain(line);
  });

  test.each([
    ['has the columns of articles', 'id,text\na,甲\n', ['a']],
    ['has one word in its first line', 'text\n甲\n', ['notes']],
    ['has other columns', 'id,text,price\na,甲,1\n', ['notes']],
  ])('is known by its header where the name does not tell: one that %s', (_, csv, ids) => {
    expect(found(csv, 'notes').map(({ article }) => article.id)).toEqual(ids);
  });

  test('may be in another encoding', () => {
    const sentence = '这是一个关于开源社区的故事，我们在会上说了很多。';
    // "text" and a line break, then the sentence in GB18030.
    const gb = Buffer.from(
      'd5e2cac7d2bbb8f6b9d8d3dabfaad4b4c9e7c7f8b5c4b9cacac2a3acced2c3c7d4dabbe1c9cfcbb5c1cbbadcb6e0a1a3',
      'hex',
    );
    const [row] = articlesOf('rows.csv', Buffer.concat([encode('text\n"'), gb, encode('"\n')]));
    expect(row && readArticle(row.article).text).toBe(sentence);
  });
});
