import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/model/calendar.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { shippedScenario } from "../support/shipped-scenarios.ts";
import { simulate } from "../support/simulate.ts";

/** The same world, from the same day on, of which only what comes after some weeks is counted. */
function countedFrom(whole: Scenario, weeks: number): Scenario {
  return {
    ...whole,
    historyFrom: whole.start,
    start: addDays(whole.start, 7 * weeks),
    horizonWeeks: whole.horizonWeeks - weeks,
  };
}

/** Days before the start are counted back from it: the same but for the rounding of a fraction of a week. */
function expectAlike(ours: readonly Float64Array[], theirs: readonly Float64Array[]): void {
  expect(ours.length).toBe(theirs.length);
  ours.forEach((values, week) => {
    values.forEach((value, i) => {
      expect(Math.abs(value - theirs[week][i])).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
    });
  });
}

const perWeek = [
  "blockedShare",
  "restrictionInForce",
  "arrivalsTonnes.Dy",
  "priceAskUsdPerKg.Dy",
  "pricePaidUsdPerKg.Tb",
  "nationalStockTonnes.Dy",
];

describe("a run that begins before the start", () => {
  test("finds at the start what the same run, counted from its beginning, has then: every week", () => {
    const whole = { ...shippedScenario("licensing-2025"), horizonWeeks: 70 };
    const chained = simulate(countedFrom(whole, 40), { runs: 8 });
    const one = simulate(whole, { runs: 8 });
    for (const id of perWeek) expectAlike(chained.series(id), one.series(id).slice(40));
  });

  test("does so in random scenarios, at any number of steps a week", () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.integer({ min: 1, max: 9 }), (scenario, weeks) => {
        const whole = { ...scenario, horizonWeeks: scenario.horizonWeeks + weeks };
        const [chained, one] = [countedFrom(whole, weeks), whole].map((each) => simulate(each, { runs: 2 }));
        for (const id of ["blockedShare", "restrictionInForce"])
          expectAlike(chained.series(id), one.series(id).slice(weeks));
      }),
      { seed: 12, numRuns: 40 },
    );
  });

  test("adds up what it counts: weeks of ban before the start and after it make those of the whole", () => {
    const whole = { ...shippedScenario("licensing-2025"), horizonWeeks: 70 };
    const [before, after, all] = [
      { ...whole, horizonWeeks: 40, policy: { ...whole.policy, knownUntil: "2026-01-06" } },
      countedFrom(whole, 40),
      whole,
    ].map((each) => simulate(each, { runs: 8 }).outcome("banWeeks"));
    for (let i = 0; i < 8; i++) expect(before[i] + after[i]).toBeCloseTo(all[i], 9);
  });
});
