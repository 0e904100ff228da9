import { expect, test } from "vitest";
import { logOrZero } from "../../../../src/report/charts/kit/axes.ts";
import { partChartsOf, ruleChartsOf, studyChartsOf } from "../../every-chart.ts";
import { pictureFaults } from "../picture-laws.ts";

/** The first label of a panel stands near its left edge, the last one near its right. */
const daysAtEdges = { runs: 9, weeks: 10, start: "2025-02-28" };

test.each(["en", "ja"] as const)("days of panels side by side do not run into each other: %s", async (lang) => {
  const world = { ...daysAtEdges, seed: 735_143, banWeeks: 289, sectors: ["s0"], materials: ["m0", "m1", "m2"] };
  const charts = [
    ...(await studyChartsOf(world, lang)),
    ...(await partChartsOf(world, lang)),
    ...(await ruleChartsOf(daysAtEdges, lang)),
  ];
  for (const chart of charts) expect(await pictureFaults(chart), chart.id).toEqual([]);
});

test.each(["en", "ja"] as const)("two weeks have three days below each of five narrow panels: %s", async (lang) => {
  const world = { ...daysAtEdges, runs: 4, weeks: 2, start: "2024-12-30", seed: 19, banWeeks: 365, materials: ["m0"] };
  for (const chart of await studyChartsOf({ ...world, shape: "constant", sectors: ["s0"] }, lang))
    if (chart.id === "prices") expect(await pictureFaults(chart)).toEqual([]);
});

test("a single week has three days below each of five narrow panels", async () => {
  const world = { ...daysAtEdges, runs: 5, weeks: 1, start: "2026-01-06", seed: 200_984, banWeeks: 327 };
  for (const chart of await studyChartsOf({ ...world, shape: "plausible", materials: ["m0", "m1"] }, "ja"))
    if (chart.id === "prices") expect(await pictureFaults(chart)).toEqual([]);
});

test("an axis of prices from 226 to 1,295 has the labels 250, 500 and 1,000: neither 1, 2, 5 nor 1, 3 give it three", () => {
  // 260 to 1,126 with 15 % of room either way; 400 to 1,200 by 200 would stand too close at the top.
  const { scale, ticks } = logOrZero([260, 1126], 150);
  expect(scale).toMatchObject({ type: "log", domain: [expect.closeTo(226.1, 1), expect.closeTo(1294.9, 1)] });
  expect(ticks).toEqual({ values: [250, 500, 1000] });
});
