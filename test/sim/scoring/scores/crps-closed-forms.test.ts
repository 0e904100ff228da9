import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalSurvival } from "../../../../src/model/kernels/normal-survival.ts";
import { crpsLognormal, crpsNormal } from "../../../../src/sim/scoring/scores/crps.ts";
import { drawsOf, meanOf } from "./draws.ts";

/** Simpson's rule on 2,000 pieces. */
function integral(f: (z: number) => number, from: number, to: number): number {
  const pieces = 2000;
  const step = (to - from) / pieces;
  let sum = f(from) + f(to);
  for (let i = 1; i < pieces; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * step);
  return (sum * step) / 3;
}

/**
 * The definition, the integral of (F(x) - 1{x >= y})^2 dx, for a value that is a rising function of a standard normal z
 * with the given slope, observed where z is `at`: F^2 below, (1 - F)^2 above. Beyond 12 deviations nothing is left.
 */
function byIntegration(slope: (z: number) => number, at: number): number {
  const below = integral((z) => normalSurvival(-z) ** 2 * slope(z), Math.min(-12, at), at);
  const above = integral((z) => normalSurvival(z) ** 2 * slope(z), at, Math.max(12, at));
  return below + above;
}

/** Error of the integration: below 1e-10 of the score. */
const relative = 1e-9;

describe("normal", () => {
  test("at its own mean the score is sd (sqrt 2 - 1) / sqrt pi", () => {
    expect(crpsNormal({ mean: 3, sd: 2 }, 3)).toBeCloseTo((2 * (Math.SQRT2 - 1)) / Math.sqrt(Math.PI), 14);
  });

  test.each([-30, -3, -0.5, 0, 1, 2.6, 8])("observed %d standard deviations from the mean it is the integral", (z) => {
    const truth = byIntegration(() => 0.3, z);
    expect(Math.abs(crpsNormal({ mean: 5, sd: 0.3 }, 5 + 0.3 * z) / truth - 1)).toBeLessThan(relative);
  });

  test("under the truth it is sd / sqrt pi on average, half the mean distance of two draws", () => {
    const scores = drawsOf("normal under the truth")
      .normals(20_000, 0)
      .map((z) => crpsNormal({ mean: 0, sd: 1 }, z));
    const { mean, standardError } = meanOf(scores);
    expect(Math.abs(mean - 1 / Math.sqrt(Math.PI))).toBeLessThan(4 * standardError);
  });
});

describe("lognormal", () => {
  const cases = [0.05, 0.4, 1.2].flatMap((logSd) => [-6, -1, 0, 0.5, 3].map((z) => [logSd, z] as const));
  test.each(cases)("of log deviation %d, observed at z = %d, it is the integral", (logSd, z) => {
    const truth = byIntegration((x) => 7 * logSd * Math.exp(logSd * x), z);
    const score = crpsLognormal({ median: 7, logSd }, 7 * Math.exp(logSd * z));
    expect(Math.abs(score / truth - 1)).toBeLessThan(relative);
  });

  test("observed 0, the score is mean less half the mean distance: e^(1/2) (1 - Gini), Gini of log deviation 1 = erf(1/2)", () => {
    const gini = 0.5204998778130465;
    expect(crpsLognormal({ median: 1, logSd: 1 }, 0)).toBeCloseTo(Math.exp(0.5) * (1 - gini), 13);
    expect(crpsLognormal({ median: 1, logSd: 1 }, 1e-12)).toBeCloseTo(Math.exp(0.5) * (1 - gini), 11);
  });

  test("a small spread scores as the normal of the same spread does", () => {
    // They differ in the order of the spread: 1e-4 of the score, with a factor of about one.
    const score = crpsLognormal({ median: 50, logSd: 1e-4 }, 50.003);
    expect(Math.abs(score / crpsNormal({ mean: 50, sd: 0.005 }, 50.003) - 1)).toBeLessThan(2e-4);
  });

  test("a change of unit scales it", () => {
    const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
    const spread = fc.double({ min: 0.01, max: 2, noNaN: true });
    fc.assert(
      fc.property(positive, spread, positive, positive, (median, logSd, y, unit) => {
        const plain = crpsLognormal({ median, logSd }, y);
        const scaled = crpsLognormal({ median: median * unit, logSd }, y * unit);
        // Terms of the size of mean and observation cancel to the score.
        const size = unit * (y + median * Math.exp(logSd ** 2 / 2));
        expect(Math.abs(scaled - unit * plain)).toBeLessThan(1e-13 * size);
      }),
    );
  });

  test("the true spread scores best on average: against half and double the paired difference is clear", () => {
    const observed = drawsOf("lognormal propriety")
      .normals(4000, 0)
      .map((z) => 100 * Math.exp(0.5 * z));
    const score = (logSd: number, median = 100) => observed.map((y) => crpsLognormal({ median, logSd }, y));
    const truth = score(0.5);
    for (const wrong of [score(0.25), score(1), score(0.5, 120), score(0.5, 85)]) {
      const { mean, standardError } = meanOf(wrong.map((crps, i) => crps - truth[i]));
      expect(mean).toBeGreaterThan(4 * standardError);
    }
  });
});

test("without spread both score the absolute error", () => {
  expect(crpsNormal({ mean: 3, sd: 0 }, 1.5)).toBe(1.5);
  expect(crpsLognormal({ median: 3, logSd: 0 }, 5)).toBe(2);
  expect(crpsLognormal({ median: 3, logSd: 0 }, 3)).toBe(0);
});

test("negative spreads, medians of 0 and negative observations of a lognormal are refused", () => {
  expect(() => crpsNormal({ mean: 0, sd: -1 }, 0)).toThrow("sd of a normal: must be 0 or more, got -1");
  expect(() => crpsLognormal({ median: 1, logSd: -1 }, 1)).toThrow("logSd");
  expect(() => crpsLognormal({ median: 0, logSd: 1 }, 1)).toThrow("must be above 0, got 0");
  expect(() => crpsLognormal({ median: 1, logSd: 1 }, -2)).toThrow("observation");
});
