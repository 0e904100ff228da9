import { describe, expect, test } from "vitest";
import { Check } from "../../../src/report/explorer/app/check.ts";
import { Runs } from "../../../src/report/explorer/app/runs.ts";
import { unpacked } from "../../../src/report/explorer/app/unpacked.ts";
import { followRuns } from "../../../src/report/explorer/follow.ts";
import { areSame } from "../../../src/report/explorer/shipped.ts";
import { shippedRuns, textOfShipped } from "../../../src/report/explorer/shipped-of.ts";
import { binsOf, lowerEdge } from "../../../src/sim/engine/bands/bins.ts";
import { createStudy } from "../../../src/sim/engine/simulate-range.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";

const scenario = simpleScenario({
  banWeeks: { kind: "uniform", low: 4, high: 30 },
  sectors: { traction: { cover: { kind: "uniform", low: 2, high: 30 } } },
  mechanisms: { priceNoise: true },
  horizonWeeks: 30,
});
const [seed, runs] = ["shipped", 300];
const study = createStudy(scenario, seed);
/** Blocks of other sizes than the command's, and out of order. */
const blocks = [followRuns(study, 130, 170), followRuns(study, 0, 99), followRuns(study, 99, 31)];

describe("runs that come with a page", () => {
  test("are to the last bit what a page makes of them itself, and one count more or less is seen", async () => {
    const shipped = await shippedRuns(scenario, seed, runs);
    const check = (expected: typeof shipped) => {
      const found = new Check(expected, scenario);
      for (const block of blocks) {
        expect(found.state).toBe("running");
        found.add(block);
      }
      return found.state;
    };
    expect(check(shipped)).toBe("same");
    shipped.counts[shipped.counts.length - 1]++;
    expect(check(shipped)).toBe("differs");
    shipped.counts[shipped.counts.length - 1]--;
    shipped.outcomes[5] += 2 ** -40;
    expect(check(shipped)).toBe("differs");
  });

  test("are drawn as those that a page runs itself, and others are added to them", async () => {
    const run = new Runs(scenario, seed, runs);
    for (const block of blocks) run.add(block);
    const part = new Runs(scenario, seed, runs);
    part.ship(await shippedRuns(scenario, seed, 130));
    expect(part.done).toBe(130);
    part.add(blocks[0]);
    expect(part.done).toBe(runs);
    for (const { series, material, sector } of run.series) {
      const id = [series, material, sector].filter((of) => of !== null).join(".");
      expect(part.fan(id)).toEqual(run.fan(id));
      expect(part.fan(id)).not.toBeNull();
    }
    expect(part.values("lossHigh")).toEqual(run.values("lossHigh"));
  });

  test("where facts weigh them, a run that counts for a half alone tells every quantile", () => {
    const run = new Runs(scenario, seed, 99);
    const id = "makerCoverWeeks.Dy.traction";
    expect(run.fan(id)).toBeNull();
    const block = blocks[1];
    run.add({ ...block, weights: Float64Array.from({ length: block.runs }, (_, i) => (i === 7 ? 0.5 : 0)) });
    const position = run.series.findIndex(({ series }) => series === "makerCoverWeeks");
    const of = binsOf(run.series[position]);
    const week = 5;
    const bin = block.bins[(position * study.world.weeks + week) * block.runs + 7];
    // Its bin is all that is known of its value: the quantile lies within.
    const quantiles = (run.fan(id) ?? []).map((quantile) => quantile[week]);
    expect(quantiles.length).toBe(7);
    expect(Math.min(...quantiles)).toBeGreaterThanOrEqual(lowerEdge(of, bin));
    expect(Math.max(...quantiles)).toBeLessThanOrEqual(lowerEdge(of, bin + 1));
  });

  test("are the same after they were text in a page; what is no such text is none of them", async () => {
    const shipped = await shippedRuns(scenario, seed, runs);
    const text = textOfShipped(shipped) ?? "";
    const again = await unpacked(text, scenario, runs);
    expect(again !== null && areSame(shipped, again)).toBe(true);
    expect(await unpacked(text, scenario, runs + 1)).toBeNull();
    expect(await unpacked(text.slice(0, text.length / 2), scenario, runs)).toBeNull();
    expect(await unpacked("?", scenario, runs)).toBeNull();
  });
});
