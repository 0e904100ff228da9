import fc from "fast-check";
import { expect, test } from "vitest";
import { grantedShare } from "../../src/model/mechanisms/lots.ts";
import { from } from "../support/arbitrary-policy.ts";

/** The share at the middles of so many equal steps of probability. */
const everyShare = (lots: number, odds: number, count = 20_000) =>
  Array.from({ length: count }, (_, k) => grantedShare((k + 0.5) / count, lots, odds));

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
  expect(grantedShare(0.4, 0.01, 0.5)).toBe(0);
  expect(grantedShare(0.6, 0.01, 0.5)).toBe(1);
  expect([grantedShare(0.9, 5, 0), grantedShare(0.1, 5, 1), grantedShare(0.5, Infinity, 0.5)]).toEqual([0, 1, 0.5]);
});
