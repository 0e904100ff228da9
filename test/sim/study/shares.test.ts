import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { plainSampling } from "../../../src/sim/engine/sampling/sampling.ts";
import { type Layout, layoutOf } from "../../../src/sim/study/layout.ts";
import { estimateMean } from "../../../src/sim/study/mean.ts";
import { sharesUpTo, sharesUpToGroup } from "../../../src/sim/study/shares.ts";

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
