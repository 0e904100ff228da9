/** What the columns of limits hold, in the table of every chart that has them. */
export const limitUnits = { low: "lower 95 % limit, 0-1", high: "upper 95 % limit, 0-1" } as const;

/** Columns of a chart over weeks: its own, the week, its first day, and limits of shares. */
export function weekUnits(own: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { week: "weeks from the start", date: "first day of the week", ...limitUnits, ...own };
}
