import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../../../src/model/block.ts";
import { survival } from "../../../../src/model/distributions/survival.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import type { RandomStreams, UniformSource } from "../../../../src/model/random/source.ts";
import type { Scenario } from "../../../../src/model/scenario/scenario.ts";
import { simulateBlock } from "../../../../src/model/simulate.ts";
import type { Copying } from "../../../../src/sim/engine/filter/lineage.ts";
import { luckOfCopying, ParticleStreams } from "../../../../src/sim/engine/filter/particle-streams.ts";
import type { Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { createStudy } from "../../../../src/sim/engine/simulate-range.ts";
import { simulateRuns } from "../../../../src/sim/engine/simulate-runs.ts";
import { arbitraryScenario } from "../../../support/arbitrary-scenario.ts";
import { samplings } from "../../../support/samplings.ts";
import { shippedScenario } from "../../../support/shipped-scenarios.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";

const particles = 24;

type Options = {
  readonly copyings?: readonly Copying[];
  readonly slots?: readonly number[] | null;
  readonly runs?: number;
  readonly blockRuns?: number;
  readonly sampling?: Sampling | undefined;
  readonly weeks?: number;
  readonly onStep?: (block: Block, firstRun: number, step: number) => void;
};

/** Every weekly number and every outcome of some particles: by run a row a week. */
function follow(scenario: Scenario, options: Options = {}) {
  const { copyings, slots = null, runs = particles, blockRuns = 256, sampling, onStep } = options;
  const of = copyings === undefined ? null : { lineage: { particles, copyings }, slots };
  const study = createStudy(scenario, "seed", sampling, "luck", of);
  const series = Array.from({ length: runs }, (): number[][] => []);
  const outcomes: number[][] = Array.from({ length: runs }, () => []);
  for (let first = 0; first < runs; first += blockRuns) {
    const count = Math.min(blockRuns, runs - first);
    const columns = simulateRuns(
      study,
      first,
      count,
      {
        week: (week, all) => {
          for (let i = 0; i < count; i++) series[first + i][week] = all.map((values) => values[i]);
        },
        step: (step, block) => onStep?.(block, first, step),
      },
      options.weeks ?? study.world.weeks,
    );
    for (let i = 0; i < count; i++) outcomes[first + i] = columns.map((values) => values[i]);
  }
  return { series, outcomes, ids: study.outcomes.map(outcomeId) };
}

const lively = simpleScenario({
  horizonWeeks: 40,
  blocked: { kind: "uniform", low: 0.3, high: 1 },
  banFromDay: 0,
  banWeeks: { kind: "weibull", shape: 1.2, median: 20 },
  sectors: { traction: { cover: 6 }, defence: { cover: 6 } },
  mechanisms: { hoarding: true, thrift: true, elasticity: true, priceNoise: true },
  squeeze: { hazard: uniformInput(0.01, 0.06) } as Partial<Scenario["squeeze"]>,
});

function uniformInput(low: number, high: number) {
  return {
    distribution: { kind: "uniform" as const, low, high },
    unit: "model",
    toModelUnit: 1,
    source: "test",
    date: "2026",
    grade: "D" as const,
  };
}

const copyings: readonly Copying[] = [
  { week: 7, slots: [0, 5, 6, 11], from: [1, 1, 20, 20] },
  { week: 16, slots: [1, 20, 2], from: [5, 6, 6] },
  { week: 23, slots: [9], from: [2] },
];

describe("particles of the model", () => {
  test("without any copying they are the runs of the study", () => {
    for (const sampling of [undefined, ...samplings])
      expect(follow(lively, { copyings: [], sampling })).toEqual(follow(lively, { sampling }));
  });

  test("who keeps a place is the run of that number to the last bit; a copy is its ancestor until the week, then not", () => {
    for (const sampling of [undefined, ...samplings]) {
      const [runs, found] = [follow(lively, { sampling }), follow(lively, { copyings, sampling })];
      const upTo = (run: number, weeks: number, of = found) => of.series[run].slice(0, weeks);
      for (const slot of [3, 4, 7, 8, 10, 21, 23]) {
        expect(upTo(slot, 40)).toEqual(upTo(slot, 40, runs));
        expect(found.outcomes[slot]).toEqual(runs.outcomes[slot]);
      }
      for (const [slot, week, from] of [
        [0, 7, 1],
        [5, 7, 1],
        [6, 7, 20],
        [11, 7, 20],
      ] as const) {
        expect(upTo(slot, week)).toEqual(upTo(from, week, runs));
        expect(found.series[slot][week]).not.toEqual(runs.series[from][week]);
        expect(found.series[slot][week]).not.toEqual(runs.series[slot][week]);
      }
      expect(upTo(1, 16)).toEqual(upTo(5, 16));
      expect(found.series[1][16]).not.toEqual(found.series[5][16]);
      expect(upTo(2, 16)).toEqual(upTo(6, 16));
      expect(upTo(20, 16)).toEqual(upTo(6, 16));
      expect(upTo(9, 23)).toEqual(upTo(2, 23));
      expect(found.series[9][23]).not.toEqual(found.series[2][23]);
      // No two copies of one ancestor have the same luck.
      expect(new Set([0, 5].map((slot) => String(found.series[slot][7]))).size).toBe(2);
    }
  });

  test("are the same in blocks of any size, some alone, and in a shorter course, in random scenarios", () => {
    const someSlots = fc.uniqueArray(fc.nat({ max: particles - 1 }), { minLength: 1 });
    fc.assert(
      fc.property(
        arbitraryScenario,
        fc.constantFrom(undefined, ...samplings),
        fc.integer({ min: 1, max: particles }),
        someSlots,
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 }),
        (scenario, sampling, blockRuns, slots, copiedIn) => {
          const at = [...new Set(copiedIn)].sort((a, b) => a - b);
          const given = at.map((week, k) => ({ week, slots: [k, k + 5], from: [k + 10, k + 10] }));
          const whole = follow(scenario, { copyings: given, sampling });
          expect(follow(scenario, { copyings: given, sampling, blockRuns })).toEqual(whole);
          const some = follow(scenario, { copyings: given, sampling, slots, runs: slots.length, blockRuns });
          expect(some.series).toEqual(slots.map((slot) => whole.series[slot]));
          expect(some.outcomes).toEqual(slots.map((slot) => whole.outcomes[slot]));
          const weeks = Math.min(3, whole.series[0].length);
          const shorter = follow(scenario, { copyings: given, sampling, weeks });
          expect(shorter.series).toEqual(whole.series.map((rows) => rows.slice(0, weeks)));
        },
      ),
      { numRuns: 30 },
    );
  });
});

