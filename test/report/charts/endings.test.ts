import { describe, expect, test } from "vitest";
import { quantileDots, shareOut, widestDotLimits } from "../../../src/report/charts/endings.ts";

describe("quantile dots", () => {
  test("are shared out to the nearest whole number by largest remainder, and always sum to their number", () => {
    expect(shareOut([225, 761, 14], 20)).toEqual([5, 15, 0]);
    expect(shareOut([1, 1, 1], 20)).toEqual([7, 7, 6]);
    expect(shareOut([0, 5, 0], 20)).toEqual([0, 20, 0]);
    expect(shareOut([0, 0], 20)).toEqual([0, 0]);
    for (let size = 0; size <= 50; size++)
      expect(shareOut([size, 50 - size, 7], 20).reduce((sum, count) => sum + count, 0)).toBe(20);
  });

  test("lie in the middles of equal shares of the runs of their kind", () => {
    // Ranks 0.5/2 and 1.5/2 of 0..100, and 0.5/2 and 1.5/2 of 200..300, by linear interpolation.
    const weeks = Float64Array.from({ length: 202 }, (_, run) => (run < 101 ? run : run + 99));
    const isShort = weeks.map((value) => (value < 150 ? 1 : 0));
    const dots = quantileDots(weeks, [isShort, isShort.map((flag) => 1 - flag)], 4, null);
    expect(dots).toEqual([
      { kind: 0, weeks: 25 },
      { kind: 0, weeks: 75 },
      { kind: 1, weeks: 225 },
      { kind: 1, weeks: 275 },
    ]);
  });

  test("of runs that count unequally are shared out by what they count for, and lie in the middles of that", () => {
    // Weights 3 and 1: three quarters of the weight at 10 weeks, the rest spread over 90 and 110.
    const weeks = Float64Array.of(10, 10, 90, 110);
    const isShort = Float64Array.of(1, 1, 0, 0);
    const layout = {
      ...{ replicates: 2, areFixed: false, replicate: Uint32Array.of(0, 1, 0, 1) },
      weights: Uint8Array.of(3, 3, 1, 1),
    };
    const dots = quantileDots(weeks, [isShort, isShort.map((flag) => 1 - flag)], 4, layout);
    expect(dots.map(({ kind, weeks: at }) => [kind, at])).toEqual([
      [0, 10],
      [0, 10],
      [0, 10],
      [1, 90],
    ]);
  });

  test("have limits that shrink with the runs, to nothing where all runs are alike", () => {
    const evenly = (runs: number) => Float64Array.from({ length: runs }, (_, run) => (100 * run) / runs);
    const [few, many] = [widestDotLimits(evenly(400), 20, null), widestDotLimits(evenly(40_000), 20, null)];
    // About 1.96 standard errors of a median of a uniform on 0-100: 98 / sqrt(n).
    expect(few).toBeGreaterThan(4);
    expect(few).toBeLessThan(6);
    expect(few / many).toBeGreaterThan(9);
    expect(few / many).toBeLessThan(11);
    expect(widestDotLimits(new Float64Array(50).fill(3), 20, null)).toBe(0);
  });
});
