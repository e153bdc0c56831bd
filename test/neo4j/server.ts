/**
 * A real Neo4j for tests, from Maven Central: fetched and compiled once into a cache of the user's, then run as a
 * process of its own on a free loopback port. Needs a JDK (17 or newer) and Maven, and the network the first time.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 15_000;

const JVM_FLAGS = [
  '-Xms128m',
  '-Xmx512m',
  '-XX:+UseSerialGC',
  // Half the time to start, and tests are over before better code would pay.
  '-XX:TieredStopAtLevel=1',
  '-Dlog4j2.disable.jmx=true',
  ...['java.nio', 'java.io', 'sun.nio.ch'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
];

/** Why these tests cannot run here, or null. In continuous integration they must run, so there it is always null. */
export const skipReason = ((): string | null => {
  if (process.env.CI === 'true') return null;
  const absent = ['java', 'javac', 'mvn'].filter((name) => spawnSync(name, ['-version']).status !== 0);
  if (absent.length === 0) return null;
  return `skipped without ${absent.join(', ')}: install a JDK (17 or newer) and Maven to run them`;
})();

export interface TestServer {
  readonly uri: string;
  readonly password: string;
  readonly home: string;
  /** Ends the server as a power cut would; its home stays, for a later start. */
  readonly kill: () => Promise<void>;
  /** Ends the server and deletes its home. */
  readonly stop: () => Promise<void>;
}

export interface TestServerOptions {
  /** The home of a server that was killed, to go on with its databases. */
  readonly home?: string;
  /** Neo4j settings by name. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a server whose user is `neo4j`; rejects with what it printed where it does not come up. */
export async function startNeo4j({ home, settings = {} }: TestServerOptions = {}): Promise<TestServer> {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'wenmai-neo4j-')));
  const password = 'only-for-tests';
  const given = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const child = spawn('java', [...JVM_FLAGS, '-cp', classPath(), 'RunNeo4j', folder, password, ...given]);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const kill = () => {
    child.kill('SIGKILL');
    return ended;
  };

  let printed = '';
  const port = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => {
        printed += piece.toString();
        const ready = /^READY (\d+)$/mu.exec(printed);
        if (ready?.[1] !== undefined) resolve(ready[1]);
      });
    }
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  const started = await Promise.race([port, ended]);
  clearTimeout(limit);
  if (started === undefined) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`Neo4j did not start:\n${printed}`);
  }

  return {
    uri: `bolt://127.0.0.1:${started}`,
    password,
    home: folder,
    kill,
    stop: async () => {
      child.stdin.end();
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await ended;
      clearTimeout(patience);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where Java finds the server and its launcher; the first time they are fetched and compiled. */
export function classPath(): string {
  const [pom, launcher] = ['pom.xml', 'RunNeo4j.java'].map((name) => join(import.meta.dirname, name)) as [
    string,
    string,
  ];
  const jars = cached('neo4j', [pom], (folder) => {
    const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
    run('mvn', ['-B', '-q', '-f', pom, ...copy]);
  });
  const classes = cached('neo4j-launcher', [pom, launcher], (folder) => {
    run('javac', ['-d', folder, '-cp', join(jars, '*'), launcher]);
  });
  return [classes, join(jars, '*')].join(delimiter);
}

function run(command: string, given: readonly string[]): void {
  execFileSync(command, given, { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** A folder of the user's cache that is a function of these files; filled where it is not there yet. */
function cached(name: string, files: readonly string[], fill: (folder: string) => void): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  const parent = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'wenmai');
  const folder = join(parent, `${name}-${hash.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;

  mkdirSync(parent, { recursive: true });
  const partial = mkdtempSync(`${folder}.partial-`);
  try {
    fill(partial);
    renameSync(partial, folder);
  } catch (error) {
    // Two test files may fill it at once: whoever is second finds it full.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}
