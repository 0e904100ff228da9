import { linearRegression } from "simple-statistics";
import { yearsBetween } from "./dates.ts";
import type { Quote } from "./quotes.ts";

/**
 * Months in which a quote halves, from the slope of its log by least squares; with a `floor`, months in which the log of
 * quote over floor halves, which is what a mean-reverting log price does. Infinity when it does not fall.
 */
export function halfLifeMonths(quotes: readonly Pick<Quote, "day" | "usdPerKg">[], floor?: number): number {
  const points = quotes.map(({ day, usdPerKg }) => {
    const level = floor === undefined ? usdPerKg : Math.log(usdPerKg / floor);
    if (!(level > 0)) throw new RangeError(`quote: must lie above the floor, got ${usdPerKg}`);
    return [12 * yearsBetween(quotes[0].day, day), Math.log(level)];
  });
  const slope = linearRegression(points).m;
  return slope < 0 ? Math.LN2 / -slope : Number.POSITIVE_INFINITY;
}
