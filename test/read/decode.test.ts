import { expect, test } from 'vitest';
import { WenmaiError } from '../../src/errors.ts';
import { decode } from '../../src/read/decode.ts';

const SENTENCE = '开源社区的发展需要所有人的参与，这是我们在会上说过的话。';
const TRADITIONAL = '開源社區的發展需要所有人的參與，這是我們在會上說過的話。';
const NAMES = '李伟、王芳';
const FRENCH =
  "Les développeurs ont publié hier une version plus sûre. L'équipe, née à Lyon, présentera ses résultats l'été prochain.";
const GERMAN = 'Die Entwickler haben für München eine größere Fassung veröffentlicht. Das Übersetzen ist nicht leicht.';
const ENGLISH = 'It’s the “first” release – and the last of its kind… The naïve way to do it costs 5 €.';
const CZECH = 'Vývojáři vydali v Praze novou verzi programu. Příští rok se bude konat větší konference v Brně.';
const RUSSIAN = 'Разработчики выпустили в Москве новую версию программы, и сейчас её используют по всему миру.';
const JAPANESE = '開発者たちは先週、東京で新しいバージョンを公開した。いまでは世界中の企業が利用している。';
const KOREAN = '개발자들은 지난주 서울에서 새로운 버전을 공개했다. 지금은 전 세계의 기업들이 사용하고 있다.';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** The bytes of a text in an encoding of one or two bytes a character, which the platform decodes and does not write. */
function encoded(text: string, encoding: string): Uint8Array {
  const table = tables.get(encoding) ?? encodingTable(encoding);
  tables.set(encoding, table);
  return new Uint8Array([...text].flatMap((character) => table.get(character) ?? []));
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function encodingTable(encoding: string): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  const put = (...code: number[]): void => {
    const character = decoder.decode(new Uint8Array(code));
    if ([...character].length === 1 && !table.has(character)) table.set(character, code);
  };
  for (let byte = 0; byte < 0x100; byte++) put(byte);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) put(lead, trail);
  return table;
}

/** Windows-1252, for which the platform's own table is Latin-1 in some versions. */
const western = (text: string): Uint8Array =>
  new Uint8Array(
    [...text].map((character) => {
      const at = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'.indexOf(character);
      return at < 0 ? character.charCodeAt(0) : 0x80 + at;
    }),
  );

const GB18030 = encoded(SENTENCE, 'gb18030');
const BIG5 = encoded(TRADITIONAL, 'big5');
const cut = (whole: Uint8Array): Uint8Array => whole.subarray(0, -1);

function utf16(text: string, bigEndian: boolean, mark = ''): Uint8Array {
  const buffer = Buffer.from(mark + text, 'utf16le');
  return new Uint8Array(bigEndian ? buffer.swap16() : buffer);
}

const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

test('the encoders of this file write what the platform reads', () => {
  expect(Buffer.from(encoded('开源', 'gb18030')).toString('hex')).toBe('bfaad4b4');
  expect(Buffer.from(encoded('開源', 'big5')).toString('hex')).toBe('b67db7bd');
  for (const [text, encoding] of [
    [SENTENCE, 'gb18030'],
    [TRADITIONAL, 'big5'],
    [JAPANESE, 'shift_jis'],
    [KOREAN, 'euc-kr'],
  ] as const) {
    expect(new TextDecoder(encoding).decode(encoded(text, encoding))).toBe(text);
  }
});

