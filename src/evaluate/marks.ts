/**
 * Reads annotated text: one block of an article per line, names marked as `⟦surface|Type|canonical name⟧`, boilerplate
 * behind `% `, comments behind `#!`. What is marked wrongly is told in a warning and read as plain text.
 */
import type { Span, Warning } from '../document.ts';

/** A name in the gold; its span counts UTF-16 code units of its line. */
export interface GoldMention extends Span {
  readonly type: string;
  /** The canonical name: two mentions that share it name one entity. */
  readonly name: string;
}

/** One block of the article, its marks taken off. */
export interface GoldLine {
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

export interface MarkedText {
  readonly lines: readonly GoldLine[];
  /** Lines that a good reader drops. */
  readonly boilerplate: readonly string[];
  readonly warnings: readonly Warning[];
}

// Every part excludes the opening bracket, so that an unclosed mark is given up at the next one.
const MARK = /⟦([^|⟦⟧]*)\|([^|⟦⟧]*)\|([^⟦⟧]*)⟧/g;
const BRACKET = /[⟦⟧]/;
const LINE_BREAK = /\r\n|\r|\n/;

/** Reads an annotated text; warnings give the line number, from 1. */
export function parseMarks(marked: string): MarkedText {
  const lines: GoldLine[] = [];
  const boilerplate: string[] = [];
  const warnings: Warning[] = [];
  for (const [index, line] of marked.split(LINE_BREAK).entries()) {
    if (line.trim() === '' || line.startsWith('#!')) continue;
    if (line.startsWith('% ')) boilerplate.push(line.slice(2));
    else lines.push(parseLine(line, index + 1, warnings));
  }
  return { lines, boilerplate, warnings };
}

function parseLine(line: string, number: number, warnings: Warning[]): GoldLine {
  const mentions: GoldMention[] = [];
  let text = '';
  let read = 0;
  for (const mark of line.matchAll(MARK)) {
    const [whole, surface = '', type = '', name = ''] = mark;
    text += line.slice(read, mark.index);
    read = mark.index + whole.length;
    if ([surface, type, name].every((part) => part.trim() !== '')) {
      mentions.push({ start: text.length, end: text.length + surface.length, type, name });
    } else {
      warnings.push(badMark(number, whole));
    }
    text += surface;
  }
  text += line.slice(read);
  const stray = text.search(BRACKET);
  if (stray >= 0) warnings.push(badMark(number, text.slice(stray, stray + 30)));
  return { text, mentions };
}

function badMark(line: number, got: string): Warning {
  return {
    code: 'bad-mark',
    message: `Expected a mark ⟦surface|Type|canonical name⟧ in line ${line}, got "${got}": it is read as plain text`,
  };
}
