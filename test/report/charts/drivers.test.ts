import { expect, test } from "vitest";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { one } from "./of-chart.ts";

test("of what drives an outcome only inputs beyond their error are drawn, the largest first, then all the rest", () => {
  const results = syntheticResults({ runs: 300, weeks: 20 });
  const { table, reading } = one(chartsOf(withInsights(results)), "drivers");
  expect(table.rows.slice(0, 3).map(([, input, what, grade]) => [input, what, grade])).toEqual([
    ["duration: ban", "how long this state of policy lasts", "D: inference"],
    ["share bought at the ask", "purchases at the spot ask, over usual use", "C: one figure"],
    ["all else", "luck, and what inputs do together", "all else"],
  ]);
  expect(reading).toMatch(/duration: ban, how long this state of policy lasts \(\d\d ± 2 %\)/);
});
