/** Reads the public lists of names: what each calls a thing, which type that means, and how far to trust it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityType } from '../../src/knowledge.ts';

/** What one list says of one thing: its names, the preferred one first. */
export interface Claim {
  readonly names: readonly string[];
  readonly type: EntityType;
  readonly source: string;
  /** How much the list's word weighs when lists disagree about the type. */
  readonly weight: number;
  /** Whether the entry may be a mere concept (a topic, a glossary term), which needs a second voice. */
  readonly concept: boolean;
}

/** The fields that the lists have in common, and those that tell the type. */
interface Entry {
  readonly name: string | null;
  readonly aliases?: readonly string[];
  readonly zh?: string | null;
  readonly type: string | null;
  readonly category?: string | null;
  readonly subcategory?: string | null;
  readonly kind?: string | null;
  readonly created_by?: string | null;
  readonly github_url?: string | null;
  readonly released?: string | null;
}

/** One list: its folder, and what an entry of it claims; null where the entry is no name. */
interface Source {
  readonly folder: string;
  readonly weight: number;
  readonly typeOf: (entry: Entry) => EntityType | null;
  readonly isConcept?: (entry: Entry) => boolean;
  /** Whether the list's aliases are names of the same thing that people write: not slugs, not sister brands. */
  readonly aliases: boolean;
}

/** Best first: the first list that names a thing gives its canonical name. */
const SOURCES: readonly Source[] = [
  { folder: 'apache', weight: 3, aliases: true, typeOf: () => 'Product' },
  { folder: 'cncf_landscape', weight: 2, aliases: true, typeOf: landscapeType },
  { folder: 'opendigger', weight: 2, aliases: true, typeOf: diggerType },
  { folder: 'endoflife', weight: 2, aliases: false, typeOf: () => 'Product' },
  { folder: 'linguist', weight: 2, aliases: false, typeOf: () => 'Product' },
  { folder: 'lfai_landscape', weight: 1, aliases: true, typeOf: landscapeType },
  { folder: 'github_topics', weight: 1, aliases: false, typeOf: topicType, isConcept: (entry) => !hasMaker(entry) },
  { folder: 'simple_icons', weight: 1, aliases: false, typeOf: () => 'Product' },
  { folder: 'cncf_glossary', weight: 1, aliases: true, typeOf: () => 'Technology', isConcept: () => true },
];

/** Everything that the lists below `folder` claim, the most trusted list first. */
export function readSources(folder: string): Claim[] {
  return SOURCES.flatMap((source) => {
    const lines = readFileSync(join(folder, source.folder, 'entries.jsonl'), 'utf8')
      .trim()
      .split('\n');
    return lines.flatMap((line) => claimsOf(JSON.parse(line) as Entry, source));
  });
}

function claimsOf(entry: Entry, { folder, weight, typeOf, isConcept, aliases }: Source): Claim[] {
  const type = typeOf(entry);
  if (type === null || entry.name === null) return [];
  const written = [entry.name, ...(entry.zh ? [entry.zh] : []), ...(aliases ? (entry.aliases ?? []) : [])];
  const names = [...new Set(written.flatMap(spellings))];
  return [{ names, type, source: folder, weight, concept: isConcept?.(entry) ?? false }];
}

function landscapeType({ type, category, subcategory }: Entry): EntityType {
  if (category === 'Hosting Companies') return 'Organization';
  return type === 'ORG' && subcategory !== 'Certified CNFs' ? 'Organization' : 'Product';
}

/** Technology entries are shelf labels ("Database - Columnar"), domains likewise: not names. */
function diggerType({ kind }: Entry): EntityType | null {
  if (kind === 'Project') return 'Product';
  return /^(Company|Community|Foundation|University|Institution|Agency)/.test(kind ?? '') ? 'Organization' : null;
}

function topicType(entry: Entry): EntityType {
  return hasMaker(entry) ? 'Product' : 'Technology';
}

function hasMaker({ created_by, github_url, released }: Entry): boolean {
  return Boolean(created_by ?? github_url ?? released);
}

/** Remarks that lists put in brackets behind a name, and at times take for names of their own. */
const REMARK =
  /^(?:member|KCSP|KCNTP|KTP|hosting|contributor|supporter|incubating|retired|dormant|software|disambiguation|wasm|formerly .*)$/i;

/** What companies add to their names in registers, seldom in prose. */
const LEGAL_FORM = /,? (?:Inc|LLC|Corp|Corporation|Limited|Ltd|Co\.,? Ltd|Co\. Limited|GmbH|AG|S\.A)\.?$/i;

/** `Platform as a Service (PaaS)` is two names, `Huawei (member)` is one; `Cloudera, Inc.` is called Cloudera too. */
export function spellings(name: string): string[] {
  const plain = name.trim().replace(/\s+/g, ' ');
  const open = plain.search(/ ?[(（]/);
  const isBracketed = open > 0 && /[)）]$/.test(plain);
  const base = isBracketed ? plain.slice(0, open) : plain;
  const inner = isBracketed
    ? plain
        .slice(open)
        .replace(/^ ?[(（]/, '')
        .slice(0, -1)
    : '';
  const names = [base.replace(LEGAL_FORM, ''), base, ...(/[()（）,;]/.test(inner) ? [] : [inner])];
  return [...new Set(names)].filter((spelling) => spelling !== '' && !REMARK.test(spelling));
}
