import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { log } from "../../src/model/kernels/log.ts";
import { advanceSqueeze, createSqueeze, squeeze } from "../../src/model/mechanisms/squeeze.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { blockOf } from "../support/block-of.ts";
import { input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

const uniform = (low: number, high: number) => input({ kind: "uniform", low, high });

/** What the shipped base believes about a squeeze, begun at the start. */
const base: Partial<Scenario["squeeze"]> = {
  began: "2026-01-05",
  cut: uniform(0, 0.33),
  lasts: uniform(26, 52),
  shortElasticity: uniform(-0.2, -0.05),
  longElasticity: uniform(-0.6, -0.3),
  responseTime: input(13),
  adjustmentTime: input(104),
  trendTime: input(13),
  speculatorsWealth: uniform(0, 3.5),
};

/** Log of what a squeeze adds to the quote, week by week. */
function quoteOf(given: Partial<Scenario["squeeze"]>, weeks = 200, runs = 1, speculation = false) {
  const block = blockOf(simpleScenario({ squeeze: { ...base, ...given }, mechanisms: { speculation } }), runs);
  const { advance } = squeeze.install(block);
  return Array.from({ length: weeks }, (_, week) => {
    advance(week, week);
    return block.squeezed.slice();
  });
}

/** Multiples of the starting quote at the peak, rising. */
function peaks(given: Partial<Scenario["squeeze"]>, runs = 2000): Float64Array {
  const peak = new Float64Array(runs);
  for (const week of quoteOf(given, 200, runs, true))
    week.forEach((level, i) => {
      peak[i] = Math.max(peak[i], level);
    });
  return peak.map(exp).sort();
}

describe("a squeeze without speculators", () => {
  test("draws the log quote to -ln(1 - cut) / |elasticity| with its response time", () => {
    // Equal elasticities, so a constant target ln(1 / 0.8) / 0.25, approached as 1 - exp(-t / 13).
    const given = { cut: input(0.2), lasts: input(40), shortElasticity: input(-0.25), longElasticity: input(-0.25) };
    const quote = quoteOf(given, 40);
    for (const [week, [level]] of quote.entries())
      expect(level).toBeCloseTo((log(1 / 0.8) / 0.25) * (1 - exp(-(week + 1) / 13)), 12);
  });

  test("meets an elasticity that goes from short to long run with its adjustment time", () => {
    // A response at once shows the target itself: ln(1 / 0.8) / |e|, e = -0.1 - 0.4 (1 - exp(-t / 52)).
    const given = { cut: input(0.2), lasts: input(80), shortElasticity: input(-0.1), longElasticity: input(-0.5) };
    const quote = quoteOf({ ...given, responseTime: input(1e-9) }, 1);
    expect(quote[0][0]).toBeCloseTo(log(1 / 0.8) / (0.1 + 0.4 * (1 - exp(-1 / 104))), 12);
  });

  test("fades with half-life 26 weeks once it is over, and only falls", () => {
    const given = { cut: input(0.2), shortElasticity: input(-0.25), longElasticity: input(-0.25) };
    const quote = quoteOf({ ...given, lasts: input(40) }, 144).map(([level]) => level);
    expect(quote[143]).toBeCloseTo(quote[39] / 16, 9);
    for (let week = 40; week < 144; week++) expect(quote[week]).toBeLessThan(quote[week - 1]);
  });

  test("that lasts half of a step counts for half of its cut", () => {
    const given = { shortElasticity: input(-0.25), longElasticity: input(-0.25), responseTime: input(1e-9) };
    const [[level]] = quoteOf({ ...given, cut: input(0.2), lasts: input(0.5) }, 1);
    expect(level).toBeCloseTo(log(1 / 0.9) / 0.25, 12);
  });

  test("lifts home quote and FOB of every metal alike, by exactly what it adds, and the ask with them", () => {
    const run = simulate(simpleScenario({ materials: ["Dy", "Tb"], blocked: 0, squeeze: base, horizonWeeks: 30 }));
    const level = quoteOf(base, 30, 1, true);
    for (const [week, [added]] of level.entries())
      for (const metal of ["Dy", "Tb"]) {
        expect(run.series(`priceDomesticUsdPerKg.${metal}`)[week][0]).toBeCloseTo(200 * exp(added), 9);
        expect(run.series(`priceFobUsdPerKg.${metal}`)[week][0]).toBeCloseTo(300 * exp(added), 9);
        expect(run.series(`priceAskUsdPerKg.${metal}`)[week][0]).toBeCloseTo(300 * exp(added), 9);
      }
  });

  test("begins at its hazard: the mean wait for the first is 1 / hazard within 4.5 standard errors", () => {
    const block = blockOf(simpleScenario({ squeeze: { hazard: input(0.05) } }), 8000);
    const { onset } = createSqueeze(block);
    const mean = onset.reduce((sum, week) => sum + week, 0) / block.runs;
    expect(Math.abs(mean - 20)).toBeLessThan((4.5 * 20) / Math.sqrt(block.runs));
  });
});

describe("speculators", () => {
  test("never hold more than their wealth, and never buy once they hold what it pays for at the present quote", () => {
    for (const [wealth, trendTime] of [
      [0.5, 13],
      [10, 1],
      [100, 13],
      [1e4, 2],
    ]) {
      const squeezed = { ...base, speculatorsWealth: input(wealth), trendTime: input(trendTime) };
      const block = blockOf(simpleScenario({ squeeze: squeezed }), 200);
      const market = createSqueeze(block);
      for (let week = 0; week < 200; week++) {
        const [held, level] = [market.hoard.slice(), block.squeezed.slice()];
        advanceSqueeze(block, market, week);
        market.hoard.forEach((stock, i) => {
          expect(stock).toBeGreaterThanOrEqual(0);
          expect(stock).toBeLessThanOrEqual(Math.max(held[i], wealth * exp(-level[i]) + 1e-9));
        });
      }
    }
  });

  test("of the means that the base gives them lift the 95th and 99.9th percentile of the peak by less than a quarter", () => {
    const [without, with_] = [{ speculatorsWealth: input(0) }, {}].map((given) => peaks(given));
    for (const rank of [1900, 1998]) {
      expect(with_[rank]).toBeGreaterThanOrEqual(without[rank]);
      expect(with_[rank]).toBeLessThan(1.25 * without[rank]);
    }
    expect(with_[1900]).toBeLessThan(15);
  });

  test("of means without end, however they read the trend, stay below what uncapped momentum gave, 2,370 times, in all but one run of a thousand", () => {
    for (const trendTime of [1, 4, 13, 52]) {
      const peak = peaks({ speculatorsWealth: input(1e4), trendTime: input(trendTime) });
      expect(peak[1900], `95th percentile at a trend time of ${trendTime}`).toBeLessThan(600);
      expect(peak[1998], `99.9th percentile at a trend time of ${trendTime}`).toBeLessThan(2370);
    }
  });

  test("of any means up to a year's use do not keep a quote rising that no squeeze supports any more", () => {
    for (const wealth of [3.5, 10, 52]) {
      const given = { ...base, lasts: input(30), speculatorsWealth: input(wealth) };
      const quote = quoteOf(given, 150, 300, true);
      for (let week = 31; week < 150; week++)
        quote[week].forEach((level, i) => {
          expect(level).toBeLessThanOrEqual(quote[week - 1][i]);
        });
    }
  });
});