test.each<[string, Uint8Array, string, string[]]>([
  ['nothing', utf8(''), '', []],
  ['UTF-8', utf8(SENTENCE), SENTENCE, []],
  ['UTF-8 with a byte order mark', utf8(`\ufeff${SENTENCE}`), SENTENCE, []],
  ['UTF-16LE with a byte order mark', utf16(SENTENCE, false, '\ufeff'), SENTENCE, ['encoding']],
  ['UTF-16BE with a byte order mark', utf16(SENTENCE, true, '\ufeff'), SENTENCE, ['encoding']],
  ['UTF-16LE without one', utf16(`CNCF 2021\n${SENTENCE}`, false), `CNCF 2021\n${SENTENCE}`, ['encoding']],
  ['UTF-16BE without one', utf16(`CNCF 2021\n${SENTENCE}`, true), `CNCF 2021\n${SENTENCE}`, ['encoding']],
  ['UTF-16LE of Chinese alone', utf16(SENTENCE, false), SENTENCE, ['encoding']],
  ['UTF-16BE of Chinese alone', utf16(SENTENCE, true), SENTENCE, ['encoding']],
  ['UTF-16LE of a few English words', utf16('One word', false), 'One word', ['encoding']],
  ['UTF-16BE of French', utf16(FRENCH, true), FRENCH, ['encoding']],
  ['GB18030', GB18030, SENTENCE, ['encoding']],
  ['GB18030 with an emoji', joined(GB18030, bytes('9439bd35')), `${SENTENCE}🎉`, ['encoding']],
  ['much GB18030', encoded(SENTENCE.repeat(5000), 'gb18030'), SENTENCE.repeat(5000), ['encoding']],
  ['little GB18030', encoded('我们在会上', 'gb18030'), '我们在会上', ['encoding']],
  ['Big5', BIG5, TRADITIONAL, ['encoding']],
  ['little Big5', encoded('我們在會上', 'big5'), '我們在會上', ['encoding']],
  [
    'much ASCII with a little GB18030',
    joined(utf8('word '.repeat(2000)), GB18030),
    'word '.repeat(2000) + SENTENCE,
    ['encoding'],
  ],
  ['Latin-1 that is French', western(FRENCH), FRENCH, ['encoding']],
  ['Latin-1 that is German', western(GERMAN), GERMAN, ['encoding']],
  ['Windows-1252 with its quotes', western(ENGLISH), ENGLISH, ['encoding']],
  [
    'a page in Latin-1',
    western(`<div class="text">${FRENCH}</div>`),
    `<div class="text">${FRENCH}</div>`,
    ['encoding'],
  ],
  ['Japanese that escapes into another set', bytes('1b2442253d1b284221'), 'ソ!', ['encoding']],
  [
    'UTF-8 with a bad byte',
    joined(utf8(SENTENCE.repeat(20)), bytes('ff')),
    `${SENTENCE.repeat(20)}\ufffd`,
    ['replaced-bytes'],
  ],
  ['UTF-8 that is cut off', cut(utf8(SENTENCE)), SENTENCE.slice(0, -1), ['replaced-bytes']],
  ['GB18030 that is cut off', cut(GB18030), SENTENCE.slice(0, -1), ['encoding', 'replaced-bytes']],
  ['Big5 that is cut off', cut(BIG5), TRADITIONAL.slice(0, -1), ['encoding', 'replaced-bytes']],
  ['UTF-16 that is cut off', cut(utf16(SENTENCE, false)), SENTENCE.slice(0, -1), ['encoding', 'replaced-bytes']],
])('decode() reads %s', (_, input, text, warnings) => {
  const decoded = decode(input);
  expect(decoded.text).toBe(text);
  expect(decoded.warnings.map(({ code }) => code)).toEqual(warnings);
});

test.each<[string, string, Uint8Array, string]>([
  ['shift_jis', 'Japanese', encoded(JAPANESE, 'shift_jis'), JAPANESE],
  ['euc-kr', 'Korean', encoded(KOREAN, 'euc-kr'), KOREAN],
  ['latin1', 'Latin-1', western('café'), 'café'],
  ['iso-8859-1', 'Windows-1252', western('“café”'), '“café”'],
  ['windows-1250', 'Czech', encoded(CZECH, 'windows-1250'), CZECH],
  ['windows-1251', 'Russian', encoded(RUSSIAN, 'windows-1251'), RUSSIAN],
  ['gb2312', 'names', encoded(NAMES, 'gb18030'), NAMES],
  ['big5', 'names', encoded(NAMES.replace('伟', '偉'), 'big5'), NAMES.replace('伟', '偉')],
  ['gb2312', 'UTF-8', utf8(SENTENCE), SENTENCE],
  ['utf-8', 'GB18030', GB18030, SENTENCE],
  ['utf-16', 'GB18030', GB18030, SENTENCE],
  ['gb2312', 'Big5', BIG5, TRADITIONAL],
  ['big5', 'GB18030', GB18030, SENTENCE],
  ['iso-8859-1', 'GB18030', GB18030, SENTENCE],
  ['windows-1251', 'GB18030', GB18030, SENTENCE],
  ['shift_jis', 'GB18030', GB18030, SENTENCE],
  ['euc-kr', 'GB18030', GB18030, SENTENCE],
  ['nonsense', 'GB18030', GB18030, SENTENCE],
])('decode() of what is declared as %s and is %s', (encoding, _, input, text) => {
  for (const head of [
    `<meta charset="${encoding}">`,
    `<meta http-equiv="Content-Type" content="text/html; charset=${encoding}">`,
    `<?xml version="1.0" encoding='${encoding}'?>`,
  ]) {
    expect(decode(joined(utf8(head), input)).text).toBe(head + text);
  }
});

