/** `wenmai aliases`: the identity ledger, and corrections of what it says. */
import { Command } from 'commander';
import {
  type AliasRow,
  correct,
  type Correction,
  ENTITY_TYPES,
  type EntityRow,
  type EntityType,
  listCorrections,
  normalizeName,
  openWorkspace,
  type Thing,
  undoCorrection,
  type Workspace,
  WenmaiError,
} from '../index.ts';
import { jsonOption, positiveNumber, workspaceOption } from './options.ts';
import { entityNamed } from './show.ts';
import { formatTable, oneLine } from './table.ts';

interface Flags {
  readonly workspace: string;
}

export function aliasesCommand(): Command {
  const command = new Command('aliases').description(
    'shows which names are one thing and why, and corrects it (kept in aliases.yaml in the workspace)',
  );
  for (const create of [listCommand, mergeCommand, keepApartCommand, splitCommand, renameTypeCommand, undoCommand]) {
    command.addCommand(create().addOption(workspaceOption()).exitOverride());
  }
  return command;
}

function listCommand(): Command {
  return new Command('list')
    .description('lists the corrections, then every name that was joined to an entity or kept apart from one')
    .argument('[ENTITY]', 'only this one: an id, a name or an alias')
    .option('--limit <N>', 'at most so many lines', positiveNumber, 50)
    .addOption(jsonOption())
    .action(async (asked: string | undefined, flags: Flags & { limit: number; json?: boolean }) => {
      const corrections = await listCorrections(flags.workspace);
      const ledger = await withWorkspace(flags, async (workspace) => {
        return workspace.aliases(asked === undefined ? undefined : (await entityNamed(workspace, asked)).id);
      });
      if (flags.json === true) {
        process.stdout.write(`${JSON.stringify({ corrections, ledger }, null, 2)}\n`);
        return;
      }
      const parts = corrections.map((correction, at) => `${at + 1}  ${sayCorrection(correction)}`);
      if (parts.length > 0) parts.push('');
      parts.push(ledger.length === 0 ? 'No name was joined to another' : ledgerTable(ledger.slice(0, flags.limit)));
      if (ledger.length > flags.limit) parts.push('', `${ledger.length - flags.limit} more: raise --limit`);
      process.stdout.write(`${parts.join('\n')}\n`);
    });
}

function mergeCommand(): Command {
  return new Command('merge')
    .description('says that two entities are one')
    .argument('<A>', 'an id, a name or an alias')
    .argument('<B>', 'another')
    .action(async (a: string, b: string, flags: Flags) => {
      await apply(flags, async (workspace) => ({ kind: 'merge', things: await twoThings(workspace, a, b) }));
    });
}

function keepApartCommand(): Command {
  return new Command('keep-apart')
    .description('says that two names are never one thing')
    .argument('<A>', 'an id, a name or an alias')
    .argument('<B>', 'another')
    .action(async (a: string, b: string, flags: Flags) => {
      await apply(flags, async (workspace) => ({ kind: 'keep-apart', things: await twoThings(workspace, a, b) }));
    });
}

function splitCommand(): Command {
  return new Command('split')
    .description('takes a name out of its entity; or, with an article, what it names there')
    .argument('<NAME>', 'a name or an alias')
    .option('--article <ID>', 'the article in which it is another thing than elsewhere')
    .action(async (name: string, flags: Flags & { article?: string }) => {
      await apply(flags, async (workspace) => {
        const { type, name: surface } = await thingOf(workspace, name);
        return { kind: 'split', thing: { type, name: surface, article: flags.article ?? null } };
      });
    });
}

function renameTypeCommand(): Command {
  return new Command('rename-type')
    .description('says of what type an entity is')
    .argument('<ENTITY>', 'an id, a name or an alias')
    .argument('<TYPE>', ENTITY_TYPES.join(', '))
    .action(async (asked: string, given: string, flags: Flags) => {
      const to = ENTITY_TYPES.find((type) => type.toLowerCase() === given.toLowerCase());
      if (to === undefined) {
        throw new WenmaiError(
          'invalid-option',
          `Expected one of ${ENTITY_TYPES.join(', ')}, got "${given}": choose one`,
        );
      }
      await apply(flags, async (workspace) => ({ kind: 'rename-type', thing: await thingOf(workspace, asked), to }));
    });
}

