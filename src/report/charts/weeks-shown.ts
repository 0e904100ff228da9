/** Most rows of data in a chart: keeps a chart under 150 kB, and there are no more pixels to tell them apart. */
const mostRows = 600;

/** Every week, every second, and so on: as many as the rows of `series` lines allow, and always the last. */
export function weeksShown(weeks: number, series: number): (week: number) => boolean {
  const step = Math.max(1, Math.ceil((weeks * series) / mostRows));
  return (week) => week % step === 0 || week === weeks - 1;
}
