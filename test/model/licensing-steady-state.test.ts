import { expect, test } from "vitest";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { stateWith } from "../support/states.ts";

/** Licensing that began before the start and goes on: no shock at all. Mean over the runs, in weeks of need. */
function meanCover(licences: Choices["licences"], week: number): number {
  const licensing = stateWith({ role: "open", country: { raw: { civil: { approval: "mood" } } } });
  const scenario = simpleScenario({
    states: { licensing },
    script: [{ day: -70, state: "licensing" }],
    knownUntilDay: 0,
    transit: 2,
    licences: licences ?? {},
    horizonWeeks: week + 1,
  });
  const cover = simulate(scenario, { runs: 1000 }).series("makerCoverWeeks.Dy.traction")[week];
  return cover.reduce((sum, weeks) => sum + weeks, 0) / cover.length;
}

const likeShipped = {
  approval: { mood: input(0.75) },
  statutoryWait: input(9),
  delay: input({ kind: "gamma", shape: 1.5625, mean: 5 }),
} as const;

test("licensing that grants everything after a fixed wait and was in force before the start keeps makers' 15 weeks of cover", () => {
  expect(meanCover({ ...likeShipped, approval: { mood: input(1) }, delay: input(0) }, 80)).toBeCloseTo(15, 9);
});

/*
 * What such a regime let through is the usual flow, so nothing should drift. Batches come in lumps, and what looks like a
 * surplus in a good week is cancelled: that costs a little cover, and the test says how little.
 */
test("licensing at odds of 0.75 that was in force before the start keeps makers' 15 weeks of cover within a week", () => {
  expect(Math.abs(meanCover(likeShipped, 80) - 15)).toBeLessThan(1);
});

test("licensing that was in force before the start lets through the usual flow in the first half year too, within 4.5 standard errors", () => {
  const licensing = stateWith({ role: "open", country: { raw: { civil: { approval: "mood" } } } });
  const scenario = simpleScenario({
    states: { licensing },
    script: [{ day: -70, state: "licensing" }],
    knownUntilDay: 0,
    transit: 2,
    licences: likeShipped,
    horizonWeeks: 26,
    // Nobody reacts to a lump by ordering more or less: what is seen is the office alone.
    adjustmentTime: 1000,
    supplyLineWeight: 0,
  });
  const arrivals = simulate(scenario, { runs: 4000 }).series("arrivalsTonnes.Dy");
  for (const [week, column] of arrivals.entries()) {
    const mean = column.reduce((sum, tonnes) => sum + tonnes, 0) / column.length;
    const error = Math.sqrt(column.reduce((sum, tonnes) => sum + (tonnes - mean) ** 2, 0)) / column.length;
    expect(Math.abs(mean - 10), `week ${week}: ${mean}`).toBeLessThanOrEqual(4.5 * error + 0.25);
  }
});
