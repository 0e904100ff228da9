import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Distribution } from "../../src/model/distributions/distribution.ts";
import { quantile } from "../../src/model/distributions/quantile.ts";
import { quantileBeyond, survival } from "../../src/model/distributions/survival.ts";
import { distributionProblems } from "../../src/model/distributions/validate.ts";
import { studyKey } from "../../src/model/random/key.ts";
import { createStreams } from "../../src/model/random/stream.ts";
import reference from "../fixtures/quantiles.json" with { type: "json" };
import { arbitraryDistribution as continuous } from "../support/arbitrary-distribution.ts";

const banLength: Distribution = {
  kind: "mixture",
  components: [
    { weight: 0.5, distribution: { kind: "lognormal", median: 2, p95: 7.7 } },
    { weight: 0.5, distribution: { kind: "weibull", shape: 1.71, median: 39 } },
  ],
};

const u = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe("known answers", () => {
  test.each<[string, Distribution, number, number]>([
    ["uniform", { kind: "uniform", low: 2, high: 6 }, 0.25, 3],
    ["triangular, below the mode: sqrt(u w (m - l))", { kind: "triangular", low: 0, mode: 2, high: 4 }, 0.125, 1],
    ["triangular with the mode at its end", { kind: "triangular", low: 0, mode: 0, high: 1 }, 0.75, 0.5],
    ["normal at 97.5 %", { kind: "normal", mean: 10, sd: 2 }, 0.975, 10 + 2 * 1.959963984540054],
    ["lognormal at its 95 %", { kind: "lognormal", median: 2, p95: 7.7 }, 0.95, 7.7],
    ["lognormal at its 5 %: median^2 / p95", { kind: "lognormal", median: 2, p95: 7.7 }, 0.05, 4 / 7.7],
    ["Weibull at its median", { kind: "weibull", shape: 1.71, median: 39 }, 0.5, 39],
    [
      "exponential at 1 - 1/e: the mean, median / ln 2",
      { kind: "weibull", shape: 1, median: Math.LN2 },
      1 - 1 / Math.E,
      1,
    ],
    ["gamma of shape 1 at 1 - 1/e: its mean", { kind: "gamma", shape: 1, mean: 5 }, 1 - 1 / Math.E, 5],
    ["beta(1, 1) is uniform", { kind: "beta", alpha: 1, beta: 1, low: 10, high: 20 }, 0.3, 13],
    ["PERT with mode in the middle, at its median", { kind: "pert", low: 0, mode: 5, high: 10 }, 0.5, 5],
    ["three quantiles: the 5 %", { kind: "quantiles", p5: 250, p50: 600, p95: 1200, scale: "log" }, 0.05, 250],
    ["three quantiles: the median", { kind: "quantiles", p5: 250, p50: 600, p95: 1200, scale: "log" }, 0.5, 600],
    ["three quantiles: the 95 %", { kind: "quantiles", p5: 250, p50: 600, p95: 1200, scale: "linear" }, 0.95, 1200],
    [
      "discrete, at the edge of the first value",
      { kind: "discrete", values: [1, 5], probabilities: [0.25, 0.75] },
      0.25,
      1,
    ],
    ["discrete, past it", { kind: "discrete", values: [1, 5], probabilities: [0.25, 0.75] }, 0.26, 5],
  ])("%s", (_, distribution, p, value) => {
    expect(quantile(distribution, p)).toBeCloseTo(value, 10);
  });

  test("a mixture of a point and an interval: the point has its mass, the interval the rest", () => {
    const held: Distribution = {
      kind: "mixture",
      components: [
        { weight: 0.5, distribution: { kind: "constant", value: 0 } },
        { weight: 0.5, distribution: { kind: "uniform", low: 60, high: 180 } },
      ],
    };
    expect([0.01, 0.3, 0.5].map((p) => quantile(held, p))).toEqual([0, 0, 0]);
    expect(quantile(held, 0.75)).toBeCloseTo(120, 9);
    expect([survival(held, -1), survival(held, 0), survival(held, 120)]).toEqual([1, 0.5, 0.25]);
  });
});

describe("the library's quantiles hold over the shapes that scenarios may use (against SciPy 1.10)", () => {
  test("beta, shapes from 0.5 to 100: to 1e-9 relative", () => {
    for (const [alpha, beta, p, value] of reference.beta)
      expect(Math.abs(quantile({ kind: "beta", alpha, beta }, p) - value), `${alpha} ${beta} ${p}`).toBeLessThanOrEqual(
        1e-9 * value,
      );
  });

  test("gamma, shapes from 0.1 to 500: to 1e-9 relative", () => {
    for (const [shape, p, value] of reference.gamma)
      expect(Math.abs(quantile({ kind: "gamma", shape, mean: shape }, p) - value), `${shape} ${p}`).toBeLessThanOrEqual(
        1e-9 * value,
      );
  });
});

