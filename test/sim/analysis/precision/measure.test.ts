import { describe, expect, test } from "vitest";
import type { Goal, Statistic } from "../../../../src/sim/analysis/precision/goal.ts";
import { type Measured, measure } from "../../../../src/sim/analysis/precision/measure.ts";
import { expectedRatio, requiredRuns } from "../../../../src/sim/analysis/precision/until.ts";
import type { Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { layoutOf } from "../../../../src/sim/study/layout.ts";

const key = { outcome: "value", material: null, sector: null, unit: "t" };

function goal(statistic: Statistic, relative: boolean, size: number): Goal {
  return { text: "", label: "", statistic, asked: { relative, size, factor: 1, sign: "" } };
}

const plain = (values: readonly number[]) => ({ values: Float64Array.from(values), layout: null });
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("the error of a figure, half the width of its 95 % interval", () => {
  test("of a mean: 1.96 standard errors", () => {
    // 0 and 2 in turn, 100 of them: mean 1, sample variance 100 / 99.
    const values = upTo(100).map((i) => 2 * (i % 2));
    const measured = measure(goal({ kind: "mean", key }, true, 0.1), plain(values));
    expect(measured.value).toBe(1);
    expect(measured.halfWidth).toBeCloseTo((1.959964 * Math.sqrt(100 / 99)) / 10, 6);
    expect(measured.ratio).toBeCloseTo(measured.halfWidth / 0.1, 12);
    expect(measured.fewestRuns).toBe(0);
  });

  test("of a share of the runs: Wilson's, also where no run is counted", () => {
    const none = measure(
      goal({ kind: "probability", key, relation: ">", threshold: 1000 }, false, 0.01),
      plain(upTo(1000)),
    );
    // z^2 / n over 2 (1 + z^2 / n), with z^2 = 3.841459.
    expect(none.halfWidth).toBeCloseTo(0.003841459 / 2 / 1.003841459, 9);
    const half = measure(
      goal({ kind: "probability", key, relation: "<", threshold: 500 }, false, 0.01),
      plain(upTo(1000)),
    );
    expect(half.value).toBe(0.5);
    expect(half.halfWidth).toBeCloseTo((0.5 * 0.0619795) / Math.sqrt(1 + 0.003841459), 6);
  });

  test("of a share that no run of a weighted study has: Wilson's of as many runs as they are worth", () => {
    // Half of 2,048 runs count once and half eight times: worth (1024 * 9)^2 / (1024 * 65) = 1,276.
    const weights = Uint8Array.from(upTo(2048), (i) => (i % 2 === 0 ? 1 : 8));
    const replicate = Uint32Array.from(upTo(2048), (i) => Math.floor(i / 256));
    const none = measure(goal({ kind: "probability", key, relation: ">", threshold: 5000 }, false, 0.01), {
      values: Float64Array.from(upTo(2048)),
      layout: { replicates: 8, areFixed: false, replicate, weights },
    });
    const z2 = 3.841459 / ((1024 * 81) / 65);
    expect(none.halfWidth).toBeCloseTo(z2 / 2 / (1 + z2), 9);
  });

  test("of a quantile: half the distance of the order statistics that bound it", () => {
    // Of 1,000 values 0, 1, ... the number below the median is binomial(1000, 1/2): the 469th to the 532nd hold 95 %.
    const measured = measure(goal({ kind: "quantile", key, p: 0.5 }, false, 31), plain(upTo(1000)));
    expect(measured.value).toBe(499.5);
    expect(measured.halfWidth).toBe(31.5);
    expect(measured.fewestRuns).toBe(40);
  });

  test("of repetitions: Student's t of as many means", () => {
    const values = Float64Array.from(upTo(1600), (i) => i % 16);
    const replicate = Uint32Array.from(values);
    const layout = { replicates: 16, areFixed: true, replicate, weights: null };
    const measured = measure(goal({ kind: "mean", key }, false, 1), { values, layout });
    // Means 0 to 15: their standard deviation is sqrt(68 / 3), t of 15 degrees of freedom is 2.13145.
    expect(measured.halfWidth).toBeCloseTo((2.13145 * Math.sqrt(68 / 3)) / 4, 4);
    expect(measured.noise).toBeCloseTo(1 / Math.sqrt(30), 12);
    expect(measured.noiseFalls).toBe(0);
  });

  test("of sixteen repetitions: its noise stays where they are all there will be, and falls where runs bring more", () => {
    const values = Float64Array.from(upTo(4096), (i) => i % 7);
    const noiseFalls = (sampling: Sampling) =>
      measure(goal({ kind: "mean", key }, false, 1), {
        values,
        layout: layoutOf({ sampling, seed: "s", runs: 4096 }),
      }).noiseFalls;
    expect([noiseFalls({ kind: "sobol" }), noiseFalls({ kind: "latin" })]).toEqual([0, 0.5]);
  });

  test("of a skewed mean: to be trusted from 25 times the square of the skewness in runs", () => {
    // One in ten is 1: variance 0.09, third moment 0.072, skewness 0.072 / 0.027 = 8 / 3.
    const values = upTo(1000).map((i) => (i % 10 === 0 ? 1 : 0));
    expect(measure(goal({ kind: "mean", key }, false, 1), plain(values)).fewestRuns).toBeCloseTo((25 * 64) / 9, 6);
  });

  test("relative to 0 there is none", () => {
    expect(measure(goal({ kind: "mean", key }, true, 0.1), plain([-1, 1])).ratio).toBe(Infinity);
  });
});

describe("runs that an error needs", () => {
  const known: Measured = {
    ...{ runs: 4096, value: 1, halfWidth: 1, ratio: 2, noise: 0, noiseFalls: 0.5, fewestRuns: 0 },
  };

  test("without noise: four times the runs halve the error", () => {
    expect(requiredRuns(known, 1e9)).toBe(16_384);
    expect(expectedRatio(known, 16_384)).toEqual({ low: 1, middle: 1, high: 1 });
  });

  test("noise of the pilot and of the study asks for a margin of 1.28 of both together", () => {
    const noisy = { ...known, noise: 0.1 };
    const runs = requiredRuns(noisy, 1e9);
    // 16,384 exp(2 * 1.2816 * 0.1 sqrt(1 + 4096 / runs)), whose solution is 21,666.
    expect(runs).toBe(22 * 1024);
    expect(expectedRatio(noisy, runs).high).toBeLessThanOrEqual(1);
    expect(expectedRatio(noisy, runs - 1024).high).toBeGreaterThan(1);
  });

  test("they are whole ranges, no more than the most and no fewer than can be trusted", () => {
    expect(requiredRuns({ ...known, ratio: 0.01 }, 1e9)).toBe(1024);
    expect(requiredRuns({ ...known, ratio: 0.01, fewestRuns: 5000 }, 1e9)).toBe(5 * 1024);
    expect(requiredRuns({ ...known, ratio: Infinity }, 1_024_000)).toBe(1_024_000);
  });
});
