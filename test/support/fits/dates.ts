const msPerYear = 365.25 * 86_400_000;

export function yearsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / msPerYear;
}

/**
 * The day that stands for the date of a quote: itself, or the middle of the month, quarter or year that it covers.
 * A spot quote given by its month alone may be half a month off.
 */
export function middleOf(period: string): string {
  const [year, part, day] = period.split("-");
  if (day !== undefined) return period;
  if (part === undefined) return `${year}-07-02`;
  const middles: Readonly<Record<string, string>> = { Q1: "02-15", Q2: "05-16", Q3: "08-16", Q4: "11-16" };
  return `${year}-${middles[part] ?? `${part}-16`}`;
}
