import { describe, expect, test } from "vitest";
import { weeksShown } from "../../../src/report/charts/kit/axes.ts";
import { spread } from "../../../src/report/charts/kit/labels.ts";
import { exceedanceCurve } from "../../../src/report/charts/unmet-need.curves.ts";
import { firstToStop, stoppedBy } from "../../../src/sim/analysis/insights/first-stops.ts";
import { wilson } from "../../../src/sim/study/shares.ts";

describe("shares of runs", () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%d of %d has the published Wilson limits %d to %d", (count, runs, low, high) => {
    const limits = wilson(count, runs);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });

  test("no run out of some is not proof of never, nor all of always", () => {
    expect(wilson(0, 100).high).toBeGreaterThan(0.03);
    expect(wilson(100, 100).low).toBeCloseTo(1 - wilson(0, 100).high, 12);
    expect(() => wilson(1, 0)).toThrow(RangeError);
  });

  test("the exceedance curve counts the runs above each threshold, not those at it", () => {
    const curve = exceedanceCurve(Float64Array.of(0, 0, 0.5, 1), [0, 0.5, 1], null);
    expect(curve.map(({ threshold, share }) => [threshold, share])).toEqual([
      [0, 0.5],
      [0.5, 0.25],
      [1, 0],
    ]);
  });

  test("a line that stops in week 1 has stopped by the end of week 1, and a stop at the horizon is none", () => {
    expect(stoppedBy(Float64Array.of(1, 3, 3, 2), 3, null).map(({ share }) => share)).toEqual([0, 0.25, 0.5]);
  });

  test("two sectors that stop in the same week are both first, and none is where no line stops", () => {
    const firsts = firstToStop([Float64Array.of(2, 5, 9), Float64Array.of(2, 4, 9)], 9, null);
    expect(firsts.map(({ share }) => share)).toEqual([1 / 3, 2 / 3]);
  });

  test("labels keep their order, their distance, and stay below the top", () => {
    const places = spread([0.5, 0.5, 0.49, 0.1], 0.05, 0.52);
    expect(places[3]).toBe(0.1);
    const [a, b, c] = places;
    expect(a - b).toBeGreaterThanOrEqual(0.05 - 1e-12);
    expect(b - c).toBeGreaterThanOrEqual(0.05 - 1e-12);
    expect(Math.max(...places)).toBeLessThanOrEqual(0.52);
  });

  test("however many lines there are, the last week is shown", () => {
    for (const series of [1, 8, 14]) expect(weeksShown(156, series)(155)).toBe(true);
  });
});
