/** Collects text into blocks: knows lines, lists, table rows and ruby, and nothing of tags. */
import type { BlockKind, Gloss } from '../document.ts';
import { joinInline } from './inline.ts';
import { checkBlocks, checkTextUnits } from './limits.ts';
import type { RawBlock } from './page.ts';

/** A block with its depth in the furniture of the page: 0 outside of all. */
export interface WrittenBlock extends RawBlock {
  readonly furniture: number;
}

/** Between the lines of a cell: a character that no text keeps. */
const CELL_LINE = '\u0000';

/** A row with a longer cell of several lines lays out text; a shorter one is a table's. */
const MAX_ROW_UNITS = 400;

export class BlockWriter {
  readonly blocks: WrittenBlock[] = [];
  readonly glosses: Gloss[] = [];
  kind: BlockKind = 'paragraph';
  level = 0;
  furniture = 0;
  /** The open block in pieces, since taking a long string apart again and again would copy it every time. */
  #pieces: string[] = [];
  /** How many pieces went into blocks already: marks count from the beginning of the page. */
  #done = 0;
  #linked = 0;
  /** The finished cells of the open row; null outside of rows. */
  #cells: string[] | null = null;
  #units = 0;
  #glossBase = 0;

  /** Where the next text will stand: a mark for `textSince`, `cutTo` and `closeGloss`. */
  get mark(): number {
    return this.#done + this.#pieces.length;
  }

  /** Throws `too-large`. */
  write(text: string, linked: boolean): void {
    this.#units += text.length;
    checkTextUnits(this.#units);
    this.#pieces.push(text);
    if (linked) this.#linked += text.replace(/\s+/gu, '').length;
  }

  /** The text since the mark; nothing where a block has ended since. */
  textSince(mark: number): string {
    return mark < this.#done ? '' : this.#pieces.slice(mark - this.#done).join('');
  }

  cutTo(mark: number): void {
    if (mark >= this.#done) this.#pieces.length = mark - this.#done;
  }

  /** Ends the line: the block, or the line of a cell. */
  breakLine(): void {
    if (this.#cells === null) this.#finish();
    else this.#pieces.push(CELL_LINE);
  }

  /** Ends the block, leaving the row where one is open: its cells lay out a page, they are no table. */
  breakBlock(): void {
    if (this.#cells !== null) this.#spillRow();
    this.#finish();
  }

  openRow(): void {
    this.breakBlock();
    this.#cells = [];
  }

  openCell(): void {
    if (this.#cells === null) this.#finish();
    else this.#endCell();
  }

  closeRow(): void {
    if (this.#cells === null) return this.#finish();
    this.#endCell();
    const cells = this.#cells.slice(0, this.#cells.findLastIndex((cell) => cell !== '') + 1);
    const long = cells.some((cell) => cell.includes(CELL_LINE)) && cells.join('').length > MAX_ROW_UNITS;
    if (long || cells.filter((cell) => cell !== '').length < 2) return this.#spillRow();
    // An empty cell between others keeps its place; one in the corner says nothing.
    if (cells[0] === '')
      cells.splice(
        0,
        cells.findIndex((cell) => cell !== ''),
      );
    this.#cells = null;
    this.#finish(cells.join(' | ').replaceAll(CELL_LINE, ' '), 'table-row');
  }

  openRuby(): void {
    this.#glossBase = this.mark;
  }

  /** Takes what was written since the mark out of the text, as the gloss of what stands before it. */
  closeGloss(mark: number): void {
    const gloss = joinInline(this.textSince(mark));
    this.cutTo(mark);
    const base = joinInline(this.textSince(this.#glossBase));
    this.#glossBase = mark;
    if (base !== '' && gloss !== '') this.glosses.push({ base, gloss });
  }

  #endCell(): void {
    this.#cells?.push(joinCell(this.#pieces.join('')));
    this.#clear();
  }

  #spillRow(): void {
    this.#endCell();
    const lines = (this.#cells ?? []).flatMap((cell) => cell.split(CELL_LINE));
    this.#cells = null;
    const linked = this.#linked;
    for (const line of lines) {
      this.#linked = Math.min(linked, line.length);
      this.#finish(line);
    }
  }

  #finish(raw = this.#pieces.join(''), kind = this.kind): void {
    const text = joinInline(raw);
    if (text !== '') {
      const level = kind === 'heading' ? this.level : 0;
      this.blocks.push({ kind, text, level, linked: this.#linked, furniture: this.furniture });
      checkBlocks(this.blocks.length);
    }
    this.#clear();
    this.#linked = 0;
  }

  #clear(): void {
    this.#done += this.#pieces.length;
    this.#pieces = [];
  }
}

/** A cell with white space as in a block, its line breaks kept. */
function joinCell(raw: string): string {
  const lines = raw.split(CELL_LINE).map(joinInline);
  return lines.filter((line) => line !== '').join(CELL_LINE);
}
