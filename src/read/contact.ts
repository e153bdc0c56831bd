/**
 * Masks contact data: e-mail addresses, telephone numbers, numbers and names in messengers. Whoever printed them did not
 * ask for them to be collected, so they end here, before any later stage sees the article. A mask is as long as what it
 * hides, so that no offset shifts. Versions, ISBNs, dates, order numbers, prices and addresses of machines stay.
 */
import type { Document } from '../document.ts';

/** One way to be reached: what a line must have for the patterns to be tried. */
interface Kind {
  readonly trigger: RegExp;
  readonly patterns: readonly RegExp[];
}

/** Matches a contact behind its label, in a line with its full-width forms folded. */
function pattern(label: string, contact: string): RegExp {
  return new RegExp(`${label}(?<contact>${contact})`, 'gu');
}

const LOCAL_PART = String.raw`(?<![\w.%+-])[\w.%+-]{1,64}`;
const LABEL = '[A-Za-z0-9-]{1,63}';
/** A version behind a package's name is no host, and neither is the name of a picture. */
const HOST = String.raw`(?!v?\d+\.(?:\d|x\b))(?:${LABEL}\.){1,8}(?!(?:png|jpe?g|gif|webp|svg)\b)[A-Za-z][A-Za-z0-9-]{1,62}`;
/** The end of a host that annotations in code do not look like. */
const COMMON_END = String.raw`\.(?:com|org|net|edu|gov|info|io|dev|me|cn|tw|hk|jp|kr|sg|uk|de|fr|eu|us)(?![\w/.-])`;

const MAIL: Kind = {
  trigger: /@/u,
  patterns: [
    pattern('', `${LOCAL_PART}@ ?${HOST}`),
    // Who parts the sign from the name gives a name, and hides the host: without it nobody can be written to.
    pattern(String.raw`(?<=[\w.-] )@ ?`, `(?:${LABEL}\\.){0,7}${LABEL}(?=${COMMON_END})`),
  ],
};

const SPELT_MAIL: Kind = {
  trigger: /[([{<]at[)\]}>]| AT | dot /iu,
  patterns: [
    pattern(
      '',
      String.raw`${LOCAL_PART} ?[(\[{<](?:at|AT|At)[)\]}>] ?(?:${LABEL}(?:\.| ?[(\[{]dot[)\]}] ?| dot )){1,8}[A-Za-z]{2,24}`,
    ),
    pattern('', String.raw`${LOCAL_PART}(?<=[a-z0-9]) AT (?:${LABEL}(?:\.| DOT | dot )){1,8}[A-Za-z]{2,24}`),
    pattern('', String.raw`${LOCAL_PART} at (?!the |an? |this |every )(?:${LABEL} dot ){1,8}[a-z]{2,24}`),
  ],
};

/** Several numbers in a row. */
const several = (number: string): string => `${number}(?: ?[、,;/或和] ?${number}){0,9}`;
/** Before: no longer number, address on the web or identifier. Behind: nothing that the number counts. */
const ALONE = String.raw`(?<![\w/=%&?#¥￥$€£]|\w[.-]|(?:单号|编号|序号|订单|流水|工号|型号|专利|版本|ISBN|ISSN|ID|No\.?)[号为是: ]{0,3})`;
const UNCOUNTED = String.raw`(?![\w%]|[.-]\d)(?! ?(?:[万亿元个台部人位名次条行家年月天块]|美元|用户))`;
const IS = '(?:号码|[号码为是:() ]){0,6}';
const TELEPHONE = String.raw`\+?\(?\d[\d() -]{5,18}\d`;
/** An account's number, and no day. */
const ACCOUNT = String.raw`(?!20[0-3]\d[01]\d[0-3]\d(?!\d))\d{5,12}`;

const NUMBER: Kind = {
  trigger: /\d[\d() -]{4}/u,
  patterns: [
    pattern(ALONE, String.raw`(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})${UNCOUNTED}`),
    pattern(ALONE, String.raw`0\d{2,3}-\d{7,8}${UNCOUNTED}`),
    pattern(String.raw`(?<![\w+])`, String.raw`\+(?:\d{1,3}[ -]|86)\(?\d{1,4}\)?(?:[ -]?\d{2,4}){2,4}(?!\w)`),
    pattern(`(?:电 ?话|手机|热线|座机|传 ?真|致电|拨打|联系方式)${IS}`, several(TELEPHONE) + UNCOUNTED),
    pattern(
      String.raw`(?<![A-Za-z])(?:[Tt]el(?:ephone)?|TEL|[Pp]hone|PHONE|[Mm]obile|[Ff]ax|FAX|[Hh]otline|WhatsApp)(?: number| no)?\.? ?[:#] ?`,
      String.raw`${several(TELEPHONE)}(?!\w)`,
    ),
    pattern(`(?:(?<![A-Za-z])(?:[Qq]{2}|[Vv][Xx])|扣扣|钉钉|微信|[Ww]e[Cc]hat)${IS}`, several(ACCOUNT) + UNCOUNTED),
    // A group of people; 集群 is one of machines.
    pattern(`(?<![集机种族])群[聊组]?[1-9一二三四五]?${IS}`, several(ACCOUNT) + UNCOUNTED),
  ],
};

