import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  binomialLimits,
  centralInterval,
  coverageLevels,
  coverageOf,
  holds,
} from "../../../../src/sim/scoring/scores/coverage.ts";
import { pitHistogram, pitOf } from "../../../../src/sim/scoring/scores/pit.ts";
import { binomialCdf } from "../../../../src/sim/study/quantiles.ts";
import { drawsOf } from "./draws.ts";

/** 99.9 % quantile of chi-square with 9 degrees of freedom (NIST/SEMATECH e-Handbook, table 1.3.6.7.4). */
const chiSquare9 = 27.877;

describe("exact binomial limits", () => {
  test.each([
    [0, 10, 0, 0.3085],
    [5, 10, 0.1871, 0.8129],
    [8, 10, 0.4439, 0.9748],
    [10, 10, 0.6915, 1],
  ])("%i of %i: %d to %d, as published", (k, n, low, high) => {
    const limits = binomialLimits(k, n);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });

  test("none of n: the upper limit is 1 - 0.025^(1/n); all of n mirrors it", () => {
    for (const n of [1, 3, 50]) {
      expect(binomialLimits(0, n).high).toBeCloseTo(1 - 0.025 ** (1 / n), 12);
      expect(binomialLimits(n, n).low).toBeCloseTo(0.025 ** (1 / n), 12);
      expect([binomialLimits(0, n).low, binomialLimits(n, n).high]).toEqual([0, 1]);
    }
  });

  test("at either limit the count seen is just as rare as 2.5 % allows", () => {
    const counts = fc
      .integer({ min: 2, max: 300 })
      .chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { low, high } = binomialLimits(k, n);
        expect(binomialCdf(k, n, high)).toBeCloseTo(0.025, 9);
        expect(1 - binomialCdf(k - 1, n, low)).toBeCloseTo(0.025, 9);
      }),
    );
  });

  test("no trials and counts beyond them are refused", () => {
    expect(() => binomialLimits(0, 0)).toThrow("trials: must be a whole number from 1, got 0");
    expect(() => binomialLimits(11, 10)).toThrow("must be 0-10, got 11");
  });
});

describe("intervals of a sample", () => {
  test("of 0..100 the central 50, 80 and 90 % are 25-75, 10-90 and 5-95", () => {
    const sorted = Float64Array.from({ length: 101 }, (_, i) => i);
    const [half, four, nine] = coverageLevels.map((level) => centralInterval(sorted, level));
    expect([half.low, half.high]).toEqual([25, 75]);
    expect(four.low).toBeCloseTo(10, 12);
    expect(four.high).toBeCloseTo(90, 12);
    expect(nine.low).toBeCloseTo(5, 12);
    expect(nine.high).toBeCloseTo(95, 12);
  });

  test("its ends belong to an interval", () => {
    expect([1, 2, 3, 0.999, 3.001].map((y) => holds({ low: 1, high: 3 }, y))).toEqual([true, true, true, false, false]);
  });

  test("8 of 10 points held: share 0.8 with the limits of 8 of 10", () => {
    const coverage = coverageOf([true, true, false, true, true, true, true, false, true, true]);
    expect(coverage).toEqual({ points: 10, held: 8, share: 0.8, limits: binomialLimits(8, 10) });
  });

  test("coverage of no points is refused", () => {
    expect(() => coverageOf([])).toThrow("trials");
  });
});

describe("the probability integral transform", () => {
  test("of 1, 2, 2, 2 and 5: below all 0, above all 1, at 2 half of the three equal ones, (1 + 1.5) / 5", () => {
    const sorted = Float64Array.of(1, 2, 2, 2, 5);
    expect([0, 1, 1.5, 2, 3, 5, 9].map((y) => pitOf(sorted, y))).toEqual([0, 0.1, 0.2, 0.5, 0.8, 0.9, 1]);
  });

  test("upside down, the PIT is one less it", () => {
    const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: -6, max: 6 }), (list, y) => {
        const up = pitOf(Float64Array.from(list).sort(), y);
        const down = pitOf(Float64Array.from(list, (x) => -x).sort(), -y);
        expect(up + down).toBeCloseTo(1, 12);
      }),
    );
  });

  test("a forecast with an atom that is true averages 1/2 for each of its values in turn", () => {
    const sorted = Float64Array.of(0, 0, 0, 0, 0, 0, 1, 4);
    const mean = sorted.reduce((sum, y) => sum + pitOf(sorted, y), 0) / sorted.length;
    expect(mean).toBeCloseTo(0.5, 14);
  });

  test("bins hold their lower end, the last one 1 too", () => {
    expect(pitHistogram([0, 0.05, 0.1, 0.3, 0.7, 0.95, 1])).toEqual([2, 1, 0, 1, 0, 0, 0, 1, 0, 2]);
    expect(pitHistogram([])).toEqual(new Array(10).fill(0));
  });

  test("nothing to compare with and what is no share are refused", () => {
    expect(() => pitOf(new Float64Array(0), 1)).toThrow("must be at least 1, got 0");
    expect(() => pitOf(Float64Array.of(1), Number.NaN)).toThrow("got NaN");
    expect(() => pitHistogram([1.2])).toThrow("PIT: must be 0-1, got 1.2");
    expect(() => pitHistogram([Number.NaN])).toThrow("got NaN");
  });
});

describe("2,000 points, each with its own lognormal forecast of 1,000 runs", () => {
  const { normals, uniforms } = drawsOf("calibration");
  const points = 2000;
  const [centres, truths] = [uniforms(points, 0), normals(points, 1)];

  /** Observations are drawn with `stretch` times the forecast's log deviation: 1 is the forecast itself. */
  function score(stretch: number) {
    const held = coverageLevels.map((): boolean[] => []);
    const pits: number[] = [];
    for (let i = 0; i < points; i++) {
      const [median, logSd] = [100 * centres[i], 0.2 + centres[i]];
      const sorted = normals(1000, 2 + i)
        .map((z) => median * Math.exp(logSd * z))
        .sort();
      const observed = median * Math.exp(stretch * logSd * truths[i]);
      for (const [k, level] of coverageLevels.entries()) held[k].push(holds(centralInterval(sorted, level), observed));
      pits.push(pitOf(sorted, observed));
    }
    const chiSquare = pitHistogram(pits).reduce((sum, count) => sum + (count - points / 10) ** 2 / (points / 10), 0);
    return { coverage: held.map(coverageOf), chiSquare };
  }

  test("observations from the forecasts: 50, 80 and 90 % intervals hold their share, PITs are uniform", () => {
    const { coverage, chiSquare } = score(1);
    coverageLevels.forEach((level, k) => {
      const tail = binomialCdf(coverage[k].held, points, level);
      expect(tail).toBeGreaterThan(0.0005);
      expect(tail).toBeLessThan(0.9995);
    });
    expect(chiSquare).toBeLessThan(chiSquare9);
  });

  test("observations that scatter a quarter more: both tell", () => {
    const { coverage, chiSquare } = score(1.25);
    for (const [k, level] of coverageLevels.entries()) expect(coverage[k].limits.high).toBeLessThan(level);
    expect(chiSquare).toBeGreaterThan(chiSquare9);
  });
});
