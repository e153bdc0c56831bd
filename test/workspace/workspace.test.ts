import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { layoutOf } from '../../src/workspace/layout.ts';
import { EMPTY_MANIFEST, saveManifest } from '../../src/workspace/manifest.ts';
import { statusOf } from '../../src/workspace/status.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import type { Workspace } from '../../src/workspace/workspace.ts';
import { toJson } from '../../src/record.ts';
import { record } from '../fold/records.ts';
import type { Article } from '../fold/records.ts';
import { buildOf, temporaryLayout } from './built.ts';
import { temporaryFolder } from './folders.ts';

const ARTICLES: readonly Article[] = [
  {
    id: 'a',
    date: '2021-02',
    paragraphs: [
      ['[云原生计算基金会|Organization|CNCF] hosts [Argo|Product]. ', '[Ann|Person] works for [CNCF|Organization]. '],
    ],
    relations: [{ triple: ['person:ann', 'WORKS_FOR', 'organization:cncf'], sentences: [1] }],
  },
  {
    id: 'b',
    paragraphs: [['[Argo|Product] is at [CNCF|Organization]. ', '[Ann|Person] left [CNCF|Organization]. ']],
    relations: [
      { triple: ['person:ann', 'WORKS_FOR', 'organization:cncf'], sentences: [1], status: 'negated' },
      { triple: ['product:argo', 'HOSTED_BY', 'organization:cncf'], sentences: [0] },
    ],
  },
  { id: 'c', paragraphs: [['[Argo Events|Product] is new. ', '[Argo|Work] is a film. ']] },
];

let workspace: Workspace;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wenmai-'));
  const layout = layoutOf(folder);
  await mkdir(layout.work);
  await buildOf(layout, ARTICLES);
  workspace = await openWorkspace(folder);
  return async () => {
    workspace.close();
    await rm(folder, { recursive: true });
  };
});

const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

test('entities come with those in most articles first, and by type', async () => {
  expect(ids(await workspace.entities())).toEqual([
    'organization:cncf',
    'person:ann',
    'product:argo',
    'product:argoevents',
    'work:argo',
  ]);
  expect(ids(await workspace.entities({ type: 'Work' }))).toEqual(['work:argo']);
});

describe('an entity is found', () => {
  const asked = [
    ['by its id', 'organization:cncf', 'organization:cncf'],
    ['by its name', 'CNCF', 'organization:cncf'],
    ['by a name in another width and case', 'ｃｎｃｆ', 'organization:cncf'],
    ['by an alias', '云原生计算基金会', 'organization:cncf'],
    ['by an alias in traditional script', '雲原生計算基金會', 'organization:cncf'],
    ['as the one in most articles, if several have the name', 'argo', 'product:argo'],
    ['never by a part of a name', 'Arg', undefined],
    ['never by nothing', '', undefined],
    ['never by what only looks like a query', "' OR true --", undefined],
  ] as const;
  for (const [how, text, id] of asked) {
    test(how, async () => expect((await workspace.entity(text))?.id).toBe(id));
  }
});

describe('find gives', () => {
  const asked = [
    ['whole names first, then beginnings', 'argo', ['product:argo', 'work:argo', 'product:argoevents']],
    ['names that contain the text', '计算', ['organization:cncf']],
    ['nothing for an unknown text', 'zzz', []],
    ['nothing for no text', ' ', []],
  ] as const;
  for (const [what, text, expected] of asked) {
    test(what, async () => expect(ids(await workspace.find(text))).toEqual(expected));
  }
  test('as many as are asked for', async () =>
    expect(ids(await workspace.find('argo', { limit: 1 }))).toEqual(['product:argo']));
});

describe('relations are narrowed', () => {
  const filters = [
    ['by nothing', {}, ['WORKS_FOR asserted', 'WORKS_FOR negated', 'HOSTED_BY asserted']],
    ['by a subject', { subject: 'Ann' }, ['WORKS_FOR asserted', 'WORKS_FOR negated']],
    ['by an object and a status', { object: 'cncf', status: 'negated' }, ['WORKS_FOR negated']],
    ['by either side', { entity: 'Argo' }, ['HOSTED_BY asserted']],
    ['by a predicate', { predicate: 'HOSTED_BY' }, ['HOSTED_BY asserted']],
    ['to nothing by an unknown entity', { subject: 'Nobody' }, []],
    ['by subject and object', { subject: 'Argo', object: 'Ann' }, []],
  ] as const;
  for (const [how, filter, expected] of filters) {
    test(how, async () => {
      const relations = await workspace.relations(filter);
      expect(relations.map(({ predicate, status }) => `${predicate} ${status}`)).toEqual(expected);
    });
  }
});

