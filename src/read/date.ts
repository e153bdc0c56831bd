/**
 * Reads dates as people write them. Keeps the precision that is there, takes the day as written (no zone arithmetic),
 * and gives null rather than a guess.
 */

const ISO_LIKE = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:$|[\sT日,Z])/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:$|[\sT])/u;
const CHINESE = /^(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?/u;
const DAY_FIRST = /^(?:[A-Z][a-z]{2,8},?\s+)?(\d{1,2})\s+([A-Z][a-z]{2,8})\.?,?\s+(\d{4})/u;
const MONTH_FIRST = /^(?:[A-Z][a-z]{2,8},?\s+)?([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u;
const FILE_NAME = /(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})(?=[-_.]|$)[^/]*$/u;
const FOLDERS = /(?:^|\/)(\d{4}[/-]\d{2}[/-]\d{2})(?=[/-])/gu;
const FILE_NAME_COMPACT = /(?:^|\/)(\d{8})(?=[-_. ])[^/]*$/u;

/** Longer than any path. */
const MAX_PATH_UNITS = 2000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as written; null where there is no valid date.
 * @example readDate('2018-10-9') // '2018-10-09'
 * @example readDate('2021年2月') // '2021-02'
 */
export function readDate(written: string): string | null {
  const text = written.slice(0, 80).normalize('NFKC').trim();
  const english = DAY_FIRST.exec(text);
  if (english) return dateOf(english[3], monthOf(english[2]), english[1]);
  const american = MONTH_FIRST.exec(text);
  if (american) return dateOf(american[3], monthOf(american[1]), american[2]);
  const match = CHINESE.exec(text) ?? COMPACT.exec(text) ?? ISO_LIKE.exec(text);
  return match ? dateOf(match[1], match[2], match[3]) : null;
}

/** The date in front of a file's name, as in `posts/2021-02-22-title.md`, else in its folders; null where there is none. */
export function dateInFileName(path: string): string | null {
  const match = FILE_NAME.exec(path) ?? FILE_NAME_COMPACT.exec(path);
  return match?.[1] === undefined ? dateInFolders(path) : readDate(match[1]);
}

/**
 * The date in an address or a path of folders, of which the last counts; null where there is none.
 * @example dateInFolders('/2021/02/22/hello/') // '2021-02-22'
 */
export function dateInFolders(path: string): string | null {
  const dates = [...path.slice(0, MAX_PATH_UNITS).matchAll(FOLDERS)].map(([, date = '']) => readDate(date));
  return dates.findLast((date) => date !== null) ?? null;
}

function monthOf(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined || Number(year) < 1000) return null;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  const yearMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return yearMonth;
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= daysInMonth ? `${yearMonth}-${day.padStart(2, '0')}` : null;
}
