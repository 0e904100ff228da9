import fc from "fast-check";
import { expect, test } from "vitest";
import { partChartsOf, ruleChartsOf, studyChartsOf } from "../every-chart.ts";
import { arbitraryWorld } from "../worlds.ts";
import { pictureFaults } from "./picture-laws.ts";

test.each(["en", "ja"] as const)("the pictures of 60 worlds show all that their tables name: %s", async (lang) => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async (world) => {
      const charts = [
        ...(await studyChartsOf(world, lang)),
        ...(await partChartsOf(world, lang)),
        ...(await ruleChartsOf(
          { runs: world.runs, weeks: Math.min(world.weeks ?? 104, 104), called: world.called },
          lang,
        )),
      ];
      for (const chart of charts) expect(await pictureFaults(chart), chart.id).toEqual([]);
    }),
    { numRuns: 60, endOnFailure: true },
  );
});
