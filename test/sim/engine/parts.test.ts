import { describe, expect, test } from "vitest";
import type { Stream } from "../../../src/model/random/stream.ts";
import { takeCounted } from "../../../src/sim/engine/bands/counted.ts";
import { StudyFailed } from "../../../src/sim/engine/failures.ts";
import { failuresOf } from "../../../src/sim/engine/find-failures.ts";
import { decodePart, encodePart } from "../../../src/sim/engine/parts/part.ts";
import { partsOf, type Range, rangeCount } from "../../../src/sim/engine/ranges.ts";
import type { Kept } from "../../../src/sim/engine/run-parts.ts";
import { runStudy } from "../../../src/sim/engine/run-study.ts";
import { type Part, PartSimulator } from "../../../src/sim/engine/simulate-part.ts";
import { createStudy, type Study, simulateRange } from "../../../src/sim/engine/simulate-range.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";

const scenario = simpleScenario({
  horizonWeeks: 8,
  blocked: { kind: "uniform", low: 0.5, high: 1 },
  banWeeks: { kind: "weibull", shape: 1.2, median: 12 },
  mechanisms: { hoarding: true, priceNoise: true },
});
const study = createStudy(scenario, "same");
const range = { firstRun: 0, runs: 2048 };
const untold = { most: 99, onRange: () => undefined };

describe("the parts of a study", () => {
  test.each([1, 1024, 1025, 65_537, 200_000, 2_000_000])("of %i runs hold every run once, in order", (runs) => {
    for (const of of [1, 2, 3, 7].filter((shards) => shards <= rangeCount(runs))) {
      const parts = Array.from({ length: of }, (_, k) => partsOf(runs, { index: k + 1, of })).flat();
      let next = 0;
      for (const part of parts) {
        expect(part.firstRun).toBe(next);
        expect(part.firstRun % 1024).toBe(0);
        expect(part.runs).toBeGreaterThan(0);
        expect(part.runs).toBeLessThanOrEqual(16 * 1024);
        next += part.runs;
      }
      expect(next).toBe(runs);
    }
  });

  test("stay the same when there are more runs, but for the last one", () => {
    const [few, many] = [partsOf(300_000), partsOf(5_000_000)];
    expect(many.slice(0, few.length - 1)).toEqual(few.slice(0, -1));
  });

  test("are some hundred, however many the runs: 1,024 runs each at first, 16,384 from a million on", () => {
    expect(partsOf(10_000)).toHaveLength(10);
    expect(partsOf(1_000_000).length).toBeLessThan(200);
    expect(partsOf(10_000_000).at(-2)?.runs).toBe(16_384);
  });
});

test("a part reads back what was written, bit for bit", async () => {
  const part = (await new PartSimulator(study).simulate(range, untold)) as Part;
  const at = { of: "of this study", range };
  const read = decodePart(encodePart(part, at), at);
  expect(read.outcomes).toEqual(part.outcomes);
  expect(read.sums).toEqual(part.sums);
  expect(read.policy).toEqual(part.policy);
  expect({ ...read.counted, counts: read.counted.counts.map((each) => [...each]) }).toEqual({
    ...part.counted,
    counts: part.counted.counts.map((each) => [...each]),
  });
  expect(() => decodePart(encodePart(part, { ...at, of: "of another" }), at)).toThrow(/must be of this study/);
});

/** Parts in memory, and which of them were written. */
function keptInMemory() {
  const bytes = new Map<number, Uint8Array>();
  const written: number[] = [];
  const kept: Kept = {
    identity: "same",
    read: ({ range: { firstRun } }) => bytes.get(firstRun),
    write: ({ range: { firstRun } }, part) => {
      bytes.set(firstRun, part);
      written.push(firstRun);
    },
    onUseless: () => undefined,
  };
  return { bytes, written, kept };
}

async function everything(runs: number, workers: number, kept?: Kept) {
  const outcomes: number[] = [];
  const totals = await runStudy(scenario, {
    seed: "same",
    runs,
    workers,
    kept,
    onOutcomes: ([first]) => void outcomes.push(...first),
  });
  return { outcomes, totals };
}

