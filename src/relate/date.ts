/** Finds the date that a sentence gives for what it states. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const YEAR = '(?<year>1[5-9]\\d\\d|20\\d\\d)';

/** How far from the trigger (UTF-16 code units of a view) a date still tells when. */
const REACH = 80;

const DATES = [
  `${YEAR} ?年(?: ?(?<month>1[0-2]|0?[1-9]) ?月(?: ?(?<day>3[01]|[12]\\d|0?[1-9]) ?[日号])?)?`,
  `${YEAR}[-/.](?<month>1[0-2]|0?[1-9])[-/.](?<day>3[01]|[12]\\d|0?[1-9])(?!\\d)`,
  `\\b${MONTH} (?:(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?,? )?${YEAR}\\b`,
  `\\b(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)? ${MONTH},? ${YEAR}\\b`,
  `\\b(?:in|since|during|by) ${YEAR}\\b`,
].map((source) => new RegExp(`(?<!\\d)(?:${source})`, 'g'));

/**
 * The date stated in `text` (lower case, as a view has it): the last one before `at`, else the first in what follows up
 * to the end of the clause; `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, null where there is none.
 */
export function dateAt(text: string, at: number): string | null {
  const before = datesIn(text.slice(Math.max(0, at - REACH), at)).at(-1);
  if (before !== undefined) return before.date;
  const clause = /^[^，。；！？;!?]*/.exec(text.slice(at, at + REACH))?.[0] ?? '';
  return datesIn(clause)[0]?.date ?? null;
}

function datesIn(text: string): { readonly index: number; readonly date: string }[] {
  const found = DATES.flatMap((regex) =>
    [...text.matchAll(regex)].map(({ index, groups = {} }) => {
      const month = groups.name === undefined ? groups.month : String(MONTHS.indexOf(groups.name) + 1);
      const parts = [groups.year, month, groups.day].filter((part) => part !== undefined);
      return { index, date: parts.map((part) => part.padStart(2, '0')).join('-') };
    }),
  );
  return found.sort((a, b) => a.index - b.index || b.date.length - a.date.length);
}
