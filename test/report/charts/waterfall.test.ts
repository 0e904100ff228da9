import { expect, test } from "vitest";
import { drawWaterfall } from "../../../src/report/charts/waterfall.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import { explainedBy, studyChartsOf } from "../every-chart.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { writtenAround } from "../written.ts";
import { columnsOf, one } from "./of-chart.ts";

test("the head of every column of a waterfall says in brackets what it holds, and its tooltip the unit", async () => {
  const { table, spec } = one(await studyChartsOf({ runs: 50 }), "waterfall");
  for (const column of table.columns) expect(column).toMatch(/^[A-Za-z0-9]+ \[[^[\]]+\]$/);
  expect(JSON.stringify(spec)).toContain('{"field":"unit","type":"nominal","title":"unit"}');
});

test("the waterfall's steps lead from one mean to the other, each from where the last one ended", async () => {
  const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
  const [of] = (await compareStudies(a, b)).filter(({ outcome }) => outcome === "pricePaidPeakMultiple");
  const { table } = drawWaterfall(a, b, { runs: 50, given: [explainedBy(of)] });
  const column = columnsOf(table);
  const [from, to] = [column("from").map(Number), column("to").map(Number)];
  expect(from.slice(1, -1)).toEqual(to.slice(0, -2));
  expect([to[0], to[to.length - 2]]).toEqual([of.a.mean, of.b.mean].map((mean) => Number(mean.toPrecision(4))));
  expect(to[to.length - 1]).toBe(to[to.length - 2]);
  expect([from[0], from[from.length - 1]]).toEqual([0, 0]);
  expect(column("step")).toEqual([
    "ban-9",
    "trigger and duration",
    "form and scope of the ban with stocks",
    "market reaction and squeeze",
    "ban-40",
  ]);
});

test("the steps of a waterfall come with the largest first, whatever their order", () => {
  const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
  const end = { mean: 3, standardError: 0.1 };
  const of = { outcome: "banWeeks", material: null, sector: null, unit: "weeks", correlation: 0, standardError: 0.1 };
  const difference = { ...of, a: end, b: { ...end, mean: 6 }, difference: 3 };
  const bars = (["trigger", "memory", "stocks"] as const).map((group, k) => ({
    ...{ groups: [group], value: [1, -2, 4][k], standardError: 0.1 },
  }));
  const { table } = drawWaterfall(a, b, { runs: 50, given: [{ ...difference, bars, explained: difference }] });
  expect(columnsOf(table)("contribution").slice(1, -1)).toEqual([4, -2, 1]);
});

test.each([
  ["en", "beyond the explained runs"],
  ["ja", "説明した試行を超える分"],
] as const)("what the bars of the waterfall (%s) lack is the last step before the other scenario", (lang, title) => {
  const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 400, name: `ban-${banWeeks}`, banWeeks }));
  const end = { mean: 3, standardError: 0.1 };
  const of = { outcome: "banWeeks", material: null, sector: null, unit: "weeks", correlation: 0, standardError: 0.1 };
  const difference = { ...of, a: end, b: { ...end, mean: 13 }, difference: 10 };
  const bars = [{ groups: ["trigger"] as const, value: 9.5, standardError: 0.2 }];
  const remainder = { value: 0.5, standardError: 0.3 };
  const given = [{ ...difference, bars, remainder, explained: difference }];
  const { table } = drawWaterfall(a, b, { runs: 50, given }, lang);
  const column = columnsOf(table);
  expect(column("step").at(-2)).toBe(title);
  expect([column("from").at(-2), column("to").at(-2), column("to").at(-1)]).toEqual([12.5, 13, 13]);
});

test.each([
  ["en", "first 50 of 400 runs", "Remedy: --explain-runs 400."],
  ["ja", "試行400回のうち最初の50回", "対処：--explain-runs 400。"],
] as const)(
  "the waterfall (%s) says on which runs it rests, also in its source, and warns where all runs disagree",
  async (lang, runs, remedy) => {
    const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 400, name: `ban-${banWeeks}`, banWeeks }));
    const [of] = (await compareStudies(a, b)).filter(({ outcome }) => outcome === "unmetNeedShare");
    const linesFor = (shift: number) => {
      const explained = { ...of, difference: of.difference + shift * of.standardError };
      const { spec } = drawWaterfall(a, b, { runs: 50, given: [{ ...explainedBy(of), explained }] }, lang);
      return writtenAround(spec, lang);
    };
    expect(linesFor(0).split(runs).length - 1).toBe(3);
    expect(linesFor(0)).not.toContain("--explain-runs");
    // Three errors of the distance: 3 √(400 / 50 − 1) = 7.9 of those over all runs.
    expect(linesFor(7.5)).not.toContain(remedy);
    expect(linesFor(8)).toContain(remedy);
  },
);

test("the waterfall's table has each contribution as a number, with its error and unit", async () => {
  const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
  const [of] = (await compareStudies(a, b)).filter(({ outcome }) => outcome === "unmetNeedShare");
  const { table } = drawWaterfall(a, b, { runs: 50, given: [explainedBy(of)] });
  const column = columnsOf(table);
  const contributions = column("contribution").map(Number);
  expect(contributions.slice(1, -1).reduce((sum, each) => sum + each)).toBeCloseTo(100 * of.difference, 1);
  expect([contributions[0], column("standardError")[0]]).toEqual(
    [of.a.mean, of.a.standardError].map((each) => Number((100 * each).toPrecision(4))),
  );
  expect(new Set(column("unit").slice(1, -1))).toEqual(new Set(["percentage points"]));
});
