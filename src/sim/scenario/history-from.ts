import { addDays, weeksBetween } from "../../model/calendar.ts";

/** What of a script says since when a restriction is in force. */
export type Scripted = { readonly date: string; readonly isOpen: boolean };

/**
 * The day on which a run must begin so that it meets from its first week the restriction that is in force at the start: whole weeks
 * before the start, on the day on which the restriction began or less than a week before it. Undefined where none is in force, where
 * one begins with the start, and where the script does not tell of a time before it. Entries in order of their days.
 */
export function impliedHistory(script: readonly Scripted[], start: string): string | undefined {
  const past = script.filter(({ date }) => weeksBetween(date, start) > 0);
  const lastOpen = past.findLastIndex(({ isOpen }) => isOpen);
  const first = past[lastOpen + 1];
  if (lastOpen < 0 || first === undefined || script.some(({ date }) => weeksBetween(date, start) === 0))
    return undefined;
  const from = addDays(start, -7 * Math.ceil(weeksBetween(first.date, start)));
  return weeksBetween(past[lastOpen].date, from) >= 0 ? from : undefined;
}
