import { expect, test } from "vitest";
import { expectedRemaining, remainingWeeks } from "../../src/model/mechanisms/expected-remaining.ts";
import { input } from "../support/simple-scenario.ts";

test("an exponential dwell is expected to last its mean still, however long it has lasted", () => {
  // Weibull of shape 1 with median 30 ln 2: mean 30. The trapezoid rule in weeks adds (1 / 30)^2 / 12 of it, below 0.003.
  const table = expectedRemaining(input({ kind: "weibull", shape: 1, median: 30 * Math.LN2 }));
  for (const age of [0, 0.5, 13, 100, 400, 521.25, 5000]) expect(remainingWeeks(table, age)).toBeCloseTo(30, 2);
});

test("a uniform dwell of 0 to 40 weeks is expected to last half of what is left of the 40, then nothing", () => {
  const table = expectedRemaining(input({ kind: "uniform", low: 0, high: 40 }));
  for (const age of [0, 7.25, 20, 39]) expect(remainingWeeks(table, age)).toBeCloseTo((40 - age) / 2, 9);
  expect(remainingWeeks(table, 41)).toBe(0);
});

test("a dwell declared in months is expected to last as many weeks as those months have", () => {
  const months = { ...input({ kind: "uniform", low: 0, high: 12 }), toModelUnit: 365.25 / 12 / 7 };
  expect(remainingWeeks(expectedRemaining(months), 0)).toBeCloseTo(365.25 / 7 / 2, 2);
});

test("the longer a state of a heavy tail has lasted the longer it is expected to last still", () => {
  const table = expectedRemaining(input({ kind: "lognormal", median: 9, p95: 90 }));
  for (let age = 0; age < 100; age += 5)
    expect(remainingWeeks(table, age + 5)).toBeGreaterThan(remainingWeeks(table, age));
});

test("a state without end is expected to last for the twenty years that anything is", () => {
  expect(remainingWeeks(expectedRemaining("forever"), 10)).toBe(1044);
});
