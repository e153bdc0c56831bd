/** Puts the blocks of an article together: one text, with the place and the section of every block. */
import type { Block, BlockKind, Document, Gloss, Language, Warning } from '../document.ts';
import { languageOfArticle } from '../text/language.ts';
import type { RawBlock } from './page.ts';

/** What is shorter may well be said twice, unless it is a sentence. */
const MIN_REPEAT_UNITS = 20;
const MIN_UNENDED_UNITS = 40;

const SENTENCE_END = /[。！？；…!?;.][”’」』）)"']?$/u;

const LABEL = /^[^:：]{1,6}[:：]/u;

type Text = Pick<Document, 'text' | 'blocks' | 'language' | 'glosses' | 'warnings'>;

/**
 * The text of an article whose blocks are clean; a sentence that repeats an earlier one is left out. `declared`: the
 * language that its header names, for what the text itself does not tell.
 */
export function compose(
  rawBlocks: readonly RawBlock[],
  glosses: readonly Gloss[],
  warnings: readonly Warning[],
  declared: Language | null = null,
): Text {
  /** The section of every sentence that may be repeated. */
  const seen = new Map<string, number>();
  const blocks: Block[] = [];
  const texts: string[] = [];
  let section = 0;
  let end = -1;
  for (const { kind, text } of rawBlocks) {
    if (kind === 'heading') section++;
    const key = repeatKey(kind, text);
    if (key !== null) {
      const before = seen.get(key);
      // A form has the same answers under many headings.
      if (before === section || (before !== undefined && !LABEL.test(text))) continue;
      // An abstract often is the first paragraph behind a label.
      seen.set(key, section).set(key.replace(LABEL, ''), section);
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

/** What a repetition has in common with what it repeats; null where saying it again says something. */
function repeatKey(kind: BlockKind, text: string): string | null {
  if (kind !== 'paragraph' && kind !== 'quote') return null;
  if (text.length < MIN_UNENDED_UNITS && !SENTENCE_END.test(text)) return null;
  const key = text.replace(/\s+/gu, '');
  return key.length < MIN_REPEAT_UNITS ? null : key;
}
