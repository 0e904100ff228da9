import { describe, expect, test } from "vitest";
import { rangesOf } from "../../src/sim/study/ranges.ts";
import { runStudy } from "../../src/sim/study/run-study.ts";
import { createStudy, simulateRange } from "../../src/sim/study/simulate-range.ts";
import { simpleScenario } from "../support/simple-scenario.ts";

const scenario = simpleScenario({
  horizonWeeks: 26,
  blocked: { kind: "uniform", low: 0.5, high: 1 },
  banWeeks: { kind: "weibull", shape: 1.2, median: 12 },
  sectors: { traction: { cover: { kind: "triangular", low: 4, mode: 8, high: 12 } }, defence: { cover: 9 } },
  mechanisms: { hoarding: true, thrift: true, elasticity: true, priceNoise: true },
});

async function everything(workers: number, runs: number) {
  const outcomes: number[][] = [];
  const bands = await runStudy(scenario, {
    seed: "same",
    runs,
    workers,
    onOutcomes: (columns) => {
      for (const [k, column] of columns.entries()) outcomes[k] = [...(outcomes[k] ?? []), ...column];
    },
  });
  return { bands, outcomes };
}

describe("the same scenario, seed and runs give the same bits", () => {
  test("at 1, 2 and 7 workers", async () => {
    const [one, two, seven] = [await everything(1, 4500), await everything(2, 4500), await everything(7, 4500)];
    expect(two).toEqual(one);
    expect(seven).toEqual(one);
  });

  test("at any block size", () => {
    const study = createStudy(scenario, "same");
    const range = { firstRun: 100, runs: 200 };
    const reference = simulateRange(study, range, 128);
    for (const blockRuns of [1, 7, 200]) expect(simulateRange(study, range, blockRuns)).toEqual(reference);
  });

  test("run 7 is the same whatever the number of runs", () => {
    const study = createStudy(scenario, "same");
    const alone = simulateRange(study, { firstRun: 7, runs: 1 });
    const among = simulateRange(study, { firstRun: 0, runs: 50 });
    alone.outcomes.forEach((column, k) => {
      expect(column[0]).toBe(among.outcomes[k][7]);
    });
  });

  test("and another seed gives others", async () => {
    const study = createStudy(scenario, "other");
    expect(simulateRange(study, { firstRun: 0, runs: 4 }).outcomes).not.toEqual(
      simulateRange(createStudy(scenario, "same"), { firstRun: 0, runs: 4 }).outcomes,
    );
  });
});

test("ranges cover every run once, in order", () => {
  for (const runs of [1, 1023, 1024, 1025, 10_000]) {
    let next = 0;
    for (const range of rangesOf(runs)) {
      expect(range.firstRun).toBe(next);
      next += range.runs;
    }
    expect(next).toBe(runs);
  }
});

describe("an interrupted study", () => {
  test.each([1, 2])("stops with the signal's reason, at %i workers", async (workers) => {
    const controller = new AbortController();
    const study = runStudy(scenario, {
      seed: "same",
      runs: 200_000,
      workers,
      onOutcomes: () => controller.abort(new Error("enough")),
      signal: controller.signal,
    });
    await expect(study).rejects.toThrow("enough");
  });
});
