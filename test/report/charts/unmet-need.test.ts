import { expect, test } from "vitest";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { exceedanceCurve, unmetCurves } from "../../../src/report/charts/unmet-need.curves.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { one } from "./of-chart.ts";

test("what is below a millionth of the need counts as none unmet", () => {
  const curve = exceedanceCurve(Float64Array.from([0, 1e-9, 9e-7, 2e-6, 0.3]), [0, 0.1], null);
  expect(curve[0].share).toBe(2 / 5);
  expect(curve[1].share).toBe(1 / 5);
});

test.each([
  ["unmet-need", "unmetNeedShare"],
  ["first-line-stop", "firstLineStopWeek"],
])(
  "%s says on the picture what the model is known to overstate of it, and nothing of another outcome",
  (id, outcome) => {
    const results = syntheticResults({ runs: 40, weeks: 30 });
    const said = { en: "The model is known to overstate this.", ja: "過大と分かっている。" };
    const picture = (of: string, lang: "en" | "ja") =>
      JSON.stringify(one(chartsOf({ ...results, overstated: [{ outcome: of, said }] }, lang), id).spec);
    expect(picture(outcome, "en")).toContain(said.en);
    expect(picture(outcome, "ja")).toContain(said.ja);
    expect(picture("banWeeks", "en")).not.toContain(said.en);
  },
);

test("two metals of which as much goes unmet are one curve, their mean, with its points; others have one each", () => {
  const results = syntheticResults({ runs: 200 });
  const values = (lacking: number) => Float64Array.from({ length: 200 }, (_, run) => (lacking * (run + 1)) / 200);
  const curves = (dysprosium: number, terbium: number) =>
    unmetCurves({
      ...results,
      values: (id) => values(id.endsWith("Dy") ? dysprosium : terbium),
    }).curves;
  // In half of the runs more than a half of the most goes unmet, in one in twenty more than 95 % of it.
  const [both, ...none] = curves(0.4, 0.4);
  expect(none).toEqual([]);
  expect(both.materials).toEqual(["Dy", "Tb"]);
  const [half, fifth, twentieth] = both.marks;
  expect(half.value).toBeCloseTo(0.2, 2);
  expect(fifth.value).toBeCloseTo(0.32, 2);
  expect(twentieth.value).toBeCloseTo(0.38, 2);
  for (const { oneIn, share, value } of both.marks) {
    expect(share).toBeCloseTo(1 / oneIn, 2);
    expect(both.points.find(({ threshold }) => threshold === value)?.share).toBe(share);
  }
  expect(curves(0.4, 0.1).map(({ materials }) => materials)).toEqual([["Dy"], ["Tb"]]);
});
