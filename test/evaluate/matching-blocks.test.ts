import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchingBlocks } from '../../src/evaluate/matching-blocks.ts';

const SEED = 20240229;
/** Few letters make many repetitions and ties. */
const torn = fc.tuple(
  fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 60 }),
);

type Block = [a: number, b: number, size: number];

function blocks(a: string, b: string): Block[] {
  return matchingBlocks(characters(a), characters(b)).map((block) => [block.a, block.b, block.size]);
}

function characters(text: string): Uint32Array {
  return Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** The definition, word for word: the longest common stretch, then the same to its left and to its right. */
function naiveBlocks(a: string, b: string, aShift = 0, bShift = 0): Block[] {
  for (let size = Math.min(a.length, b.length); size > 0; size--) {
    for (let start = 0; start + size <= a.length; start++) {
      const at = b.indexOf(a.slice(start, start + size));
      if (at < 0) continue;
      return [
        ...naiveBlocks(a.slice(0, start), b.slice(0, at), aShift, bShift),
        [aShift + start, bShift + at, size],
        ...naiveBlocks(a.slice(start + size), b.slice(at + size), aShift + start + size, bShift + at + size),
      ];
    }
  }
  return [];
}

function joined(all: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const [a, b, size] of all) {
    const last = result.at(-1);
    if (last && last[0] + last[2] === a && last[1] + last[2] === b) last[2] += size;
    else result.push([a, b, size]);
  }
  return result;
}

describe('matchingBlocks()', () => {
  const cases: [a: string, b: string, expected: Block[]][] = [
    ['', '', []],
    ['abc', '', []],
    ['abc', 'xyz', []],
    ['abc', 'abc', [[0, 0, 3]]],
    [
      'abxcd',
      'abcd',
      [
        [0, 0, 2],
        [3, 2, 2],
      ],
    ],
    [
      '今天开源了新项目',
      '今天他们开源了项目',
      [
        [0, 0, 2],
        [2, 4, 3],
        [6, 7, 2],
      ],
    ],
    // Of two equally long stretches the earliest counts, and what would cross it is lost.
    ['abba', 'ba', [[2, 0, 2]]],
    ['xay', 'aza', [[1, 0, 1]]],
  ];
  test.each(cases)('of "%s" and "%s" are %j', (a, b, expected) => {
    expect(blocks(a, b)).toEqual(expected);
  });

  test('are those of the definition', () => {
    fc.assert(
      fc.property(torn, ([a, b]) => {
        expect(blocks(a, b)).toEqual(joined(naiveBlocks(a, b)));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('are found in texts that are torn into a thousand pieces', () => {
    const pieces = Array.from({ length: 1000 }, (_, at) => String.fromCharCode(0x4e00 + at));
    expect(matchingBlocks(characters(pieces.join('')), characters(pieces.join('-')))).toHaveLength(1000);
  });

  test.skipIf(spawnSync('python3', ['--version']).status !== 0)("are those of Python's difflib (needs python3)", () => {
    const pairs = fc.sample(torn, { seed: SEED, numRuns: 400 });
    const program = `
import sys, json, difflib
blocks = lambda a, b: difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()[:-1]
print(json.dumps([[list(block) for block in blocks(a, b)] for a, b in json.load(sys.stdin)]))`;
    const answer = execFileSync('python3', ['-c', program], { input: JSON.stringify(pairs), encoding: 'utf8' });
    expect(pairs.map(([a, b]) => blocks(a, b))).toEqual(JSON.parse(answer));
  });
});