test('the warning names the encoding, and who says so', () => {
  const declared = joined(utf8('<meta charset=big5>'), BIG5);
  expect(decode(BIG5).warnings[0]?.message).toBe('Read as big5, by how it reads, since the file does not say');
  expect(decode(declared).warnings[0]?.message).toBe('Read as big5, as the file says');
  expect(decode(western(FRENCH)).warnings[0]?.message).toMatch(/^Read as windows-1252, by how it reads/u);
});

test.each<[string, Uint8Array, string]>([
  ['zero bytes', joined(utf8('PK'), bytes('000304000a00ff00')), 'not-text'],
  ['control characters', bytes('01020304'.repeat(20)), 'not-text'],
  ['a few Chinese characters that may be anything', encoded(NAMES, 'gb18030'), 'bad-encoding'],
  ['Japanese that is not declared', encoded(JAPANESE, 'shift_jis'), 'bad-encoding'],
  ['Japanese in another encoding', encoded(JAPANESE, 'euc-jp'), 'bad-encoding'],
  ['Korean that is not declared', encoded(KOREAN, 'euc-kr'), 'bad-encoding'],
  ['Russian that is not declared', encoded(RUSSIAN, 'koi8-r'), 'bad-encoding'],
  ['Czech that is not declared', encoded(CZECH, 'windows-1250'), 'bad-encoding'],
  ['a Western word that may be anything', western('café'), 'bad-encoding'],
  [
    'Chinese under a Western declaration, too little to tell',
    joined(utf8('<meta charset=latin1>'), encoded('中文', 'gb18030')),
    'bad-encoding',
  ],
  [
    'English with names in GB18030',
    joined(utf8('The head of the board is '), encoded(NAMES, 'gb18030')),
    'bad-encoding',
  ],
  ['English with a dash in GB18030', joined(utf8('One of the few '), bytes('a1aa'), utf8(' that is')), 'bad-encoding'],
  ['UTF-32', bytes('fffe0000480000006900000021000000'), 'not-text'],
  ['bytes of no encoding', bytes('fffe80ff81'.repeat(40).slice(4)), 'bad-encoding'],
  ['more bytes than an article has', new Uint8Array(128 * 1024 * 1024 + 1), 'too-large'],
])('decode() refuses %s', (_, input, code) => {
  const error = ((): unknown => {
    try {
      return decode(input);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(WenmaiError);
  expect((error as WenmaiError).code).toBe(code);
});

test('decode() takes no random bytes for text', () => {
  let state = 1;
  const random = (): number => (state = (state * 48271) % 0x7fffffff) & 0xff;
  let texts = 0;
  for (let round = 0; round < 300; round++) {
    for (const mask of [0, 0x80]) {
      const input = Uint8Array.from({ length: 16 + round * 4 }, () => random() | mask);
      try {
        decode(input);
        texts++;
      } catch (error) {
        expect(error).toBeInstanceOf(WenmaiError);
      }
    }
  }
  expect(texts).toBe(0);
});

test.each([
  ['one accent after another', 'é'],
  ['quotes inside a word', 'a“'],
  ['open tags', '<é '],
  ['words', 'né '],
])('decode() takes no longer for many of %s than their number', (_, unit) => {
  const startedMs = performance.now();
  try {
    decode(western(unit.repeat(200_000)));
  } catch (error) {
    expect((error as WenmaiError).code).toBe('bad-encoding');
  }
  expect(performance.now() - startedMs).toBeLessThan(5000);
});
