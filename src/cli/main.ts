#!/usr/bin/env node
/** The program `wenmai`: one file a command; each reads its arguments, calls the library and prints. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../index.ts';
import { aliasesCommand } from './aliases.ts';
import { buildCommand } from './build.ts';
import { evaluateCommand } from './evaluate.ts';
import { EXIT, exitCodeOf, explainError } from './exit.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { extractCommand } from './extract.ts';
import { findCommand } from './find.ts';
import { foldCommand } from './fold.ts';
import { neo4jCommand } from './neo4j.ts';
import { showCommand } from './show.ts';
import { statusCommand } from './status.ts';
import { trainCommand } from './train.ts';

/** In the order of `--help`. */
export const COMMANDS = [
  buildCommand,
  extractCommand,
  foldCommand,
  statusCommand,
  findCommand,
  showCommand,
  explainCommand,
  aliasesCommand,
  exportCommand,
  neo4jCommand,
  evaluateCommand,
  trainCommand,
];

export function createProgram(): Command {
  const program = new Command('wenmai')
    .description('Builds a knowledge graph with sentence evidence from articles: Chinese, English and mixed')
    .version(VERSION)
    .option('--debug', 'print the stack of an unexpected error')
    .showHelpAfterError('(run with --help to see every option)')
    .exitOverride();
  for (const create of COMMANDS) program.addCommand(create().exitOverride());
  return program;
}

// A reader that has seen enough (`wenmai extract … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  process.stderr.write(`wenmai: Expected to write to standard output, but ${error.message}: check where it leads\n`);
  process.exit(EXIT.missing);
});

const program = createProgram();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else {
    process.stderr.write(`${explainError(error, program.opts<{ debug?: boolean }>().debug === true)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
