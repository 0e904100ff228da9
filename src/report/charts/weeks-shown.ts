/** Most rows of data in a chart: keeps a chart under 150 kB, and there are no more pixels to tell them apart. */
const mostRows = 600;

/** Weeks from one that a chart shows to the next: as few as the rows of `series` lines allow. */
export function weekStep(weeks: number, series: number): number {
  return Math.max(1, Math.ceil((weeks * series) / mostRows));
}

/** Every week, every second, and so on, and always the last. */
export function weeksShown(weeks: number, series: number): (week: number) => boolean {
  const step = weekStep(weeks, series);
  return (week) => week % step === 0 || week === weeks - 1;
}
