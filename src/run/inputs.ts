/** The inputs that a workspace remembers: what a build adds, names and forgets. */
import { isAbsolute, relative, resolve } from 'node:path';
import { WenmaiError } from '../errors.ts';
import { FILE_OPTIONS, type Options } from '../options.ts';
import type { Input } from '../workspace/manifest.ts';

export interface InputChange {
  readonly add: readonly string[];
  readonly forget: readonly string[];
  /** A name for the added input. */
  readonly name: string | null;
}

/** Throws `invalid-option` if the change makes no sense or nothing is left to read. */
export function changeInputs(
  remembered: readonly Input[],
  { add, forget, name }: InputChange,
  parent: string,
): Input[] {
  if (name !== null && add.length !== 1) {
    throw invalid(`one INPUT for the name "${name}"`, `${add.length}`, 'build inputs that need a name one by one');
  }
  if (add.includes('-')) {
    throw invalid(
      'inputs that can be read again',
      '"-"',
      'save standard input as a .jsonl file, or use wenmai extract',
    );
  }
  const inputByPlace = new Map(remembered.map((input) => [presentPath(input.path, parent), input]));
  for (const given of forget) {
    if (inputByPlace.delete(resolve(given))) continue;
    const known = [...inputByPlace.values()].map(({ path }) => path).join(', ') || 'none';
    throw invalid('a remembered input to forget', `"${given}"`, `choose one of those that there are: ${known}`);
  }
  for (const given of add) {
    const place = resolve(given);
    const before = inputByPlace.get(place);
    inputByPlace.set(place, {
      path: before?.path ?? rememberedPath(given, parent),
      name: name ?? before?.name ?? null,
    });
  }
  if (inputByPlace.size === 0 && forget.length === 0) {
    throw invalid('an INPUT', 'none, and the workspace remembers none', 'name a file, a folder or a glob');
  }
  return [...inputByPlace.values()];
}

/**
 * A path as the workspace remembers it: absolute if it was given so, else from the folder that holds the workspace,
 * so that articles and workspace can move together.
 */
export function rememberedPath(given: string, parent: string): string {
  if (isAbsolute(given)) return resolve(given);
  return relative(parent, resolve(given)) || '.';
}

/** Where a remembered path leads now. */
export function presentPath(remembered: string, parent: string): string {
  return resolve(parent, remembered);
}

/** Options with paths as the workspace remembers them. */
export function portable(options: Partial<Options>, parent: string): Partial<Options> {
  return withPaths(options, (path) => rememberedPath(path, parent));
}

/** Options with paths that lead there from where the program runs. */
export function present(options: Options, parent: string): Options {
  return withPaths(options, (path) => presentPath(path, parent));
}

function withPaths<Given extends Partial<Options>>(options: Given, change: (path: string) => string): Given {
  const changed: Partial<Record<(typeof FILE_OPTIONS)[number], string>> = {};
  for (const name of FILE_OPTIONS) {
    const path = options[name];
    if (path != null) changed[name] = change(path);
  }
  return { ...options, ...changed };
}

function invalid(expected: string, got: string, advice: string): WenmaiError {
  return new WenmaiError('invalid-option', `Expected ${expected}, got ${got}: ${advice}`);
}
