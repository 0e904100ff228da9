/** Weeks from one ISO date to another, negative when the second is earlier; days count as sevenths. */
export function weeksBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (7 * 86_400_000);
}

/** ISO date of the first day of a week counted from the start. */
export function dateOfWeek(start: string, week: number): string {
  return new Date(Date.parse(start) + week * 7 * 86_400_000).toISOString().slice(0, 10);
}

const millisecondsPerDay = 86_400_000;

/** Whether a text is a day of the calendar, YYYY-MM-DD: 2025-02-30 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The ISO day some days after another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Days from one ISO day to another, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsPerDay;
}

/** Days from `from` up to, but without, `to`; both ISO days. ISO days compare as text. */
export type Interval = { readonly from: string; readonly to: string };

/**
 * The days that a period names: 2010, 2010-09, 2010-09-21, 2011-Q1, 2025-H1, or two of one form with both ends included,
 * 2010-01..2010-08, or months of one year in short, 2010-01..08. Undefined when it is none of these, or names no day of the calendar.
 */
export function parsePeriod(text: string): Interval | undefined {
  const ends = text.replace(/^(\d{4})-(\d{2})\.\.(\d{2})$/, "$1-$2..$1-$3").split("..");
  if (ends.length === 1) return single(text);
  const [first, last] = ends.map(single);
  if (ends.length > 2 || first === undefined || last === undefined) return undefined;
  if (shapeOf(ends[0]) !== shapeOf(ends[1]) || first.from >= last.from) return undefined;
  return { from: first.from, to: last.to };
}

/** Calendar months of an interval that begins and ends with one; undefined for any other. */
export function wholeMonths({ from, to }: Interval): number | undefined {
  if (!from.endsWith("-01") || !to.endsWith("-01")) return undefined;
  const [startYear, startMonth, endYear, endMonth] = [from, to].flatMap((day) =>
    day.split("-").slice(0, 2).map(Number),
  );
  return (endYear - startYear) * 12 + endMonth - startMonth;
}

/** The day in the middle, counted from another day [days]. */
export function middleAfter(day: string, { from, to }: Interval): number {
  return (daysBetween(day, from) + daysBetween(day, to)) / 2;
}

function single(text: string): Interval | undefined {
  if (isDay(text)) return { from: text, to: addDays(text, 1) };
  const match = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, quarter, half] = match;
  if (month !== undefined)
    return Number(month) >= 1 && Number(month) <= 12 ? months(year, Number(month), 1) : undefined;
  if (quarter !== undefined) return months(year, 3 * Number(quarter) - 2, 3);
  if (half !== undefined) return months(year, 6 * Number(half) - 5, 6);
  return months(year, 1, 12);
}

/** Months of a year from `month` (1-12) on. */
function months(year: string, month: number, count: number): Interval {
  const after = month + count;
  const next = after > 12 ? [String(Number(year) + 1).padStart(4, "0"), after - 12] : [year, after];
  const first = ([y, m]: readonly (string | number)[]) => `${y}-${String(m).padStart(2, "0")}-01`;
  return { from: first([year, month]), to: first(next) };
}

function shapeOf(text: string): string {
  return text.replace(/\d/g, "0");
}

/** A mean month: a twelfth of 365.25 days. */
export const daysPerMonth = 365.25 / 12;
export const weeksPerMonth = daysPerMonth / 7;
