/**
 * Reads HTML in one pass over htmlparser2's events, with a stack of our own, so that no nesting can exhaust the
 * program's. Of a page only the article is kept; only where no element is known to hold it, the page is read again.
 */
import { Parser } from 'htmlparser2';
import { WenmaiError } from '../errors.ts';
import { BlockWriter } from './block-writer.ts';
import type { WrittenBlock } from './block-writer.ts';
import { chooseContent } from './content.ts';
import type { Chrome, Holder, Layout, Stretch } from './content.ts';
import { MAX_DEPTH } from './limits.ts';
import { isProse } from './listing.ts';
import { BLOCKS, contentRank, FURNITURE, holdingOf, isChrome, isUnread } from './page-elements.ts';
import { PageFacts } from './page-facts.ts';
import type { Page } from './page.ts';
import { narrow, readableHtml } from './readable.ts';

type Attributes = Readonly<Record<string, string>>;

/** Elements that begin a block even inside a table's cell. */
const BREAKS_ROW: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure section article'.split(' '),
);

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** What a link back, a footnote's number or a heading's anchor shows. */
const MARKER = /^(?:\[?\^?\d{1,3}\]?|[↩¶#§↑⏎]\ufe0e?)$/u;

/** An element that is open, and what to restore behind it. */
interface OpenElement {
  readonly mark: number;
  readonly kind: BlockWriter['kind'];
  readonly level: number;
  readonly furniture: number;
  readonly links: number;
  readonly holder: Holder | null;
  /** Where it begins; of a fragment nobody asks. */
  readonly place: Place | null;
}

/** The number of blocks before an element, and the element it stands in that is named as something around the article. */
interface Place {
  readonly from: number;
  readonly within: Chrome | null;
}

/** Reads a page or fragment. Throws `too-deep` and `too-large`. */
export function readHtml(html: string): Page {
  const walk = walkOver(html);
  const layout = walk.layout();
  const content = chooseContent(layout);
  if (!walk.isPage || content.holding === 'text') return walk.page(content.kept);
  return walk.page(
    narrow(layout, content, () => {
      const readable = readableHtml(html, layout);
      return readable === null ? [] : walkOver(readable).layout().blocks;
    }),
  );
}

function walkOver(html: string): Walk {
  const walk = new Walk();
  const parser = new Parser({
    onopentag: (name, attributes) => walk.open(name, attributes),
    onclosetag: (name) => walk.close(name),
    ontext: (text) => walk.text(text),
  });
  parser.write(html);
  parser.end();
  return walk;
}

class Walk {
  readonly #writer = new BlockWriter();
  readonly #facts = new PageFacts();
  readonly #stack: OpenElement[] = [];
  readonly #holders: Holder[] = [];
  readonly #chrome: Chrome[] = [];
  readonly #elements: Stretch[] = [];
  /** The innermost open element that is named as something around the article. */
  #within: Chrome | null = null;
  /** Size of the stack at which an unread element was opened; 0 while reading. */
  #unreadFrom = 0;
  /** Size of the stack at which a listing was opened, and what it says; null outside of listings. */
  #listing: { readonly from: number; text: string } | null = null;
  #links = 0;
  isPage = false;
  readonly #size = { elements: 0, depth: 0 };

  open(name: string, attributes: Attributes): void {
    if (this.#stack.length >= MAX_DEPTH) throw tooDeep();
    const reading = this.#unreadFrom === 0 && this.#listing === null;
    if (reading) this.#breakAt(name);
    const writer = this.#writer;
    const holder = reading && BLOCKS.has(name) ? this.#hold(name, attributes) : null;
    const { mark, kind, level, furniture } = writer;
    const place = this.isPage ? this.#place() : null;
    this.#stack.push({ mark, kind, level, furniture, links: this.#links, holder, place });
    if (this.#unreadFrom > 0) return;
    if (isUnread(name, attributes)) this.#unreadFrom = this.#stack.length;
    else if (this.#listing) this.#listing.text += name === 'br' ? '\n' : '';
    else this.#enter(name, attributes);
    if (reading) this.#facts.open(name, attributes);
  }

  text(text: string): void {
    if (this.#facts.inAddress) this.#facts.address(text);
    if (this.#unreadFrom > 0) return;
    if (this.#listing) this.#listing.text += text;
    else if (this.#facts.inTitle) this.#facts.text(text);
    else this.#writer.write(text, this.#links > 0);
  }

  close(name: string): void {
    const element = this.#stack.pop();
    if (element === undefined) return;
    const writer = this.#writer;
    if (this.#unreadFrom > 0) {
      if (this.#stack.length < this.#unreadFrom) this.#unreadFrom = 0;
    } else if (this.#listing === null) this.#leave(name, element.mark);
    else if (this.#stack.length < this.#listing.from) this.#closeListing(this.#listing.text);
    if (element.holder) element.holder.to = writer.blocks.length;
    if (element.place) this.#leavePlace(name, element.place);
    writer.kind = element.kind;
    writer.level = element.level;
    writer.furniture = element.furniture;
    this.#links = element.links;
  }

  layout(): Layout {
    this.#writer.breakBlock();
    const { blocks } = this.#writer;
    const titleAt = this.isPage ? this.#facts.findTitle(blocks) : -1;
    return {
      blocks,
      holders: this.#holders,
      chrome: this.#chrome,
      elements: this.#elements,
      size: this.#size,
      titleAt,
    };
  }

  /** The page with the blocks at these places. */
  page(kept: readonly number[]): Page {
    const { blocks, glosses } = this.#writer;
    const content = kept.map((at) => blocks[at]).filter((block): block is WrittenBlock => block !== undefined);
    return { ...this.#facts.page(this.isPage ? content : []), blocks: content, glosses };
  }

  #enter(name: string, attributes: Attributes): void {
    const writer = this.#writer;
    if (FURNITURE.has(name)) writer.furniture++;
    if (this.isPage && BLOCKS.has(name)) this.#enterChrome(name, attributes);
    if (name === 'html' || name === 'body') this.isPage ||= this.#hasNoText();
    else if (name === 'br') writer.breakLine();
    else if (name === 'pre') this.#listing = { from: this.#stack.length, text: '' };
    else if (name === 'tr') writer.openRow();
    else if (name === 'td' || name === 'th') writer.openCell();
    else if (name === 'li' || name === 'dd' || name === 'dt') writer.kind = 'list-item';
    else if (name === 'blockquote') writer.kind = 'quote';
    else if (name === 'ruby') writer.openRuby();
    else if (name === 'a') this.#links += leadsAway(attributes, writer.kind) ? 1 : 0;
    else if (HEADINGS.has(name)) {
      writer.kind = 'heading';
      writer.level = Number(name.slice(1));
    }
  }

  #leave(name: string, mark: number): void {
    const writer = this.#writer;
    if (name === 'rt') writer.closeGloss(mark);
    else if (name === 'a' && MARKER.test(writer.textSince(mark).trim())) writer.cutTo(mark);
    // Code on several lines is a listing, whatever the element says.
    else if (name === 'code' && writer.textSince(mark).trim().includes('\n')) writer.cutTo(mark);
    if (name === 'tr') writer.closeRow();
    else this.#breakAt(name);
    this.#facts.close(name, writer.blocks);
  }

  #closeListing(text: string): void {
    this.#listing = null;
    if (!isProse(text)) return;
    for (const line of text.split('\n')) {
      this.#writer.write(line, false);
      this.#writer.breakBlock();
    }
  }

  #breakAt(name: string): void {
    if (BREAKS_ROW.has(name)) this.#writer.breakBlock();
    else if (BLOCKS.has(name)) this.#writer.breakLine();
  }

  #hold(name: string, attributes: Attributes): Holder | null {
    const rank = contentRank(name, attributes);
    if (rank === null) return null;
    const { blocks, furniture } = this.#writer;
    const holder = { rank, from: blocks.length, to: 0, furniture, within: this.#within };
    this.#holders.push(holder);
    return holder;
  }

  /** A form may hold all that a page has, as may an element with an unlucky name. */
  #enterChrome(name: string, attributes: Attributes): void {
    const writer = this.#writer;
    const rank = contentRank(name, attributes);
    if (rank !== null && holdingOf(rank) === 'text') return;
    if (!FURNITURE.has(name) && isChrome(name, attributes)) writer.furniture++;
    else if (name !== 'form') return;
    this.#within = { from: writer.blocks.length, to: 0, outer: this.#within };
    this.#chrome.push(this.#within);
  }

  #place(): Place {
    this.#size.elements++;
    this.#size.depth = Math.max(this.#size.depth, this.#stack.length + 1);
    return { from: this.#writer.blocks.length, within: this.#within };
  }

  #leavePlace(name: string, { from, within }: Place): void {
    const to = this.#writer.blocks.length;
    if (BLOCKS.has(name)) this.#elements.push({ from, to });
    if (this.#within === within) return;
    if (this.#within) this.#within.to = to;
    this.#within = within;
  }

  #hasNoText(): boolean {
    return this.#writer.blocks.length === 0 && this.#writer.textSince(0).trim() === '';
  }
}

/** Whether a link goes elsewhere: that of a heading to itself does not, that of a table of contents may. */
function leadsAway({ href }: Attributes, kind: BlockWriter['kind']): boolean {
  return kind !== 'heading' || href?.startsWith('#') !== true;
}

function tooDeep(): WenmaiError {
  return new WenmaiError(
    'too-deep',
    `Expected at most ${MAX_DEPTH} elements inside each other, got more: the page is broken or hostile, leave it out`,
  );
}
