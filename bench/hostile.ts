/**
 * Texts that are made to be slow: each is one trick over and over, as long as wanted. Reading must take time in proportion
 * to the length, whatever the trick: the tests hold it to that with small ones, `bench/fuzz.ts` with full ones.
 */
import { gzipSync } from 'node:zlib';
import { WenmaiError } from '../src/errors.ts';
import { readArticle } from '../src/read/read.ts';
import { articlesOf } from '../src/read/source.ts';

export interface Hostile {
  readonly story: string;
  readonly source: string;
  /** The size that a hostile file of this kind would have, in bytes. */
  readonly fullBytes: number;
  /** Below this size time grows faster: the reader looks ahead so far, and no farther. */
  readonly leastBytes?: number;
  /** What becomes of its first article: the code of an error, or `read`. */
  readonly outcome: string;
  /** The file, of about so many bytes (unpacked bytes, where it is packed). */
  make(bytes: number): Uint8Array;
}

/** What is allowed of a growth that is 1 where it is linear and 8 where it is quadratic: small measurements waver. */
export const MAX_RATIO = 3;

const MB = 1_000_000;

/** The unit over and over, up to so many bytes. */
function over(unit: string, bytes: number): string {
  return unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit)));
}

/** Units with their number in them, up to so many bytes. */
function numbered(unit: (at: number) => string, bytes: number): string {
  const units: string[] = [];
  for (let at = 0, size = 0; size < bytes; at++) {
    units.push(unit(at));
    size += Buffer.byteLength(units.at(-1) ?? '');
  }
  return units.join('');
}

const kind =
  (source: string, fullBytes: number) =>
  (story: string, text: (bytes: number) => string | Uint8Array, outcome = 'read'): Hostile => ({
    story,
    source,
    fullBytes,
    outcome,
    make: (bytes) => Buffer.from(text(bytes)),
  });

const html = kind('a.html', 5 * MB);
const markdown = kind('a.md', MB);
/** Just below the limit on characters. */
const line = kind('a.txt', 16 * MB);
const binary = kind('a.txt', 2 * MB);
const table = kind('a.csv', MB);
const rows = kind('a.jsonl', MB);
const packed = kind('a.txt', 20 * MB);

const opening = '<p>第一段。</p>';
const page = (body: string): string => `<!DOCTYPE html><html><body>${body}`;
const header = 'id,title,text\n';

/** Two levels of aliases would do to multiply; these would make a number of strings with hundreds of digits. */
const aliases = (bytes: number): string => numbered((at) => `a${at + 1}: &a${at + 1} [*a${at},*a${at}]\n`, bytes);

