/** Where a Neo4j server is and who we are to it: from options first, then from the environment. */
import { WenmaiError } from '../errors.ts';

export interface Neo4jSettings {
  /** `neo4j://`, `bolt://`, or either with `+s` or `+ssc`. */
  readonly uri: string;
  readonly username: string;
  /** Null where the server asks for none. */
  readonly password: string | null;
  readonly database: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const SCHEME = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:$/u;

/**
 * Settles the settings. The environment is that of Neo4j's own tools: `NEO4J_URI`, `NEO4J_USERNAME`, `NEO4J_PASSWORD`,
 * `NEO4J_DATABASE`, and `NEO4J_AUTH` (`none`, or a name, a slash and a password), which the former two win over. A
 * password comes from there alone, since others can read command lines. Throws `invalid-option`.
 */
export function neo4jSettings(
  given: Partial<Omit<Neo4jSettings, 'password'>>,
  environment: Environment,
): Neo4jSettings {
  const uri = given.uri ?? environment['NEO4J_URI'] ?? 'neo4j://localhost:7687';
  checkUri(uri);
  const login = parseAuth(environment['NEO4J_AUTH']);
  return {
    uri,
    username: given.username ?? environment['NEO4J_USERNAME'] ?? login.username,
    password: environment['NEO4J_PASSWORD'] ?? login.password,
    database: given.database ?? environment['NEO4J_DATABASE'] ?? 'neo4j',
  };
}

/** Whether a password would travel to another machine for all to read. */
export function sendsPasswordInClear({ uri, password }: Neo4jSettings): boolean {
  const { protocol, hostname } = new URL(uri);
  const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(hostname);
  return password !== null && !isLoopback && !protocol.includes('+');
}

function checkUri(uri: string): void {
  const url = URL.canParse(uri) ? new URL(uri) : null;
  if (url === null || url.hostname === '' || !SCHEME.test(url.protocol)) {
    throw new WenmaiError(
      'invalid-option',
      `Expected the address of a Neo4j server, such as neo4j://localhost:7687, got "${uri}": see --uri and NEO4J_URI`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new WenmaiError(
      'invalid-option',
      `Expected an address without a login, got one at ${url.host}: set NEO4J_USERNAME and NEO4J_PASSWORD`,
    );
  }
}

function parseAuth(auth: string | undefined): Pick<Neo4jSettings, 'username' | 'password'> {
  if (auth === undefined || auth === '' || auth === 'none') return { username: 'neo4j', password: null };
  const slash = auth.indexOf('/');
  if (slash > 0) return { username: auth.slice(0, slash), password: auth.slice(slash + 1) };
  throw new WenmaiError(
    'invalid-option',
    'Expected NEO4J_AUTH to be "none", or a name, a slash and a password, got something else: set it anew',
  );
}
