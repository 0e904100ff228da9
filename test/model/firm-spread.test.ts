import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { normalQuantile } from "../../src/model/kernels/normal-quantile.ts";
import { dryShare, dryShares, firstToRunDry } from "../../src/model/mechanisms/firm-spread.ts";
import { startLineStops } from "../../src/model/outcomes/line-stops.ts";
import { blockOf } from "../support/block-of.ts";
import { type Choices, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

describe("the share of firms without stock", () => {
  test.each([0.1, 0.334, 1])("at a spread of %d is that of a hundred thousand firms run down alike", (spread) => {
    // Covers r = exp(spread z - spread^2 / 2), z at the middles of equal steps of probability; each is d weeks further down.
    const firms = 100_000;
    const covers = Float64Array.from({ length: firms }, (_, k) =>
      exp(spread * normalQuantile((k + 0.5) / firms) - (spread * spread) / 2),
    );
    const table = dryShares(spread);
    for (const d of [0.2, 0.5, 0.8, 1, 1.3, 2]) {
      const left = covers.reduce((sum, r) => sum + Math.max(0, r - d), 0) / firms;
      const dry = covers.reduce((sum, r) => sum + (r < d ? 1 : 0), 0) / firms;
      // The table is a straight line between 512 nodes; the last firms run dry within one of them.
      expect(Math.abs(dryShare(table, left) - dry), `after ${d} weeks of one`).toBeLessThan(1e-3);
    }
  });

  test("is none with the usual stock and more, all with none, and rises as the stock falls", () => {
    const table = dryShares(0.334);
    expect([dryShare(table, 1), dryShare(table, 3), dryShare(table, 0), dryShare(table, -1e-15)]).toEqual([0, 0, 1, 1]);
    for (let left = 0; left < 1; left += 0.001)
      expect(dryShare(table, left)).toBeGreaterThanOrEqual(dryShare(table, left + 0.001));
  });
});

const stopped = (more: Choices) => simpleScenario({ sectors: { traction: { cover: 15 } }, horizonWeeks: 104, ...more });
const unmetOf = (more: Choices) => {
  const scenario = stopped(more);
  return simulate(scenario)
    .series("unmetNeedShare.Dy.traction")
    .map((week) => week[0]);
};

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

describe("the first firm to run dry", () => {
  test("of n stands at 1 / (n + 1) of the spread in the mean, within 4.5 standard errors", () => {
    for (const n of [1, 5, 20]) {
      const block = blockOf(simpleScenario({ sectors: { traction: { firms: n } } }), 5000);
      const [first] = startLineStops(block).firstFirm;
      const mean = first.reduce((sum, u) => sum + u, 0) / block.runs;
      const deviation = Math.sqrt(n / ((n + 1) * (n + 1) * (n + 2)));
      expect(Math.abs(mean - 1 / (n + 1))).toBeLessThan((4.5 * deviation) / Math.sqrt(block.runs));
    }
  });

  test("is the least of n uniforms: P(first > x) = (1 - x)^n", () => {
    for (const u of [0.01, 0.5, 0.99]) expect((1 - firstToRunDry(u, 4)) ** 4).toBeCloseTo(1 - u, 12);
  });

  test("of more firms never stops later in the same run, and stops weeks before the sector is short", () => {
    const stops = [1, 2, 10, 40].map((firms) =>
      simulate(stopped({ firmSpread: 0.334, sectors: { traction: { firms, cover: 15 } } }), { runs: 500 }),
    );
    const weeks = stops.map((run) => run.outcome("firstLineStopWeek.traction"));
    for (let k = 1; k < weeks.length; k++)
      weeks[k].forEach((week, i) => {
        expect(week).toBeLessThanOrEqual(weeks[k - 1][i]);
      });
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(weeks[3])).toBeLessThan(mean(weeks[0]) - 4);
    for (const run of stops.slice(2))
      expect(mean(run.outcome("firstLineStopWeek.traction"))).toBeLessThan(run.outcome("sectorShortWeek.traction")[0]);
  });

  test("is no other than the rest where the spread is switched off", () => {
    const run = simulate(
      stopped({
        firmSpread: 0.334,
        sectors: { traction: { firms: 40, cover: 15 } },
        mechanisms: { firmSpread: false },
      }),
      { runs: 20 },
    );
    for (const week of run.outcome("firstLineStopWeek.traction")) expect(week).toBe(15);
  });
});
