/** Weeks from one ISO date to another, negative when the second is earlier; days count as sevenths. */
export function weeksBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (7 * 86_400_000);
}

/** ISO date of the first day of a week counted from the start. */
export function dateOfWeek(start: string, week: number): string {
  return new Date(Date.parse(start) + week * 7 * 86_400_000).toISOString().slice(0, 10);
}