export const HOSTILE: readonly Hostile[] = [
  html('elements inside each other', (bytes) => over('<div>', bytes), 'too-deep'),
  html('lists inside each other', (bytes) => over('<ul><li>项', bytes), 'too-deep'),
  html('tables inside each other', (bytes) => over('<table><tr><td>', bytes), 'too-deep'),
  html('elements as deep as may be, many times', (bytes) =>
    over(`${'<div>'.repeat(1990)}文${'</div>'.repeat(1990)}`, bytes),
  ),
  html('ends of what is not open, deep inside', (bytes) => opening + '<b>'.repeat(1900) + over('</i>', bytes)),
  html('a tag that never ends', (bytes) => `${opening}<p ${over('a', bytes)}`),
  html('tags that never end', (bytes) => opening + over('<p ', bytes)),
  html('attributes without end', (bytes) => `${opening}<p ${numbered((at) => `a${at}=b `, bytes)}>文</p>`),
  html('an attribute that never ends', (bytes) => `${opening}<a href="${over('a b=c ', bytes)}`),
  html('a comment that never ends', (bytes) => `${opening}<!--${over('-', bytes)}`),
  html('comments inside each other', (bytes) => opening + over('<!--', bytes)),
  html('a section that never ends', (bytes) => `${opening}<![CDATA[${over(']', bytes)}`),
  html('sections inside each other', (bytes) => `${opening}<svg>${over('<![CDATA[', bytes)}`),
  html('declarations', (bytes) => opening + over('<!', bytes)),
  html('a script that almost ends', (bytes) => `${opening}<script>${over('</scrip', bytes)}`),
  html('a title that almost ends', (bytes) => `${opening}<title>${over('</titl', bytes)}`),
  html('entities that never end', (bytes) => `${opening}<p>${over('&a', bytes)}`),
  html('one endless entity', (bytes) => `${opening}<p>&#${over('9', bytes)}`),
  html(
    'a bomb of entities',
    (bytes) =>
      `<!DOCTYPE a [${numbered((at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`, 2000)}]>${over('<p>&e9;</p>', bytes)}`,
  ),
  html('one line', (bytes) => over('<p>一段<b>文字</b>。</p>', bytes)),
  html('one line in one paragraph', (bytes) => `<p>${over('一段文字', bytes)}</p>`),
  html('white space', (bytes) => `<p>文${over(' \n', bytes)}文</p>`),
  html('line breaks in one cell', (bytes) => `<table><tr><td>${over('文<br>', bytes)}`),
  html('cells in one row', (bytes) => `<table><tr>${over('<td>文', bytes)}`),
  html('glosses of one word', (bytes) => `<p><ruby>拥抱${over('<rt>E</rt>', bytes)}`),
  html('links that never end', (bytes) => `<p>${over('<a>文', bytes)}`),
  html('fences that never close', (bytes) => over('<p>```</p><p>文</p><p>文</p>', bytes)),
  html('articles beside each other', (bytes) => over('<article>文章一篇</article>', bytes)),
  html('by-lines', (bytes) => `${over('<p>作者：林晓</p>', bytes)}${opening}`),
  html('lists of other articles', (bytes) => over('<p>相关阅读</p><p><a href=x>标题一则</a></p>', bytes)),
  html('a page of links', (bytes) => page(over('<div><a href="x">链接</a></div>', bytes))),
  html('a page of boxes', (bytes) => page(over('<div class="a"><p>文字在这里，说一件事。</p></div>', bytes))),
  html('a page of boxes inside each other', (bytes) =>
    page(over(`${'<div>'.repeat(90)}文字${'</div>'.repeat(90)}`, bytes)),
  ),
  html('a page of cells', (bytes) => page(`<table>${over('<tr><td>文<td>字', bytes)}`)),

  markdown('brackets', (bytes) => over('[', bytes)),
  markdown('brackets inside each other', (bytes) => over('[', bytes / 2) + over(']', bytes / 2)),
  markdown('links that never end', (bytes) => over('[a](<b', bytes)),
  markdown('pictures inside each other', (bytes) => over('![[]()', bytes)),
  markdown('references without end', (bytes) => over('[a\n', bytes)),
  markdown('one long reference, many times', (bytes) => `[a]: ${over('x', bytes / 2)}\n\n${over('[a]', bytes / 2)}`),
  markdown('definitions', (bytes) => numbered((at) => `[a${at}]: b\n`, bytes)),
  markdown('emphasis that never ends', (bytes) => over('*a **a ', bytes)),
  markdown('emphasis of both kinds', (bytes) => over('*a_ ', bytes)),
  markdown('emphasis inside each other', (bytes) => over('*', bytes / 2) + 'a' + over('*', bytes / 2), 'too-deep'),
  markdown('backticks in growing numbers', (bytes) =>
    over(
      numbered((at) => `e${'`'.repeat(at + 1)}`, 50_000),
      bytes,
    ),
  ),
  markdown('fences', (bytes) => over('~~~ a\n', bytes)),
  markdown('quotes inside each other', (bytes) => over('>', bytes)),
  markdown('lists inside each other', (bytes) => over('- ', bytes)),
  markdown('lists ever deeper', (bytes) =>
    over(
      numbered((at) => `${' '.repeat(at * 2)}- a\n`, 20_000),
      bytes,
    ),
  ),
  markdown('items without text', (bytes) => over('*\n\n', bytes)),
  markdown('a table', (bytes) => `|a|b|\n|-|-|\n${over('|c|d|\n', bytes)}`),
  markdown('a wide table', (bytes) => `${over('|a', bytes / 2)}\n${over('|-', bytes / 2)}\n`),
  markdown(
    'a wide table with empty rows',
    (bytes) => `${'|a'.repeat(300)}\n${'|-'.repeat(300)}\n${over('|\n', bytes)}`,
  ),
  markdown('tags that never end', (bytes) => over('<a b="', bytes)),
  markdown('sections in a line', (bytes) => `a ${over('<![CDATA[', bytes)}`),
  markdown('comments that never end', (bytes) => over('<!-- a\n', bytes)),
  markdown('processing instructions', (bytes) => `a ${over('<?', bytes)}`),
  { ...markdown('shortcodes that never end', (bytes) => over('{{< highlight >}}\n', bytes)), leastBytes: 160_000 },
  { ...markdown('formulas that never end', (bytes) => over('$$ a\n', bytes)), leastBytes: 50_000 },
  markdown('notes', (bytes) => over('[^', bytes)),
  markdown('a heading of one paragraph', (bytes) => `${over('a\n', bytes)}===`),
  markdown('labels', (bytes) => over('林晓：\n', bytes)),

  markdown('a header of fields', (bytes) => `---\ntitle: 题目\n${over('key: value\n', bytes)}---\n\n文字。`),
  markdown('a header that never ends', (bytes) => `---\n${over('key: value\n', bytes)}`),
  markdown('a bomb of aliases', (bytes) => `---\na0: &a0 [x,x]\n${aliases(Math.min(bytes, 60_000))}---\n\n文字。`),
  markdown('a header of brackets', (bytes) => `---\ntitle: ${over('[{', Math.min(bytes, 60_000))}\n---\n\n文字。`),
  markdown('a header of lists', (bytes) => `---\ntitle:\n ${over('- ', Math.min(bytes, 60_000))}\n---\n\n文字。`),
  markdown('a header of anchors', (bytes) => `---\ntitle: ${over('&a ', Math.min(bytes, 60_000))}\n---\n\n文字。`),

  line('a line of Latin letters', (bytes) => over('a', bytes)),
  line('a line of Chinese', (bytes) => over('云', bytes)),
  line('a line of spaces', (bytes) => `文${over(' ', bytes)}文`),
  line('a line of labels', (bytes) => over('作者：', bytes)),
  line('a line of addresses', (bytes) => over('https://', bytes)),
  line('lines that go on', (bytes) => over('A hard-wrapped line of English that goes on and on\n', bytes)),
  line('unseen characters', (bytes) => over('\u200b', bytes)),
  line('joiners', (bytes) => over('👨\u200d', bytes)),

  binary('bytes of no encoding', (size) => new Uint8Array(size).fill(0xff), 'bad-encoding'),
  binary(
    'half of every character',
    (size) => Buffer.from(over('文', size)).filter((_, at) => at % 3 !== 2),
    'bad-encoding',
  ),
  binary('one accent', (size) => new Uint8Array(size).fill(0xe9), 'bad-encoding'),
  binary(
    'one Chinese character over and over',
    (size) => Buffer.from(over('\xb0\xa1', size), 'latin1'),
    'bad-encoding',
  ),

  table('quotes across lines', (bytes) => `${header}1,a,"${over('x\n', bytes)}"\n`),
  table('quotes that never close', (bytes) => header + over(',"\n', bytes), 'bad-row'),
  table('quotes in one cell', (bytes) => `${header}1,a,"${over('""', bytes)}"`),
  table('cells in one row', (bytes) => header + over(',', bytes), 'bad-row'),
  table('rows of nothing', (bytes) => header + over(',,\n', bytes)),
  table('names in a header', (bytes) => over('text,', bytes), 'bad-row'),
  rows('rows of nothing', (bytes) => over('{}\n', bytes), 'bad-row'),
  rows('lines of nothing', (bytes) => `${over(' \n', bytes)}{"text":"文"}`),
  rows('arrays inside each other', (bytes) => over('[', bytes), 'bad-json'),
  rows('objects inside each other', (bytes) => over('{"a":', bytes), 'bad-json'),
  rows('fields', (bytes) => `{"text":"文"${numbered((at) => `,"k${at}":1`, bytes)}}`),
  rows('escapes', (bytes) => `{"text":"${over('\\u6587', bytes)}"}`),
  rows('tags', (bytes) => `{"text":"文","tags":"${over('a;', bytes)}"}`),
  rows('addresses for an author', (bytes) => `{"text":"文","author":"${over('a@', bytes)}"}`),

  packed('a bomb', (bytes) => gzipSync(over('a', bytes)), 'too-large'),
  packed('a bomb in a bomb', (bytes) => gzipSync(gzipSync(over('a', bytes))), 'too-large'),
  packed('parts', (bytes) => Buffer.concat(Array<Buffer>(Math.ceil(bytes / 400)).fill(gzipSync('文字。')))),
  packed('parts of nothing', (bytes) => Buffer.concat(Array<Buffer>(Math.ceil(bytes / 400)).fill(gzipSync('')))),
];

