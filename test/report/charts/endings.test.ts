import { describe, expect, test } from "vitest";
import { quantileDots, shareOut, widestDotLimits } from "../../../src/report/charts/endings.dots.ts";
import { endingsOf } from "../../../src/report/charts/endings.ts";
import { endingWords } from "../../../src/report/charts/endings.words.ts";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { limitsTold, shareTold } from "../../../src/report/charts/kit/finding.ts";
import { capitalised } from "../../../src/report/words/lists.ts";
import { wilson } from "../../../src/sim/study/shares.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { one } from "./of-chart.ts";

describe("the chart of endings", () => {
  const results = syntheticResults({ runs: 400, weeks: 60, banWeeks: 40 });
  const { endings, stillOn } = endingsOf(results);

  test("has a row for each kind, the most common first, whose shares sum to all runs, and so do their dots", () => {
    const shares = endings.map(({ share }) => share.share);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    const { table, spec } = one(chartsOf(results), "endings");
    expect(table.rows).toHaveLength(20);
    const named = endings.map(({ kind }) =>
      JSON.stringify(spec).indexOf(`"${capitalised(endingWords.en.kinds[kind])}: `),
    );
    expect(named.every((at) => at > 0)).toBe(true);
    expect(named).toEqual(named.toSorted((a, b) => a - b));
    const column = (name: string) => table.columns.findIndex((each) => each.startsWith(name));
    for (const { kind, share } of endings) {
      const own = table.rows.filter((row) => row[column("ending")] === endingWords.en.kinds[kind]);
      // Largest remainder leaves none farther off than a dot.
      expect(Math.abs(own.length / 20 - share.share)).toBeLessThan(1 / 20);
    }
  });

  test("draws apart what is still on, and says its share, which is that of the runs whose weeks are all restricted", () => {
    const weeks = results.values("banWeeks");
    const share = weeks.filter((each) => each === 60).length / weeks.length;
    expect(share).toBeGreaterThan(0.1);
    expect(stillOn.share).toBeCloseTo(share);
    expect(endings.reduce((sum, each) => sum + each.stillOn.share, 0)).toBeCloseTo(share);
    const { table, spec } = one(chartsOf(results), "endings");
    const isOn = table.columns.findIndex((each) => each.startsWith("stillOn"));
    const drawn = table.rows.filter((row) => row[isOn] === "yes").length;
    expect(Math.abs(drawn / 20 - share)).toBeLessThan(1 / 10);
    expect(JSON.stringify(spec)).toContain(
      `still on: ${Math.round(100 * Math.max(...endings.map((each) => each.stillOn.share)))}`,
    );
    const short = syntheticResults({ runs: 100, weeks: 500, banWeeks: 9 });
    expect(JSON.stringify(one(chartsOf(short), "endings").spec)).not.toContain("still on:");
  });
});

test("a share stands with its limits to the digits that the headline tells of it", () => {
  // Wilson's limits of all of 500 and of 2 of 500 runs: 99.24 to 100, and 0.11 to 1.45 %.
  expect(limitsTold(wilson(500, 500), "en")).toBe("100\u00a0% (99 to 100)");
  expect(limitsTold(wilson(2, 500), "en")).toBe("0.4\u00a0% (0.1 to 1.4)");
  expect(limitsTold(wilson(0, 500), "ja")).toBe("0%（0〜0.8）");
  for (const count of [0, 1, 7, 60, 499, 5000, 9993, 10_000]) {
    const share = wilson(count, 10_000);
    expect(limitsTold(share, "en").startsWith(shareTold(share, "en").text)).toBe(true);
  }
});

describe("quantile dots", () => {
  test("are shared out to the nearest whole number by largest remainder, and always sum to their number", () => {
    expect(shareOut([225, 761, 14], 20)).toEqual([5, 15, 0]);
    expect(shareOut([1, 1, 1], 20)).toEqual([7, 7, 6]);
    expect(shareOut([0, 5, 0], 20)).toEqual([0, 20, 0]);
    expect(shareOut([0, 0], 20)).toEqual([0, 0]);
    for (let size = 0; size <= 50; size++)
      expect(shareOut([size, 50 - size, 7], 20).reduce((sum, count) => sum + count, 0)).toBe(20);
  });

  test("lie in the middles of equal shares of the runs of their kind", () => {
    // Ranks 0.5/2 and 1.5/2 of 0..100, and 0.5/2 and 1.5/2 of 200..300, by linear interpolation.
    const weeks = Float64Array.from({ length: 202 }, (_, run) => (run < 101 ? run : run + 99));
    const isShort = weeks.map((value) => (value < 150 ? 1 : 0));
    const dots = quantileDots(weeks, [isShort, isShort.map((flag) => 1 - flag)], 4, null);
    expect(dots).toEqual([
      { kind: 0, weeks: 25 },
      { kind: 0, weeks: 75 },
      { kind: 1, weeks: 225 },
      { kind: 1, weeks: 275 },
    ]);
  });

  test("of runs that count unequally are shared out by what they count for, and lie in the middles of that", () => {
    // Weights 3 and 1: three quarters of the weight at 10 weeks, the rest spread over 90 and 110.
    const weeks = Float64Array.of(10, 10, 90, 110);
    const isShort = Float64Array.of(1, 1, 0, 0);
    const layout = {
      ...{ replicates: 2, areFixed: false, replicate: Uint32Array.of(0, 1, 0, 1) },
      weights: Uint8Array.of(3, 3, 1, 1),
    };
    const dots = quantileDots(weeks, [isShort, isShort.map((flag) => 1 - flag)], 4, layout);
    expect(dots.map(({ kind, weeks: at }) => [kind, at])).toEqual([
      [0, 10],
      [0, 10],
      [0, 10],
      [1, 90],
    ]);
  });

  test("have limits that shrink with the runs, to nothing where all runs are alike", () => {
    const evenly = (runs: number) => Float64Array.from({ length: runs }, (_, run) => (100 * run) / runs);
    const [few, many] = [widestDotLimits(evenly(400), 20, null), widestDotLimits(evenly(40_000), 20, null)];
    // About 1.96 standard errors of a median of a uniform on 0-100: 98 / sqrt(n).
    expect(few).toBeGreaterThan(4);
    expect(few).toBeLessThan(6);
    expect(few / many).toBeGreaterThan(9);
    expect(few / many).toBeLessThan(11);
    expect(widestDotLimits(new Float64Array(50).fill(3), 20, null)).toBe(0);
  });
});
