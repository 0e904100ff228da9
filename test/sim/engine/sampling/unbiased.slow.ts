import { beforeAll, describe, expect, test } from "vitest";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { replicatesOf, type Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { createStudy, simulateRange } from "../../../../src/sim/engine/simulate-range.ts";
import { layoutOf } from "../../../../src/sim/study/layout.ts";
import { estimateMean, studentT95 } from "../../../../src/sim/study/mean.ts";
import { estimateQuantiles } from "../../../../src/sim/study/quantiles.ts";
import { lawScenario } from "../../../support/law-scenario.ts";

/**
 * Two hundred studies of a short scenario by each design, against one plain study of many more runs. Seeds are fixed: each
 * bound would be passed by chance in less than one of a thousand choices of seeds.
 */
const repetitions = 200;
const runs = 2048;
const referenceRuns = 1_048_576;
const scenario = lawScenario();

const designs: readonly Sampling[] = [
  { kind: "plain" },
  { kind: "sobol" },
  { kind: "latin" },
  { kind: "stratified" },
  { kind: "outlined", candidates: 8 },
  {
    kind: "importance",
    tail: "long bans at high demand",
    factor: 4,
    region: [
      { dimension: "policy.dwell/0", from: 0.75, to: 1 },
      { dimension: "input/nationalStock.held", from: 0, to: 0.5 },
    ],
  },
];

/** Unmet need, its 90th percentile, and the share of runs in its tail. */
const outcome = "unmetNeedShare.Dy";

function valuesOf(sampling: Sampling, seed: string, count: number): Float64Array {
  const study = createStudy(scenario, seed, sampling);
  const k = study.outcomes.findIndex((key) => outcomeId(key) === outcome);
  const values = new Float64Array(count);
  for (let firstRun = 0; firstRun < count; firstRun += 1024)
    values.set(simulateRange(study, { firstRun, runs: Math.min(1024, count - firstRun) }).outcomes[k], firstRun);
  return values;
}

type Figures = { readonly mean: number; readonly quantile: number; readonly tail: number };
let truth: Figures;
let truthError: Figures;
let threshold: number;

beforeAll(() => {
  const values = valuesOf({ kind: "plain" }, "reference", referenceRuns);
  const sorted = values.slice().sort();
  threshold = sorted[Math.floor(0.98 * referenceRuns)];
  const mean = estimateMean(values);
  const tail = estimateMean(values.map((value) => (value >= threshold ? 1 : 0)));
  const [quantile] = estimateQuantiles(values, [0.9]);
  truth = { mean: mean.mean, quantile: quantile.value, tail: tail.mean };
  truthError = {
    mean: mean.standardError,
    quantile: (quantile.high - quantile.low) / (2 * 1.96),
    tail: tail.standardError,
  };
});

describe.each(designs.map((sampling) => [sampling.kind, sampling] as const))("%s", (_, sampling) => {
  const estimates: Figures[] = [];
  const held = { mean: 0, quantile: 0, tail: 0 };

  beforeAll(() => {
    for (let k = 0; k < repetitions; k++) {
      const seed = `repetition ${k}`;
      const layout = layoutOf({ sampling, seed, runs });
      const values = valuesOf(sampling, seed, runs);
      const reach = studentT95(replicatesOf(sampling, runs));
      const mean = estimateMean(values, layout);
      const tail = estimateMean(
        values.map((value) => (value >= threshold ? 1 : 0)),
        layout,
      );
      const [quantile] = estimateQuantiles(values, [0.9], layout);
      if (Math.abs(mean.mean - truth.mean) <= reach * mean.standardError) held.mean++;
      if (Math.abs(tail.mean - truth.tail) <= reach * tail.standardError) held.tail++;
      if (quantile.low <= truth.quantile && truth.quantile <= quantile.high) held.quantile++;
      estimates.push({ mean: mean.mean, quantile: quantile.value, tail: tail.mean });
    }
  });

  /** Of the repetitions and of the reference together. */
  test.each(["mean", "quantile", "tail"] as const)(
    "the %s is right on average, within four standard errors",
    (figure) => {
      const { mean, standardError } = estimateMean(Float64Array.from(estimates, (each) => each[figure]));
      expect(Math.abs(mean - truth[figure])).toBeLessThan(4 * Math.hypot(standardError, truthError[figure]));
    },
  );

  /** 190 of 200 expected; 3.3 standard deviations of a binomial (3.1) below it, and 200 above. */
  test.each(["mean", "quantile", "tail"] as const)(
    "limits of the %s hold it in nineteen studies of twenty",
    (figure) => {
      expect(held[figure]).toBeGreaterThanOrEqual(180);
    },
  );
});