test("the luck of a copying is told by its day and the seed of luck alone", () => {
  const at = (luckSeed: string, start: string, week: number) => luckOfCopying({ seed: "any", luckSeed }, start, week);
  expect(at("a", "2026-01-05", 9)).toBe(at("a", "2026-02-09", 4));
  const others = [at("b", "2026-01-05", 9), at("a", "2026-01-05", 10), at("a", "2026-01-06", 9)];
  expect(new Set([at("a", "2026-01-05", 9), ...others]).size).toBe(4);
});

test("what has not happened yet is drawn once, at an address of its own, under the luck of its time", () => {
  // Every draw by stream, luck, run and index: two particles share one only while they are one.
  const scenario = shippedScenario("ban-2026");
  const { world, drawn, streams } = createStudy(scenario, "seed", undefined, "luck");
  const given = copyings.map(({ week, ...copies }) => ({ week: week + 1, ...copies }));
  const particleStreams = new ParticleStreams(
    world,
    streams,
    { seed: "seed", luckSeed: "luck" },
    { lineage: { particles, copyings: given }, slots: null },
  );
  const { streams: ofBlock, freshLuck } = particleStreams.ofBlock(0, particles);
  const drawnBy = new Map<string, Map<number, number>>();
  let week = -1;
  const note = (key: string, run: number, value: number) => {
    const of = drawnBy.get(`${key} ${value}`) ?? new Map<number, number>();
    if (!of.has(run)) of.set(run, week);
    drawnBy.set(`${key} ${value}`, of);
  };
  const luckKeys = ["policyDwell", "policyNext", "licences", "squeeze", "domesticQuote"] as const;
  const watched = { ...ofBlock } as Record<keyof RandomStreams, UniformSource>;
  for (const key of luckKeys) watched[key] = noting(ofBlock[key], (run, value) => note(key, run, value));
  simulateBlock(
    world,
    drawn,
    watched as RandomStreams,
    0,
    particles,
    { week: () => undefined },
    {
      weeks: 60,
      freshLuck: (index) => {
        week = index;
        return freshLuck(index);
      },
    },
  );
  const partedAt = (a: number, b: number): number => {
    const lineOf = (run: number) => {
      const line: { run: number; week: number }[] = [];
      let at = run;
      for (const { week: copied, slots, from } of [...given].reverse()) {
        const k = slots.indexOf(at);
        if (k < 0) continue;
        line.push({ run: at, week: copied });
        at = from[k];
      }
      return [...line, { run: at, week: -Infinity }].reverse();
    };
    const [one, other] = [lineOf(a), lineOf(b)];
    let k = 0;
    while (k < one.length && k < other.length && one[k].run === other[k].run && one[k].week === other[k].week) k++;
    return Math.min(one[k]?.week ?? Infinity, other[k]?.week ?? Infinity);
  };
  let shared = 0;
  for (const of of drawnBy.values()) {
    const all = [...of];
    for (const [k, [a, atA]] of all.entries())
      for (const [b, atB] of all.slice(k + 1)) {
        shared++;
        // Drawn while they were one; a squeeze or a length that was drawn early is noted by the week of its draw.
        expect(Math.max(atA, atB)).toBeLessThan(partedAt(a, b));
      }
  }
  expect(shared).toBeGreaterThan(100);
});

