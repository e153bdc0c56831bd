/** Tells code from prose that somebody has put into a code block to keep its line breaks. */
import { isHan } from '../text/characters.ts';

/** Shares of what is not white space, measured on listings with Chinese comments and on indented articles. */
const MIN_HAN_SHARE = 0.6;
const MAX_SYMBOL_SHARE = 0.02;

const SYMBOLS = '{}<>=;$\\|#/';

/** Whether preformatted text is Chinese prose: English in a code block cannot be told from output. */
export function isProse(text: string): boolean {
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
  return han >= all * MIN_HAN_SHARE && symbols <= all * MAX_SYMBOL_SHARE && /[，。！？]/u.test(text);
}
