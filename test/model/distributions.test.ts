import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastsBeyond, quantileBeyond } from "../../src/model/distributions/beyond.ts";
import type { Distribution } from "../../src/model/distributions/distribution.ts";
import { quantile } from "../../src/model/distributions/quantile.ts";
import { logSurvival, survival } from "../../src/model/distributions/survival.ts";
import { distributionProblems } from "../../src/model/distributions/validate.ts";
import { expectedRemaining } from "../../src/model/mechanisms/expected-remaining.ts";
import { studyKey } from "../../src/model/random/key.ts";
import { createStreams } from "../../src/model/random/stream.ts";
import { distributionKinds } from "../../src/sim/scenario/distribution-schema.ts";
import beyondReference from "../fixtures/beyond.json" with { type: "json" };
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

  test("nothing lasts longer than it can, nor longer than a probability of 1e-300 allows: RangeError", () => {
    expect(() => quantileBeyond({ kind: "uniform", low: 0, high: 2 }, 2, 0.5)).toThrow(RangeError);
    const exponential: Distribution = { kind: "gamma", shape: 1, mean: 1 };
    expect(lastsBeyond(exponential, 690)).toBe("yes");
    expect(quantileBeyond(exponential, 690, 0.5)).toBeCloseTo(690 + Math.LN2, 9);
    expect(lastsBeyond(exponential, 691)).toBe("tooRare");
    expect(() => quantileBeyond(exponential, 691, 0.5)).toThrow(/probability of 1e-300 or more, got 691/);
    expect(lastsBeyond({ kind: "beta", alpha: 2, beta: 3 }, 1)).toBe("impossible");
  });
});

/*
 * test/fixtures/beyond.json: ages that 25 distributions exceed with probabilities from 0.95 down to 1e-300, as doubles, and
 * for five u the x with ln P(X > x) = ln P(X > age) + ln(1 - u). Made with mpmath 1.3 in 60 digits: P(X > x) by erfc for the
 * normal kinds, by the regularised incomplete gamma and beta functions (of 1 - x), else by its closed form; x by bisection
 * and secant steps to 45 digits. The third number of a quantile is dx/du there, its scale of error.
 */
describe("against 60-digit arithmetic, at ages exceeded with a probability of 0.95 down to 1e-300", () => {
  const rows = beyondReference as unknown as readonly {
    readonly distribution: Distribution;
    readonly age: number;
    readonly logSurvival: number;
    readonly quantiles: readonly (readonly [u: number, x: number, slope: number])[];
  }[];

  test("every kind of distribution that is not all atoms is in the table", () => {
    const kinds = new Set(rows.map(({ distribution }) => distribution.kind));
    expect([...kinds].sort()).toEqual(
      distributionKinds.filter((kind) => kind !== "constant" && kind !== "discrete").sort(),
    );
  });

  test("the logarithm of the survival function is within 3e-13 of the larger of itself and one", () => {
    for (const { distribution, age, logSurvival: truth } of rows)
      expect(
        Math.abs(logSurvival(distribution, age) - truth) / Math.max(1, -truth),
        `${JSON.stringify(distribution)} ${age}`,
      ).toBeLessThanOrEqual(3e-13);
  });

  test("so is the survival function, relative to itself: 1e-12 where it is above 1e-30", () => {
    for (const { distribution, age, logSurvival: truth } of rows.filter((row) => row.logSurvival > -69))
      expect(Math.abs(survival(distribution, age) / Math.exp(truth) - 1), JSON.stringify(distribution)).toBeLessThan(
        1e-12,
      );
  });

  test("what is drawn beyond an age is right to 1e-12 of the probability and the rounding of the value", () => {
    for (const { distribution, age, quantiles } of rows)
      for (const [u, x, slope] of quantiles)
        expect(
          Math.abs(quantileBeyond(distribution, age, u) - x),
          `${JSON.stringify(distribution)} ${age} ${u}`,
        ).toBeLessThanOrEqual(1e-12 * slope + 1e-15 * Math.abs(x));
  });

  test("a thousand uniforms give a thousand values in rising order, none before the age nor past the end", () => {
    for (const { distribution, age, quantiles } of rows) {
      // Near the end of a bounded distribution there are fewer numbers than that.
      if (quantiles[4][1] - age < 1e-9 * age) continue;
      const drawn = Array.from({ length: 1000 }, (_, k) => quantileBeyond(distribution, age, (k + 0.5) / 1000));
      for (let k = 1; k < drawn.length; k++)
        expect(drawn[k], JSON.stringify(distribution)).toBeGreaterThan(drawn[k - 1]);
      expect(drawn[0]).toBeGreaterThanOrEqual(age);
      if ("high" in distribution) expect(drawn[999]).toBeLessThanOrEqual(distribution.high ?? 1);
    }
  });

  test("an exponential is expected to last its mean still at ages it exceeds with 1e-300 and far beyond", () => {
    for (const mean of [0.7, 1, 3]) {
      const law: Distribution = { kind: "gamma", shape: 1, mean };
      const r = Math.exp(-1 / mean);
      // The trapezoid rule in weeks: (1 + r) / 2 a week, and r of all that is left.
      const byRule = (1 + r) / 2 / (1 - r);
      const input = { distribution: law, unit: "weeks", toModelUnit: 1, source: "", date: "", grade: "D" } as const;
      for (const age of [0, 13, 210, 483, 522]) expect(expectedRemaining(input)[age]).toBeCloseTo(byRule, 9);
    }
  });
});

