import { expect, test } from 'vitest';
import { readModelFile, writeModelFile } from '../../src/model/model-file.ts';

const CONTENT = Uint8Array.from({ length: 500 }, (_, at) => (at * 7) % 251);
const FILE = writeModelFile({ kind: 'tagger' }, CONTENT);

test('a model file gives back its header and its content', () => {
  const { header, content } = readModelFile(FILE, 'tagger');
  expect(header).toEqual({ kind: 'tagger' });
  expect(Uint8Array.from(content)).toEqual(CONTENT);
});

test('equal models are equal bytes', () => {
  expect(writeModelFile({ kind: 'tagger' }, CONTENT)).toEqual(FILE);
});

test('a file in which any one byte was changed is refused', () => {
  for (let at = 0; at < FILE.length; at++) {
    const changed = Uint8Array.from(FILE);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => readModelFile(changed, 'tagger'), `byte ${at}`).toThrow(
      expect.objectContaining({ code: 'model-damaged' }),
    );
  }
});

test.each([
  ['an empty file', new Uint8Array(0), /got other bytes/],
  ['a text', new TextEncoder().encode('Ein Text, der kein Modell ist. '.repeat(9)), /got other bytes/],
  ['a file that was cut off', FILE.subarray(0, FILE.length - 9), /changed or cut off/],
  ['a model of another kind', writeModelFile({ kind: 'relations' }, CONTENT), /kind "relations"/],
])('%s is refused with a line that says so', (_, bytes, message) => {
  expect(() => readModelFile(bytes, 'tagger')).toThrow(message);
});

test('a model of a newer format is refused by its version, whatever follows', () => {
  const newer = Uint8Array.from(FILE);
  newer[8] = 9;
  expect(() => readModelFile(newer, 'tagger')).toThrow(/format 9: install a newer wenmai/);
});
