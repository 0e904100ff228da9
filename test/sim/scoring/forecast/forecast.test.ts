import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../../src/sim/engine/parts/canonical.ts";
import { monthsUntil } from "../../../../src/sim/scoring/forecast/quantities.ts";
import { forecastProbabilities } from "../../../../src/sim/scoring/forecast/record.ts";
import { runForecast } from "../../../../src/sim/scoring/forecast/run.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";

const read = (choices: Parameters<typeof simpleScenario>[0]) => ({
  scenario: simpleScenario(choices),
  document: { name: "simple" },
  overrides: [],
});
const options = { seed: "forecast", runs: 200, workers: 1 };

describe("months", () => {
  test("begin with the start and end with the last day, February of a leap year among them", () => {
    expect(monthsUntil("2024-01-20", "2024-04-03")).toEqual([
      { name: "2024-01", from: "2024-01-20", to: "2024-02-01" },
      { name: "2024-02", from: "2024-02-01", to: "2024-03-01" },
      { name: "2024-03", from: "2024-03-01", to: "2024-04-01" },
      { name: "2024-04", from: "2024-04-01", to: "2024-04-04" },
    ]);
    expect(monthsUntil("2026-12-31", "2027-01-31").map(({ name }) => name)).toEqual(["2026-12", "2027-01"]);
    expect(monthsUntil("2026-01-31", "2026-01-31")).toEqual([
      { name: "2026-01", from: "2026-01-31", to: "2026-02-01" },
    ]);
    expect(() => monthsUntil("2026-01-31", "2026-01-30")).toThrow(RangeError);
  });
});

describe("a world of constants is foretold exactly", () => {
  // A stop from 5 January 2026 for ever, stock for 8 weeks and 2 under way: the line stops in week 10, on 16 March.
  const stopped = runForecast(
    read({ sectors: { traction: { cover: 8 }, defence: { cover: 20 } }, transit: 2, horizonWeeks: 60, firmSpread: 0 }),
    "2026-04-15",
    options,
  );

  test("quotes stay where they are: mean and all 19 quantiles", async () => {
    const { quantities, probabilities } = await stopped;
    expect(probabilities).toEqual(forecastProbabilities);
    expect([probabilities.length, probabilities[0], probabilities[9], probabilities[18]]).toEqual([
      19, 0.05, 0.5, 0.95,
    ]);
    const domestic = quantities.filter(({ series }) => series === "priceDomesticUsdPerKg");
    expect(domestic.map(({ id }) => id)).toEqual(
      ["2026-01", "2026-02", "2026-03", "2026-04"].map((month) => `priceDomesticUsdPerKg.Dy.${month}`),
    );
    for (const { mean, meanError, quantiles, unit } of domestic) {
      expect([meanError, unit]).toEqual([0, "USD/kg"]);
      expect(new Set(quantiles)).toEqual(new Set([quantiles[0]]));
      expect(quantiles[0]).toBeCloseTo(mean, 9);
    }
  });

  test("what is under way still comes in, then nothing does", async () => {
    const { quantities } = await stopped;
    const means = quantities.filter(({ series }) => series === "arrivalsShare.raw").map(({ mean }) => mean);
    // Two of the weeks of January (5 to 31, 27 days) bring the usual flow.
    expect(means).toEqual([14 / 27, 0, 0, 0].map((x) => expect.closeTo(x, 9)));
    const shipped = quantities.filter(({ series }) => series === "shippedShare.raw").map(({ mean }) => mean);
    expect(shipped).toEqual([0, 0, 0, 0]);
  });

  test("the restriction is in force at every month's end", async () => {
    const { events } = await stopped;
    const inForce = events.filter(({ event }) => event === "restrictionInForce");
    expect(inForce.map(({ day, probability }) => [day, probability])).toEqual(
      ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-15"].map((day) => [day, 1]),
    );
  });

  test("the line of the sector with stock for 8 weeks has stopped by the end of March, not of February; the other has not", async () => {
    const { events } = await stopped;
    const of = (sector: string | null) =>
      events.filter((each) => each.event === "lineStopped" && each.sector === sector).map((each) => each.probability);
    expect(of("traction")).toEqual([0, 0, 1, 1]);
    expect(of("defence")).toEqual([0, 0, 0, 0]);
    expect(of(null)).toEqual(of("traction"));
    const [{ low, high }] = events.filter(({ id }) => id === "lineStopped.traction.2026-03");
    // Exact limits of 200 of 200: 0.025^(1/200) and 1.
    expect([low, high]).toEqual([expect.closeTo(0.025 ** (1 / 200), 9), 1]);
  });
});

describe("luck", () => {
  const luck = read({
    horizonWeeks: 80,
    banWeeks: { kind: "weibull", shape: 1, median: 10 },
    volatility: 0.05,
    mechanisms: { priceNoise: true, hoarding: true },
  });

  test("a later last day changes nothing before it, nor does the length of the scenario", async () => {
    const [short, long] = [
      await runForecast(luck, "2026-03-31", options),
      await runForecast(luck, "2027-03-31", options),
    ];
    const shared = <T extends { readonly id: string }>(rows: readonly T[], than: readonly T[]) =>
      rows.filter(({ id }) => than.some((each) => each.id === id));
    expect(shared(long.quantities, short.quantities)).toEqual(short.quantities);
    expect(shared(long.events, short.events)).toEqual(short.events);
  });

  test("the same bytes at 1 and 2 workers", async () => {
    const run = async (workers: number) =>
      canonicalJson(await runForecast(luck, "2026-06-30", { ...options, runs: 1100, workers }));
    expect(await run(2)).toBe(await run(1));
  });

  test("an exponential ban of median 10 weeks is in force with probability 2^(-t / 10) at a month's end", async () => {
    const { events } = await runForecast(luck, "2026-06-30", { ...options, runs: 4000 });
    for (const { event, day, probability, low, high } of events.filter((each) => each.event === "restrictionInForce")) {
      // In force for most of the week that holds the day: it has lasted to the middle of that week.
      const weeks = Math.floor((Date.parse(day) - Date.parse("2026-01-05")) / 604_800_000) + 0.5;
      // Twice the half-width of 95 %: six such checks.
      expect(Math.abs(probability - 2 ** (-weeks / 10)), `${event} ${day}`).toBeLessThan(high - low);
    }
  });

  test("a last day beyond the horizon is refused", async () => {
    await expect(runForecast(luck, "2030-01-01", options)).rejects.toThrow("must lie within the horizon");
  });
});