describe("laws of every distribution", () => {
  test("the quantile rises with the uniform", () => {
    fc.assert(
      fc.property(continuous, u, u, (distribution, a, b) => {
        const [p, q] = a < b ? [a, b] : [b, a];
        const [x, y] = [quantile(distribution, p), quantile(distribution, q)];
        expect(y).toBeGreaterThanOrEqual(x - 1e-9 * Math.max(1e-300, Math.abs(x)));
      }),
      { numRuns: 500 },
    );
  });

  test("survival at the quantile is what is left", () => {
    fc.assert(
      fc.property(continuous, u, (distribution, p) => {
        expect(survival(distribution, quantile(distribution, p))).toBeCloseTo(1 - p, 7);
      }),
      { numRuns: 500 },
    );
  });

  test("beyond an age nothing is younger, and what is left is as the condition says", () => {
    fc.assert(
      fc.property(continuous, fc.double({ min: 0.01, max: 0.95, noNaN: true }), u, (distribution, at, p) => {
        const age = quantile(distribution, at);
        const x = quantileBeyond(distribution, age, p);
        expect(x).toBeGreaterThanOrEqual(age - 1e-9 * Math.abs(age));
        expect(survival(distribution, x) / survival(distribution, age)).toBeCloseTo(1 - p, 6);
      }),
      { numRuns: 300 },
    );
  });

  test("every valid distribution has no problems", () => {
    fc.assert(
      fc.property(continuous, (distribution) => {
        expect(distributionProblems(distribution)).toEqual([]);
      }),
    );
  });
});

describe("given that it has lasted so long", () => {
  test("an exponential has no memory: beyond age a it is a more", () => {
    const length: Distribution = { kind: "weibull", shape: 1, median: 10 };
    for (const p of [0.01, 0.5, 0.99]) expect(quantileBeyond(length, 25, p)).toBeCloseTo(25 + quantile(length, p), 9);
  });

  test("the ban of 2026 after 0.82 months: as among drawn bans that lasted so long, within 4.5 standard errors", () => {
    const draws = createStreams(studyKey("truncation")).stream("ban", ["length"]);
    const age = 0.82;
    const lasted: number[] = [];
    for (let run = 0; run < 20_000; run++) {
      const months = quantile(banLength, draws.uniform(run, 0, 0));
      if (months > age) lasted.push(months);
    }
    for (const p of [0.1, 0.5, 0.9]) {
      const below = lasted.filter((months) => months <= quantileBeyond(banLength, age, p)).length / lasted.length;
      expect(Math.abs(below - p)).toBeLessThan(4.5 * Math.sqrt((p * (1 - p)) / lasted.length));
    }
  });

  test("nothing lasts longer than it can: RangeError", () => {
    expect(() => quantileBeyond({ kind: "uniform", low: 0, high: 2 }, 2, 0.5)).toThrow(RangeError);
  });
});

describe("what is no distribution is said so", () => {
  test.each<[Distribution, string, RegExp]>([
    [{ kind: "uniform", low: 2, high: 1 }, "high|low", /low|high/],
    [{ kind: "triangular", low: 0, mode: 5, high: 4 }, "mode", /between low and high/],
    [{ kind: "normal", mean: 0, sd: 0 }, "sd", /above 0|positive/],
    [{ kind: "lognormal", median: 2, p95: 1 }, "p95", /median/],
    [{ kind: "beta", alpha: 0.1, beta: 1 }, "alpha", /0\.5/],
    [{ kind: "gamma", shape: 1000, mean: 1 }, "shape", /500/],
    [{ kind: "weibull", shape: 1, median: -1 }, "median", /above 0|positive/],
    [{ kind: "discrete", values: [1, 2], probabilities: [0.5, 0.4] }, "probabilities", /sum to one/],
    [{ kind: "discrete", values: [2, 1], probabilities: [0.5, 0.5] }, "values", /ris/],
    [{ kind: "quantiles", p5: 1, p50: 9, p95: 5, scale: "log" }, "p50", /must lie between p5 and p95/],
    [
      { kind: "mixture", components: [{ weight: 0.7, distribution: { kind: "constant", value: 1 } }] },
      "components",
      /sum to one/,
    ],
  ])("%j", (distribution, key, rule) => {
    const problems = distributionProblems(distribution);
    expect(problems.length).toBeGreaterThan(0);
    expect(
      problems.some((each) => new RegExp(key).test(String(each.path[0])) && rule.test(each.rule)),
      JSON.stringify(problems),
    ).toBe(true);
  });
});
