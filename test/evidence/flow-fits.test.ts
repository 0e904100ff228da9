import { describe, expect, test } from "vitest";
import { losses } from "../support/fit-tables/gdp.ts";
import { approvals, classes, decidedAtMost, weekdays } from "../support/fit-tables/licences.ts";
import { magnetRises, meanRise, openness } from "../support/fit-tables/mobility.ts";
import { mobility } from "../support/fits/mobility.ts";

describe("licences", () => {
  test("5 of 180 and 19 of 141 are Beta(6, 176) and Beta(20, 123); of 20 no longer pending 19 were approved", () => {
    expect(approvals.dexter).toMatchObject({ alpha: 6, beta: 176 });
    expect(approvals.chamber).toMatchObject({ alpha: 20, beta: 123 });
    expect(approvals.chamberDecided).toMatchObject({ alpha: 20, beta: 2 });
    expect(approvals.channel).toMatchObject({ alpha: 1001, beta: 1001 });
  });

  test("0.03 lies in the middle of the targeted posterior", () => {
    expect(approvals.dexter.p5).toBeLessThan(0.03);
    expect(approvals.dexter.p95).toBeGreaterThan(0.03);
  });

  test("a Beta by moments has the mean and the spread of its cases", () => {
    for (const { shares, alpha, beta } of classes) {
      const [a, b] = shares;
      expect(alpha / (alpha + beta)).toBeCloseTo((a + b) / 2, 12);
      const variance = (alpha * beta) / ((alpha + beta) ** 2 * (alpha + beta + 1));
      expect(variance).toBeCloseTo((a - b) ** 2 / 2, 12);
    }
  });

  test("a quarter was approved before 45 working days had passed; a wait of 11 weeks lets so much be decided", () => {
    expect(weekdays("2025-04-04", "2025-04-11")).toBe(5);
    expect(weekdays("2025-04-04", "2025-06-05")).toBe(44);
    expect(approvals.clepaEarly).toBe(0.25);
    expect(decidedAtMost("2025-06-05", 11)).toBeGreaterThan(approvals.clepaEarly);
    expect(decidedAtMost("2025-06-30", 11)).toBeGreaterThan(approvals.clepaEnd);
  });
});

describe("mobility", () => {
  test("magnets rose by 30.2, 40.9 and 31.4 % in October, November and December 2025", () => {
    expect(magnetRises).toEqual([0.302, 0.409, 0.314]);
    expect(meanRise).toBeCloseTo(0.3417, 4);
  });

  test("sigma put back into w gives the rise, and a rise of nothing needs no mobility", () => {
    for (const share of [0.1, 0.2, 0.3]) {
      const sigma = mobility(1 + meanRise, share, openness.magnet, openness.raw);
      const pull = openness.magnet / (share * openness.magnet + (1 - share) * openness.raw);
      expect(1 - sigma + sigma * pull).toBeCloseTo(1 + meanRise, 12);
      expect(mobility(1, share, openness.magnet, openness.raw)).toBe(0);
    }
  });

  test("sigma is 0.116 at a magnet share of 0.2, and 0.268 where openness cuts what was asked for", () => {
    expect(mobility(1 + meanRise, 0.2, 0.75, 0.05)).toBeCloseTo(0.116, 3);
    expect(mobility((1 + meanRise) / 0.75, 0.2, 0.75, 0.05)).toBeCloseTo(0.268, 3);
  });
});

describe("loss in yen", () => {
  const [threeMonths, year, daiwa] = losses;

  test("NRI's year is four times its three months, in share and in yen, within the last figure printed", () => {
    expect([threeMonths.share, year.share]).toEqual([0.0011, 0.0043]);
    expect(year.share).toBeGreaterThan(4 * (threeMonths.share - 0.00005));
    expect(year.share).toBeLessThan(4 * (threeMonths.share + 0.00005));
    expect(Math.abs(4 * threeMonths.tnYen - year.tnYen)).toBeLessThanOrEqual(0.05);
    expect(Math.log(year.share / threeMonths.share) / Math.log(4)).toBeCloseTo(0.983, 3);
  });

  test("NRI counts on a GDP of 600-605 tn yen, Daiwa on 538", () => {
    expect(threeMonths.gdpTnYen).toBeCloseTo(600, 0);
    expect(year.gdpTnYen).toBeCloseTo(604.7, 1);
    expect(daiwa.gdpTnYen).toBeCloseTo(538.5, 1);
  });
});
