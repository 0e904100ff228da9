import { expect, test } from "vitest";
import { othersNote, topOf } from "../../../src/report/charts/cover.fans.ts";
import { coverPanels, coverReading } from "../../../src/report/charts/cover.ts";
import { coverWords } from "../../../src/report/charts/cover.words.ts";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { fanFields } from "../../../src/report/charts/kit/fan.ts";
import { outcomeOf, quantileOf } from "../../../src/report/words/outcome-figures.ts";
import { factsOf } from "../../../src/report/words/study.ts";
import type { Band } from "../../../src/sim/engine/bands/bands-of.ts";
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

test("what says the same is named in another's panel, and no farther from it than is said; the thinnest come first", () => {
  const results = syntheticResults({ runs: 300, weeks: 30 });
  const { panels, axis } = coverPanels(results);
  const { titles } = factsOf(results.manifest);
  const text = JSON.stringify(one(chartsOf(results), "cover").spec).replaceAll('","', " ");
  const bandsOf = (material: string, sector: string) =>
    results.bands.filter(
      (band) => band.series === "makerCoverWeeks" && band.material === material && band.sector === sector,
    );
  for (const { drawn, others } of panels)
    for (const { key, within } of others) {
      const said = othersNote(drawn, [{ key, within }], titles, "en");
      expect(text.includes(said), said).toBe(true);
      const lines = [drawn, key].map(({ material, sector }) => bandsOf(material, sector));
      for (const field of fanFields)
        lines[0].forEach((band, week) => {
          const gap = Math.abs(band[field] - lines[1][week][field]);
          expect(gap).toBeLessThanOrEqual(Number(/within ([\d.]+)/.exec(said)?.[1] ?? 0) + 1e-9);
          expect(gap).toBeLessThanOrEqual(axis.top / 10);
        });
    }
  expect(panels.flatMap(({ drawn, others }) => [drawn, ...others.map(({ key }) => key)])).toHaveLength(8);
  expect(panels.some(({ others }) => others.length > 0)).toBe(true);
  const lowest = panels.map(({ drawn }) => {
    const of = outcomeOf(results, "lowestCoverWeeks", drawn.material, drawn.sector);
    return quantileOf(of, 0.5).value;
  });
  expect(lowest).toEqual(lowest.toSorted((a, b) => a - b));
});

test("an axis is cut off above the middle half of the runs where pale bands would take most of it", () => {
  const band = { p75: 20, p95: 100 } as Band;
  expect(topOf([band], [])).toEqual({ top: 30, isCut: true });
  expect(topOf([{ ...band, p95: 35 }], [])).toEqual({ top: 40, isCut: false });
  expect(topOf([band], [95])).toEqual({ top: 100, isCut: false });
  expect(topOf([{ ...band, p75: 0, p95: 0 }], [])).toEqual({ top: 1, isCut: false });
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
