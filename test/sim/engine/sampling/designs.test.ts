import { describe, expect, test } from "vitest";
import { drawnOnce } from "../../../../src/model/declarations.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { outlineBlock } from "../../../../src/model/outline.ts";
import { createWorld } from "../../../../src/model/scenario/world.ts";
import { createRandomStreams } from "../../../../src/model/streams.ts";
import { runStudy } from "../../../../src/sim/engine/run-study.ts";
import { designKey } from "../../../../src/sim/engine/sampling/designed-stream.ts";
import { insideShare, regionProbability } from "../../../../src/sim/engine/sampling/designs/importance.ts";
import { chosenCandidates } from "../../../../src/sim/engine/sampling/designs/outlined.ts";
import type { ImportanceSampling, Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { createSampledStreams } from "../../../../src/sim/engine/sampling/streams.ts";
import { weightsOf } from "../../../../src/sim/engine/sampling/weights.ts";
import { createStudy, simulateRange } from "../../../../src/sim/engine/simulate-range.ts";
import { layoutOf } from "../../../../src/sim/study/layout.ts";
import { estimateMean } from "../../../../src/sim/study/mean.ts";
import { lawScenario } from "../../../support/law-scenario.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { shippedScenario, shippedScenarios } from "../../../support/shipped-scenarios.ts";

const importance: ImportanceSampling = {
  kind: "importance",
  tail: "P(x >= 1)",
  factor: 8,
  region: [
    { dimension: "policy.dwell/0", from: 0.75, to: 1 },
    { dimension: "input/demand.total", from: 0, to: 0.5 },
  ],
};
const designs: readonly Sampling[] = [
  { kind: "sobol" },
  { kind: "latin" },
  { kind: "stratified" },
  { kind: "outlined", candidates: 4 },
  importance,
];
const named = designs.map((sampling) => [sampling.kind, sampling] as const);

const scenario = lawScenario();
const world = createWorld(scenario);
const ban = world.stateNames.indexOf(Object.keys(scenario.policy.states)[1] ?? "");

function dwells(sampling: Sampling, runs: number, seed = "designs"): Float64Array {
  const out = new Float64Array(runs);
  createSampledStreams(world, seed, sampling).policyDwell.fillUniform(out, 0, runs, 0, ban);
  return out;
}

describe("a design", () => {
  test.each(named)("%s: gives the same bits at any number of workers and any block size", async (_, sampling) => {
    const whole = async (workers: number) => {
      const columns: number[][] = [];
      const totals = await runStudy(scenario, {
        ...{ seed: "same", runs: 1030, sampling, workers },
        onOutcomes: (outcomes) => {
          for (const [k, column] of outcomes.entries()) columns[k] = [...(columns[k] ?? []), ...column];
        },
      });
      return { totals, columns };
    };
    expect(await whole(2)).toEqual(await whole(1));
    const study = createStudy(scenario, "same", sampling);
    // Over run 256, at which designs begin anew.
    const range = { firstRun: 236, runs: 40 };
    const reference = simulateRange(study, range, 40);
    for (const blockRuns of [1, 16]) expect(simulateRange(study, range, blockRuns)).toEqual(reference);
  });

  test.each(named)("%s: another seed gives other points", (_, sampling) => {
    expect(dwells(sampling, 8, "one")).not.toEqual(dwells(sampling, 8, "two"));
  });

  /** Weighted by what a run counts for, so that importance sampling counts too; five standard errors of plain sampling. */
  test.each(named)("%s: the numbers of a dimension have the mean and variance of a uniform", (_, sampling) => {
    const runs = 8192;
    const weightOf = weightsOf(sampling, "designs") ?? (() => 1);
    let [total, sum, squares] = [0, 0, 0];
    dwells(sampling, runs).forEach((u, run) => {
      expect(u > 0 && u < 1).toBe(true);
      total += weightOf(run);
      sum += weightOf(run) * u;
      squares += weightOf(run) * u * u;
    });
    const mean = sum / total;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(2 / 12 / runs));
    expect(Math.abs(squares / total - mean * mean - 1 / 12)).toBeLessThan(5 * Math.sqrt(2 / 180 / runs));
  });

  const [ban, precedent] = ["ban-2026", "precedent-2010"].map((name) => readFrom({}, `configs/${name}.yaml`).scenario);
  const comparable: readonly Sampling[] = [
    ...designs.filter(({ kind }) => kind !== "outlined"),
    { kind: "outlined", candidates: 4, by: [precedent, ban] },
    { kind: "outlined", candidates: 4, by: [ban] },
  ];
  test.each(comparable.map((sampling) => [sampling.kind, sampling] as const))(
    "%s: two scenarios have the same points for what they share, whatever one adds",
    (_, sampling) => {
      const [one, other] = [ban, precedent].map((scenario) => {
        const { world, streams, drawn } = createStudy(scenario, "shared", sampling);
        expect(world.projectNames.length).toBe(scenario === ban ? 3 : 0);
        return ["demand.total", "orders.hoardCover", "leakage.ceiling"].map((wanted) => {
          const out = new Float64Array(64);
          const entity = drawn.findIndex(({ path }) => path === wanted);
          streams.input.fillUniform(out, 0, 64, 0, entity);
          return [entity >= 0, [...out]];
        });
      });
      expect(one).toEqual(other);
    },
  );

  test.each(named)(
    "%s: leaves weekly draws as plain sampling has them, but for the choice of the run",
    (_, sampling) => {
      const noise = (of: Sampling) => createSampledStreams(world, "designs", of).domesticQuote.uniform(5, 4, 0);
      if (sampling.kind === "outlined") expect(noise(sampling)).not.toBe(noise({ kind: "plain" }));
      else expect(noise(sampling)).toBe(noise({ kind: "plain" }));
    },
  );
});

