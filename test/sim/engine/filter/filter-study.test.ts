import { describe, expect, test } from "vitest";
import { addDays } from "../../../../src/model/calendar.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import type { Fact } from "../../../../src/sim/engine/facts/fact.ts";
import { type FilterOptions, filterStudy } from "../../../../src/sim/engine/filter/filter-study.ts";
import { ancestorsOf, errorOverFamilies, type Lineage } from "../../../../src/sim/engine/filter/lineage.ts";
import type { PartAt } from "../../../../src/sim/engine/parts/sealed.ts";
import type { Kept } from "../../../../src/sim/engine/run-parts.ts";
import { runShard, runStudy } from "../../../../src/sim/engine/run-study.ts";
import { createStudy } from "../../../../src/sim/engine/simulate-range.ts";
import { simulateRuns } from "../../../../src/sim/engine/simulate-runs.ts";
import { samplings } from "../../../support/samplings.ts";
import { simpleScenario } from "../../../support/simple-scenario.ts";

const cover = { kind: "triangular", low: 3, mode: 6, high: 9 } as const;
const scenario = simpleScenario({
  horizonWeeks: 30,
  blocked: { kind: "uniform", low: 0.3, high: 1 },
  banFromDay: 0,
  banWeeks: { kind: "weibull", shape: 1.3, median: 14 },
  sectors: { traction: { cover }, defence: { cover } },
  mechanisms: { priceNoise: true },
  volatility: 0.5,
});

/** The home quote stands at so much over its start on average in four weeks, give or take. */
const quoteIn = (month: number, over: number, sd: number): Fact => ({
  name: `quote ${month}`,
  week: 4 * month + 3,
  asked: {
    kind: "meanDuring",
    series: "priceDomesticUsdPerKg.Dy",
    during: { from: addDays(scenario.start, 28 * month), to: addDays(scenario.start, 28 * month + 28) },
    base: null,
  },
  law: { kind: "figure", scale: "log", value: homeAtStart * over, sd },
});

const homeAtStart = (scenario.materials.Dy.quotes.domestic.distribution as { readonly value: number }).value;

/** A restriction was on record, or not, over four weeks; a record is right nine times in ten. */
const inForceIn = (month: number, isInForce: boolean): Fact => ({
  name: `in force ${month}`,
  week: 4 * month + 3,
  asked: { ...quoteIn(month, 1, 1).asked, series: "restrictionInForce" } as Fact["asked"],
  law: {
    ...{ kind: "event", scale: "linear", side: "above", threshold: 0.5, width: 0 },
    ...(isInForce ? { ifSo: 0.9, ifNot: 0.1 } : { ifSo: 0.1, ifNot: 0.9 }),
  } as Fact["law"],
});

const facts = [
  inForceIn(2, true),
  quoteIn(0, 1.1, 0.1),
  quoteIn(1, 1.25, 0.1),
  quoteIn(2, 1.3, 0.1),
  inForceIn(4, true),
  quoteIn(4, 1.2, 0.15),
];

function memory() {
  const held = new Map<string, Uint8Array>();
  const keyOf = ({ of, range }: PartAt) => `${of} ${range.firstRun} ${range.runs}`;
  let written = 0;
  const kept: Kept = {
    identity: "study",
    read: (part) => held.get(keyOf(part)),
    write: (part, bytes) => {
      written++;
      held.set(keyOf(part), bytes);
    },
    onUseless: (_, problem) => {
      throw new Error(problem);
    },
  };
  return { held, kept, written: () => written };
}

const runs = 2100;
const filtered = (given: Partial<FilterOptions> = {}) =>
  filterStudy(scenario, facts, { seed: "filter", runs, workers: 1, ...given });

