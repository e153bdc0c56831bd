/** What the driver throws, as errors that say what to do. */
import { isRetryableError, Neo4jError } from 'neo4j-driver';
import { WenmaiError } from '../errors.ts';
import type { Neo4jSettings } from './settings.ts';

/** Whether the server had too little memory for one statement, so that a smaller one may pass. */
export function isMemoryFailure(error: unknown): boolean {
  return error instanceof Neo4jError && /OutOfMemory|MemoryLimit/u.test(error.code);
}

/** The error to throw for anything that was thrown; `wasConnected` says that the server had answered before. */
export function storeFailure(
  error: unknown,
  { uri, username, password, database }: Neo4jSettings,
  wasConnected: boolean,
): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const said = shortened(error.message);
  const failure = (kind: 'store-unavailable' | 'store-refused', message: string) =>
    new WenmaiError(kind, message, { cause: error });

  switch (code) {
    case 'ServiceUnavailable':
    case 'SessionExpired':
      return failure(
        'store-unavailable',
        wasConnected
          ? `Expected the Neo4j server at ${uri} to stay, lost it (${said}): start it and push again, which completes this push`
          : `Expected a Neo4j server at ${uri}, got no answer (${said}): start it, or name another with --uri or NEO4J_URI`,
      );
    case 'Neo.ClientError.Security.Unauthorized':
      return failure(
        'store-refused',
        `Expected a login that ${uri} accepts, got ${password === null ? 'no password' : 'a wrong one'} for "${username}": set NEO4J_USERNAME and NEO4J_PASSWORD`,
      );
    case 'Neo.ClientError.Security.AuthenticationRateLimit':
      return failure(
        'store-refused',
        `Expected a login that ${uri} accepts, got too many wrong ones: wait a while, then try the right one`,
      );
    case 'Neo.ClientError.Security.Forbidden':
      return failure(
        'store-refused',
        `Expected "${username}" to be allowed to write data and constraints in ${database}, got a refusal (${said}): ask for that right`,
      );
    case 'Neo.ClientError.Database.DatabaseNotFound':
      return failure(
        'store-refused',
        `Expected a database "${database}" at ${uri}, got none of that name: SHOW DATABASES lists those there are, --database or NEO4J_DATABASE names one`,
      );
    default:
      return failure(
        'store-refused',
        isRetryableError(error)
          ? `Expected the Neo4j server at ${uri} to have room and time, got ${code} again and again (${said}): push again when it is at rest`
          : `Expected the Neo4j server at ${uri} to accept the graph, got ${code} (${said}): its log says more`,
      );
  }
}

/** What the server said in one line; of the driver's own advice around a broken connection, only the cause. */
function shortened(message: string): string {
  const [line = ''] = message.split('\n');
  return line.split('Caused by: ').at(-1) ?? line;
}