test.each([1, 2])(
  "what is kept is not computed again, what is missing is, at %i workers: the same bits",
  async (workers) => {
    const { bytes, written, kept } = keptInMemory();
    const whole = await everything(5000, workers, kept);
    expect([...written].sort((a, b) => a - b)).toEqual([0, 1024, 2048, 3072, 4096]);
    written.length = 0;
    bytes.delete(1024);
    bytes.delete(4096);
    expect(await everything(5000, workers, kept)).toEqual(whole);
    expect([...written].sort((a, b) => a - b)).toEqual([1024, 4096]);
    expect(await everything(5000, workers)).toEqual(whole);
    written.length = 0;
    expect(await everything(6000, workers, kept)).toEqual(await everything(6000, workers));
    expect(written.sort((a, b) => a - b)).toEqual([4096, 5120]);
  },
);

/** The study with a stream of inputs that throws or gives NaN for some runs. */
function failing(throwing: readonly number[], poisoned: readonly number[]): Study {
  const input = new Proxy(study.streams.input, {
    get: (stream, name: keyof Stream) => {
      if (name !== "fillUniform") return stream[name];
      return (out: Float64Array, firstRun: number, runs: number, index: number, entity: number) => {
        stream.fillUniform(out, firstRun, runs, index, entity);
        const within = (run: number) => run >= firstRun && run < firstRun + runs;
        if (throwing.some(within)) throw new RangeError("asked for the impossible");
        for (const run of poisoned.filter(within)) out[run - firstRun] = Number.NaN;
      };
    },
  });
  return { ...study, streams: { ...study.streams, input } };
}

describe("runs that fail", () => {
  const throwing = [300, 301, 1023, 1900];
  const poisoned = [0, 299, 1024];
  const failed = [...throwing, ...poisoned].sort((a, b) => a - b);

  test("are each found with its own cause, in run order", () => {
    const failures = failuresOf(failing(throwing, poisoned), range, 99);
    expect(failures.map(({ run }) => run)).toEqual(failed);
    for (const { run, cause } of failures)
      if (throwing.includes(run)) expect(cause).toBe("RangeError: asked for the impossible");
      else expect(cause).toMatch(/^\w+(\.\w+)* in week 0: must be a finite number, got NaN$/);
    expect(failuresOf(study, range, 99)).toEqual([]);
  });

  test("leave every other run's bits as they are: outcomes, sums and counts", async () => {
    const part = (await new PartSimulator(failing(throwing, poisoned)).simulate(range, untold)) as Part;
    expect(part.failures.map(({ run }) => run)).toEqual(failed);
    const sound = await new PartSimulator(study).simulate(range, untold);
    const rows = Array.from({ length: range.runs }, (_, run) => run).filter((run) => !failed.includes(run));
    part.outcomes.forEach((values, k) => {
      expect(values).toEqual(Float64Array.from(rows, (run) => (sound as Part).outcomes[k][run]));
    });
    const first: Range = { firstRun: 0, runs: 1024 };
    expect(part.sums[0]).toEqual(simulateRange(study, first, 7, undefined, failed).sums);
    const { tally } = simulateRange(study, range, 256, undefined, failed);
    expect(part.counted).toEqual(takeCounted(tally, study.bins));
  });

  test("are given up on when they are more than may be, and end the study", async () => {
    const all = Array.from({ length: 2048 }, (_, run) => run);
    const given = await new PartSimulator(failing([], all)).simulate(range, { ...untold, most: 2 });
    expect(given).toMatchObject({ kind: "failed" });
    expect(given.failures.length).toBeGreaterThan(2);
    expect(new StudyFailed(given.failures, 2048).message).toMatch(
      /^at least \d+ of 2048 runs failed, more than 1 in 1,000; the first is run 0: /,
    );
  });

  test("do not make a tally that was spoilt by them count for the next part", async () => {
    const simulator = new PartSimulator(failing([], poisoned));
    await simulator.simulate(range, untold);
    const next = { firstRun: 2048, runs: 1024 };
    const after = (await simulator.simulate(next, untold)) as Part;
    const alone = (await new PartSimulator(study).simulate(next, untold)) as Part;
    expect(after).toEqual(alone);
  });
});
