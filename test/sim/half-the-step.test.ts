import { expect, test } from "vitest";
import { outcomeId } from "../../src/sim/results.ts";
import { createStudy, simulateRange } from "../../src/sim/study/simulate-range.ts";
import { summarizeOutcome } from "../../src/sim/summarize.ts";
import { readFrom, shippedNames } from "../support/scenario-files.ts";

/** Means of 1,500 runs at each step, on different seeds: an unpaired comparison with its own error. */
test.each(shippedNames)("%s at half the step gives the same means within 4.5 standard errors", (name) => {
  const { scenario } = readFrom({}, `configs/${name}.yaml`);
  const [whole, half] = (
    [
      [1, "whole"],
      [0.5, "half"],
    ] as const
  ).map(([stepWeeks, seed]) => {
    const study = createStudy({ ...scenario, stepWeeks }, seed);
    const { outcomes } = simulateRange(study, { firstRun: 0, runs: 1500 });
    return new Map(study.outcomes.map((key, k) => [outcomeId(key), summarizeOutcome(key, outcomes[k])]));
  });
  for (const id of [
    "banWeeks",
    "blockedWeeks",
    "unmetNeedShare.Dy",
    "arrivalsTonnes.Dy",
    "lineStopped.traction",
    "lowestCoverWeeks.Dy.traction",
    "pricePaidPeakMultiple.Dy",
    "priceAskPeakMultiple.Tb",
    "priceDomesticEndMultiple.Dy",
  ]) {
    const [a, b] = [whole.get(id), half.get(id)];
    if (a === undefined || b === undefined) throw new RangeError(id);
    const error = Math.hypot(a.standardError, b.standardError);
    expect(Math.abs(a.mean - b.mean), id).toBeLessThanOrEqual(4.5 * error);
  }
});
