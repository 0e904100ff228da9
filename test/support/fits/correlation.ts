import { yearsBetween } from "./dates.ts";
import type { Quote } from "./quotes.ts";

export type ShockCorrelation = {
  readonly r: number;
  readonly changes: number;
  readonly p5: number;
  readonly p95: number;
};

const normalP95 = 1.6449;

/**
 * Correlation of the shocks of two walks without drift, from days on which both are on record (the mean of several quotes of a day)
 * and at least `apart` days after the last one taken: r = sum x y / sqrt(sum x^2 sum y^2), each change of a logarithm over the root
 * of the time it took. Limits of 90 % by Fisher's z (1921): atanh r is normal with standard deviation 1 / sqrt(n - 3).
 */
export function shockCorrelation(a: readonly Quote[], b: readonly Quote[], apart = 1): ShockCorrelation {
  const of = (quotes: readonly Quote[]) => Map.groupBy(quotes, ({ day }) => day);
  const [first, second] = [of(a), of(b)];
  const mean = (quotes: readonly Quote[]) => quotes.reduce((sum, { usdPerKg }) => sum + usdPerKg, 0) / quotes.length;
  const days: string[] = [];
  for (const day of [...first.keys()].filter((each) => second.has(each)).sort())
    if (days.length === 0 || yearsBetween(days[days.length - 1], day) * 365.25 >= apart - 0.5) days.push(day);
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 1; i < days.length; i++) {
    const root = Math.sqrt(yearsBetween(days[i - 1], days[i]));
    const change = (quotes: typeof first) =>
      Math.log(mean(quotes.get(days[i]) ?? []) / mean(quotes.get(days[i - 1]) ?? [])) / root;
    const [x, y] = [change(first), change(second)];
    xy += x * y;
    xx += x * x;
    yy += y * y;
  }
  const changes = days.length - 1;
  const r = xy / Math.sqrt(xx * yy);
  const at = (sign: number) => Math.tanh(Math.atanh(r) + (sign * normalP95) / Math.sqrt(changes - 3));
  return { r, changes, p5: at(-1), p95: at(1) };
}
