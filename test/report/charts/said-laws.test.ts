import fc from "fast-check";
import { expect, test } from "vitest";
import { coverPanels } from "../../../src/report/charts/cover.ts";
import { endingsOf } from "../../../src/report/charts/endings.ts";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import { mergedDifferences } from "../../../src/report/charts/kit/difference-rows.ts";
import { fanFields } from "../../../src/report/charts/kit/fan.ts";
import { roundedUp } from "../../../src/report/charts/kit/same.ts";
import { outcomeOf, quantileOf } from "../../../src/report/words/outcome-figures.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { arbitraryWorld } from "../worlds.ts";
import { columnsOf, one } from "./of-chart.ts";

/* What holds of every made-up world: panels that are one lie no farther apart than is said, the largest or thinnest comes first, piles are all runs. */

test("covers that share a panel lie within what is said of them, every cell is told of once, and the thinnest come first", () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const results = syntheticResults({ ...world, weeks: Math.min(40, world.weeks ?? 40) });
      const { panels, axis } = coverPanels(results);
      const cells = panels.flatMap(({ drawn, others }) => [drawn, ...others.map(({ key }) => key)]);
      expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(cells.length);
      const bandsOf = ({ sector, material }: (typeof cells)[number]) =>
        results.bands.filter(
          (band) => band.series === "makerCoverWeeks" && band.sector === sector && band.material === material,
        );
      for (const { drawn, others, bands } of panels) {
        expect(bands).toEqual(bandsOf(drawn));
        for (const { key, within } of others) {
          const gaps = bandsOf(key).flatMap((band, week) =>
            fanFields.map((of) => Math.abs(band[of] - bands[week][of])),
          );
          expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.min(roundedUp(within), axis.top / 10) + 1e-9);
        }
      }
      const thinness = panels.map(
        ({ drawn }) => quantileOf(outcomeOf(results, "lowestCoverWeeks", drawn.material, drawn.sector), 0.5).value,
      );
      expect(thinness).toEqual(thinness.toSorted((a, b) => a - b));
    }),
    { numRuns: 25 },
  );
});

test("piles of endings are all runs, the most common first, and what is still on is no more than its kind", () => {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const results = syntheticResults({ ...world, materials: ["Dy"], sectors: ["traction"] });
      const { endings, stillOn } = endingsOf(results);
      const shares = endings.map(({ share }) => share.share);
      const isNothing = world.shape === "zeros";
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(isNothing ? 0 : 1);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      for (const each of endings) expect(each.stillOn.share).toBeLessThanOrEqual(each.share.share + 1e-9);
      expect(endings.reduce((sum, each) => sum + each.stillOn.share, 0)).toBeCloseTo(stillOn.share);
      expect(one(chartsOf(results), "endings").table.rows).toHaveLength(isNothing ? 0 : 20);
    }),
    { numRuns: 25 },
  );
});

test("rows of differences have the largest of their unit first but for metals of one outcome, and those that share one lie within what is said", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async (world) => {
      const shape = { ...world, weeks: Math.min(20, world.weeks ?? 20), sectors: ["traction"] };
      const [a, b] = [5, 60].map((banWeeks) => syntheticResults({ ...shape, banWeeks, name: `b${banWeeks}` }));
      const differences = await compareStudies(a, b);
      const rows = columnsOf(one(comparisonCharts(a, b, differences), "differences").table);
      const [units, sizes] = [rows("unit"), rows("difference").map((each) => Math.abs(Number(each)))];
      for (const unit of new Set(units)) {
        const own = sizes.filter((_, k) => units[k] === unit);
        expect(own[0]).toBe(Math.max(...own));
      }
      for (const { of, others } of mergedDifferences(differences, world.runs ?? 2))
        for (const { material, within } of others) {
          const other = differences.find(
            (each) => each.outcome === of.outcome && each.material === material && each.sector === of.sector,
          );
          expect(Math.abs((other?.difference ?? Number.NaN) - of.difference)).toBeLessThanOrEqual(within + 1e-12);
        }
    }),
    { numRuns: 12 },
  );
});
