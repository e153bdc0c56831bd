/** The values that nodes and relationships carry: whole numbers stay whole, dates become dates, hashes tell changes. */
import { createHash } from 'node:crypto';
import { Date as Neo4jDate } from 'neo4j-driver';

type Day = Neo4jDate<number>;

/** The driver writes a `number` as a float, so that whole numbers are `bigint`; null removes a property. */
export type Value = string | bigint | number | readonly string[] | Day | null;

export type Properties = Readonly<Record<string, Value>>;

/** Hexadecimal digits of a hash: it only ever tells two versions of one node or relationship apart. */
const HASH_LENGTH = 16;

/**
 * The day that a date begins with, as a date that Neo4j computes with: `2021` and `2021-01` are both 1 January 2021.
 * Null where there is no date, or none that the calendar has.
 */
export function dateValue(date: string | null): Day | null {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(date ?? '') ?? [];
  if (year === undefined) return null;
  const first = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(first.getTime()) || first.getUTCDate() !== Number(day)) return null;
  return new Neo4jDate(Number(year), Number(month), Number(day));
}

/** Equal for equal properties with equal values. */
export function hashOf(properties: Properties): string {
  const text = JSON.stringify(properties, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
