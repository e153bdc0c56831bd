/** `wenmai neo4j`: the graph on a Neo4j server. */
import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { neo4jSettings, openWorkspace, pushToNeo4j, type PushSummary, sendsPasswordInClear } from '../index.ts';
import { jsonOption, positiveNumber, quietOption, workspaceOption } from './options.ts';
import { progressLine } from './progress.ts';
import { interruptSignal } from './signal.ts';

interface PushFlags {
  readonly workspace: string;
  readonly uri?: string;
  readonly username?: string;
  readonly database?: string;
  readonly graph?: string;
  readonly batch?: number;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

const ENVIRONMENT = `
Environment:
  NEO4J_URI, NEO4J_USERNAME, NEO4J_DATABASE  where the options are not given
  NEO4J_PASSWORD                             the password; there is no option for it, others can read command lines
  NEO4J_AUTH                                 none, or a name, a slash and a password, where the above are not set`;

export function neo4jCommand(): Command {
  return new Command('neo4j').description('puts the graph on a Neo4j server').addCommand(pushCommand().exitOverride());
}

function pushCommand(): Command {
  return new Command('push')
    .description('brings the graph on the server to the state of the workspace, touching nothing else there')
    .addOption(workspaceOption())
    .option('--uri <URI>', 'the server (default: "neo4j://localhost:7687")')
    .option('--username <NAME>', 'who to log in as (default: "neo4j")')
    .option('--database <NAME>', 'the database (default: "neo4j")')
    .option('--graph <NAME>', "the graph's name on the server (default: the name of the workspace's folder)")
    .option('--batch <ROWS>', 'at most so many rows in a transaction (default: 5000)', positiveNumber)
    .addOption(quietOption())
    .addOption(jsonOption())
    .addHelpText('after', ENVIRONMENT)
    .action(async ({ graph = '', batch, quiet = false, json = false, ...flags }: PushFlags) => {
      const settings = neo4jSettings(flags, process.env);
      if (sendsPasswordInClear(settings)) {
        process.stderr.write(
          `warning: the password goes to ${settings.uri} unencrypted: use neo4j+s:// if the server can\n`,
        );
      }
      const workspace = await openWorkspace(flags.workspace);
      const progress = progressLine();
      const { signal, release } = interruptSignal();
      try {
        const summary = await pushToNeo4j(workspace, {
          settings,
          graph: graph === '' ? basename(resolve(flags.workspace)) : graph,
          signal,
          ...(batch === undefined ? {} : { batch }),
          ...(quiet ? {} : { onProgress: progress.update }),
        });
        if (!quiet) progress.end();
        if (json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
        else if (!quiet) process.stdout.write(describe(summary, `${settings.uri}, database ${settings.database}`));
      } finally {
        release();
        workspace.close();
      }
    });
}

function describe({ graph, digest, pushed, counters }: PushSummary, place: string): string {
  if (!pushed) return `Nothing to push: graph ${graph} at ${place} is up to date (${digest})\n`;
  const { nodesCreated, nodesDeleted, relationshipsCreated, relationshipsDeleted, propertiesSet } = counters;
  const lines = [
    `Pushed         graph ${graph} to ${place}`,
    `Nodes          ${nodesCreated} created, ${nodesDeleted} deleted`,
    `Relationships  ${relationshipsCreated} created, ${relationshipsDeleted} deleted`,
    `Properties     ${propertiesSet} set`,
    `Digest         ${digest}`,
  ];
  return `${lines.join('\n')}\n`;
}
