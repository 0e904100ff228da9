import type { Distribution } from "../distributions/distribution.ts";
import { logSurvival, logSurvivalFrom, survival, survivalFrom } from "../distributions/survival.ts";
import { exp } from "../kernels/exp.ts";
import type { Input } from "../scenario/parts.ts";
import { oncePerWorld } from "../scenario/world.ts";

/** Ages are tabulated to ten years, and nothing is expected to last beyond twenty [weeks]. */
const oldestWeek = 522;
const furthestWeek = 1044;

/** Below this probability what is left is reckoned by logarithms. */
const rare = 1e-280;

/**
 * Mean residual life of a policy state by its age in whole weeks [weeks]: the integral of S(t) over t > age, over S(age),
 * by the trapezoid rule in weeks and cut off at twenty years; S the survival function of the dwell time. 0 at ages that
 * nothing exceeds.
 */
export function expectedRemaining(lasts: Input | "forever"): Float64Array {
  const expected = new Float64Array(oldestWeek + 1).fill(furthestWeek);
  if (lasts === "forever") return expected;
  const { distribution, toModelUnit } = lasts;
  let beyond = 0;
  let remaining = 0;
  for (let week = furthestWeek - 1; week >= 0; week--) {
    const [now, next] = [week / toModelUnit, (week + 1) / toModelUnit];
    const alive = survival(distribution, now);
    beyond += (alive + survivalFrom(distribution, next)) / 2;
    remaining = alive > rare ? beyond / alive : remainingBefore(remaining, distribution, now, next);
    if (week <= oldestWeek) expected[week] = remaining;
  }
  return expected;
}

/** The same a week earlier, from what it is at `next`. */
function remainingBefore(remaining: number, distribution: Distribution, now: number, next: number): number {
  const alive = logSurvival(distribution, now);
  if (alive === -Infinity) return 0;
  const survives = exp(logSurvival(distribution, next) - alive);
  return (1 + exp(logSurvivalFrom(distribution, next) - alive)) / 2 + survives * remaining;
}

/** At any age, between the two weeks next to it; beyond the table its last value. */
export function remainingWeeks(expected: Float64Array, ageWeeks: number): number {
  if (ageWeeks >= oldestWeek) return expected[oldestWeek];
  const week = Math.floor(ageWeeks);
  return expected[week] + (ageWeeks - week) * (expected[week + 1] - expected[week]);
}

/** By policy state and week of its age: weeks it is expected to last still. */
export const remainingTable = oncePerWorld(({ lasts }) => lasts.map(expectedRemaining));
