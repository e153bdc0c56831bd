/** Joins nodes that their names alone make one: in another form, or of another type. */
import type { EntityType } from '../knowledge.ts';
import { entityId, normalizeName } from '../text/normalize.ts';
import type { Database } from '../workspace/database.ts';
import type { Clusters } from './clusters.ts';
import { fill, member } from './nodes.ts';
import { question } from './queries.ts';
import { MAKER_PRODUCTS, possibleMakers, settleTypes } from './types.ts';
import type { Judgement, TypedNode } from './types.ts';
import { plainerForm } from './variants.ts';

/** Joins nodes whose names differ in form only. */
export async function joinVariants(database: Database, clusters: Clusters): Promise<Judgement[]> {
  const pairs: (string | number)[][] = [];
  for await (const batch of database.stream('SELECT DISTINCT node, type, name FROM placed')) {
    for (const { node, type, name } of batch) {
      const plain = plainerForm(name as string, type as EntityType);
      if (plain === null || entityId(type as EntityType, name as string) !== node) continue;
      pairs.push([node, entityId(type as EntityType, plain.name), plain.sure ? 1 : 0]);
    }
  }
  await fill(database, 'variant (node VARCHAR, plain VARCHAR, sure INTEGER)', pairs);
  const rows = await database.all(question('variantPair'));
  return rows.map((row): Judgement => {
    const [node, plain] = [member(row, row.plain as string, 'member'), member(row, row.node as string, 'node')];
    clusters.add(node);
    clusters.add(plain);
    clusters.merge(node.id, plain.id);
    const sides = { node: node.id, member: plain.id };
    if (clusters.joined(node.id, plain.id)) return { ...sides, reason: 'variant', verdict: 'merged' };
    return { ...sides, reason: clusters.obstacle(node.id, plain.id) ?? 'both-known', verdict: 'kept-apart' };
  });
}

/** Joins nodes of one name and two types. */
export async function joinTypes(database: Database, clusters: Clusters): Promise<Judgement[]> {
  const nodes = (await database.all(question('sameName'))).map((row): TypedNode => {
    return { ...member(row, row.node as string, ''), name: row.name as string, type: row.type as EntityType };
  });
  return settleTypes(nodes, clusters, await makersAmong(database, possibleMakers(nodes)));
}

/** Those names with which the names of several products begin. */
async function makersAmong(database: Database, names: ReadonlySet<string>): Promise<Set<string>> {
  const products = new Map<string, Set<string>>();
  if (names.size === 0) return new Set();
  for await (const batch of database.stream("SELECT DISTINCT name FROM occurrence WHERE type = 'Product'")) {
    for (const { name } of batch) {
      const product = normalizeName(name as string);
      for (const maker of beginnings(name as string)) {
        if (names.has(maker) && product !== maker) products.set(maker, (products.get(maker) ?? new Set()).add(product));
      }
    }
  }
  return new Set([...products].filter(([, made]) => made.size >= MAKER_PRODUCTS).map(([maker]) => maker));
}

/** What a name begins with: its words but the last, or its Chinese characters up to any but the last. */
function beginnings(name: string): string[] {
  const ends = [...name.matchAll(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)].map((word) => word.index + word[0].length);
  return ends.slice(0, Math.min(ends.length - 1, 8)).map((end) => normalizeName(name.slice(0, end)));
}
