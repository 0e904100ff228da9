import { expect, test } from "vitest";
import { coverReading } from "../../../src/report/charts/cover.ts";
import { coverWords } from "../../../src/report/charts/cover.words.ts";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { one } from "./of-chart.ts";

test("a cover that is gone in half the runs is said to be gone once, not again of one run in twenty", () => {
  const gone = syntheticResults({ runs: 50, weeks: 20, shape: "zeros" });
  expect(coverReading(gone, "en")).toMatch(/, cover falls at some time to 0[^;,]* in half the runs or more\.$/);
  expect(coverReading(gone, "en").match(/to 0/g)).toHaveLength(1);
  expect(coverReading(gone, "ja")).toMatch(/試行の半数以上で、在庫カバーはいずれかの時点で0週[^、]*に低下する。$/);
  const left = syntheticResults({ runs: 50, weeks: 20, banWeeks: 3, shape: "constant" });
  expect(coverReading(left, "en")).toMatch(/in half the runs .* or less, and in one run in twenty to/);
});

test("lines lie within 1 week of each other, or within more weeks", () => {
  expect(coverWords.en.alike("a", "b", "1")).toContain("within 1 week of");
  expect(coverWords.en.alike("a", "b", "1.5")).toContain("within 1.5 weeks of");
});

test("a band of the fans is the band of the results", () => {
  const results = syntheticResults({ runs: 100, weeks: 30, materials: ["Dy"], sectors: ["traction"] });
  const { table } = one(chartsOf(results), "cover");
  const bands = results.bands.filter(({ series }) => series === "makerCoverWeeks");
  expect(table.columns).toContain("p95 [weeks of need, 95 % of runs below]");
  expect(table.rows.map((row) => row.at(-1))).toEqual(bands.map(({ p95 }) => Number(p95.toPrecision(4))));
});

test("the stop line stands in every panel of the covers, where it is known", () => {
  const results = syntheticResults({ runs: 50, weeks: 20 });
  expect(JSON.stringify(one(chartsOf(results), "cover").spec)).not.toContain("stopLine");
  const { table } = one(chartsOf(withInsights(results)), "cover");
  expect(new Set(table.rows.map((row) => row[table.columns.indexOf("stopLine [weeks of need]")]))).toEqual(
    new Set([7.5]),
  );
});
