const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** An ISO date in words: `31 January 2026`. */
export function longDate(isoDate: string): string {
  return format.format(new Date(`${isoDate}T00:00:00Z`));
}
