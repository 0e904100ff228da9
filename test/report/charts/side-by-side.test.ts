import { expect, test } from "vitest";
import { comparisonCharts } from "../../../src/report/charts/index.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import type { StudyResults } from "../../../src/sim/study/study.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

test("two studies of the same title are told apart", async () => {
  const [a, b] = [1, 2].map((seed) => syntheticResults({ runs: 50, weeks: 20, seed }));
  const { table } = comparisonCharts(a, b, await compareStudies(a, b))[0];
  expect(new Set(table.rows.map(([study]) => study)).size).toBe(2);
});

test("what is refused is drawn as shares of the runs by how much, which fill every week, and left out where unknown", async () => {
  const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
  const differences = await compareStudies(a, b);
  const { table } = comparisonCharts(withInsights(a), withInsights(b), differences)[0];
  const at = (name: string) => table.columns.findIndex((column) => column.startsWith(name));
  const drawn = table.rows.filter(([, quantity]) => quantity === "refused");
  expect(drawn).toHaveLength(2 * 156);
  for (const row of drawn) {
    const shares = ["over90", "to90", "to50", "under10"].map((name) => Number(row[at(name)]));
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 3);
  }
  // Every run has its restriction in the first week; those that refuse a sixteenth are half of them, more or less.
  const weeksOf = (study: StudyResults, id: string) => study.values(id);
  const little = weeksOf(a, "blockedWeeks").filter((weeks, run) => weeks / weeksOf(a, "banWeeks")[run] <= 0.1).length;
  expect(drawn[0][at("under10")]).toBe(little / 50);
  const { table: without } = comparisonCharts(a, b, differences)[0];
  expect(without.rows.some(([, quantity]) => quantity === "refused")).toBe(false);
});

test("a comparison of studies that share no metal is refused", () => {
  const [a, b] = [["Dy"], ["Tb"]].map((materials) => syntheticResults({ runs: 20, weeks: 10, materials }));
  expect(() => comparisonCharts(a, b, [])).toThrow(RangeError);
});
