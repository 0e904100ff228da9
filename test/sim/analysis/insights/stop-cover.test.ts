import { describe, expect, test } from "vitest";
import { normalSurvival } from "../../../../src/model/kernels/normal-survival.ts";
import { mechanismNames } from "../../../../src/model/scenario/scenario.ts";
import { stopCoverWeeks } from "../../../../src/sim/analysis/insights/stop-cover.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";
import { simulate } from "../../../support/simulate.ts";

describe("the stop line of a sector", () => {
  test("of firms that are all alike is at no stock at all", () => {
    const alike = simpleScenario({ sectors: { traction: { cover: 12, firms: 9 } }, mechanisms: { firmSpread: false } });
    expect(stopCoverWeeks(alike).traction).toBeCloseTo(0, 12);
  });

  test("of a single firm is where half of the spread is dry", () => {
    // Phi(z) = 1/2 at ln d = -s^2/2, where the stock left is Phi(s) - d/2 of the usual; the table steps by 1/512.
    const s = 0.5;
    const left = 1 - normalSurvival(s) - Math.exp((-s * s) / 2) / 2;
    const scenario = simpleScenario({ sectors: { traction: { cover: 12, firms: 1 } }, firmSpread: s });
    expect(Math.abs(stopCoverWeeks(scenario).traction - 12 * left)).toBeLessThan(12 / 512);
  });

  test("is crossed in the week in which the median run's first firm stops", () => {
    const scenario = simpleScenario({
      sectors: { traction: { cover: 20, firms: 8 } },
      firmSpread: 0.5,
      demandPerWeek: 10,
      transit: 0,
      mechanisms: Object.fromEntries(mechanismNames.map((name) => [name, ["policy", "firmSpread"].includes(name)])),
    });
    const run = simulate(scenario, { runs: 401 });
    const stops = [...run.outcome("firstLineStopWeek.traction")].sort((a, b) => a - b);
    const cover = run.series("makerCoverWeeks.Dy.traction").map((week) => week[0]);
    const line = stopCoverWeeks(scenario).traction;
    const crossed = cover.findIndex((weeks) => weeks < line);
    // The stop share of 10 % of what dry firms need is reached at once; the week's end may come after the crossing.
    expect(Math.abs(stops[200] - crossed)).toBeLessThanOrEqual(1);
  });

  test("is higher the more firms there are: the first of many runs dry early", () => {
    const lines = [1, 4, 20, 200].map(
      (firms) =>
        stopCoverWeeks(simpleScenario({ sectors: { traction: { cover: 12, firms } }, firmSpread: 0.5 })).traction,
    );
    expect(lines.toSorted((a, b) => a - b)).toEqual(lines);
    expect(lines[3]).toBeLessThan(12);
  });
});
