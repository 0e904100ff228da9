import { survival } from "../distributions/survival.ts";
import type { Input } from "../scenario/parts.ts";

/** Ages are tabulated to ten years, and nothing is expected to last beyond twenty [weeks]. */
const oldestWeek = 522;
const furthestWeek = 1044;

/**
 * Mean residual life of a policy state by its age in whole weeks [weeks]: the integral of S(t) over t > age, over S(age),
 * by the trapezoid rule in weeks and cut off at twenty years; S the survival function of the dwell time.
 */
export function expectedRemaining(lasts: Input | "forever"): Float64Array {
  const expected = new Float64Array(oldestWeek + 1).fill(furthestWeek);
  if (lasts === "forever") return expected;
  const alive = Float64Array.from({ length: furthestWeek + 1 }, (_, week) =>
    survival(lasts.distribution, week / lasts.toModelUnit),
  );
  let beyond = 0;
  for (let week = furthestWeek - 1; week >= 0; week--) {
    beyond += (alive[week] + alive[week + 1]) / 2;
    if (week <= oldestWeek) expected[week] = alive[week] > 0 ? beyond / alive[week] : 0;
  }
  return expected;
}

/** At any age, between the two weeks next to it; beyond the table its last value. */
export function remainingWeeks(expected: Float64Array, ageWeeks: number): number {
  if (ageWeeks >= oldestWeek) return expected[oldestWeek];
  const week = Math.floor(ageWeeks);
  return expected[week] + (ageWeeks - week) * (expected[week + 1] - expected[week]);
}
