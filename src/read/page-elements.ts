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

/**
 * Where sites keep the article itself, the surest first: `#id`, `.class`, `[role=main]` or an element's name.
 */
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
  'article',
  '[role=main]',
  'main',
  '#main-content',
  '#content',
  '.content',
];

const CONTENT_RANKS = new Map(CONTENT.map((selector, rank) => [selector, rank]));

type Attributes = Readonly<Record<string, string>>;

/** The rank of an element as holder of the article, 0 the surest; null where it is none. */
export function contentRank(name: string, attributes: Attributes): number | null {
  const { id, role, class: classes } = attributes;
  if (id === undefined && role === undefined && classes === undefined) return CONTENT_RANKS.get(name) ?? null;
  const keys = [`#${id ?? ''}`, ...words(classes).map((word) => `.${word}`)];
  if (role === 'main') keys.push('[role=main]');
  const ranks = [...keys, name].map((key) => CONTENT_RANKS.get(key)).filter((rank) => rank !== undefined);
  return ranks.length === 0 ? null : Math.min(...ranks);
}

/** Whether nobody sees the element or it is no text of the article. */
export function isUnread(name: string, attributes: Attributes): boolean {
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
