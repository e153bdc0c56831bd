import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WenmaiError } from '../../src/errors.ts';
import { asWriteFailure, sweep, writeByDigest, writeText, writeWhole } from '../../src/workspace/files.ts';
import { filesBelow, temporaryFolder, writeFiles } from './folders.ts';

describe('writeWhole', () => {
  test('puts a file in its place and leaves nothing else', async () => {
    const folder = await temporaryFolder();
    await writeWhole(join(folder, 'a'), (partial) => writeText(partial, ['一', '二']));
    expect([...(await filesBelow(folder)).keys()]).toEqual(['a']);
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('一二');
  });

  test('leaves the old file when writing breaks off half-way', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), 'old');
    function* pieces() {
      yield 'x'.repeat(1 << 20);
      throw new Error('The source ran dry');
    }
    await expect(writeWhole(join(folder, 'a'), (partial) => writeText(partial, pieces()))).rejects.toThrow('ran dry');
    expect(Object.fromEntries(await filesBelow(folder))).toEqual({ a: 'old' });
  });

  test('says what to do when a file lies where the folder should be', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a'), '');
    await expect(writeWhole(join(folder, 'a', 'b'), (partial) => writeText(partial, []))).rejects.toMatchObject({
      code: 'write-failed',
      message: expect.stringMatching(/move it away/) as string,
    });
  });
});

test('writeText writes many pieces of any size in their order', async () => {
  const folder = await temporaryFolder();
  const pieces = Array.from({ length: 5000 }, (_, at) => `${'文'.repeat(at % 97)}${at}\n`);
  await writeText(join(folder, 'a'), pieces);
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe(pieces.join(''));
});

describe('writeByDigest', () => {
  const write = (content: string) => async (partial: string) => {
    await writeFile(join(partial, 'table'), content);
    return { digest: 'd1' };
  };

  test('names the folder by the digest and gives back what was written', async () => {
    const folder = await temporaryFolder();
    expect(await writeByDigest(join(folder, 'builds'), write('one'))).toEqual({ digest: 'd1' });
    expect(Object.fromEntries(await filesBelow(folder))).toEqual({ 'builds/d1/table': 'one' });
  });

  test('replaces the files of a folder that has the name already', async () => {
    const folder = await temporaryFolder();
    await writeByDigest(folder, write('one'));
    await writeByDigest(folder, write('two'));
    expect(Object.fromEntries(await filesBelow(folder))).toEqual({ 'd1/table': 'two' });
  });

  test('starts from an empty folder whatever a killed run left', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'new.partial/rubbish': 'x' });
    await writeByDigest(folder, write('one'));
    expect(Object.fromEntries(await filesBelow(folder))).toEqual({ 'd1/table': 'one' });
  });

  test('leaves nothing behind when writing fails', async () => {
    const folder = await temporaryFolder();
    await expect(writeByDigest(folder, () => Promise.reject(new Error('No')))).rejects.toThrow('No');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('sweep removes files and folders that are not kept, and does not mind a folder that is not there', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { keep: '', 'part.partial': '', 'old/x': '' });
  await mkdir(join(folder, 'empty'));
  await sweep(folder, (name) => name === 'keep');
  await sweep(join(folder, 'absent'), () => false);
  expect(readdirSync(folder)).toEqual(['keep']);
  expect(existsSync(join(folder, 'absent'))).toBe(false);
});

describe('asWriteFailure', () => {
  const refusals = [
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), /free some space/],
    [new Error('IO Error: Could not write all bytes to file "f": No space left on device'), /free some space/],
    [Object.assign(new Error('x'), { code: 'EACCES' }), /not permitted/],
    [Object.assign(new Error('x'), { code: 'EROFS' }), /read-only/],
  ] as const;
  for (const [error, message] of refusals) {
    test(`turns "${'code' in error ? String(error.code) : error.message}" into an error that says what to do`, () => {
      expect(asWriteFailure(error, '/w/x')).toMatchObject({
        code: 'write-failed',
        message: expect.stringMatching(message) as string,
        cause: error,
      });
    });
  }

  test('leaves all other errors alone', () => {
    for (const error of [new Error('Something else'), new WenmaiError('unreadable', 'Permission denied'), 'text']) {
      expect(asWriteFailure(error, '/w/x')).toBe(error);
    }
  });
});
