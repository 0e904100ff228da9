import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partChartsOf, ruleChartsOf, studyChartsOf } from "../every-chart.ts";
import type { Synthetic } from "../synthetic-results.ts";
import { arbitraryWorld } from "../worlds.ts";
import { columnsOf, one } from "./of-chart.ts";
import { pictureFaults } from "./picture-laws.ts";

const keys = (letter: string, count: number) => Array.from({ length: count }, (_, k) => `${letter}${k}`);
const longName = "Makers of compound semiconductors for radio, power and optical uses, wafers included";

/** Sizes at which marks or names were once lost. */
const sizes: readonly (readonly [string, Synthetic])[] = [
  ["one week", { runs: 20, weeks: 1, sectors: ["s0"], materials: ["m0"] }],
  ["four weeks and long names", { runs: 20, weeks: 4, called: (name) => `${longName}, ${name}` }],
  ["forty sectors", { runs: 30, weeks: 156, sectors: keys("s", 40), materials: ["Ga"] }],
  ["ten years", { runs: 20, weeks: 520, sectors: keys("s", 3), materials: keys("m", 2) }],
  ["few runs", { runs: 2, weeks: 52 }],
];

describe("the picture of every chart", () => {
  test.each(sizes)("of %s shows all of it", async (_, world) => {
    const rules = await ruleChartsOf({ runs: world.runs, weeks: world.weeks, called: world.called });
    const charts = [...(await studyChartsOf(world)), ...(await partChartsOf(world)), ...rules];
    for (const chart of charts) expect(await pictureFaults(chart), chart.id).toEqual([]);
  });

  test("shows all that its table names, inside its edges, each axis with three labels, over no figure", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld, async (world) => {
        const charts = [...(await studyChartsOf(world)), ...(await partChartsOf(world))];
        for (const chart of charts) expect(await pictureFaults(chart), chart.id).toEqual([]);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  test("of many sectors says of each week what is so in it, to the class", async () => {
    const world = { runs: 30, weeks: 156, sectors: keys("s", 40), materials: ["Ga"] };
    const { table, spec } = one(await studyChartsOf(world), "first-line-stop");
    const [sectors, dates, untils] = ["sector", "date", "until"].map(columnsOf(table));
    expect(new Set(sectors).size).toBe(40);
    for (const [k, until] of untils.entries())
      if (sectors[k + 1] === sectors[k]) expect(dates[k + 1]).toBe(until);
      else expect(until).toBe("2029-01-02");
    expect(JSON.stringify(spec).length).toBeLessThan(150_000);
  });
});
