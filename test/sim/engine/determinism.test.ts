import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangesOf } from "../../../src/sim/engine/ranges.ts";
import { runStudy } from "../../../src/sim/engine/run-study.ts";
import { createStudy, simulateRange } from "../../../src/sim/engine/simulate-range.ts";
import { arbitraryScenario } from "../../support/arbitrary-scenario.ts";
import { samplings } from "../../support/samplings.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";

const cover = { kind: "triangular", low: 4, mode: 8, high: 12 } as const;
const scenario = simpleScenario({
  horizonWeeks: 26,
  blocked: { kind: "uniform", low: 0.5, high: 1 },
  banWeeks: { kind: "weibull", shape: 1.2, median: 12 },
  sectors: { traction: { cover }, defence: { cover } },
  mechanisms: { hoarding: true, thrift: true, elasticity: true, priceNoise: true },
});

async function everything(workers: number, runs: number) {
  const outcomes: number[][] = [];
  const totals = await runStudy(scenario, {
    seed: "same",
    runs,
    workers,
    onOutcomes: (columns) => {
      for (const [k, column] of columns.entries()) outcomes[k] = [...(outcomes[k] ?? []), ...column];
    },
  });
  return { totals, outcomes };
}

describe("the same scenario, seed and runs give the same bits", () => {
  test("at any number of workers and of runs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 2500 }), async (workers, runs) => {
        expect(await everything(workers, runs)).toEqual(await everything(1, runs));
      }),
      { numRuns: 3, examples: [[2, 2100]], endOnFailure: true },
    );
  });

  const anyRange = fc.record({ firstRun: fc.nat({ max: 20_000 }), runs: fc.integer({ min: 1, max: 300 }) });
  const anySampling = fc.constantFrom(...samplings);

  test("in blocks of any size from 1 to 300, in random scenarios, however sampled", () => {
    fc.assert(
      fc.property(
        arbitraryScenario,
        anySampling,
        fc.nat({ max: 20_000 }),
        fc.integer({ min: 1, max: 300 }),
        (random, sampling, firstRun, blockRuns) => {
          const study = createStudy(random, "same", sampling);
          const [whole, inBlocks] = [300, blockRuns].map((size) => simulateRange(study, { firstRun, runs: 300 }, size));
          expect(inBlocks.outcomes).toEqual(whole.outcomes);
          expect(inBlocks.sums).toEqual(whole.sums);
          expect(inBlocks.tally.lowest).toEqual(whole.tally.lowest);
          expect(inBlocks.tally.highest).toEqual(whole.tally.highest);
          expect(Buffer.compare(bytesOf(inBlocks.tally.counts), bytesOf(whole.tally.counts))).toBe(0);
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  });

  test("of the first runs whatever runs follow, in random scenarios, however sampled", () => {
    fc.assert(
      fc.property(arbitraryScenario, anySampling, anyRange, fc.nat(), (random, sampling, { firstRun, runs }, at) => {
        const study = createStudy(random, "same", sampling);
        const run = at % runs;
        const alone = simulateRange(study, { firstRun: firstRun + run, runs: 1 });
        const among = simulateRange(study, { firstRun, runs });
        expect(alone.outcomes.map(([value]) => value)).toEqual(among.outcomes.map((column) => column[run]));
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  test("and another seed gives others", async () => {
    const study = createStudy(scenario, "other");
    expect(simulateRange(study, { firstRun: 0, runs: 4 }).outcomes).not.toEqual(
      simulateRange(createStudy(scenario, "same"), { firstRun: 0, runs: 4 }).outcomes,
    );
  });
});

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

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
