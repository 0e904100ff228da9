import { expect, test } from "vitest";
import { outcomeId } from "../../../src/model/outcomes/outcome.ts";
import { createStudy, simulateRange } from "../../../src/sim/engine/simulate-range.ts";
import { summarizeOutcome } from "../../../src/sim/study/summarize.ts";
import { readFrom } from "../../support/scenario-files.ts";

const runs = 1000;

/** A test of shipped scenarios. Means of as many runs at each step, on different seeds: an unpaired comparison with its own error. */
export function halfTheStep(names: readonly string[]): void {
  test.each(names)("%s at half the step gives the same mean of every outcome within 4.5 standard errors", (name) => {
    const { scenario } = readFrom({}, `configs/${name}.yaml`);
    const [whole, half] = ([1, 0.5] as const).map((stepWeeks) => {
      const study = createStudy({ ...scenario, stepWeeks }, stepWeeks === 1 ? "whole" : "half");
      const { outcomes } = simulateRange(study, { firstRun: 0, runs });
      return study.outcomes.map((key, k) => ({ id: outcomeId(key), ...summarizeOutcome(key, outcomes[k]) }));
    });
    for (const [k, { id, mean, standardError }] of whole.entries()) {
      const error = Math.hypot(standardError, half[k].standardError);
      expect(Math.abs(mean - half[k].mean), id).toBeLessThanOrEqual(4.5 * error + 1e-12 * Math.abs(mean));
    }
  });
}
