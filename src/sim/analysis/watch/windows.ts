import { addDays, daysBetween, type Interval } from "../../../model/calendar.ts";

export const windowNames = ["day", "month", "quarter"] as const;

/** From the day after `asOf` to `until`, both in it. */
export type WatchWindow = {
  readonly name: (typeof windowNames)[number];
  readonly asOf: string;
  readonly until: string;
};

/** The next day, month and quarter of the calendar after a day, as far as they lie within a run that ends before `end`. */
export function windowsAfter(asOf: string, end: string): readonly WatchWindow[] {
  const untils = { day: addDays(asOf, 1), month: addMonths(asOf, 1), quarter: addMonths(asOf, 3) };
  return windowNames.map((name) => ({ name, asOf, until: untils[name] })).filter(({ until }) => until < end);
}

/** The same day some months later; the last of its month where that has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number);
  const first = monthOf(year, month - 1 + months);
  const last = Number(addDays(monthOf(year, month + months), -1).slice(8));
  return first.slice(0, 8) + String(Math.min(date, last)).padStart(2, "0");
}

/** First day of a month that is counted from January of a year, from 0 on. */
function monthOf(year: number, months: number): string {
  const of = year + Math.floor(months / 12);
  return `${String(of).padStart(4, "0")}-${String((((months % 12) + 12) % 12) + 1).padStart(2, "0")}-01`;
}

/**
 * The latest month whose figures come out within a window, so many days after its last; undefined where none do, or where it
 * shares less than a week with a run that begins at `start`.
 */
export function monthPublishedIn({ asOf, until }: WatchWindow, daysAfter: number, start: string): Interval | undefined {
  for (let to = `${addMonths(until, 1).slice(0, 7)}-01`; to > start; to = addMonths(to, -1)) {
    const published = addDays(to, daysAfter - 1);
    if (published > until) continue;
    return published > asOf && daysBetween(start, to) >= 7 ? { from: addMonths(to, -1), to } : undefined;
  }
  return undefined;
}
