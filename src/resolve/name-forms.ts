/** What one name is called when it is used again: pure functions on surface forms, by type. */
import type { EntityType, Mention } from '../knowledge.ts';
import { foldText } from '../text/fold.ts';

type Named = Pick<Mention, 'surface' | 'type'>;

const HAN = /^\p{Script=Han}+$/u;
const LEGAL_FORM =
  /(?<=..)(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|,? (?:Inc|Incorporated|Ltd|Limited|LLC|Corp|Corporation|Company|GmbH|AG|Co)\.?)$/u;
const FULL_LEGAL_FORM = /(?:有限公司|有限责任公司)$/u;
/** An edition of a series: the year, or which time it is held. */
const EDITION =
  /^(?:(?:19|20)\d{2}\s?年?(?:春季|夏季|秋季|冬季)?(?!\d)|第[一二三四五六七八九十百\d]{1,4}[届次期])\s?|\s?[（(]?(?<!\d)(?:19|20)\d{2}\s?年?[）)]?$/gu;
const PLURAL = /(?<=[a-z](?:sh|ch|ss|x))es$|(?<=\p{Lu}|\p{Ll}{2})(?<![su])s$/u;
const DISTRICT = /(?<=^\p{Script=Han}{2,})[市省]$/u;

/**
 * The name without what spellings of it carry or leave out at will: a company's legal form, the year of a conference, a
 * plural. Names of one type with one plain form are one thing.
 * @example plainForm({ surface: '北原软件有限公司', type: 'Organization' }) // '北原软件'
 */
export function plainForm({ surface, type }: Named): string {
  const plain = simplified(surface.replace(/[™®©]/gu, '').trim());
  const shorter = stripped(plain, type).trim();
  return [...shorter].length >= 2 ? shorter : plain;
}

/**
 * A program's name without the version that is glued on to it (Dubbo3.0), null where there is none: the program all the
 * same, while each version of a model (GPT3.5) or of a protocol (HTTP1.1) is a thing of its own.
 */
export function unversioned({ surface, type }: Named): string | null {
  if (type !== 'Product' || VERSIONED.test(surface)) return null;
  const name = surface.replace(VERSION, '');
  return name === surface ? null : name;
}

const VERSION = /(?<=[A-Za-z\p{Script=Han}]{2})[vV]?\d{1,3}(?:\.\d{1,3}){1,3}$/u;
const VERSIONED =
  /gpt|llama|qwen|claude|gemini|glm|kimi|deepseek|ernie|mistral|文心|通义|混元|usb|http|tls|ssl|wi-?fi/iu;

/** The name with Chinese characters in simplified script, which the endings below are written in. */
function simplified(name: string): string {
  return name.replace(/\p{Script=Han}+/gu, foldText);
}

function stripped(name: string, type: EntityType): string {
  switch (type) {
    case 'Organization':
      return name.replace(LEGAL_FORM, '').replace(LEGAL_FORM, '');
    case 'Event':
      return name.replace(EDITION, '').replace(EDITION, '');
    case 'Product':
      return name.replace(MAKER_SPELLINGS, (maker) => MAKERS[maker.trim()] ?? maker).replace(PLURAL, '');
    case 'Technology':
      return name.replace(PLURAL, '');
    case 'Location':
      return name.replace(DISTRICT, '');
    case 'Person':
    case 'Work':
      return name;
  }
}

/** Makers as they are written elsewhere: 谷歌 Chrome is Google Chrome. */
const MAKERS: Readonly<Record<string, string>> = {
  微软: 'Microsoft ',
  MS: 'Microsoft ',
  谷歌: 'Google ',
  亚马逊: 'Amazon ',
  AWS: 'Amazon ',
  英特尔: 'Intel ',
  苹果: 'Apple ',
  甲骨文: 'Oracle ',
  英伟达: 'NVIDIA ',
};
const MAKER_SPELLINGS = /^(?:(?:微软|谷歌|亚马逊|英特尔|苹果|甲骨文|英伟达) ?(?=[A-Za-z])|(?:MS|AWS) (?=[A-Z]))/u;

/** Makers that stand before their products' names or do not. */
const MAKER =
  /^(?:(?:Apache|Microsoft|Google|Amazon|Intel|IBM|Oracle|Mozilla|Apple|Adobe|HashiCorp|NVIDIA|Alibaba|Eclipse|Project) |(?:微软|谷歌|亚马逊|英特尔|苹果|甲骨文|英伟达) ?)(?=..)/u;
