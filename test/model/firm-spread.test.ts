import { describe, expect, test } from "vitest";
import { column } from "../../src/model/columns.ts";
import { exp } from "../../src/model/kernels/exp.ts";
import { normalQuantile } from "../../src/model/kernels/normal-quantile.ts";
import { dryFirms, dryShare, dryShares } from "../../src/model/mechanisms/firm-spread.ts";
import { type Choices, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

describe("the share of firms without stock", () => {
  test.each([0.1, 0.334, 0.479, 1, 1.3])(
    "at a spread of %d is that of a hundred thousand firms run down alike",
    (spread) => {
      // Covers r = exp(spread z - spread^2 / 2), z at the middles of equal steps of probability; each is d weeks further down.
      const firms = 100_000;
      const covers = Float64Array.from({ length: firms }, (_, k) =>
        exp(spread * normalQuantile((k + 0.5) / firms) - (spread * spread) / 2),
      );
      const table = dryShares(column(1, spread));
      for (const d of [0.05, 0.2, 0.5, 0.8, 1, 1.3, 2, 4]) {
        const left = covers.reduce((sum, r) => sum + Math.max(0, r - d), 0) / firms;
        const dry = covers.reduce((sum, r) => sum + (r < d ? 1 : 0), 0) / firms;
        // Straight lines between 512 nodes of stock and 96 of spread; the last firms run dry within one of them.
        expect(Math.abs(dryShare(table, 0, left) - dry), `after ${d} weeks of one`).toBeLessThan(1.5e-3);
      }
    },
  );

  test("is none with the usual stock and more, all with none, and rises as the stock falls", () => {
    const table = dryShares(column(1, 0.334));
    expect([1, 3, 0, -1e-15].map((left) => dryShare(table, 0, left))).toEqual([0, 0, 1, 1]);
    for (let left = 0; left < 1; left += 0.001)
      expect(dryShare(table, 0, left)).toBeGreaterThanOrEqual(dryShare(table, 0, left + 0.001));
  });

  test("is each run's own, and the first to be dry are dry the earlier the wider the spread", () => {
    const spreads = [0, 0.05, 0.2, 0.5, 1, 2];
    const table = dryShares(Float64Array.from(spreads));
    expect(dryShare(table, 0, 0.01)).toBe(0);
    const early = spreads.map((_, i) => dryShare(table, i, 0.9));
    expect(early.toSorted((a, b) => a - b)).toEqual(early);
    spreads.forEach((spread, i) => {
      expect(dryShare(table, i, 0.4)).toBe(dryShare(dryShares(column(1, spread)), 0, 0.4));
    });
  });
});

test("as many firms are dry as the share says: of n, over where the first stands, n times the share in the mean", () => {
  const places = Array.from({ length: 1000 }, (_, k) => (k + 0.5) / 1000);
  for (const firms of [1, 7, 300])
    for (const dry of [0, 0.003, 0.25, 0.5, 0.9, 1]) {
      const counts = places.map((u) => dryFirms(firms, u, dry));
      const mean = counts.reduce((sum, count) => sum + count, 0) / places.length;
      expect(Math.abs(mean - firms * dry)).toBeLessThan(1e-3);
      for (const count of counts) expect(Math.abs(count - firms * dry)).toBeLessThanOrEqual(1);
    }
});

const stopped = (more: Choices) => simpleScenario({ sectors: { traction: { cover: 15 } }, horizonWeeks: 104, ...more });
const unmetOf = (more: Choices) =>
  simulate(stopped(more))
    .series("unmetNeedShare.Dy.traction")
    .map((week) => week[0]);

describe("a sector of firms that differ", () => {
  test("with a spread of 0 runs out in exactly stock / (use - inflow) weeks, of any step", () => {
    // 40 % of 10 t still come: 150 / 6 = 25 weeks. Orders are kept at 10 t.
    for (const stepWeeks of [1, 0.5, 0.25]) {
      const unmet = unmetOf({ blocked: 0.6, adjustmentTime: 1e12, stepWeeks });
      expect(unmet.findIndex((share) => share > 1e-9)).toBe(25);
      for (const share of unmet.slice(25)) expect(share).toBeCloseTo(0.6, 9);
    }
  });

  test("lacks something earlier, and as much in the end: what is not used early is used late", () => {
    const [alike, spread] = [0, 0.334].map((firmSpread) => unmetOf({ firmSpread }));
    const first = (unmet: readonly number[]) => unmet.findIndex((share) => share > 0.01);
    expect(first(alike)).toBe(15);
    expect(first(spread)).toBeLessThan(9);
    const total = (unmet: readonly number[]) => unmet.reduce((sum, share) => sum + share, 0);
    expect(total(alike)).toBeCloseTo(104 - 15, 9);
    expect(total(spread)).toBeCloseTo(104 - 15, 2);
  });

  test("loses stock as the integral over its firms says: after d weeks the mean of max(0, cover - d)", () => {
    const firms = 20_000;
    const covers = Array.from(
      { length: firms },
      (_, k) => 15 * exp(0.334 * normalQuantile((k + 0.5) / firms) - 0.334 ** 2 / 2),
    );
    const run = simulate(stopped({ firmSpread: 0.334, stepWeeks: 0.25, horizonWeeks: 30 }));
    run.series("makerCoverWeeks.Dy.traction").forEach((week, k) => {
      const left = covers.reduce((sum, r) => sum + Math.max(0, r - (k + 1)), 0) / firms;
      expect(week[0]).toBeCloseTo(left, 1);
    });
  });
});
