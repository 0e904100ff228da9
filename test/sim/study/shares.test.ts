import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { plainSampling } from "../../../src/sim/engine/sampling/sampling.ts";
import { type Layout, layoutOf } from "../../../src/sim/study/layout.ts";
import { estimateMean } from "../../../src/sim/study/mean.ts";
import { areSharesApart, sharesUpTo, sharesUpToGroup } from "../../../src/sim/study/shares.ts";

const runs = 600;
const random = seedrandom("shares");
const values = Float64Array.from({ length: runs }, () => Math.floor(10 * random()));
const weighted: Layout = {
  ...{ replicates: 3, areFixed: false, replicate: Uint32Array.from({ length: runs }, (_, run) => run % 3) },
  weights: Uint8Array.from({ length: runs }, () => 1 + Math.floor(4 * random())),
};
const layouts: readonly (readonly [string, Layout | null])[] = [
  ["independent runs", null],
  ["repetitions of a design", layoutOf({ sampling: { ...plainSampling, kind: "sobol" } as never, seed: "a", runs })],
  ["runs that count unequally", weighted],
];

describe.each(layouts)("shares of %s", (_, layout) => {
  test("up to each threshold are the mean of ones and zeros, with its error", () => {
    const thresholds = [-1, 0, 2.5, 4, 9];
    const shares = sharesUpTo(values, thresholds, layout);
    thresholds.forEach((threshold, k) => {
      const flags = values.map((value) => (value <= threshold ? 1 : 0));
      const { mean, standardError } = estimateMean(flags, layout);
      expect(shares[k].mean).toBeCloseTo(mean, 12);
      expect(shares[k].standardError).toBeCloseTo(standardError, 12);
    });
  });

  test("are the same whether runs come as values or as places among the thresholds", () => {
    const places = Uint8Array.from(values);
    expect(sharesUpToGroup(places, 10, layout)).toEqual(sharesUpTo(values, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], layout));
  });
});

describe("two shares of the same runs", () => {
  const of = (mean: number, n: number) => ({ mean, standardError: Math.sqrt((mean * (1 - mean)) / (n - 1)) });

  test("are apart by the error of their difference, though their limits meet", () => {
    // sqrt((0.29 + 0.24 - 0.05^2) / 1300) = 0.0201, and 1.96 of them are 3.9 points: fewer than 5, more than 3.
    expect(areSharesApart(of(0.29, 1300), of(0.24, 1300), 1300, null)).toBe(true);
    expect(areSharesApart(of(0.27, 1300), of(0.24, 1300), 1300, null)).toBe(false);
    expect([2, 20].map((n) => areSharesApart(of(1, n), of(0, n), n, null))).toEqual([false, true]);
  });

  test("of runs laid out together are as far apart as so many independent ones would leave them, which are fewer", () => {
    const layout: Layout = { ...weighted, weights: null };
    expect(areSharesApart(of(0.29, 1300), of(0.24, 1300), 1300, { ...layout, replicates: 1300 })).toBe(true);
    expect(areSharesApart(of(0.29, 130), of(0.24, 130), 1300, { ...layout, replicates: 1300 })).toBe(false);
  });

  test("that are equal are called apart of one study in twenty", () => {
    const draw = seedrandom("equal shares");
    let apart = 0;
    for (let study = 0; study < 2000; study++) {
      const counts = [0, 0, 0];
      for (let run = 0; run < 200; run++) counts[Math.min(2, Math.floor(4 * draw()))]++;
      if (areSharesApart(of(counts[0] / 200, 200), of(counts[1] / 200, 200), 200, null)) apart++;
    }
    // Standard error of the share: sqrt(0.05 * 0.95 / 2000) = 0.5 points.
    expect(Math.abs(apart / 2000 - 0.05)).toBeLessThan(0.02);
  });
});
