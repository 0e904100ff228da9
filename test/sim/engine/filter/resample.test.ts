import fc from "fast-check";
import { expect, test } from "vitest";
import { livesOf } from "../../../../src/sim/engine/filter/lineage.ts";
import { copiesFor, systematicCounts } from "../../../../src/sim/engine/filter/resample.ts";
import { weighed } from "../../../../src/sim/engine/filter/weights.ts";

const someWeights = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), { minLength: 1, maxLength: 60 })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => Float64Array.from(weights));
const unit = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

test("each particle goes on as often as its weight says, to the next whole number, and all together keep their number", () => {
  fc.assert(
    fc.property(someWeights, unit, (weights, u) => {
      const counts = systematicCounts(weights, u);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(weights.length);
      counts.forEach((count, i) => {
        const expected = (weights.length * weights[i]) / total;
        expect(Math.abs(count - expected)).toBeLessThan(1 + 1e-6);
        if (weights[i] === 0) expect(count).toBe(0);
      });
    }),
  );
});

test("on average over u just as often: 0.1, 0.25 and 0.65 of three go on 0.3, 0.75 and 1.95 times", () => {
  const sums = new Float64Array(3);
  const points = 2000;
  for (let k = 0; k < points; k++)
    systematicCounts(Float64Array.of(0.1, 0.25, 0.65), (k + 0.5) / points).forEach((count, i) => {
      sums[i] += count / points;
    });
  for (const [i, expected] of [0.3, 0.75, 1.95].entries()) expect(sums[i]).toBeCloseTo(expected, 2);
});

test("who goes on keeps the place, and copies fill those that are free, in run order", () => {
  expect(copiesFor(Int32Array.of(0, 3, 1, 0, 0, 2))).toEqual({ slots: [0, 3, 4], from: [1, 1, 5] });
  fc.assert(
    fc.property(someWeights, unit, (weights, u) => {
      const counts = systematicCounts(weights, u);
      const { slots, from } = copiesFor(counts);
      expect(slots.length).toBe(from.length);
      expect(slots.every((slot) => counts[slot] === 0)).toBe(true);
      counts.forEach((count, i) => {
        expect(from.filter((source) => source === i).length).toBe(Math.max(0, count - 1));
      });
    }),
  );
});

test("a life is its ancestors' until it was copied, each of them only until then", () => {
  const copyings = [
    { week: 4, slots: [0, 1], from: [2, 3] },
    { week: 9, slots: [3, 2], from: [0, 1] },
  ];
  const lives = livesOf({ particles: 5, copyings });
  expect([0, 1, 2, 3, 4].map(lives)).toEqual([
    [
      { week: null, run: 2 },
      { week: 4, run: 0 },
    ],
    [
      { week: null, run: 3 },
      { week: 4, run: 1 },
    ],
    [
      { week: null, run: 3 },
      { week: 4, run: 1 },
      { week: 9, run: 2 },
    ],
    [
      { week: null, run: 2 },
      { week: 4, run: 0 },
      { week: 9, run: 3 },
    ],
    [{ week: null, run: 4 }],
  ]);
});

test("weights whose exponentials would all be zero or infinite are weighed all the same", () => {
  for (const shift of [-2000, 0, 2000]) {
    const found = weighed(Float64Array.of(shift, shift + Math.log(3), -Infinity, Number.NaN));
    expect([...(found?.weights ?? [])].map((weight) => Math.round(weight * 1e9) / 1e9)).toEqual([0.25, 0.75, 0, 0]);
    expect(found?.effective).toBeCloseTo(1.6, 9);
    expect(found?.logMean).toBeCloseTo(shift, 9);
  }
  expect(weighed(Float64Array.of(-Infinity, Number.NaN))).toBe(null);
});
