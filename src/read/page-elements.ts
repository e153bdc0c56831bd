/** What the elements of a page mean to a reader: which carry text, which hold the article, which are furniture. */

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that stand on lines of their own. */
export const BLOCKS = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot ' +
    'th thead title tr ul',
);

/** Elements whose content nobody reads as text. */
const UNREAD = set(
  'annotation applet area audio button canvas datalist embed frameset iframe map math meter noframes noscript object ' +
    'optgroup option progress rp script select style svg template textarea video xmp listing',
);

/** Elements around an article rather than in it. */
export const FURNITURE = set('nav header footer aside form');

/** Classes and ids, as whole words, of what sites and their scripts put into an article. */
const UNREAD_CLASSES = set(
  'toc table-of-contents toc-container toc-list article-toc post-toc markdown-toc katex-mathml katex-display MathJax_Preview ' +
    'MathJax_Display MJX_Assistive_MathML mjx-assistive-mml hljs-button hljs-ln-numbers gutter lineno line-numbers-rows ' +
    'code-block-extension-header copy-code-btn share share-buttons social-share sharedaddy bdsharebuttonbox addtoany_share_save_container ' +
    'related related-posts relatedposts jp-relatedposts recommend-box recommended-posts post-nav post-navigation breadcrumb ' +
    'breadcrumbs pagination comments comment-list comments-area sidebar advertisement adsbygoogle ads reward reward-container ' +
    'post-copyright copyright-box copyright-info article-copyright qr_code_pc_outer rich_media_tool mw-editsection navbox ' +
    'anchorjs-link headerlink header-anchor anchor-link hash-link footnote-backref footnotes-sep sr-only visually-hidden screen-reader-text artid',
);

/** What holds the article and hardly anything else, the surest first: `#id`, `.class`, `[attribute=value]` or a name. */
const CONTENT = [
  '#content_views',
  '#js_content',
  '#article_content',
  '.article_content',
  '#cnblogs_post_body',
  '.markdown-body',
  '.post-content',
  '.entry-content',
  '.article-content',
  '.article-body',
  '.post-body',
  '.blog-post-content',
  '.rich_media_content',
  '.RichText',
  '.theme-doc-markdown',
  '.td-content',
  '#mw-content-text',
  '.gh-content',
  '.vp-doc',
  '.theme-default-content',
  '.md-content__inner',
  '.e-content',
  '[itemprop=articleBody]',
];

/** What holds the article with its title, date and author. */
const ARTICLES = ['article'];

/** What holds the article with whatever its site puts beside it. */
const SCOPES = ['[role=main]', 'main', '#main-content', '#content', '.content'];

const CONTENT_RANKS = new Map([...CONTENT, ...ARTICLES, ...SCOPES].map((selector, rank) => [selector, rank]));

type Attributes = Readonly<Record<string, string>>;

/** The rank of an element as holder of the article, 0 the surest; null where it is none. */
export function contentRank(name: string, attributes: Attributes): number | null {
  const { id, role, itemprop, class: classes } = attributes;
  if (id === undefined && role === undefined && classes === undefined && itemprop === undefined) {
    return CONTENT_RANKS.get(name) ?? null;
  }
  const keys = [`#${id ?? ''}`, ...words(classes).map((word) => `.${word}`)];
  if (role === 'main') keys.push('[role=main]');
  if (itemprop === 'articleBody') keys.push('[itemprop=articleBody]');
  const ranks = [...keys, name].map((key) => CONTENT_RANKS.get(key)).filter((rank) => rank !== undefined);
  return ranks.length === 0 ? null : Math.min(...ranks);
}

/** What an element has in it: the text of the article alone, the article with date and author, or more. */
export type Holding = 'text' | 'article' | 'scope';

export function holdingOf(rank: number): Holding {
  if (rank < CONTENT.length) return 'text';
  return rank < CONTENT.length + ARTICLES.length ? 'article' : 'scope';
}

/** Roles of what stands around the article. */
const CHROME_ROLES = set('navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar');

/** Words inside the classes and ids of what sites put around an article. Words of style sheets are not among them. */
const CHROME_WORDS = set(
  'sidebar sidenav comment comments commentlist disqus respond reply replies footer nav navbar navigation menu breadcrumb ' +
    'breadcrumbs crumb crumbs cookie cookies gdpr consent share sharing sharedaddy social related recommend recommended ' +
    'recommendation recommendations relatedposts tagcloud pagination pagenavi pager paginav subscribe subscription ' +
    'newsletter signup popup modal toolbar advert adverts ads adsbygoogle sponsor promo toc copyright skiplink bookmark',
);

/** Elements that sites name for what they put into them. */
const WRAPPERS = set('div ul ol table td');

/** Words that turn such a class into one of the page as a whole, as in `has-sidebar`. */
const SPARING_WORDS = set('no has with without layout open');

/** Words of another class that overrule it, as in `sidebar-fixed article-body`. */
const TEXT_WORDS = set('article body entry story text');

/** Whether an element of a page is named as something around the article; fragments have classes of all kinds. */
export function isChrome(name: string, { id, role, class: classes }: Attributes): boolean {
  if (role !== undefined && CHROME_ROLES.has(role)) return true;
  const named = words(classes);
  // Documents made from marked-up text give headings and sections the words of the heading for an id.
  if (id !== undefined && WRAPPERS.has(name) && !named.includes('section')) named.push(id);
  const parts = named.map(partsOf);
  const telling = parts.filter(isTelling);
  if (telling.length === 0) return false;
  return telling.some(({ length }) => length === 1) || !parts.some((word) => !isTelling(word) && word.some(isTextWord));
}

function isTelling(parts: readonly string[]): boolean {
  return parts.some((part) => CHROME_WORDS.has(part)) && !parts.some((part) => SPARING_WORDS.has(part));
}

function isTextWord(part: string): boolean {
  return TEXT_WORDS.has(part);
}

/** The words inside a class or id: `postComments-2` has `post` and `comments`. */
function partsOf(word: string): string[] {
  return word.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/gu)?.map((part) => part.toLowerCase()) ?? [];
}

/** Whether nobody sees the element or it is no text of the article. */
export function isUnread(name: string, attributes: Attributes): boolean {
  // Scripts show the page when it is complete, and its classes say what it is made of.
  if (name === 'html' || name === 'body') return false;
  if (UNREAD.has(name) || attributes['hidden'] !== undefined) return true;
  const style = attributes['style'];
  if (style !== undefined && /(?:^|[;\s])display\s{0,9}:\s{0,9}none/iu.test(style)) return true;
  return words(attributes['class']).some(isUnreadClass) || isUnreadClass(attributes['id'] ?? '');
}

function isUnreadClass(word: string): boolean {
  return UNREAD_CLASSES.has(word);
}

function words(value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : value.split(/\s+/u);
}
