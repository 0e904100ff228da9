import { describe, expect, test } from "vitest";
import { log } from "../../src/model/kernels/log.ts";
import { bridge, homeQuotesKnownUntil } from "../../src/model/mechanisms/known-quotes.ts";
import { createSqueeze } from "../../src/model/mechanisms/squeeze.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { blockOf } from "../support/block-of.ts";
import { shippedScenario } from "../support/shipped-scenarios.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

/** So long a half-life that the quote is a random walk. */
const walk = { halfLife: input(1e12) };

/** A quiet world with quotes on record, known up to its 700th day. */
const recorded = (known: Choices["known"], more: Choices = {}) =>
  simpleScenario({ blocked: 0, volatility: 0.05, knownUntilDay: 700, known, horizonWeeks: 104, quotes: walk, ...more });
const noisy = { mechanisms: { priceNoise: true } } as const;
const home = "priceDomesticUsdPerKg.Dy";

describe("the bridge to a quote on record", () => {
  const step = (steps: number, left: number, from: number, to: number) => {
    const found = { shift: 0, scale: 0 };
    bridge(steps, left, from, to, found);
    return found;
  };

  test("is the Brownian one where nothing fades: drift (b - a) / n, and 1 - 1/n of the variance", () => {
    for (const n of [1, 2, 7, 50]) {
      const { shift, scale } = step(n, 1, 0.3, 1.7);
      expect(shift).toBeCloseTo(1.4 / n, 14);
      expect(scale).toBeCloseTo(Math.sqrt(1 - 1 / n), 14);
    }
  });

  test("of two steps of which each leaves half: mean 0.4 (b - a / 4), and 4/5 of the variance", () => {
    // X2 = a / 4 + e1 / 2 + e2: covariance of e1 and X2 1/2, variance of X2 5/4.
    const { shift, scale } = step(2, 0.5, 1, 2);
    expect(shift).toBeCloseTo(0.4 * 1.75, 14);
    expect(scale).toBeCloseTo(Math.sqrt(0.8), 14);
  });
});

describe("a quote on record", () => {
  test("is the simulated one in the week of its day, in every run, whatever the noise, the fading and a squeeze do", () => {
    const known = [
      { day: 30, basis: "domestic", value: 260 },
      { day: 33, basis: "domestic", value: 250 },
      { day: 200, basis: "domestic", value: 170 },
    ] as const;
    const squeeze = { began: "2026-02-02", cut: input(0.2) };
    for (const more of [{}, { quotes: { halfLife: input(10) } }, { squeeze }, { volatility: 0 }]) {
      const path = simulate(recorded(known, { ...noisy, ...more }), { runs: 20 }).series(home);
      for (let i = 0; i < 20; i++) {
        expect(path[4][i]).toBeCloseTo(250, 9);
        expect(path[28][i]).toBeCloseTo(170, 9);
      }
    }
  });

  test("between two of them the log quote has the mean and the variance of the Brownian bridge, within 4.5 standard errors", () => {
    // From ln 200 at week 0 to ln 300 at the end of week 39: after k of 40 steps mean k/40 of the way, variance 0.05^2 k (40 - k) / 40.
    const runs = 4000;
    const known = [{ day: 7 * 39, basis: "domestic", value: 300 }] as const;
    const path = simulate(recorded(known, noisy), { runs }).series(home);
    for (const k of [1, 10, 20, 39]) {
      const values = path[k - 1].map((quote) => log(quote / 200));
      const mean = values.reduce((sum, each) => sum + each, 0) / runs;
      const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (runs - 1);
      const exact = (0.05 ** 2 * k * (40 - k)) / 40;
      expect(Math.abs(mean - (k / 40) * log(1.5))).toBeLessThan(4.5 * Math.sqrt(exact / runs));
      expect(Math.abs(variance / exact - 1)).toBeLessThan(4.5 * Math.sqrt(2 / runs));
    }
  });

  test("is reached in equal steps of the logarithm without noise, and fades from then on", () => {
    const path = simulate(recorded([{ day: 7 * 19, basis: "domestic", value: 400 }])).series(home);
    for (let k = 1; k <= 20; k++) expect(path[k - 1][0]).toBeCloseTo(200 * 2 ** (k / 20), 8);
    expect(path[40][0]).toBeCloseTo(400, 6);
  });

  test("moves no draw: once it is passed, quotes differ by what is left of the difference", () => {
    const quotes = { halfLife: input(13) };
    const known = [{ day: 70, basis: "domestic", value: 260 }] as const;
    const [free, held] = [undefined, known].map((each) =>
      simulate(recorded(each, { ...noisy, quotes }), { runs: 5 }).series(home),
    );
    for (let i = 0; i < 5; i++) {
      const gap = (week: number) => log(held[week][i] / free[week][i]);
      for (const weeks of [13, 26]) expect(gap(10 + weeks)).toBeCloseTo(gap(10) * 0.5 ** (weeks / 13), 12);
    }
  });

  test("after the data cut, before the beginning or with its switch off changes nothing", () => {
    const free = simulate(recorded(undefined, noisy), { runs: 3 }).series(home);
    const scenarios = [
      recorded([{ day: 201, basis: "domestic", value: 300 }], { ...noisy, knownUntilDay: 200 }),
      recorded([{ day: -1, basis: "domestic", value: 300 }], noisy),
      recorded([{ day: 70, basis: "domestic", value: 300 }], { mechanisms: { priceNoise: true, knownQuotes: false } }),
    ];
    for (const scenario of scenarios) expect(simulate(scenario, { runs: 3 }).series(home)).toEqual(free);
  });

  test("tells that no squeeze had begun by its day, unless the scenario names one", () => {
    const known = [{ day: 7 * 29, basis: "domestic", value: 210 }] as const;
    const { onset } = createSqueeze(blockOf(recorded(known, { squeeze: { hazard: input(0.5) } }), 500));
    expect(Math.min(...onset)).toBeGreaterThan(30);
    expect(Math.min(...onset)).toBeLessThan(30.1);
  });

  test("of the ask is reached in equal steps of the logarithm; from then on its spread over FOB fades", () => {
    const known = [{ day: 7 * 9, basis: "ask", value: 600 }] as const;
    const ask = simulate(recorded(known, { quotes: { halfLife: input(26) } })).series("priceAskUsdPerKg.Dy");
    for (let k = 1; k <= 10; k++) expect(ask[k - 1][0]).toBeCloseTo(300 * 2 ** (k / 10), 9);
    expect(ask[9 + 26][0]).toBeCloseTo(300 * Math.sqrt(2), 9);
  });

  test("Dy stands at 203 $/kg on 29 January 2026, in every run of the shipped ban", () => {
    const scenario = shippedScenario("ban-2026");
    const run = simulate(scenario, { runs: 10 });
    expect([...run.series(home)[3]].map((value) => value.toFixed(6))).toEqual(Array(10).fill("203.000000"));
    expect(homeQuotesKnownUntil(createWorld(scenario))).toBe(4);
  });
});
