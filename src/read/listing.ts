/** Sees lists where the markup has none: prose in a code block, numbered items run together in one paragraph. */
import { isHan } from '../text/characters.ts';
import type { RawBlock } from './page.ts';

/** Shares of what is not white space, measured on listings with Chinese comments and on indented articles. */
const MIN_HAN_SHARE = 0.6;
const MAX_SYMBOL_SHARE = 0.02;

const SYMBOLS = '{}<>=;$\\|#/';

/** Whether preformatted text is Chinese prose: English in a code block cannot be told from output. */
export function isProse(text: string): boolean {
  if (!/[，。！？]/u.test(text)) return false;
  let han = 0;
  let symbols = 0;
  let all = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || unit === 0xa0 || unit === 0x3000) continue;
    all++;
    if (isHan(unit)) han++;
    else if (unit < 0x80 && SYMBOLS.includes(text.charAt(at))) symbols++;
  }
  return han >= all * MIN_HAN_SHARE && symbols <= all * MAX_SYMBOL_SHARE;
}

/**
 * The number of an item, in one of seven styles, where a sentence has ended or white space parts it from Chinese.
 */
const ITEM_NUMBER =
  /(?<=^|[。！？!?.…”」：:]\s?|[\p{Script=Han}）】》]\s)(?:(\d{1,3})、|(\d{1,3})[.．](?![\w.])|(\d{1,3})[)）]|[（(](\d{1,3})[)）]|[【[](\d{1,3})[】\]]|([①-⑳])|([一二三四五六七八九十])、)/gu;
const ITEM_STYLES = 7;
/** What no sequence is without: most blocks have none of it. */
const ANY_ITEM = /\d[、.．)）】\]]|[②-⑳]|[二三四五六七八九十]、/u;
const CHINESE_DIGITS = '一二三四五六七八九十';

/** Fewer items, or shorter ones, may be an enumeration inside of a sentence. */
const MIN_ITEMS = 3;
const MIN_ITEM_UNITS = 10;

/** A paragraph of at least three numbered items in sequence as one block each; any other block as it is. */
export function cutItems(block: RawBlock): readonly RawBlock[] {
  const { text, kind, linked } = block;
  if (text.length < MIN_ITEMS * MIN_ITEM_UNITS || !ANY_ITEM.test(text)) return [block];
  if (kind === 'heading' || kind === 'table-row') return [block];
  const starts = itemStarts(text);
  if (starts.length === 0) return [block];
  return [0, ...starts].flatMap((start, at) => {
    const item = text.slice(start, starts[at] ?? text.length).trim();
    if (item === '') return [];
    return {
      ...block,
      kind: at === 0 ? kind : 'list-item',
      text: item,
      linked: Math.round((linked * item.length) / text.length),
    };
  });
}

/** Where the items of a sequence begin; none where there is no sequence. */
function itemStarts(text: string): number[] {
  const marks = [...text.matchAll(ITEM_NUMBER)];
  for (let style = 1; marks.length >= MIN_ITEMS && style <= ITEM_STYLES; style++) {
    const own = marks.filter((mark) => mark[style] !== undefined);
    const starts = own.map(({ index }) => index);
    const isSequence = own.every(
      (mark, at) => at === 0 || numberOf(mark[style]) === numberOf(own[at - 1]?.[style]) + 1,
    );
    const isLong = starts.every((start, at) => (starts[at + 1] ?? text.length) - start >= MIN_ITEM_UNITS);
    if (own.length >= MIN_ITEMS && isSequence && isLong) return starts;
  }
  return [];
}

function numberOf(written = ''): number {
  if (/^\d/u.test(written)) return Number(written);
  const digit = CHINESE_DIGITS.indexOf(written);
  return digit >= 0 ? digit + 1 : written.charCodeAt(0) - '①'.charCodeAt(0) + 1;
}
