import fc from "fast-check";
import { expect, test } from "vitest";
import { partChartsOf, ruleChartsOf, studyChartsOf } from "../every-chart.ts";
import { arbitraryWorld } from "../worlds.ts";
import { pictureFaults } from "./picture-laws.ts";

test.each(["en", "ja"] as const)("the pictures of 60 worlds show all that their tables name: %s", async (lang) => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async (world) => {
      const { runs, weeks = 104, start = "2026-01-06", called } = world;
      const charts = [
        ...(await studyChartsOf(world, lang)),
        ...(await partChartsOf(world, lang)),
        ...(await ruleChartsOf({ runs, weeks: Math.min(weeks, 104), start, called }, lang)),
      ];
      for (const chart of charts) expect(await pictureFaults(chart), chart.id).toEqual([]);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});
