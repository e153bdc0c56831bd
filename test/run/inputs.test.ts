import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeInputs, presentPath, rememberedPath } from '../../src/run/inputs.ts';

const PARENT = process.cwd();
const input = (path: string, name: string | null = null) => ({ path, name });
const change = (add: readonly string[], forget: readonly string[] = [], name: string | null = null) => ({
  add,
  forget,
  name,
});

const changes = [
  ['adds an input', [input('a')], change(['b']), [input('a'), input('b')]],
  ['keeps what is remembered when none is given', [input('a')], change([]), [input('a')]],
  [
    'takes one input for one, however it is written',
    [input('a')],
    change(['./a', 'b/../a/', join(PARENT, 'a')]),
    [input('a')],
  ],
  ['names an input', [], change(['a'], [], 'blog'), [input('a', 'blog')]],
  ['keeps the name of an input that is given again', [input('a', 'blog')], change(['a']), [input('a', 'blog')]],
  ['forgets an input', [input('a'), input('b')], change([], ['./a']), [input('b')]],
  ['forgets the last input', [input('a')], change([], ['a']), []],
  ['keeps an absolute path as it is', [], change(['/srv/posts']), [input('/srv/posts')]],
  ['remembers the folder that holds the workspace', [], change(['.']), [input('.')]],
] as const;

for (const [what, remembered, changed, result] of changes) {
  test(`changeInputs ${what}`, () => expect(changeInputs(remembered, changed, PARENT)).toEqual(result));
}

describe('changeInputs refuses', () => {
  const refused = [
    ['to forget what it does not know', [input('a')], change([], ['b']), /choose one of those that there are: a/],
    ['a name for two inputs', [], change(['a', 'b'], [], 'x'), /one INPUT/],
    ['a name for none', [input('a')], change([], [], 'x'), /one INPUT/],
    ['standard input, which cannot be read again', [], change(['-']), /wenmai extract/],
    ['nothing at all', [], change([]), /name a file/],
  ] as const;
  for (const [what, remembered, changed, message] of refused) {
    test(what, () => {
      expect(() => changeInputs(remembered, changed, PARENT)).toThrowError(
        expect.objectContaining({ code: 'invalid-option', message: expect.stringMatching(message) as string }) as Error,
      );
    });
  }
});

test('a relative path moves with the workspace, an absolute one does not', () => {
  const elsewhere = join(PARENT, 'deep', 'below');
  expect(rememberedPath('posts', elsewhere)).toBe('../../posts');
  expect(relative(PARENT, presentPath('../../posts', elsewhere))).toBe('posts');
  expect(presentPath('../../posts', '/moved/deep/below')).toBe('/moved/posts');
  expect(presentPath('/srv/posts', '/moved')).toBe('/srv/posts');
});
