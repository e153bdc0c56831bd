/**
 * Names without the owner in front: CNCF TOC is the TOC of an article that names the CNCF, OneDrive is 微软 OneDrive,
 * 省委宣传部 is 湖南省委宣传部 where the article names 湖南. 阿里云 is not the 云 of 阿里, 诺基亚西门子 not 西门子.
 */
import type { EntityType, Mention } from '../knowledge.ts';
import { normalizeName } from '../text/normalize.ts';
import type { Groups } from './groups.ts';
import { addTo, type Article, distinct, joinOnly } from './rule.ts';

/** What the owner of a thing of this type can be. */
const OWNERS: Readonly<Record<EntityType, readonly EntityType[]>> = {
  Organization: ['Organization', 'Location', 'Product'],
  Product: ['Organization', 'Product'],
  Event: ['Organization', 'Location', 'Product'],
  Work: ['Organization', 'Location', 'Product'],
  Location: ['Location'],
  Person: [],
  Technology: [],
};

/** What stands behind its owner's name must be a name of its own. */
const MIN_LENGTH = 3;
/** What is left of an organization's Chinese name must itself say what kind it is of: 研究院, 宣传部, 工作组. */
const IS_KIND = /[院室组部局会心队所校系处委办厅社团区院馆室业技司]$/u;
/** Systems of which each maker has its own: Red Hat Linux is not Linux. */
const FAMILY = /^(?:linux|unix|bsd|sql|java|javascript|c|android|http|dns|tls|ssl|copilot|office|cloud|云|小程序)$/u;

export function joinQualified({ mentions }: Article, groups: Groups): void {
  const names = new Map<string, Mention>();
  for (const mention of distinct(mentions)) {
    const key = `${mention.type} ${normalizeName(mention.surface)}`;
    if (!names.has(key)) names.set(key, mention);
  }
  const rivals = new Map<string, Mention[]>();
  const qualified = new Set<string>();
  for (const [typed, long] of names) {
    const key = typed.slice(long.type.length + 1);
    const owners = OWNERS[long.type];
    for (let at = 1; at <= key.length - MIN_LENGTH; at++) {
      const rest = `${long.type} ${key.slice(at)}`;
      if (!names.has(rest) || !startsWord(long.surface, key.slice(at))) continue;
      addTo(rivals, rest, long);
      const isOwned = owners.some((type) => {
        const owner = names.get(`${type} ${key.slice(0, at)}`);
        return owner !== undefined && (owner.type !== 'Product' || isPart(long, names.get(rest)));
      });
      if (isOwned) qualified.add(rest);
    }
  }
  for (const typed of qualified) {
    const short = names.get(typed);
    if (short === undefined || !standsAlone(short)) continue;
    if (groups.knownName(normalizeName(short.surface)) === null) {
      joinOnly(short, rivals.get(typed) ?? [], 'qualified', groups);
    }
  }
}

/** Whether the rest of a name begins where a word does: Chinese anywhere, Latin behind a gap or a Chinese character. */
export function startsWord(surface: string, rest: string): boolean {
  if (/^\p{Script=Han}/u.test(rest)) return true;
  let start = surface.length - rest.length;
  while (start > 0 && normalizeName(surface.slice(start)) !== rest) start--;
  return start > 0 && !/[\p{Script=Latin}\d]/u.test(surface.charAt(start - 1));
}

/**
 * Whether a thing with a product's name in front is that product's part, and not something of many that the product
 * supports: Docker Hub is the Hub, but WPS PDF is not PDF. Only said first with its owner's name.
 */
function isPart(long: Mention, short: Mention | undefined): boolean {
  if (short === undefined || short.start < long.start) return false;
  if (long.type !== 'Product') return true;
  return !/^(?:[\p{Lu}\d]+|\p{Ll}.*)$/u.test(short.surface) && /[ \p{Script=Han}]$/u.test(beginningOf(long, short));
}

function beginningOf(long: Mention, short: Mention): string {
  return long.surface.slice(0, Math.max(0, long.surface.length - short.surface.length));
}

function standsAlone({ surface, type }: Mention): boolean {
  const key = normalizeName(surface);
  if (FAMILY.test(key)) return false;
  return type !== 'Organization' || !/^\p{Script=Han}+$/u.test(key) || IS_KIND.test(key);
}
