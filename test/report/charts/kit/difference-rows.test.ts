import { describe, expect, test } from "vitest";
import { comparisonCharts } from "../../../../src/report/charts/index.ts";
import {
  levelFigure,
  mergedDifferences,
  mergedLabel,
  sortedBySize,
} from "../../../../src/report/charts/kit/difference-rows.ts";
import { compareStudies } from "../../../../src/sim/study/compare.ts";
import type { PairedDifference } from "../../../../src/sim/study/study.ts";
import { syntheticResults } from "../../synthetic-results.ts";
import { columnsOf, one } from "../of-chart.ts";

function of(outcome: string, material: string | null, b: number, error: number, unit = "share"): PairedDifference {
  return {
    ...{ outcome, material, sector: null, unit, a: { mean: 0.1, standardError: error } },
    ...{ b: { mean: b, standardError: error }, difference: b - 0.1, standardError: error },
  } as PairedDifference;
}

const names = { material: (name: string) => name, sector: (name: string) => name };

describe("rows of differences", () => {
  test("are one for metals that lie within the error of what they differ by, and say how far they lie at most", () => {
    // Each known to 0.01, two differ with a standard error of 0.0141: by up to 0.028 they are the same.
    const alike = mergedDifferences(
      [of("unmetNeedShare", "Dy", 0.3, 0.01), of("unmetNeedShare", "Tb", 0.327, 0.01)],
      1e6,
    );
    expect(alike).toHaveLength(1);
    expect(alike[0].others).toEqual([{ material: "Tb", within: expect.closeTo(0.027) }]);
    expect(mergedLabel(alike[0], names, "en")).toBe("share of need unmet, Dy; Tb within 2.7");
    expect(
      mergedDifferences([of("unmetNeedShare", "Dy", 0.3, 0.01), of("unmetNeedShare", "Tb", 0.329, 0.01)], 1e6),
    ).toHaveLength(2);
    const others = [
      of("unmetNeedShare", "Dy", 0.3, 0.1),
      of("pricePaidPeakMultiple", "Dy", 0.3, 0.1),
      of("banWeeks", null, 0.3, 0.1),
    ];
    expect(mergedDifferences(others, 1e6)).toHaveLength(3);
  });

  test("come with the largest first within their unit, metals of an outcome together", () => {
    const all = [
      of("unmetNeedShare", "Dy", 0.2, 0.001),
      of("banWeeks", null, 50, 1, "weeks"),
      of("civilLineStopped", null, 0.5, 0.001),
      of("unmetNeedShare", "Tb", 0.9, 0.001),
    ];
    const sorted = sortedBySize(mergedDifferences(all, 100)).map((each) => [each.of.outcome, each.of.material]);
    expect(sorted).toEqual([
      ["unmetNeedShare", "Tb"],
      ["unmetNeedShare", "Dy"],
      ["civilLineStopped", null],
      ["banWeeks", null],
    ]);
  });

  test("never print what no reader is told: what is in no run, and what is next to nothing", () => {
    const told = (mean: number, standardError: number) =>
      levelFigure(of("unmetNeedShare", "Dy", 0.3, 0.01), { mean, standardError }, 100, "en");
    expect([told(0, 0), told(1e-11, 1e-11), told(0.123, 0.01)]).toEqual(["none", "<0.001 %", "12\u00a0%"]);
  });

  test("of two studies are sorted within each unit, and no bar is longer than the next above it of its unit and outcome", async () => {
    const [a, b] = [9, 80].map((banWeeks) =>
      syntheticResults({ runs: 300, weeks: 60, name: `b${banWeeks}`, banWeeks }),
    );
    const column = columnsOf(one(comparisonCharts(a, b, await compareStudies(a, b)), "differences").table);
    const [units, sizes, names] = [
      column("unit"),
      column("difference").map((each) => Math.abs(Number(each))),
      column("outcome"),
    ];
    for (const unit of new Set(units)) {
      const own = sizes.flatMap((size, k) =>
        units[k] === unit ? [{ size, outcome: String(names[k]).split(",")[0] }] : [],
      );
      const firsts = own.filter(({ outcome }, k) => own.findIndex((each) => each.outcome === outcome) === k);
      expect(firsts.map(({ size }) => size)).toEqual(firsts.map(({ size }) => size).toSorted((x, y) => y - x));
    }
  });
});
