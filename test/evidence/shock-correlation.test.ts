import { expect, test } from "vitest";
import { correlations } from "../support/fit-tables/correlation.ts";
import { shockCorrelation } from "../support/fits/correlation.ts";
import type { Quote } from "../support/fits/quotes.ts";

const quotes = (...prices: readonly number[]): readonly Quote[] =>
  prices.map((usdPerKg, k) => {
    const day = new Date(Date.UTC(2020, 0, 1 + 10 * k)).toISOString().slice(0, 10);
    return { date: day, day, material: "x", form: "x", basis: "x", usdPerKg, note: "" };
  });

test("of changes (1, 1, -1, 1, 1) and (1, 1, -1, -1, -1) of the logarithm it is 1/5, and of one series with itself 1", () => {
  const e = Math.E;
  const a = quotes(1, e, e ** 2, e, e ** 2, e ** 3);
  const b = quotes(1, e, e ** 2, e, 1, 1 / e);
  expect(shockCorrelation(a, b).r).toBeCloseTo(1 / 5, 12);
  expect(shockCorrelation(a, b).changes).toBe(5);
  expect(shockCorrelation(a, a).r).toBeCloseTo(1, 12);
  // Every second day alone: changes (2, 0) and (2, -2).
  expect(shockCorrelation(a, b, 20).r).toBeCloseTo(4 / Math.sqrt(4 * 8), 12);
});

test("the evidence of quiet years leaves open whether shocks go together at all: at 95 % its limits hold zero", () => {
  const { r, changes } = correlations["domestic oxide, July 2024 to 31 January 2026"];
  const at = (sign: number) => Math.tanh(Math.atanh(r) + (sign * 1.96) / Math.sqrt(changes - 3));
  expect([at(-1), at(1)].map((each) => each.toFixed(3))).toEqual(["-0.035", "0.711"]);
});
