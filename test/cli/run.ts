/** Runs the built program as a user does. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT = join(import.meta.dirname, '..', '..');
const PROGRAM = join(ROOT, 'dist', 'cli', 'main.js');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Takes from a program that the super-user starts the right to read whatever it wants (util-linux). */
const WITHOUT_SUPER_RIGHTS = ['setpriv', '--bounding-set=-dac_override,-dac_read_search'];

export function wenmai(args: readonly string[], { cwd = ROOT, input = '', asUser = false } = {}): Promise<Finished> {
  const isRoot = process.getuid?.() === 0;
  const [command = '', ...rest] = [
    ...(asUser && isRoot ? WITHOUT_SUPER_RIGHTS : []),
    process.execPath,
    PROGRAM,
    ...args,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenmai-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
