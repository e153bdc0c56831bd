/** The rules of the house, read off the imports. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', 'src');
const STAGES = ['read', 'segment', 'recognize', 'resolve', 'relate'];
const SHARED = new Set(['document.ts', 'knowledge.ts', 'errors.ts', 'options.ts', 'data.ts']);
const PURE = [...STAGES.slice(1), 'text', 'model', 'graph'];

interface Import {
  readonly from: string;
  readonly room: string;
  readonly to: string;
}

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/gu)].map(([, specifier = '']) => ({
    from: file,
    room: file.split('/')[0] ?? file,
    to: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
  }));
});

const describe = ({ from, to }: Import) => `${from} imports ${to}`;

test('a stage imports the shared types, text/, model/ and its own folder, never another stage', () => {
  const strays = imports.filter(({ room, to }) => {
    if (!STAGES.includes(room) || !to.endsWith('.ts')) return false;
    return !SHARED.has(to) && !/^(?:text|model)\//u.test(to) && !to.startsWith(`${room}/`);
  });
  expect(strays.map(describe)).toEqual([]);
});

test('only pipeline.ts knows the order of the stages', () => {
  const doors = new Set(STAGES.slice(1).map((stage) => `${stage}/${stage}.ts`));
  const strays = imports.filter(({ from, room, to }) => {
    return doors.has(to) && from !== 'pipeline.ts' && from !== 'resources.ts' && !to.startsWith(`${room}/`);
  });
  expect(strays.map(describe)).toEqual([]);
});

test('files, network and processes are touched only by the rooms that read and write', () => {
  const strays = imports.filter(({ room, to }) => {
    return PURE.includes(room) && /^(?:node:)?(?:fs|net|http|https|child_process|worker_threads|os)(?:\/|$)/u.test(to);
  });
  expect(strays.map(describe)).toEqual([]);
});

test('the clock and chance are kept out of everything that makes results', () => {
  const made = files.filter(
    (file) => [...PURE, 'read', 'fold'].includes(file.split('/')[0] ?? '') || /^(?:pipeline|record)\.ts$/u.test(file),
  );
  const strays = made.filter((file) =>
    /Date\.now|new Date\(\)|Math\.random|performance\.|localeCompare/u.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(strays).toEqual([]);
});

test('the command line imports the public API alone', () => {
  const strays = imports.filter(
    ({ room, to }) => room === 'cli' && to.endsWith('.ts') && to !== 'index.ts' && !to.startsWith('cli/'),
  );
  expect(strays.map(describe)).toEqual([]);
});

test('there are no rooms for odds and ends', () => {
  expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts$)/u.test(file))).toEqual([]);
});

test('every source file opens by saying its one job', () => {
  expect(files.filter((file) => !/^(?:#!.*\n)?\/\*\*/u.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});
