import { expect, test } from "vitest";
import { addDays } from "../../../src/model/calendar.ts";
import { halfLeftAfter } from "../../../src/report/charts/duration.paths.ts";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { one } from "./of-chart.ts";

test("the week by which half of the runs are lifted is the first whose end has half of them or fewer left", () => {
  const { manifest, ...results } = syntheticResults({ runs: 100, weeks: 40 });
  const paths = withInsights({ manifest, ...results }).insights!.restriction;
  const share = (week: { week: number }) => (week.week < 9 ? 0.6 : 0.5);
  const survival = (week: object) => {
    const at = share(week as { week: number });
    return { share: at, low: at, high: at };
  };
  // The tenth week is the first at whose end half are left; two days later by the calendar it is the tenth, begun.
  expect(halfLeftAfter(paths, survival)).toEqual([10, 10, 10]);
  expect(halfLeftAfter({ ...paths, today: addDays(paths.today, 2) }, survival)).toEqual([10, 10, 10]);
  expect(halfLeftAfter({ ...paths, today: addDays(paths.today, 7) }, survival)).toEqual([9, 9, 9]);
  expect(halfLeftAfter(paths, () => ({ share: 1, low: 1, high: 1 }))).toBeUndefined();
});

test("the areas of how long it lasts sum to the line on top of them", () => {
  const results = syntheticResults({ runs: 200 });
  const { table } = one(chartsOf(withInsights(results)), "duration");
  const at = (name: string) => table.columns.findIndex((column) => column.startsWith(name));
  const sums = new Map<string, number>();
  for (const row of table.rows)
    if (row[at("state")] !== "")
      sums.set(String(row[at("date")]), (sums.get(String(row[at("date")])) ?? 0) + Number(row[at("share")]));
  const line = table.rows.filter((row) => row[at("lasting")] !== "");
  expect(line.length).toBe(sums.size);
  for (const row of line) expect(Number(row[at("lasting")])).toBeCloseTo(sums.get(String(row[at("date")])) ?? -1, 3);
});