function undoCommand(): Command {
  return new Command('undo')
    .description('takes a correction back')
    .argument('<N>', 'its number in wenmai aliases list', positiveNumber)
    .action(async (number: number, flags: Flags) => {
      const correction = await undoCorrection(number, flags);
      process.stdout.write(`Undone: ${sayCorrection(correction)}\n`);
    });
}

/** Writes a correction, folds, and says what changed. */
async function apply(flags: Flags, find: (workspace: Workspace) => Promise<Correction>): Promise<void> {
  const { correction, before } = await withWorkspace(flags, async (workspace) => {
    return { correction: await find(workspace), before: workspace.meta() };
  });
  const after = await correct(correction, flags);
  const outcome =
    after.digest === before.digest
      ? 'The graph stays as it was'
      : `Entities: ${before.counts.entities} before, ${after.counts.entities} now`;
  process.stdout.write(`${sayCorrection(correction)}\n${outcome}\n`);
}

async function twoThings(workspace: Workspace, a: string, b: string): Promise<Thing[]> {
  const things = [await thingOf(workspace, a), await thingOf(workspace, b)];
  const [first, second] = things.map((thing) => JSON.stringify(thing));
  if (first !== second) return things;
  throw new WenmaiError('invalid-option', `Expected two names, got "${a}" and "${b}", which are one: name two things`);
}

/**
 * What the user names, as `aliases.yaml` says it: by type and name, and by article only where the name is several things.
 * Throws `unknown-entity` where it cannot tell which.
 */
async function thingOf(workspace: Workspace, asked: string): Promise<Thing> {
  const found = await workspace.candidates(asked);
  const exact = found.find(({ id }) => id === asked);
  const entity = exact ?? found[0] ?? (await entityNamed(workspace, asked));
  if (exact === undefined && found.length > 1) {
    const ids = found.map(({ id, documents }) => `${id} (${documents} articles)`).join(', ');
    throw new WenmaiError(
      'unknown-entity',
      `Expected one thing, got "${asked}", which is ${found.length}: name ${ids}`,
    );
  }
  const name = nameIn(entity, asked);
  const sharing = (await workspace.candidates(`${entity.type.toLowerCase()}:${normalizeName(name)}`)).filter(
    ({ id, name: other, aliases }) => id !== entity.id && [other, ...aliases].includes(name),
  );
  const isShared = entity.type === 'Person' && sharing.length > 0;
  return { type: entity.type, name, article: isShared ? await workspace.articleWith(entity.id, name) : null };
}

/** The name that was asked for, else the one that the entity's id is made of. */
function nameIn({ id, name, aliases }: EntityRow, asked: string): string {
  const names = [name, ...aliases];
  const spelled =
    names.find((each) => each === asked) ?? names.find((each) => normalizeName(each) === normalizeName(asked));
  const [, bare = ''] = /^[a-z]+:(.+?)(?:\(.*\))?$/u.exec(id) ?? [];
  return spelled ?? names.find((each) => normalizeName(each) === bare) ?? name;
}

function sayCorrection(correction: Correction): string {
  const say = ({ type, name, article }: Thing) => `${type} ${name}${article === null ? '' : ` in ${article}`}`;
  switch (correction.kind) {
    case 'merge':
      return oneLine(`merged: ${correction.things.map(say).join(' = ')}`);
    case 'keep-apart':
      return oneLine(`kept apart: ${correction.things.map(say).join(' | ')}`);
    case 'split':
      return oneLine(`split: ${say(correction.thing)}`);
    case 'rename-type':
      return oneLine(`type: ${say(correction.thing)} is ${articleOf(correction.to)} ${correction.to}`);
  }
}

function articleOf(type: EntityType): string {
  return /^[AEIOU]/u.test(type) ? 'an' : 'a';
}

function ledgerTable(ledger: readonly AliasRow[]): string {
  const rows = ledger.map(({ entity, surface, member, verdict, reason, documents, stories, quote }) => {
    return [oneLine(surface), verdict, entity, member, reason, documents, stories, shortened(oneLine(quote))];
  });
  return formatTable(['name', 'verdict', 'entity', 'member', 'reason', 'articles', 'stories', 'sentence'], rows);
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= 60 ? text : `${characters.slice(0, 59).join('')}…`;
}

async function withWorkspace<Result>(flags: Flags, ask: (workspace: Workspace) => Promise<Result>): Promise<Result> {
  const workspace = await openWorkspace(flags.workspace);
  try {
    return await ask(workspace);
  } finally {
    workspace.close();
  }
}
