import { describe, expect, test } from "vitest";
import { Check } from "../../../src/report/explorer/app/check.ts";
import { Runs } from "../../../src/report/explorer/app/runs.ts";
import { unpacked } from "../../../src/report/explorer/app/unpacked.ts";
import { followRuns } from "../../../src/report/explorer/follow.ts";
import { areSame } from "../../../src/report/explorer/shipped.ts";
import { shippedRuns, textOfShipped } from "../../../src/report/explorer/shipped-of.ts";
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