test('evidence is the same from either side, stated relations first, with its quote', async () => {
  const evidence = await workspace.evidence('Ann', 'CNCF');
  expect(evidence.map(({ tier, document, status, quote }) => [tier, document, status, quote.trim()])).toEqual([
    ['relation', 'a', 'asserted', 'Ann works for CNCF.'],
    ['relation', 'b', 'negated', 'Ann left CNCF.'],
    ['co-occurrence', 'a', null, 'Ann works for CNCF.'],
    ['co-occurrence', 'b', null, 'Ann left CNCF.'],
  ]);
  expect(await workspace.evidence('CNCF', 'Ann')).toEqual(evidence);
  expect(await workspace.evidence('CNCF', 'Nobody')).toEqual([]);
});

test('pairs and the ledger of names belong to an entity', async () => {
  const pairs = await workspace.cooccurrences('CNCF');
  expect(pairs.map(({ source, target, sentences }) => [source, target, sentences])).toEqual([
    ['organization:cncf', 'person:ann', 2],
    ['organization:cncf', 'product:argo', 2],
  ]);
  expect(await workspace.cooccurrences('CNCF', { limit: 1 })).toHaveLength(1);
  expect(await workspace.cooccurrences('Nobody')).toEqual([]);
  expect(await workspace.aliases('Nobody')).toEqual([]);
});

test('the graph has all entities and edges', async () => {
  const graph = await workspace.graph();
  expect([graph.order, graph.undirectedSize, graph.directedSize]).toEqual([5, 2, 3]);
});

test('records come back as they went in, sorted by id', async () => {
  const lines: string[] = [];
  for await (const each of workspace.records()) lines.push(toJson(each));
  expect(lines).toEqual(ARTICLES.map((article) => toJson(record(article))));
});

test('questions that are asked at the same time do not cut each other short', async () => {
  const [all, relations, graph, again] = await Promise.all([
    workspace.entities(),
    workspace.relations(),
    workspace.graph(),
    workspace.entities(),
  ]);
  expect([all.length, relations.length, graph.order, again.length]).toEqual([5, 3, 5, 5]);
});

test('an open workspace does not see the build that comes after', async () => {
  const layout = await temporaryLayout();
  await buildOf(layout, ARTICLES);
  const before = await openWorkspace(layout.root);
  const { meta } = await buildOf(layout, [{ id: 'd', paragraphs: [['[Zeta|Organization]']] }]);
  expect(before.meta().digest).not.toBe(meta.digest);
  expect(await before.entity('Zeta')).toBeNull();
  expect(await before.entities()).toHaveLength(5);
  before.close();
});

test('the status counts articles, records and extractors', async () => {
  const layout = await temporaryLayout();
  await buildOf(layout, ARTICLES);
  const { recordBytes, ...status } = await statusOf(layout.root);
  expect(recordBytes).toBeGreaterThan(0);
  expect(status).toMatchObject({ articles: 3, extracted: 3, stale: 0, failures: [], parts: 1 });
  expect(status.extractors).toEqual(new Map([['test', 3]]));
  expect(status.build?.counts.documents).toBe(3);
});

test('a folder that is no workspace, or has no build yet, is a clear error', async () => {
  const folder = await temporaryFolder();
  await expect(openWorkspace(join(folder, 'absent'))).rejects.toMatchObject({ code: 'workspace-missing' });
  await expect(statusOf(folder)).rejects.toMatchObject({ code: 'workspace-missing' });

  const layout = await temporaryLayout();
  await buildOf(layout, []);
  await saveManifest(layout.manifest, { ...EMPTY_MANIFEST, version: 2 as 1 });
  await expect(statusOf(layout.root)).rejects.toMatchObject({ code: 'workspace-newer' });
});
