/** Puts the blocks of an article together: one text, with the place and the section of every block. */
import type { Block, Document, Gloss, Language, Warning } from '../document.ts';
import { languageOfArticle } from '../text/language.ts';
import type { RawBlock } from './page.ts';

/** A shorter paragraph may well be said twice. */
const MIN_REPEAT_UNITS = 20;

const LABEL = /^[^:：]{1,6}[:：]/u;

type Text = Pick<Document, 'text' | 'blocks' | 'language' | 'glosses' | 'warnings'>;

/**
 * The text of an article whose blocks are clean; a paragraph that repeats an earlier one is left out. `declared`: the
 * language that its header names, for what the text itself does not tell.
 */
export function compose(
  rawBlocks: readonly RawBlock[],
  glosses: readonly Gloss[],
  warnings: readonly Warning[],
  declared: Language | null = null,
): Text {
  const seen = new Set<string>();
  const blocks: Block[] = [];
  const texts: string[] = [];
  let section = 0;
  let end = -1;
  for (const { kind, text } of rawBlocks) {
    if (kind === 'heading') section++;
    const key = text.length < MIN_REPEAT_UNITS || kind === 'heading' ? '' : text.replace(/\s+/gu, '');
    if (key.length >= MIN_REPEAT_UNITS) {
      if (seen.has(key)) continue;
      // An abstract often is the first paragraph behind a label.
      seen.add(key).add(key.replace(LABEL, ''));
    }
    const start = end + 1;
    end = start + text.length;
    blocks.push({ start, end, kind, section });
    texts.push(text);
  }
  const text = texts.join('\n');
  return {
    text,
    blocks,
    language: languageOfArticle(text, declared),
    glosses: glosses.filter(({ base }) => text.includes(base)),
    warnings: text === '' ? [...warnings, { code: 'empty', message: 'The article has no text' }] : warnings,
  };
}