describe("outlined by others", () => {
  const mild = lawScenario({ blocked: { kind: "uniform", low: 0.1, high: 0.3 } });
  const between: Sampling = { kind: "outlined", candidates: 4, by: [mild, scenario] };

  /** The outcome of run i in each of two scenarios, and their differences. */
  const pairOf = (sampling: Sampling, id: string, runs = 2048) => {
    const [a, b] = [mild, scenario].map((each) => {
      const study = createStudy(each, "pairs", sampling);
      const column = study.outcomes.findIndex((key) => outcomeId(key) === id);
      const values = new Float64Array(runs);
      for (let firstRun = 0; firstRun < runs; firstRun += 1024)
        values.set(simulateRange(study, { firstRun, runs: 1024 }).outcomes[column], firstRun);
      return values;
    });
    return { a, b, differences: b.map((value, run) => value - a[run]) };
  };

  test("what does not hang on the inputs that differ is the same in run i of both; by its own outlines it would not be", () => {
    expect(pairOf(between, "banWeeks", 1024).differences.every((each) => each === 0)).toBe(true);
    const own: Sampling = { kind: "outlined", candidates: 4 };
    expect(pairOf(own, "banWeeks", 1024).differences.some((each) => each !== 0)).toBe(true);
  });

  test("of the 256 chosen one is in each 256th of what the second foretells beyond the first, of either score", () => {
    const outlined = [mild, scenario].map((each) => {
      const world = createWorld(each);
      return { world, candidates: createRandomStreams(world, "candidates") };
    });
    const chosen = chosenCandidates(outlined, designKey("candidates"), 4);
    const runs = Array.from({ length: 256 }, (_, run) => chosen(run));
    const [first, second] = outlined.map(({ world, candidates }) =>
      outlineBlock(world, drawnOnce(world.scenario), candidates, 0, 1024),
    );
    for (const score of ["shortage", "quotePeak"] as const) {
      const beyond = second[score].map((value, i) => value - first[score][i]);
      const order = Array.from(beyond, (_, i) => i).sort((one, other) => beyond[one] - beyond[other] || one - other);
      const lines = new Set(
        order.flatMap((candidate, rank) => (runs.includes(candidate) ? [Math.floor(rank / 4)] : [])),
      );
      expect(lines.size, score).toBe(256);
    }
  });

  test("the error of a difference is less than half that of plain sampling, on as many runs", () => {
    const errorOf = (sampling: Sampling) =>
      estimateMean(pairOf(sampling, "unmetNeedShare.Dy").differences, layoutOf({ sampling, seed: "pairs", runs: 2048 }))
        .standardError;
    expect(errorOf(between)).toBeLessThan(0.5 * errorOf({ kind: "plain" }));
  });

  test("a scenario that a manifest holds is, read again, the same to the model: nothing of it is lost in JSON", () => {
    for (const each of shippedScenarios.map(shippedScenario)) {
      const again: unknown = JSON.parse(JSON.stringify(each));
      expect(again).toEqual(each);
    }
    const again = JSON.parse(JSON.stringify(between)) as Sampling;
    expect(dwells(again, 512)).toEqual(dwells(between, 512));
  });
});

