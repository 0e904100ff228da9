import chiSquareQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { yearsBetween } from "./dates.ts";
import type { Quote } from "./quotes.ts";

export type Volatility = {
  readonly perRootYear: number;
  readonly changes: number;
  readonly years: number;
  readonly p5: number;
  readonly p95: number;
};

/**
 * Root of the summed squared log changes over the elapsed years [1/sqrt(yr)], with the 90 % interval that a random walk
 * of that many changes allows (chi-square). Averages over a quarter or a year vary less than spot quotes, so a series of
 * averages gives too little, by up to the factor sqrt(2/3) (Working 1960).
 */
export function volatility(quotes: readonly Pick<Quote, "day" | "usdPerKg">[]): Volatility {
  const changes = quotes.length - 1;
  if (changes < 1) throw new RangeError(`quotes: two at least, got ${quotes.length}`);
  const years = yearsBetween(quotes[0].day, quotes[changes].day);
  let squares = 0;
  for (let i = 1; i <= changes; i++) squares += Math.log(quotes[i].usdPerKg / quotes[i - 1].usdPerKg) ** 2;
  const bound = (p: number) => Math.sqrt(squares / years / (chiSquareQuantile(p, changes / 2, 0.5) / changes));
  return { perRootYear: Math.sqrt(squares / years), changes, years, p5: bound(0.95), p95: bound(0.05) };
}
