/** A glance at the clock: so many runs were done at that time. */
export type Glance = { readonly runs: number; readonly ms: number };

/** Wall time a run [s]: on average, and of the faster and of the slower half; 0 where no clock goes. */
export type Pace = { readonly low: number; readonly middle: number; readonly high: number };

/** From the first range done to the last, so that starting up does not count. */
export function paceOf(clock: readonly Glance[]): Pace {
  const pace = (from: number, to: number) => {
    const runs = clock[to].runs - clock[from].runs;
    return runs > 0 ? (clock[to].ms - clock[from].ms) / runs / 1000 : 0;
  };
  const last = clock.length - 1;
  const halves = [pace(0, last >> 1), pace(last >> 1, last), pace(0, last)].filter((each) => each > 0);
  return halves.length === 0
    ? { low: 0, middle: 0, high: 0 }
    : { low: Math.min(...halves), middle: pace(0, last), high: Math.max(...halves) };
}