async function everything(lineage: Lineage, given: { workers?: number; kept?: Kept } = {}) {
  const outcomes: number[][] = [];
  const totals = await runStudy(scenario, {
    ...{ seed: "filter", runs, workers: 1, lineage, ...given },
    onOutcomes: (columns) => {
      for (const [k, column] of columns.entries()) outcomes[k] = [...(outcomes[k] ?? []), ...column];
    },
  });
  return { totals, outcomes };
}

describe("a study filtered by facts", async () => {
  const whole = await filtered();
  const study = await everything(whole.lineage);

  test("facts are read in order of time, whatever their order in the file, and told by their places in it", () => {
    expect(whole.readings.map(({ week, facts: read }) => ({ week, read }))).toEqual([
      { week: 4, read: [1] },
      { week: 8, read: [2] },
      { week: 12, read: [0, 3] },
      { week: 20, read: [4, 5] },
    ]);
    expect(whole.readings.filter(({ copied }) => copied !== null).length).toBeGreaterThan(2);
    const ancestors = whole.readings.map((reading) => reading.ancestors);
    expect(ancestors).toEqual([...ancestors].sort((a, b) => b - a));
    expect(ancestors.at(-1)).toBe(new Set(ancestorsOf(whole.lineage)).size);
  });

  test("comes to the same bytes at 1 and at 2 workers, and in shards", async () => {
    expect(await filtered({ workers: 2 })).toEqual(whole);
    expect(await everything(whole.lineage, { workers: 2 })).toEqual(study);
    const { kept, held } = memory();
    for (const index of [2, 1])
      await runShard(scenario, {
        ...{ seed: "filter", runs, workers: index, lineage: whole.lineage, kept, shard: { index, of: 2 } },
      });
    const made = held.size;
    expect(await everything(whole.lineage, { kept })).toEqual(study);
    expect(held.size).toBe(made);
  });

  test("and when it was stopped after any of its parts: what is kept is not simulated again", async () => {
    const first = memory();
    expect(await filtered({ kept: first.kept })).toEqual(whole);
    const parts = [...first.held];
    expect(parts.length).toBeGreaterThan(4);
    for (let done = 0; done <= parts.length; done++) {
      const again = memory();
      for (const [key, bytes] of parts.slice(0, done)) again.held.set(key, bytes);
      expect(await filtered({ kept: again.kept })).toEqual(whole);
      expect(again.written()).toBe(parts.length - done);
    }
    // Parts of other facts are others.
    const others = memory();
    for (const [key, bytes] of parts) others.held.set(key, bytes);
    await filterStudy(scenario, facts.slice(1), { seed: "filter", runs, workers: 1, kept: others.kept });
    expect(others.written()).toBeGreaterThan(2);
  });

  test("with more runs at first more of them are left, to the same bytes at 1 and 2 workers and from what was kept", async () => {
    const wide = { runs: 4 * runs, week: 7 };
    const first = memory();
    const found = await filtered({ wide, kept: first.kept });
    expect(found.readings.map(({ weighed }) => weighed)).toEqual(
      [4 * runs, 4 * runs, runs, runs].with(1, found.readings[0].copied === null ? 4 * runs : runs),
    );
    expect(found.readings[1].worth).toBeGreaterThan(1.3 * whole.readings[1].worth);
    expect(await filtered({ wide, workers: 2 })).toEqual(found);
    const parts = [...first.held];
    const again = memory();
    for (const [key, bytes] of parts.slice(0, parts.length - 2)) again.held.set(key, bytes);
    expect(await filtered({ wide, kept: again.kept })).toEqual(found);
    expect(again.written()).toBe(2);
    expect(Math.max(...ancestorsOf(found.lineage))).toBeGreaterThan(runs);
    const samplingOf = { kind: "sobol", scrambles: 4 } as const;
    await expect(filtered({ wide, sampling: samplingOf as never })).rejects.toThrow(/drawn plainly/);
  });

  test("agrees with whole runs, many of them, weighed by all facts at once", async () => {
    const many = 20_000;
    const plain = await outcomesOf(many);
    const logs = await logLikelihoods(facts, many);
    const weights = Float64Array.from({ length: many }, (_, i) => Math.exp(logs.reduce((sum, log) => sum + log[i], 0)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const ancestors = ancestorsOf(whole.lineage);
    const evidence = whole.readings.reduce((sum, { logEvidence }) => sum + logEvidence, 0);
    const spread = Math.sqrt(weights.reduce((sum, weight) => sum + (weight - total / many) ** 2, 0)) / total;
    expect(Math.abs(evidence - Math.log(total / many))).toBeLessThan(4 * Math.hypot(spread, 3 / Math.sqrt(runs)));
    for (const id of ["banWeeks", "priceDomesticEndMultiple.Dy", "priceDomesticPeakMultiple.Dy", "unmetNeedShare.Dy"]) {
      const k = outcomeIds.indexOf(id);
      const mean = plain[k].reduce((sum, value, i) => sum + value * weights[i], 0) / total;
      const error = Math.sqrt(plain[k].reduce((sum, value, i) => sum + (weights[i] * (value - mean)) ** 2, 0)) / total;
      const values = Float64Array.from(study.outcomes[k]);
      const found = values.reduce((sum, value) => sum + value, 0) / runs;
      const apart = Math.abs(found - mean) / Math.hypot(error, errorOverFamilies(values, ancestors));
      expect(apart, `${id}: ${found}, of whole runs ${mean}`).toBeLessThan(4);
      // The facts say something of it, or the test would not.
      const prior = plain[k].reduce((sum, value) => sum + value, 0) / many;
      if (id !== "unmetNeedShare.Dy") expect(Math.abs(prior - mean) / error, id).toBeGreaterThan(6);
    }
  });

  test("however its runs are sampled, but for those whose weights no copy has", async () => {
    for (const sampling of samplings) {
      const of = filterStudy(scenario, facts, { seed: "filter", runs: 512, workers: 1, sampling });
      if (sampling.kind === "importance") await expect(of).rejects.toThrow(RangeError);
      else expect((await of).readings.length).toBe(4);
    }
  });
});

const outcomeIds = createStudy(scenario, "filter").outcomes.map(outcomeId);

async function outcomesOf(count: number): Promise<readonly Float64Array[]> {
  const study = createStudy(scenario, "other");
  const columns = outcomeIds.map(() => new Float64Array(count));
  for (let first = 0; first < count; first += 500)
    simulateRuns(study, first, 500, { week: () => undefined }).forEach(
      (values, k) => void columns[k].set(values, first),
    );
  return columns;
}

/** By the law's own formulas, from the weekly series. */
async function logLikelihoods(asked: readonly Fact[], count: number): Promise<readonly Float64Array[]> {
  const study = createStudy(scenario, "other");
  const logs = asked.map(() => new Float64Array(count));
  for (let first = 0; first < count; first += 500) {
    const block = Math.min(500, count - first);
    const sums = asked.map(() => new Float64Array(block));
    const indices = asked.map(({ asked: of }) =>
      study.series.findIndex(
        ({ series, material }) =>
          (of as { readonly series: string }).series === (material === null ? series : `${series}.${material}`),
      ),
    );
    simulateRuns(study, first, block, {
      week: (week, series) => {
        asked.forEach((fact, f) => {
          if (week > fact.week - 4 && week <= fact.week)
            for (let i = 0; i < block; i++) sums[f][i] += series[indices[f]][i] / 4;
        });
      },
    });
    asked.forEach(({ law }, f) => {
      for (let i = 0; i < block; i++) {
        const mean = sums[f][i];
        if (law.kind === "figure") logs[f][first + i] = -0.5 * (Math.log(mean / law.value) / law.sd) ** 2;
        if (law.kind === "event") logs[f][first + i] = Math.log(mean > law.threshold ? law.ifSo : law.ifNot);
      }
    });
  }
  return logs;
}