/** What of a name says what kind of thing it is. */
const KINDS: Readonly<Partial<Record<EntityType, RegExp>>> = {
  Organization:
    /(?: (?:Technologies|Platforms|Holdings|Project)|(?<=\p{Script=Han}{2})(?:集团|科技|金服|金融|金融科技|智能|巴巴|控股|大学|安全|软件|出行|网络)| ?(?:公司|平台|社区|项目|基金会|机构))$/iu,
  Product:
    /(?: (?:Linux|Proxy|Editor|Language|Project)|(?:编程语言|语言|操作系统|系统|浏览器|数据库|大模型|项目|社区)|\.?JS| ?lang)$/iu,
  Technology: /(?: (?:Computing|Technology)|计算|技术|协议|程序设计|编程|软件开发|开发)$/iu,
  Work: /(?: License| ?许可证| ?法案)$/iu,
};
/** What a company's registered name says of its trade; 小米汽车 without a legal form may be a company of 小米. */
const TRADE =
  /(?<=\p{Script=Han}{2})(?:科技|技术|信息|信息技术|网络|网络技术|软件|计算机系统|移动|互联|互联网|数据|数码|智能|通信|传媒|文化|教育|汽车|电子|新能源|机器人|半导体|出行|集团)$/u;
/** In front of a company's registered name. */
const PLACE =
  /^(?:中国|\p{Script=Han}{2,3}[省市]|北京|上海|深圳|广州|广东|杭州|浙江|南京|苏州|江苏|成都|四川|武汉|湖北|长沙|湖南|西安|天津|重庆|厦门|福建|珠海|合肥|济南|青岛|山东|大连|沈阳|无锡|宁波|贵州|香港|台湾)(?=..)/u;
/** Names that are one of a family: each distribution has its Linux. */
const FAMILY = /^(?:linux|unix|bsd|sql|java|javascript|android|http|dns|tls|ssl|office|cloud|dos|windows|\.net|c)$/iu;

/** Shorter names that may stand for this one where an article has no other that they fit. */
export function shortForms(named: Named): string[] {
  const { surface, type } = named;
  if (type === 'Person') return shortPersonNames(surface);
  const forms = new Set<string>();
  const add = (name: string) => {
    const form = name.trim();
    if (form !== surface && /\p{L}.*[\p{L}\p{N}]/u.test(form) && !FAMILY.test(form)) forms.add(form);
    return form;
  };
  const whole = plainForm(named);
  add(whole);
  if (type === 'Product' || type === 'Event' || type === 'Work' || /^Apache /u.test(whole)) {
    add(whole.replace(MAKER, ''));
  }
  if (type === 'Organization' && FULL_LEGAL_FORM.test(simplified(surface))) {
    for (const core of [whole, add(whole.replace(PLACE, ''))]) stripAll(core, TRADE, add);
  }
  const kind = KINDS[type];
  if (kind !== undefined) stripAll(whole, kind, add);
  return [...forms];
}

/** Adds what is left each time that an ending is taken off. */
function stripAll(name: string, ending: RegExp, add: (name: string) => string): void {
  for (let last = name, next = add(name.replace(ending, '')); next !== last; ) {
    last = next;
    next = add(last.replace(ending, ''));
  }
}

const NAME_GAP = /[ ·•・‧･．]+|(?<=\p{Script=Han})[.\-–—－](?=\p{Script=Han})/u;

/** Surname or given name of a name in parts, given name of a Chinese one, the end of a transliteration without dots. */
function shortPersonNames(surface: string): string[] {
  const parts = surface.split(NAME_GAP).filter((part) => part !== '');
  const first = parts[0] ?? '';
  const forms =
    parts.length > 1
      ? [first, ...parts.slice(1).map((_, index) => parts.slice(index + 1).join(' '))]
      : HAN.test(surface)
        ? endsOf(surface)
        : [];
  return forms.filter((form) => /^[\p{L}\p{N} '’.-]{2,}$/u.test(form) && !/^\p{L}\.$/u.test(form));
}

function endsOf(name: string): string[] {
  const ends: string[] = [];
  for (let at = 1; at <= name.length - 2 && name.length <= 8; at++) ends.push(name.slice(at));
  return ends;
}

const TITLED =
  /^[老小]?(\p{Script=Han})(?:老师|先生|女士|总|总裁|博士|教授|院士|工|经理|主任|校长|书记|部长|局长|主席|董|导|医生)$/u;
const FAMILIAR = /^[老小](\p{Script=Han})$/u;

/** The surname in 王老师, 张总 or 老李, in simplified script; null where a name is none of these. */
export function titledSurname({ surface, type }: Named): string | null {
  if (type !== 'Person') return null;
  const name = simplified(surface);
  return (TITLED.exec(name) ?? FAMILIAR.exec(name))?.[1] ?? null;
}
