/** What a page says about itself: title, date, address, author; from its head, and from marks around the title. */
import type { RawBlock, Page } from './page.ts';
import { readDate } from './date.ts';
import { joinInline } from './inline.ts';
import { namesOf } from './metadata.ts';

type Attributes = Readonly<Record<string, string>>;

/** Names of `<meta>` elements, the surest first. */
const META = {
  title: ['og:title', 'twitter:title'],
  date: ['article:published_time', 'datepublished', 'og:release_date', 'pubdate', 'publishdate', 'date'],
  author: ['author', 'article:author'],
  url: ['og:url'],
} as const;

/** Classes that sites put on the title of an article. */
const TITLE_CLASS =
  /(?:^|\s)(?:title-article|article-title|post-title|entry-title|rich_media_title|post__title)(?:\s|$)/u;

/** What sites add to `<title>`. */
const SITE_NAME = /\s*(?:\s[|\-–—·»]\s|_|｜)[^|\-–—·»_｜]{1,40}$/u;

/** Letters and digits of a title; more where it is no heading. */
const MIN_TITLE_UNITS = 2;
const MIN_UNMARKED_TITLE_UNITS = 4;
const MAX_TITLE_UNITS = 300;

export class PageFacts {
  readonly #meta = new Map<string, string>();
  #marked: string | null = null;
  #firstHeading: string | null = null;
  #titleText: string | null = null;
  #documentTitle = '';
  #canonical: string | null = null;
  #markedOpen = false;
  /** Whether the text that comes next is that of `<title>`. */
  inTitle = false;
  /** Whether the text that comes next is the page's address. */
  inAddress = false;

  open(name: string, attributes: Attributes): void {
    this.inAddress = false;
    if (name === 'title') this.inTitle = true;
    else if (name === 'h1') this.#markedOpen = TITLE_CLASS.test(attributes['class'] ?? '');
    else if (name === 'meta') this.#readMeta(attributes);
    else if (name === 'link' && attributes['rel'] === 'canonical') this.#canonical ??= attributes['href'] ?? null;
    else if (name === 'time') this.#remember('time', attributes['datetime']);
    // A scraper's mark: the page's address in hexadecimal, with colons put in, as an attribute or as hidden text.
    else if (name === 'p' && attributes['class_'] === 'artid') this.#canonical ??= fromHex(attributes['alt'] ?? '');
    else if (name === 'p' && attributes['class'] === 'artid') this.inAddress = true;
  }

  /** The text of `<title>`. */
  text(text: string): void {
    this.#documentTitle += text;
  }

  /** The address as it is hidden in a page. */
  address(digits: string): void {
    this.inAddress = false;
    this.#canonical ??= fromHex(digits);
  }

  close(name: string, blocks: readonly RawBlock[]): void {
    if (name === 'title') this.inTitle = false;
    if (name !== 'h1') return;
    const last = blocks.at(-1);
    if (last?.kind !== 'heading' || last.level !== 1) return;
    this.#firstHeading ??= last.text;
    if (this.#markedOpen) this.#marked ??= last.text;
    this.#markedOpen = false;
  }

  /** The place of the block that repeats the title of the page; -1 where none does. */
  findTitle(blocks: readonly RawBlock[]): number {
    const titles = [this.#first(META.title), this.#documentTitle].map((title) => fold(title ?? ''));
    let best = { at: -1, score: 0 };
    for (const [at, block] of blocks.entries()) {
      const score = titleScore(block, titles);
      if (score > best.score) best = { at, score };
    }
    this.#titleText = blocks[best.at]?.text ?? null;
    return best.at;
  }

  /** The facts; of a fragment, for which no blocks are given, only what is marked. */
  page(content: readonly RawBlock[]): Omit<Page, 'blocks' | 'glosses'> {
    return {
      title: this.#marked ?? (content.length > 0 ? this.#pageTitle(content) : null),
      date:
        [...META.date, 'time'].map((name) => readDate(this.#meta.get(name) ?? '')).find((date) => date !== null) ??
        null,
      url: [this.#canonical, this.#first(META.url)].find((url) => url !== null && isAddress(url)) ?? null,
      credits: namesOf(this.#first(META.author) ?? []).map((name) => ({ role: 'author', name })),
    };
  }

  #pageTitle(content: readonly RawBlock[]): string | null {
    const heading = content.find(({ kind }) => kind === 'heading');
    if (heading?.level === 1) return heading.text;
    if (this.#titleText !== null) return this.#titleText;
    return this.#first(META.title) ?? (joinInline(this.#documentTitle).replace(SITE_NAME, '') || this.#firstHeading);
  }

  #readMeta(attributes: Attributes): void {
    const name = attributes['property'] ?? attributes['name'] ?? attributes['itemprop'];
    this.#remember(name?.toLowerCase(), attributes['content']);
  }

  #remember(name: string | undefined, value: string | undefined): void {
    if (name === undefined || value === undefined || value.trim() === '' || this.#meta.has(name)) return;
    this.#meta.set(name, joinInline(value));
  }

  #first(names: readonly string[]): string | null {
    return names.map((name) => this.#meta.get(name)).find((value) => value !== undefined) ?? null;
  }
}

/**
 * How surely a block is the title that `titles` tell together with the site's name, which comes last as a rule and leads
 * home: 0 where it is not. Of two the longer one has more to say.
 */
function titleScore({ kind, level, text, linked }: RawBlock, titles: readonly string[]): number {
  const folded = fold(text);
  if (folded.length < MIN_TITLE_UNITS || folded.length > MAX_TITLE_UNITS) return 0;
  const begins = titles.some((title) => title.startsWith(folded) && folded.length * 3 >= title.length);
  if (kind !== 'heading') return begins && linked === 0 && folded.length >= MIN_UNMARKED_TITLE_UNITS ? 1 : 0;
  const isWithin = titles.some((title) =>
    // Some add a version to their first heading.
    level === 1
      ? title.includes(folded) || (title !== '' && folded.startsWith(title))
      : title.endsWith(folded) && folded.length * 2 >= title.length,
  );
  if (!begins && !isWithin) return 0;
  return (1 + Number(begins) + Number(linked === 0)) * MAX_TITLE_UNITS + folded.length;
}

/** Letters and digits alone. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The text that hexadecimal digits spell; null where they spell none. */
function fromHex(digits: string): string | null {
  const plain = digits.replace(/[:\s]/gu, '');
  return /^(?:[0-9a-f]{2}){8,2000}$/iu.test(plain) ? Buffer.from(plain, 'hex').toString('utf8').toWellFormed() : null;
}

function isAddress(url: string): boolean {
  return /^https?:\/\/\S+$/u.test(url);
}
