import fc from "fast-check";
import { expect, test } from "vitest";
import { createLastBinomial, fillGrantedShares } from "../../src/model/mechanisms/lots.ts";
import { from } from "../support/arbitrary-policy.ts";

const sharesOf = (u: readonly number[], lots: readonly number[], odds: readonly number[]) => {
  const shares = Float64Array.from(u);
  fillGrantedShares(shares, Float64Array.from(lots), Float64Array.from(odds), createLastBinomial(u.length));
  return [...shares];
};

/** The share at the middles of so many equal steps of probability. */
const everyShare = (lots: number, odds: number, count = 20_000) => {
  const u = Array.from({ length: count }, (_, k) => (k + 0.5) / count);
  const [all, each] = [u.map(() => lots), u.map(() => odds)];
  return sharesOf(u, all, each);
};

test("of four lots at odds of 0.3 none, one, two, three and four are granted with 0.2401, 0.4116, 0.2646, 0.0756 and 0.0081", () => {
  const shares = everyShare(4, 0.3, 10_000);
  for (const [k, probability] of [0.2401, 0.4116, 0.2646, 0.0756, 0.0081].entries())
    expect(shares.filter((share) => share === k / 4).length / 10_000).toBeCloseTo(probability, 4);
});

test("at odds above a half it is one less the share refused: of four at 0.7 the same five probabilities, from the other end", () => {
  const [rare, frequent] = [everyShare(4, 0.3), everyShare(4, 0.7)];
  frequent.forEach((share, k) => {
    expect(share).toBeCloseTo(1 - rare[rare.length - 1 - k], 12);
  });
});

test("its mean is the odds and its variance odds (1 - odds) / lots, by counts or by the normal that stands for many", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), from(0.02, 0.98), (lots, odds) => {
      const shares = everyShare(lots, odds);
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length;
      // The middles of 20,000 steps miss what lies beyond the outermost.
      expect(Math.abs(mean - odds)).toBeLessThan(2e-4);
      expect(variance / ((odds * (1 - odds)) / lots)).toBeCloseTo(1, 1);
    }),
    { seed: 21, numRuns: 60 },
  );
});

test("it lies in 0-1, rises with its uniform, and part of a lot counts as one", () => {
  fc.assert(
    fc.property(from(0, 400), from(0, 1), (lots, odds) => {
      const shares = everyShare(lots, odds, 200);
      shares.forEach((share, k) => {
        expect(share).toBeGreaterThanOrEqual(k === 0 ? 0 : shares[k - 1]);
        expect(share).toBeLessThanOrEqual(1);
      });
    }),
    { seed: 22, numRuns: 100 },
  );
  expect(sharesOf([0.4, 0.6], [0.01, 0.01], [0.5, 0.5])).toEqual([0, 1]);
  expect(sharesOf([0.9, 0.1, 0.5, 0.3], [5, 5, Infinity, 0], [0, 1, 0.5, 0.5])).toEqual([0, 1, 0.5, 0.3]);
});

test("a run's share is the same whatever lots and odds it was asked for before", () => {
  const asked = [
    [4, 0.3],
    [4, 0.7],
    [5, 0.3],
    [5, 0.31],
    [4, 0.3],
    [90, 0.5],
    [4, 0.3],
  ] as const;
  const last = createLastBinomial(50);
  const u = Array.from({ length: 50 }, (_, k) => (k + 0.5) / 50);
  for (const [lots, odds] of asked) {
    const shares = Float64Array.from(u);
    fillGrantedShares(shares, new Float64Array(50).fill(lots), new Float64Array(50).fill(odds), last);
    expect([...shares]).toEqual(everyShare(lots, odds, 50));
  }
});
