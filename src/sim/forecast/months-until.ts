import { addDays } from "../evidence/day.ts";
import type { Interval } from "../evidence/interval.ts";

/** A calendar month, or the part of it that lies between the start and the last day. */
export type Month = Interval & {
  /** `2026-01`. */
  readonly name: string;
};

/** The months from a day to another, both in them. RangeError when the second is earlier. */
export function monthsUntil(start: string, until: string): readonly Month[] {
  if (until < start) throw new RangeError(`until: must not be before ${start}, got ${until}`);
  const end = addDays(until, 1);
  const months: Month[] = [];
  for (let from = start; from < end; ) {
    const name = from.slice(0, 7);
    const next = `${addDays(`${name}-01`, 31).slice(0, 7)}-01`;
    const to = next < end ? next : end;
    months.push({ name, from, to });
    from = to;
  }
  return months;
}
