import { expect, test } from "vitest";
import { followRuns } from "../../../src/report/explorer/follow.ts";
import { followedIn, outcomesFollowedIn } from "../../../src/report/explorer/followed.ts";
import { binAt } from "../../../src/sim/engine/bands/bins.ts";
import type { Fact } from "../../../src/sim/engine/facts/fact.ts";
import { createStudy, simulateRange, weightsOfRuns } from "../../../src/sim/engine/simulate-range.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";

const scenario = simpleScenario({
  banWeeks: { kind: "uniform", low: 4, high: 30 },
  sectors: { traction: { cover: { kind: "uniform", low: 2, high: 30 } } },
  mechanisms: { priceNoise: true },
  held: 5,
});
const noStop: Fact = {
  name: "no-stop",
  week: 11,
  asked: { kind: "firstLineStopDay", sectors: ["traction"] },
  law: { kind: "event", scale: "linear", side: "below", threshold: 84, width: 0, ifSo: 0.25, ifNot: 1 },
};

test.each([[[]], [[noStop]]])(
  "a page follows the runs that the command line simulates, to the last bit, with %j",
  (facts: readonly Fact[]) => {
    const study = createStudy(scenario, "page", undefined, undefined, null, undefined, facts);
    const [firstRun, runs, weeks] = [3, 21, study.world.weeks];
    const series = followedIn(study.series);
    const whole = simulateRange(study, { firstRun, runs }, undefined, undefined, [], series);
    const followed = followRuns(study, firstRun, runs);
    const wanted = outcomesFollowedIn(study.outcomes).map((position) => whole.outcomes[position]);
    expect(wanted.length).toBeGreaterThan(5);
    expect([...followed.outcomes]).toEqual(wanted.flatMap((column) => [...column]));
    const weights = weightsOfRuns(study, (i) => firstRun + i, whole.ofFacts, runs);
    expect(followed.weights).toEqual(weights);
    expect(new Set(followed.weights).size).toBe(facts.length === 0 ? 0 : 2);
    series.forEach((position, k) => {
      for (let week = 0; week < weeks; week++) {
        const values = Array.from({ length: runs }, (_, run) => whole.paths[k][run * weeks + week]);
        const cell = k * weeks + week;
        const bins = values.map((value) => binAt(study.bins[position], value));
        expect([...followed.bins.subarray(cell * runs, (cell + 1) * runs)]).toEqual(bins);
        expect([followed.lowest[cell], followed.highest[cell]]).toEqual([Math.min(...values), Math.max(...values)]);
      }
    });
  },
);
