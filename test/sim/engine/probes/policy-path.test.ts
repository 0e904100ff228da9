import { expect, test } from "vitest";
import { addDays } from "../../../../src/model/calendar.ts";
import { probeRange } from "../../../../src/sim/engine/probes/probe.ts";
import type { Quantity } from "../../../../src/sim/engine/probes/quantity.ts";
import { createStudy } from "../../../../src/sim/engine/simulate-range.ts";
import { shippedScenario } from "../../../support/shipped-scenarios.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";

const probe = (scenario: Parameters<typeof createStudy>[0], quantities: readonly Quantity[], runs = 3) =>
  probeRange(createStudy(scenario, "policy path"), quantities, { firstRun: 0, runs });

test("the state on a day is that in force at its end, to the day, whatever the step", () => {
  // The ban begins with 5 January 2026 and lasts 6 weeks: 15 February is its last day.
  for (const stepWeeks of [1, 0.25]) {
    const scenario = simpleScenario({ banWeeks: 6, stepWeeks });
    const names = Object.keys(scenario.policy.states);
    const days = ["2026-01-05", "2026-02-14", "2026-02-15", "2026-02-16", "2026-03-20"];
    const found = probe(
      scenario,
      days.map((day) => ({ kind: "stateOn", day })),
    );
    expect(found.map(([state]) => names[state])).toEqual(["ban", "ban", "ban", "open", "open"]);
  }
});

test("a change within a week counts from its own day", () => {
  // 6.5 weeks: 45.5 days, so that the ban ends at noon on 19 February, in the middle of the week of the 16th.
  const scenario = simpleScenario({ banWeeks: 6.5 });
  const names = Object.keys(scenario.policy.states);
  const found = probe(scenario, [
    { kind: "stateOn", day: "2026-02-18" },
    { kind: "stateOn", day: "2026-02-19" },
  ]);
  expect(found.map(([state]) => names[state])).toEqual(["ban", "open"]);
});

test("whether civil use is covered is known so long after the state began, if it still stands then", () => {
  const scenario = shippedScenario("ban-2026");
  const runs = 256;
  const [day, ...states] = probe(
    scenario,
    [
      { kind: "coverageKnownDay" },
      ...Array.from({ length: 30 }, (_, k) => ({ kind: "stateOn" as const, day: addDays(scenario.start, 7 * k + 6) })),
    ],
    runs,
  );
  const ban = Object.keys(scenario.policy.states).indexOf("ban");
  const known = [...day].filter((each) => each < 7 * scenario.horizonWeeks);
  // 4 to 26 weeks after 6 January, in the runs in which the ban lasts so long or comes again.
  expect(known.length).toBeGreaterThan(runs / 2);
  expect(known.length).toBeLessThan(runs);
  expect(Math.min(...known)).toBeGreaterThanOrEqual(28);
  for (let i = 0; i < runs; i++)
    if (day[i] < 182) expect(states[Math.floor(day[i] / 7)][i], `run ${i}, day ${day[i]}`).toBe(ban);
});

test("a value on a day is that at the end of the last whole week, and its volatility that of the weeks up to it", () => {
  const scenario = simpleScenario({ banWeeks: 6, mechanisms: { priceNoise: true } });
  const series = "priceFobUsdPerKg.Dy";
  const on = (day: string): Quantity => ({ kind: "valueOn", series, day });
  // Weeks end with Sundays: 11 January is the last day of week 0.
  const weeks = Array.from({ length: 6 }, (_, k) => on(addDays("2026-01-11", 7 * k)));
  const [early, mid, volatility, ...ends] = probe(scenario, [
    on("2026-01-07"),
    on("2026-02-14"),
    { kind: "volatilityOn", series, day: "2026-02-14", weeks: 4 },
    ...weeks,
  ]);
  expect([early, mid]).toEqual([ends[0], ends[4]]);
  const squares = [1, 2, 3, 4].map((k) => Math.log(ends[k][1] / ends[k - 1][1]) ** 2);
  expect(volatility[1]).toBeCloseTo(Math.sqrt((squares.reduce((a, b) => a + b) / 4) * (365.25 / 7)), 12);
});

test("what was not asked for is refused", async () => {
  const { noPolicy } = await import("../../../../src/sim/engine/probes/policy-path.ts");
  expect(() => noPolicy.stateOn("2026-01-01")).toThrow("state on 2026-01-01: was not asked for");
});