describe("values with a probability of their own come out exactly, with their probabilities", () => {
  const certain = (value: number): Distribution => ({ kind: "constant", value });
  const lengths: Distribution = { kind: "discrete", values: [2, 13, 26, 40], probabilities: [0.5, 0.2, 0.2, 0.1] };
  const mixed = (...parts: readonly (readonly [number, Distribution])[]): Distribution => ({
    kind: "mixture",
    components: parts.map(([weight, distribution]) => ({ weight, distribution })),
  });
  const rare: Distribution = { kind: "discrete", values: [1, 26, 52], probabilities: [1, 3e-300, 1e-300] };

  test.each<[string, Distribution, number, readonly (readonly [number, number])[]]>([
    [
      "a discrete one beyond its first value",
      lengths,
      4,
      [
        [13, 0.4],
        [26, 0.4],
        [40, 0.2],
      ],
    ],
    [
      "at a value: it has lasted longer",
      lengths,
      13,
      [
        [26, 2 / 3],
        [40, 1 / 3],
      ],
    ],
    [
      "before any",
      lengths,
      1,
      [
        [2, 0.5],
        [13, 0.2],
        [26, 0.2],
        [40, 0.1],
      ],
    ],
    ["a constant", certain(13), 4, [[13, 1]]],
    [
      "a mixture of constants, in any order",
      mixed([0.25, certain(26)], [0.75, certain(13)]),
      4,
      [
        [13, 0.75],
        [26, 0.25],
      ],
    ],
    [
      "a mixture of mixtures",
      mixed([0.5, mixed([1, certain(0.1)])], [0.5, lengths]),
      4,
      [
        [13, 0.4],
        [26, 0.4],
        [40, 0.2],
      ],
    ],
    [
      "values of a probability near 1e-300",
      rare,
      4,
      [
        [26, 0.75],
        [52, 0.25],
      ],
    ],
    [
      "constants beyond all that a continuous part can last",
      mixed([0.5, { kind: "uniform", low: 0, high: 10 }], [0.3, certain(13)], [0.2, certain(26)]),
      11,
      [
        [13, 0.6],
        [26, 0.4],
      ],
    ],
    [
      "constants far in the tail of a continuous part",
      mixed([1, { kind: "gamma", shape: 1, mean: 1 }], [1e-200, certain(600)], [3e-200, certain(650)]),
      500,
      [
        [600, 0.25],
        [650, 0.75],
      ],
    ],
  ])("%s", (_, distribution, age, expected) => {
    const draws = 20_000;
    const counts = new Map<number, number>();
    for (let k = 0; k < draws; k++) {
      const value = quantileBeyond(distribution, age, (k + 0.5) / draws);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const found = [...counts].map(([value, count]) => [value, count / draws]);
    expect(found.map(([value]) => value)).toEqual(expected.map(([value]) => value));
    for (const [k, [, share]] of expected.entries())
      expect(Math.abs(found[k][1] - share)).toBeLessThanOrEqual(1 / draws);
  });

  test("a value that cannot occur is never drawn, where the probabilities sum to one but for rounding", () => {
    const rounded: Distribution = { kind: "discrete", values: [13, 26, 99], probabilities: [0.4999999999, 0.5, 0] };
    expect(quantile(rounded, 1 - 2 ** -53)).toBe(26);
    expect(quantileBeyond(rounded, 13, 1 - 2 ** -53)).toBe(26);
  });

  test("a constant between two stretches of a mixture keeps its probability", () => {
    const law = mixed([0.5, { kind: "uniform", low: 0, high: 20 }], [0.5, certain(13)]);
    const left = (20 - 10) / 20 / 2 + 0.5;
    const at = (u: number) => quantileBeyond(law, 10, u);
    expect(at(0.074 / left)).toBeLessThan(13);
    expect([0.0751, 0.3, 0.5749].map((p) => at(p / left))).toEqual([13, 13, 13]);
    expect(at(0.576 / left)).toBeCloseTo(13.04, 9);
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