function noting(stream: UniformSource, note: (run: number, value: number) => void): UniformSource {
  const noteAll = (out: Float64Array, firstRun: number, count: number) => {
    for (let i = 0; i < count; i++) note(firstRun + i, out[i]);
  };
  return {
    uniform(run, index, entity) {
      const value = stream.uniform(run, index, entity);
      note(run, value);
      return value;
    },
    fillUniform(out, firstRun, count, index, entity) {
      stream.fillUniform(out, firstRun, count, index, entity);
      noteAll(out, firstRun, count);
    },
    fillUniformPair(even, odd, firstRun, members, count, index, entity) {
      stream.fillUniformPair(even, odd, firstRun, members, count, index, entity);
      noteAll(even, firstRun, count);
    },
    fillNormalPair(even, odd, firstRun, count, index, entity) {
      stream.fillNormalPair(even, odd, firstRun, count, index, entity);
      noteAll(even, firstRun, count);
    },
  };
}

describe("the law of what copies come to is that of the model", () => {
  test("how long a restriction lasts still, given how long it has lasted: S(age + t) / S(age)", () => {
    const runs = 4000;
    const lasts = { kind: "weibull", shape: 1.6, median: 20 } as const;
    const scenario = simpleScenario({ horizonWeeks: 150, banFromDay: 0, banWeeks: lasts });
    const study = createStudy(scenario, "age");
    const banWeeks = study.outcomes.map(outcomeId).indexOf("banWeeks");
    const plain = simulateRuns(study, 0, runs, { week: () => undefined })[banWeeks];
    const week = 15;
    const ancestor = plain.findIndex((weeks) => weeks > week + 1);
    const slots = Array.from({ length: runs }, (_, slot) => slot).filter((slot) => slot !== ancestor);
    const copies = { week, slots, from: slots.map(() => ancestor) };
    const copied = createStudy(scenario, "age", undefined, "age", {
      lineage: { particles: runs, copyings: [copies] },
      slots: null,
    });
    const found = simulateRuns(copied, 0, runs, { week: () => undefined })[banWeeks].filter((_, i) => i !== ancestor);
    expect(Math.min(...found)).toBeGreaterThan(week);
    // Kolmogorov and Smirnov: 1.95 / sqrt(n) is exceeded once in 1,000.
    const sorted = [...found].sort((a, b) => a - b);
    const distance = Math.max(
      ...sorted.map((weeks, k) => {
        const below = weeks >= 150 ? 1 : 1 - survival(lasts, weeks) / survival(lasts, week);
        return weeks >= 150
          ? 0
          : Math.max(Math.abs(below - k / found.length), Math.abs(below - (k + 1) / found.length));
      }),
    );
    expect(distance).toBeLessThan(1.95 / Math.sqrt(found.length));
  });

  test.each([
    ["ban-2026", 9],
    ["ban-2026-settled", 17],
    ["precedent-2010", 31],
  ])("%s: with fresh luck for everyone from week %i on no mean moves", (name, week) => {
    const runs = 1024;
    const scenario = shippedScenario(name);
    // Everyone is copied into the next place: no weight has changed, all luck has.
    const slots = Array.from({ length: runs }, (_, slot) => slot);
    const copies = { week, slots, from: slots.map((slot) => (slot + 1) % runs) };
    const [plain, renewed] = [null, { lineage: { particles: runs, copyings: [copies] }, slots: null }].map((of) =>
      outcomesOf(scenario, runs, of),
    );
    for (const [id, values] of plain) {
      const other = renewed.get(id) as Float64Array;
      const differences = values.map((_, i) => other[i] - values[(i + 1) % runs]);
      const mean = differences.reduce((sum, value) => sum + value, 0) / runs;
      const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
      if (variance === 0) continue;
      // Of some hundred outcomes, the one that is furthest off stays within 4.5 errors.
      expect(Math.abs(mean) / Math.sqrt(variance / runs), id).toBeLessThan(4.5);
    }
  });
});

function outcomesOf(
  scenario: Scenario,
  runs: number,
  of: Parameters<typeof createStudy>[4],
): ReadonlyMap<string, Float64Array> {
  const study = createStudy(scenario, "law", undefined, "law", of);
  const found = new Map(study.outcomes.map((each) => [outcomeId(each), new Float64Array(runs)]));
  const ids = [...found.keys()];
  for (let first = 0; first < runs; first += 256)
    simulateRuns(study, first, 256, { week: () => undefined }).forEach((values, k) => {
      found.get(ids[k])?.set(values, first);
    });
  return found;
}
