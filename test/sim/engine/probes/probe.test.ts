import { expect, test } from "vitest";
import { parsePeriod } from "../../../../src/model/calendar.ts";
import { probeRange } from "../../../../src/sim/engine/probes/probe.ts";
import type { Quantity } from "../../../../src/sim/engine/probes/quantity.ts";
import { createStudy } from "../../../../src/sim/engine/simulate-range.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";
import { simulate } from "../../../support/simulate.ts";

// Starts on 5 January 2026 with a full ban of 10 weeks; 4 weeks of transit; 10 t a week.
const scenario = simpleScenario({ banWeeks: 10, transit: 4, mechanisms: { priceNoise: true } });
const during = parsePeriod("2026-02-05..2026-03-04")!;
const quantities: readonly Quantity[] = [
  { kind: "sumDuring", series: "arrivalsTonnes.Dy", during },
  { kind: "meanDuring", series: "priceFobUsdPerKg.Dy", during, base: null },
  { kind: "firstLineStopDay", sectors: null },
];

test("a probe reads off the simulation what the simulation shows, run by run", () => {
  const study = createStudy(scenario, "probe");
  const [arrivals, fob, stop] = probeRange(study, quantities, { firstRun: 3, runs: 5 });
  const run = simulate(scenario, { seed: "probe", firstRun: 3, runs: 5 });
  // 5 February is day 31 = 4 weeks and 3 days: 4/7 of week 4, weeks 5 to 7, 3/7 of week 8.
  const weights = [4 / 7, 1, 1, 1, 3 / 7];
  for (let i = 0; i < 5; i++) {
    const sum = (id: string) => weights.reduce((total, weight, k) => total + weight * run.series(id)[4 + k][i], 0);
    expect(arrivals[i]).toBeCloseTo(sum("arrivalsTonnes.Dy"), 9);
    expect(fob[i]).toBeCloseTo(sum("priceFobUsdPerKg.Dy") / 4, 9);
    expect(stop[i]).toBe(7 * run.outcome("firstLineStopWeek.traction")[i]);
  }
  expect(new Set(fob).size).toBe(5);
});

test("arrivals stop four weeks after the ban begins: a window across that week holds what came before it", () => {
  // Loaded before 5 January, 10 t a week arrive in weeks 0 to 3; the window holds 3/7 of week 3 and all of week 4.
  const window = parsePeriod("2026-01-30..2026-02-08")!;
  const study = createStudy(scenario, "probe");
  const [sum] = probeRange(study, [{ kind: "sumDuring", series: "arrivalsTonnes.Dy", during: window }], {
    firstRun: 0,
    runs: 1,
  });
  expect(sum[0]).toBeCloseTo((10 * 3) / 7, 9);
});

test("how many runs advance together does not change a number, nor do the runs before", () => {
  const study = createStudy(scenario, "blocks");
  const whole = probeRange(study, quantities, { firstRun: 0, runs: 10 });
  const parts = probeRange(study, quantities, { firstRun: 0, runs: 10 }, 3);
  const later = probeRange(study, quantities, { firstRun: 6, runs: 4 });
  whole.forEach((values, q) => {
    expect(parts[q]).toEqual(values);
    expect(later[q]).toEqual(values.slice(6));
  });
});

test("a series that the world does not have is refused by its name", () => {
  const study = createStudy(scenario, "probe");
  const quantity: Quantity = { kind: "sumDuring", series: "arrivalsTonnes.Tb", during };
  expect(() => probeRange(study, [quantity], { firstRun: 0, runs: 1 })).toThrow(/^arrivalsTonnes\.Tb: must be one of/);
});
