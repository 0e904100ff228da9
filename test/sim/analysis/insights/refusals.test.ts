import { expect, test } from "vitest";
import { restrictionPaths } from "../../../../src/sim/analysis/insights/restriction.ts";
import { refusalBounds } from "../../../../src/sim/engine/policy-counts.ts";
import { plainSampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { policyCounts } from "../../../support/policy-counts.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { simulate } from "../../../support/simulate.ts";

const read = (name: string) => readFrom({}, `configs/${name}.yaml`).scenario;

test.each(["precedent-2010", "ban-2026"])(
  "of %s: runs are sorted by the share of orders that the whole model refuses in each week",
  (name) => {
    const [scenario, runs] = [read(name), 150];
    const laid = { seed: "refused", runs, sampling: plainSampling };
    const { refusals } = restrictionPaths(scenario, laid, policyCounts(scenario, laid));
    const blocked = simulate(scenario, { seed: "refused", runs }).series("blockedShare");
    expect(refusals).toHaveLength(blocked.length);
    blocked.forEach((column, week) => {
      const counted = refusalBounds.map((bound) => column.filter((share) => share <= bound).length / runs);
      expect(
        refusals[week].map(({ mean }) => mean),
        `week ${week}`,
      ).toEqual(counted);
    });
  },
);