/** How the time to read a hostile text grows with its size. */
export interface Growth {
  readonly outcome: string;
  readonly bytes: number;
  readonly cpuMs: number;
  /** The time by the time of a text of an eighth, by eight: 1 is linear, 8 is quadratic. */
  readonly ratio: number;
}

/** What a shorter measurement says is chance. */
const MIN_CPU_MS = 20;
const TRIES = 5;

/** Reads the text at this size, and at larger ones up to the full one while it takes too little time to tell. */
export function growthOf(hostile: Hostile, leastBytes: number): Growth {
  const bytes = Math.max(leastBytes, hostile.leastBytes ?? 0);
  const small = hostile.make(bytes / 8);
  const large = hostile.make(bytes);
  const tried: Growth[] = [];
  do {
    readAll(hostile, small);
    const { cpuMs: smallMs } = readAll(hostile, small);
    const { cpuMs, outcome } = readAll(hostile, large);
    if (cpuMs < MIN_CPU_MS && bytes < hostile.fullBytes)
      return growthOf(hostile, Math.min(bytes * 4, hostile.fullBytes));
    tried.push({ outcome, bytes: large.length, cpuMs, ratio: cpuMs / 8 / Math.max(smallMs, MIN_CPU_MS / 8) });
  } while (tried.length < TRIES && tried.every(({ ratio }) => ratio >= MAX_RATIO));
  return tried.reduce((least, growth) => (growth.ratio < least.ratio ? growth : least));
}

/** What became of the first article, and the processor's time for all of them, which other programs do not add to. */
function readAll({ source }: Hostile, bytes: Uint8Array): { outcome: string; cpuMs: number } {
  const started = process.cpuUsage();
  const outcomes: string[] = [];
  for (const { article, error } of articlesOf(source, bytes)) {
    try {
      if (error !== null) throw error;
      readArticle(article);
      outcomes.push('read');
    } catch (thrown) {
      if (!(thrown instanceof WenmaiError)) throw thrown;
      outcomes.push(thrown.code);
    }
  }
  const { user, system } = process.cpuUsage(started);
  return { outcome: outcomes[0] ?? 'nothing', cpuMs: (user + system) / 1000 };
}
