import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crpsNormal, crpsOfRuns, crpsOfSorted } from "../../../../src/sim/scoring/scores/crps.ts";
import { drawsOf, meanOf } from "./draws.ts";

const sortedOf = (values: readonly number[]) => Float64Array.from(values).sort();

/** The definition, pair by pair: mean |x - y| less half the mean |x - x'| over distinct pairs. */
function byPairs(values: readonly number[], observed: number): number {
  const n = values.length;
  let pairs = 0;
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) pairs += Math.abs(values[i] - values[k]);
  return values.reduce((sum, x) => sum + Math.abs(x - observed), 0) / n - pairs / (2 * n * (n - 1));
}

const finite = fc.double({ min: -1000, max: 1000, noNaN: true });
const sample = fc.array(finite, { minLength: 2, maxLength: 40 });

describe("samples small enough for a pencil", () => {
  test("0 and 1, observed 3: mean distance 2.5, half the distance of the only pair 0.5, so 2", () => {
    expect(crpsOfSorted(sortedOf([0, 1]), 3)).toBe(2);
  });

  test("0 and 1, observed between them: 0.5 less 0.5, so 0", () => {
    expect(crpsOfSorted(sortedOf([0, 1]), 0.3)).toBe(0);
  });

  test("1, 2 and 6, observed 3: mean distance (2 + 1 + 3) / 3 = 2, half the mean of 1, 4 and 5 is 5/3, so 1/3", () => {
    expect(crpsOfSorted(sortedOf([1, 2, 6]), 3)).toBeCloseTo(1 / 3, 14);
  });

  test("a sample of one value scores its absolute error", () => {
    expect(crpsOfSorted(sortedOf([5, 5, 5, 5]), 7.5)).toBe(2.5);
  });
});

describe("laws of any sample", () => {
  test("the pass over sorted values equals the definition over pairs", () => {
    fc.assert(
      fc.property(sample, finite, (values, y) => {
        expect(crpsOfSorted(sortedOf(values), y)).toBeCloseTo(byPairs(values, y), 8);
      }),
    );
  });

  test("it is never below 0", () => {
    fc.assert(
      fc.property(sample, finite, (values, y) => {
        expect(crpsOfSorted(sortedOf(values), y)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("moving forecast and observation together changes nothing", () => {
    fc.assert(
      fc.property(sample, finite, finite, (values, y, by) => {
        const moved = crpsOfSorted(sortedOf(values.map((x) => x + by)), y + by);
        expect(moved).toBeCloseTo(crpsOfSorted(sortedOf(values), y), 8);
      }),
    );
  });

  test("a change of unit, or of sign, scales it by its size", () => {
    fc.assert(
      fc.property(sample, finite, fc.double({ min: -20, max: 20, noNaN: true }), (values, y, unit) => {
        const scaled = crpsOfSorted(sortedOf(values.map((x) => x * unit)), y * unit);
        expect(scaled).toBeCloseTo(Math.abs(unit) * crpsOfSorted(sortedOf(values), y), 7);
      }),
    );
  });
});

describe("samples of a known distribution", () => {
  test.each([-1.5, 0, 0.4, 3])(
    "20,000 runs of a normal, observed %d: within 4 standard errors of the closed form",
    (z) => {
      const runs = drawsOf("large sample")
        .normals(20_000, 0)
        .map((x) => 10 + 2 * x);
      const { crps, standardError } = crpsOfRuns(runs, 10 + 2 * z);
      const truth = crpsNormal({ mean: 10, sd: 2 }, 10 + 2 * z);
      expect(standardError).toBeLessThan(0.02 * truth);
      expect(Math.abs(crps - truth)).toBeLessThan(4 * standardError);
    },
  );

  test.each([2, 3, 10])("the mean over forecasts of %i runs is that of endless runs: the estimator is fair", (n) => {
    const { normals } = drawsOf(`fair ${n}`);
    const scores = Array.from({ length: 4000 }, (_, at) => crpsOfSorted(normals(n, at).sort(), 0.7));
    const { mean, standardError } = meanOf(scores);
    // The empirical estimator would be too large by 0.564 / n, more than ten standard errors.
    expect(Math.abs(mean - crpsNormal({ mean: 0, sd: 1 }, 0.7))).toBeLessThan(4 * standardError);
    expect(0.564 / n).toBeGreaterThan(10 * standardError);
  });

  test("the standard error is how far 300 repeats of 400 runs scatter", () => {
    const { normals } = drawsOf("repeats");
    const repeats = Array.from({ length: 300 }, (_, at) => crpsOfRuns(normals(400, at), 1));
    const scatter = meanOf(repeats.map(({ crps }) => crps)).standardError * Math.sqrt(300);
    const stated = Math.sqrt(meanOf(repeats.map(({ standardError }) => standardError ** 2)).mean);
    // The scatter of 300 is known to 4 %, so within 12 %; groups of 20 runs overstate by a few per cent.
    expect(stated / scatter).toBeGreaterThan(0.88);
    expect(stated / scatter).toBeLessThan(1.2);
  });

  test("the true forecast scores best on average: against each wrong one the paired difference is clear", () => {
    const { normals } = drawsOf("propriety");
    const observed = normals(4000, 0);
    const forecast = normals(4000, 1).sort();
    const wrong = [
      { shift: 0.3, stretch: 1 },
      { shift: 0, stretch: 0.6 },
      { shift: 0, stretch: 1.6 },
      { shift: -0.3, stretch: 1.3 },
    ];
    for (const { shift, stretch } of wrong) {
      const other = forecast.map((x) => shift + stretch * x);
      const differences = observed.map((y) => crpsOfSorted(other, y) - crpsOfSorted(forecast, y));
      const { mean, standardError } = meanOf(differences);
      expect(mean).toBeGreaterThan(4 * standardError);
    }
  });
});

test("runs too few for a standard error, values out of order and what is not finite are refused", () => {
  expect(() => crpsOfSorted(Float64Array.of(1), 1)).toThrow("must be at least 2, got 1");
  expect(() => crpsOfRuns(Float64Array.of(1, 2, 3), 1)).toThrow("must be at least 4, got 3");
  expect(() => crpsOfSorted(Float64Array.of(2, 1), 1)).toThrow("must rise, fall at 1");
  expect(() => crpsOfSorted(Float64Array.of(1, 2), Number.NaN)).toThrow("must be finite");
  expect(() => crpsOfSorted(Float64Array.of(1, Infinity), 1)).toThrow("must be finite");
});

test("20 groups of 2 of 40 runs: nineteen score 2 and one 7, so the standard error is sqrt(1.25 / 20)", () => {
  const runs = Float64Array.from({ length: 40 }, (_, i) => (i < 38 ? i % 2 : 10 + (i % 2)));
  expect(crpsOfRuns(runs, 3).standardError).toBeCloseTo(0.25, 14);
});

test("the standard error does not reorder the caller's runs, and four runs have one", () => {
  const runs = Float64Array.of(4, 1, 3, 2);
  // Groups (4, 1) and (3, 2), observed 5: 2.5 - 1.5 = 1 and 2.5 - 0.5 = 2, standard error |2 - 1| / 2.
  expect(crpsOfRuns(runs, 5).standardError).toBeCloseTo(0.5, 14);
  expect([...runs]).toEqual([4, 1, 3, 2]);
});
