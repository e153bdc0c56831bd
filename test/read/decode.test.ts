import { expect, test } from 'vitest';
import { WenmaiError } from '../../src/errors.ts';
import { decode } from '../../src/read/decode.ts';

/** 「开源社区的发展需要所有人的参与，这是我们在会上说过的话。」 */
const SENTENCE = '开源社区的发展需要所有人的参与，这是我们在会上说过的话。';
const TRADITIONAL = '開源社區的發展需要所有人的參與，這是我們在會上說過的話。';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** Both sentences above, encoded elsewhere: the platform decodes these encodings and does not write them. */
const GB18030 = bytes(
  'bfaad4b4c9e7c7f8b5c4b7a2d5b9d0e8d2aacbf9d3d0c8cbb5c4b2ced3eba3acd5e2cac7ced2c3c7d4dabbe1c9cfcbb5b9fdb5c4bbb0a1a3',
);
const BIG5 = bytes(
  'b67db7bdaac0b0cfaabab56fae69bbddad6ea9d2a6b3a448aabab0d1bb50a141b36fac4fa7daadcca662b77ca457bba1b94caabab8dca143',
);

function utf16(text: string, bigEndian: boolean, mark = ''): Uint8Array {
  const buffer = Buffer.from(mark + text, 'utf16le');
  return new Uint8Array(bigEndian ? buffer.swap16() : buffer);
}

const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

test.each<[string, Uint8Array, string, string[]]>([
  ['nothing', utf8(''), '', []],
  ['UTF-8', utf8(SENTENCE), SENTENCE, []],
  ['UTF-8 with a byte order mark', utf8(`\ufeff${SENTENCE}`), SENTENCE, []],
  ['UTF-16LE with a byte order mark', utf16(SENTENCE, false, '\ufeff'), SENTENCE, ['encoding']],
  ['UTF-16BE with a byte order mark', utf16(SENTENCE, true, '\ufeff'), SENTENCE, ['encoding']],
  ['UTF-16LE without one', utf16(`CNCF 2021\n${SENTENCE}`, false), `CNCF 2021\n${SENTENCE}`, ['encoding']],
  ['UTF-16BE without one', utf16(`CNCF 2021\n${SENTENCE}`, true), `CNCF 2021\n${SENTENCE}`, ['encoding']],
  ['GB18030', GB18030, SENTENCE, ['encoding']],
  ['Big5', BIG5, TRADITIONAL, ['encoding']],
  [
    'much ASCII with a little GB18030',
    joined(utf8('word '.repeat(2000)), GB18030),
    'word '.repeat(2000) + SENTENCE,
    ['encoding'],
  ],
  [
    'a declared encoding',
    joined(utf8('<meta charset="shift_jis"><p>'), bytes('82a082a2')),
    '<meta charset="shift_jis"><p>あい',
    ['encoding'],
  ],
  [
    'a western encoding that is declared',
    joined(utf8('<meta charset=latin1>caf'), bytes('e9')),
    '<meta charset=latin1>café',
    ['encoding'],
  ],
  [
    'Chinese under a western declaration',
    joined(utf8('<meta charset=iso-8859-1>'), GB18030),
    `<meta charset=iso-8859-1>${SENTENCE}`,
    ['encoding'],
  ],
  [
    'UTF-8 with a bad byte',
    joined(utf8(SENTENCE.repeat(20)), bytes('ff')),
    `${SENTENCE.repeat(20)}\ufffd`,
    ['replaced-bytes'],
  ],
])('decode() reads %s', (_, input, text, warnings) => {
  const decoded = decode(input);
  expect(decoded.text).toBe(text);
  expect(decoded.warnings.map(({ code }) => code)).toEqual(warnings);
});

test('the warning names the encoding', () => {
  expect(decode(BIG5).warnings[0]?.message).toContain('big5');
});

test.each<[string, Uint8Array, string]>([
  ['zero bytes', joined(utf8('PK'), bytes('000304000a00ff00')), 'not-text'],
  ['control characters', bytes('01020304'.repeat(20)), 'not-text'],
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
