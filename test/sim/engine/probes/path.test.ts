import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween } from "../../../../src/model/calendar.ts";
import { weekWeights } from "../../../../src/sim/engine/probes/path.ts";

const start = "2010-07-05";

test("October 2010 takes three days of week 12, four weeks, and none of week 17", () => {
  // 1 October is day 88 = 12 weeks and 4 days; 1 November is day 119 = 17 weeks.
  const { first, weights } = weekWeights(start, 100, { from: "2010-10-01", to: "2010-11-01" });
  expect(first).toBe(12);
  expect(weights).toHaveLength(5);
  expect(weights[0]).toBeCloseTo(3 / 7, 12);
  expect(weights.slice(1)).toEqual([1, 1, 1, 1]);
});

test("the weights of a window within the run sum to its length, each at most a week", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1600 }), fc.integer({ min: 1, max: 400 }), (from, length) => {
      const window = { from: addDays(start, from), to: addDays(start, from + length) };
      const { first, weights } = weekWeights(start, 300, window);
      expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(length / 7, 9);
      expect(weights.every((weight) => weight > 0 && weight <= 1 + 1e-12)).toBe(true);
      expect(first).toBe(Math.floor(from / 7));
    }),
    { seed: 7, numRuns: 500 },
  );
});

test("windows that follow each other share out a week without remainder", () => {
  const whole = weekWeights(start, 52, { from: "2010-08-01", to: "2010-10-01" });
  const parts = [
    weekWeights(start, 52, { from: "2010-08-01", to: "2010-09-01" }),
    weekWeights(start, 52, { from: "2010-09-01", to: "2010-10-01" }),
  ];
  const total = new Array(52).fill(0);
  for (const { first, weights } of parts)
    weights.forEach((weight, k) => {
      total[first + k] += weight;
    });
  whole.weights.forEach((weight, k) => {
    expect(total[whole.first + k]).toBeCloseTo(weight, 12);
  });
});

test("what lies outside the run is left out, and a window that misses the run is refused", () => {
  const sum = (from: string, to: string) =>
    weekWeights(start, 10, { from, to }).weights.reduce((total, weight) => total + weight, 0);
  expect(sum("2010-07-01", "2010-07-12")).toBe(1);
  expect(sum("2010-01-01", "2020-01-01")).toBe(10);
  expect(daysBetween(start, "2010-09-13")).toBe(70);
  expect(() => sum("2010-09-13", "2010-10-01")).toThrow(RangeError);
  expect(() => sum("2010-06-01", "2010-07-05")).toThrow(RangeError);
});