describe("strata", () => {
  test("a Latin hypercube has one of its 256 runs in each 256th of every dimension, in an order drawn for each", () => {
    const strata = [0, 256].map((first) =>
      Array.from(dwells({ kind: "latin" }, 512).subarray(first, first + 256), (u) => Math.floor(256 * u)),
    );
    for (const each of strata) expect(new Set(each).size).toBe(256);
    expect(strata[0]).not.toEqual(strata[1]);
  });

  test("stratified: one of 256 runs in each cell of length by coverage", () => {
    const coverage = new Float64Array(256);
    createSampledStreams(world, "designs", { kind: "stratified" }).policyCoverage.fillUniform(coverage, 0, 256, 0, 0);
    const cells = dwells({ kind: "stratified" }, 256).map(
      (u, i) => Math.floor(u * 64) * 4 + Math.floor(coverage[i] * 4),
    );
    expect(new Set(cells).size).toBe(256);
  });

  test("importance: a run counts for 1 inside the region and for the factor outside, and its share inside is as stated", () => {
    const [p, inside] = [regionProbability(importance.region), insideShare(importance)];
    expect(p).toBe(0.125);
    expect(inside).toBeCloseTo((8 * 0.125) / (8 * 0.125 + 0.875), 12);
    const weightOf = weightsOf(importance, "designs");
    const streams = createSampledStreams(world, "designs", importance);
    const demand = new Float64Array(2560);
    const entity = createStudy(scenario, "x").drawn.findIndex(({ path }) => path === "demand.total");
    streams.input.fillUniform(demand, 0, 2560, 0, entity);
    let seen = 0;
    dwells(importance, 2560).forEach((u, run) => {
      const isInside = u > 0.75 && demand[run] < 0.5;
      expect(weightOf?.(run)).toBe(isInside ? 1 : 8);
      if (isInside) seen++;
    });
    // The share is kept among each 256, to a run.
    expect(Math.abs(seen - inside * 2560)).toBeLessThan(10);
  });

  /** Five standard errors of as many runs of equal weight as 65,536 of weights 1 and 8 are worth, half of them each: 40,000. */
  test("importance: weighted, the dimensions of the region are uniform and independent of each other", () => {
    const runs = 65_536;
    const weightOf = weightsOf(importance, "designs") as (run: number) => number;
    const demand = new Float64Array(runs);
    const entity = createStudy(scenario, "x").drawn.findIndex(({ path }) => path === "demand.total");
    createSampledStreams(world, "designs", importance).input.fillUniform(demand, 0, runs, 0, entity);
    const moments = { total: 0, demand: 0, both: 0 };
    dwells(importance, runs).forEach((u, run) => {
      const weight = weightOf(run);
      moments.total += weight;
      moments.demand += weight * (demand[run] - 0.5);
      moments.both += weight * (demand[run] - 0.5) * (u - 0.5);
    });
    expect(Math.abs(moments.demand / moments.total)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(40_000));
    expect(Math.abs(moments.both / moments.total)).toBeLessThan((5 * (1 / 12)) / Math.sqrt(40_000));
  });
});
