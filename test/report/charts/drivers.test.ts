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

test("a share that its estimate leaves above the whole, within error, is cut there, and so is its axis", () => {
  const study = withInsights(syntheticResults({ runs: 300, weeks: 20 }));
  const drivers = study.insights?.drivers;
  if (drivers == null) throw new Error("no drivers");
  const byGrade = drivers.byGrade.map((of) =>
    of.grade === "remainder" ? { ...of, share: 1.02, standardError: 0.06 } : of,
  );
  const insights = { ...study.insights, drivers: { ...drivers, drivers: [], byGrade } } as typeof study.insights;
  for (const [lang, text] of [
    ["en", "100 %, within error"],
    ["ja", "100%（誤差の範囲内）"],
  ] as const) {
    const { table, spec, reading } = one(chartsOf({ ...study, insights } as typeof study, lang), "drivers");
    const at = (name: string) => table.columns.findIndex((column) => column.startsWith(name));
    const [row] = table.rows;
    expect([row[at("share")], row[at("high")], row[at("figure")]]).toEqual([1, 1, text]);
    expect(Number(row[at("low")])).toBeCloseTo(1.02 - 1.96 * 0.06, 2);
    expect(reading).toContain(text);
    expect(JSON.stringify(spec)).not.toContain("102");
    expect(JSON.stringify(spec)).toContain('"domain":[0,1]');
  }
});