/** A name in WeChat: as a sign-up takes it, and no word of a sentence about the product. */
const ACCOUNT_NAME = String.raw`(?!(?:wechat|weixin)\b)(?:[a-z][a-z0-9_-]{5,19}|(?=[A-Za-z]{1,19}[\d_-])[A-Za-z][\w-]{5,19})(?![\w-]|\.\w)`;

const MESSENGER_NAME: Kind = {
  trigger: /微信|[Ww]e[Cc]hat|[VvWw][Xx]/u,
  patterns: [
    pattern(`微信(?:号码?|ID|id| ID)${IS}`, ACCOUNT_NAME),
    pattern('(?:微信|[Ww]e[Cc]hat(?: ID)?|(?<![A-Za-z])[VvWw][Xx]) ?: ?', ACCOUNT_NAME),
    pattern('(?:加我?|添加|我的|个人|作者|助手)的?微信[: ]{0,3}', ACCOUNT_NAME),
  ],
};

const KINDS: readonly Kind[] = [MAIL, SPELT_MAIL, NUMBER, MESSENGER_NAME];

/** What any trigger begins with, full-width forms included: most lines have nothing of it. */
const SUSPECT =
  /[@＠﹫]|[\d０-９][\d０-９()（） \u00a0\u2010-\u2015－-]{4}|[([{<（［｛＜]at[)\]}>）］｝＞]| AT | dot |微信|wechat|[vw]x/giu;

/**
 * The text with its contact data masked, in as many UTF-16 units.
 * @example maskContacts('写信给 lin@example.org 即可') // '写信给 *************** 即可'
 */
export function maskContacts(text: string): string {
  let masked = '';
  let end = 0;
  SUSPECT.lastIndex = 0;
  for (let suspect = SUSPECT.exec(text); suspect !== null; suspect = SUSPECT.exec(text)) {
    const start = text.lastIndexOf('\n', suspect.index) + 1;
    masked += text.slice(end, start);
    const feed = text.indexOf('\n', suspect.index);
    end = feed < 0 ? text.length : feed;
    masked += maskLine(text.slice(start, end));
    SUSPECT.lastIndex = end;
  }
  return end === 0 ? text : masked + text.slice(end);
}

function maskLine(line: string): string {
  const folded = foldWidth(line);
  let hidden = folded;
  for (const { trigger, patterns } of KINDS) {
    if (trigger.test(folded)) for (const each of patterns) hidden = hidden.replace(each, hide);
  }
  if (hidden === folded) return line;
  const units = Array.from({ length: line.length }, (_, at) => (hidden[at] === folded[at] ? line[at] : '*'));
  return units.join('');
}

/** A match with its contact masked, which ends it; the groups are the last that a replacer is given. */
function hide(match: string, ...rest: unknown[]): string {
  const { contact } = rest.at(-1) as { readonly contact: string };
  return match.slice(0, match.length - contact.length) + contact.replace(/\S/gu, '*');
}

/** The line with full-width letters, digits and signs in ASCII, unit for unit. */
function foldWidth(line: string): string {
  return line
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/﹫/gu, '@')
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/[\u00a0\u3000]/gu, ' ');
}

/** The document without contact data in anything that later stages copy from it. */
export function withoutContacts(document: Document): Document {
  const { title, url, glosses, warnings } = document;
  const credits = document.credits.map(({ role, name }) => ({ role, name: maskContacts(name) }));
  return {
    ...document,
    title: title === null ? null : maskContacts(title),
    tags: document.tags.map(maskContacts).filter(saysAnything),
    url: url === null || /^(?:mailto|tel|sms):/iu.test(url) ? null : maskContacts(url),
    credits: credits.filter(({ name }) => saysAnything(name)),
    text: maskContacts(document.text),
    glosses: glosses.map(({ base, gloss }) => ({ base: maskContacts(base), gloss: maskContacts(gloss) })),
    warnings: warnings.map(({ code, message }) => ({ code, message: maskContacts(message) })),
  };
}

function saysAnything(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
