import { describe, expect, test } from "vitest";
import { shippedScenario } from "../support/shipped-scenarios.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { stateWith, stopped } from "../support/states.ts";

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
  wait: input(5),
  lotsPerWeek: input(6),
} as const;

test("licensing that grants everything and was in force before the start keeps makers' 15 weeks of cover", () => {
  expect(meanCover({ ...likeShipped, approval: { mood: input(1) } }, 80)).toBeCloseTo(15, 9);
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

describe("a ban that interrupts licensing", () => {
  /** Unmet need over a year and a half, mean of the runs [t], by how long the ban lasts [weeks]. */
  function harm(banWeeks: number): number {
    const civil = { approval: "mood" } as const;
    const licensing = stateWith({ country: { raw: { civil } }, lasts: "forever" });
    const ban = stateWith({ country: { raw: { civil: stopped } }, lasts: "forever" });
    const scenario = simpleScenario({
      states: { licensing, ban },
      script: [
        { day: -70, state: "licensing" },
        ...(banWeeks === 0
          ? []
          : [
              { day: 70, state: "ban" },
              { day: 70 + 7 * banWeeks, state: "licensing" },
            ]),
      ],
      transit: 2,
      licences: { ...likeShipped, approval: { mood: input(0.6) } },
      sectors: { traction: { cover: 12 } },
      firmSpread: 0.4,
      horizonWeeks: 80,
    });
    const unmet = simulate(scenario, { runs: 300 }).outcome("unmetNeedTonnes.Dy");
    return unmet.reduce((sum, tonnes) => sum + tonnes, 0) / unmet.length;
  }

  test("does little in a week, and more the longer it lasts: what is pending rests and is not void", () => {
    const none = harm(0);
    const [one, four, ten, twenty] = [1, 4, 10, 20].map((weeks) => harm(weeks) - none);
    expect(one).toBeLessThan(ten / 20);
    expect(four).toBeGreaterThan(one);
    expect(ten).toBeGreaterThan(four);
    expect(twenty).toBeGreaterThan(ten);
    // A week's need is 10 t.
    expect(one).toBeLessThan(1);
  });
});

test("magnets shipped under the ban of 2026 have a width, and vary from month to month within a run", () => {
  const weeks = simulate(shippedScenario("ban-2026"), { runs: 300 }).series("shippedShare.magnet.Dy");
  const sorted = Float64Array.from(weeks[4]).sort();
  expect(sorted[285] - sorted[15]).toBeGreaterThan(0.3);
  const spreads = Array.from({ length: 300 }, (_, i) => {
    const months = [0, 4, 8, 12].map((first) => weeks.slice(first, first + 4).reduce((sum, week) => sum + week[i], 0));
    const mean = months.reduce((sum, month) => sum + month, 0) / 4;
    return Math.sqrt(months.reduce((sum, month) => sum + (month - mean) ** 2, 0) / 3) / mean;
  });
  const someSpread = spreads.filter((spread) => spread > 0.02 && spread < 0.5).length;
  expect(someSpread / 300).toBeGreaterThan(0.6);
});
