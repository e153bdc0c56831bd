import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCells, csvRows } from '../../src/read/csv.ts';
import type { Separator } from '../../src/read/csv.ts';
import { readArticle } from '../../src/read/read.ts';
import { articlesOf } from '../../src/read/source.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function tableOf(csv: string, separator: Separator = ','): string[][] {
  const bytes = encode(csv);
  return [...csvRows(bytes, separator)].map(({ start, end }) =>
    csvCells(new TextDecoder().decode(bytes.subarray(start, end)), separator),
  );
}

/** UTF-16 with its mark, as Excel writes "Unicode Text". */
function utf16(text: string, bigEndian = false): Uint8Array {
  const buffer = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? buffer.swap16() : buffer;
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

  test.each<[string, Separator, string, string[][]]>([
    [
      'semicolons',
      ';',
      'a;"b;\n""c""";d,e\n;',
      [
        ['a', 'b;\n"c"', 'd,e'],
        ['', ''],
      ],
    ],
    [
      'tabs',
      '\t',
      'a\t"b\t\r\nc"\td;e\r\n"f"\tg',
      [
        ['a', 'b\t\r\nc', 'd;e'],
        ['f', 'g'],
      ],
    ],
  ])('part cells by %s', (_, separator, csv, rows) => {
    expect(tableOf(csv, separator)).toEqual(rows);
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
    tableOf(unit.repeat(300_000));
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

  test.each<[string, string, string[]]>([
    ['semicolons', 'id;title;text\na;一,二;"甲;\n乙"\nb;三;丙\n', ['甲;\n乙', '丙']],
    ['tabs', 'id\ttitle\ttext\na\t一;二\t"甲\n乙"\nb\t三\t丙\n', ['甲\n乙', '丙']],
    ['semicolons, all in quotes', '"id";"title";"text"\n"a";"一";"甲, 乙"\n"b";"三";"丙"\n', ['甲, 乙', '丙']],
    ['commas, with a semicolon in a name', 'id,text,a;b;c\na,甲,1\nb,丙,2\n', ['甲', '丙']],
  ])('may have %s between its cells', (_, csv, texts) => {
    const rows = found(csv);
    expect(rows.map(({ article, error }) => [article.id, error])).toEqual([
      ['a', null],
      ['b', null],
    ]);
    expect(rows.map(({ article }) => readArticle(article).text)).toEqual(texts);
  });

  test.each([
    ['semicolons', 'id;text\na;甲\n', ['a']],
    ['tabs', 'id\ttext\na\t甲\n', ['a']],
    ['commas in prose', 'text, date and title\n甲\n', ['notes']],
    ['semicolons and other columns', 'id;text;price\na;甲;1\n', ['notes']],
  ])('is known by its header where the name does not tell: one with %s', (_, csv, ids) => {
    expect(found(csv, 'notes').map(({ article }) => article.id)).toEqual(ids);
  });

  const SHEET = 'id\ttitle\ttext\r\na\t题目\t"第一段。\n第二段说""好""。"\r\nb\t\t短\r\n';

  test.each<[string, Uint8Array]>([
    ['UTF-16LE with its mark', utf16(SHEET)],
    ['UTF-16BE with its mark', utf16(SHEET, true)],
    ['UTF-16LE without', utf16(SHEET).subarray(2)],
    ['UTF-16BE without', utf16(SHEET, true).subarray(2)],
    ['UTF-16LE that is long', utf16(SHEET + 'c\t\t"长,\n长"\r\n'.repeat(200_000))],
  ])('may be in %s, whatever its name', (_, bytes) => {
    for (const source of ['rows.csv', 'notes']) {
      const [first, second] = articlesOf(source, bytes);
      expect(first && readArticle(first.article)).toMatchObject({
        id: 'a',
        title: '题目',
        text: '第一段。\n第二段说"好"。',
      });
      expect(second && readArticle(second.article)).toMatchObject({ id: 'b', title: null, text: '短' });
    }
  });

  test('is in one encoding: its short rows are read by what the long ones tell', () => {
    // In GB18030, and a surname before it.
    const long = Buffer.from('d5e2cac7d2bbb8f6b9d8d3dabfaad4b4c9e7c7f8b5c4b9cacac2', 'hex');
    const short = Buffer.from('c0ee', 'hex');
    const rows = [...articlesOf('rows.csv', Buffer.concat([encode('text\n'), short, encode('\n'), long]))];
    expect(rows.map(({ error }) => error)).toEqual([null, null]);
    expect(rows.map(({ article }) => readArticle(article).text)).toEqual(['李', '这是一个关于开源社区的故事']);
  });

  test('in Windows-1252 keeps its accents and quotes', () => {
    const csv = 'id;text\na;Le caf\xe9 de la gare\nb;\x93D\xe9j\xe0 vu\x94, dit-il dans une lettre \xe0 la presse\n';
    const rows = [...articlesOf('rows.csv', Buffer.from(csv, 'latin1'))];
    expect(rows.map(({ article }) => readArticle(article).text)).toEqual([
      'Le café de la gare',
      '“Déjà vu”, dit-il dans une lettre à la presse',
    ]);
  });

  test('whose encoding cannot be told has rows that can be read and rows that cannot', () => {
    const csv = Buffer.concat([encode('id,text\na,甲乙\nb,'), Buffer.from('ff80ff', 'hex'), encode('\n')]);
    expect([...articlesOf('rows.csv', csv)].map(({ error }) => error?.code ?? null)).toEqual([null, 'bad-encoding']);
  });
});
