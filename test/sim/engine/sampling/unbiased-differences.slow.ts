import { beforeAll, describe, expect, test } from "vitest";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { replicatesOf, type Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { createStudy, simulateRange } from "../../../../src/sim/engine/simulate-range.ts";
import { layoutOf } from "../../../../src/sim/study/layout.ts";
import { estimateMean, studentT95 } from "../../../../src/sim/study/mean.ts";
import { lawScenario } from "../../../support/law-scenario.ts";

/**
 * Two hundred comparisons of two short scenarios by each design, against one plain comparison of many more runs. Seeds are
 * fixed: each bound would be passed by chance in less than one of a thousand choices of seeds.
 */
const repetitions = 200;
const runs = 2048;
const referenceRuns = 524_288;
const outcome = "unmetNeedShare.Dy";
const a = lawScenario({ blocked: { kind: "uniform", low: 0.1, high: 0.3 } });
const b = lawScenario();

const designs: readonly Sampling[] = [
  { kind: "plain" },
  { kind: "sobol" },
  { kind: "latin" },
  { kind: "outlined", candidates: 4, by: [a, b] },
  { kind: "outlined", candidates: 4, by: [b] },
];

/** b minus a, run for run. */
function differencesOf(sampling: Sampling, seed: string, count: number): Float64Array {
  const [studyA, studyB] = [a, b].map((scenario) => createStudy(scenario, seed, sampling));
  const k = studyA.outcomes.findIndex((key) => outcomeId(key) === outcome);
  const values = new Float64Array(count);
  for (let firstRun = 0; firstRun < count; firstRun += 1024) {
    const range = { firstRun, runs: Math.min(1024, count - firstRun) };
    const [ofA, ofB] = [studyA, studyB].map((study) => simulateRange(study, range).outcomes[k]);
    for (let i = 0; i < range.runs; i++) values[firstRun + i] = ofB[i] - ofA[i];
  }
  return values;
}

let truth: ReturnType<typeof estimateMean>;
let plainError: number;
beforeAll(() => {
  truth = estimateMean(differencesOf({ kind: "plain" }, "reference", referenceRuns));
  plainError = truth.standardError * Math.sqrt(referenceRuns / runs);
});

const named = designs.map((sampling) => {
  const by = sampling.kind === "outlined" ? ` by ${sampling.by?.length === 2 ? "both" : "the last"}` : "";
  return [`${sampling.kind}${by}`, sampling] as const;
});

describe.each(named)("%s", (_, sampling) => {
  let held = 0;
  const estimates: number[] = [];
  beforeAll(() => {
    const reach = studentT95(replicatesOf(sampling, runs));
    for (let k = 0; k < repetitions; k++) {
      const seed = `repetition ${k}`;
      const layout = layoutOf({ sampling, seed, runs });
      const { mean, standardError } = estimateMean(differencesOf(sampling, seed, runs), layout);
      if (Math.abs(mean - truth.mean) <= reach * standardError) held++;
      estimates.push(mean);
    }
  });

  test("the difference is right on average, within four standard errors of the repetitions and of the reference", () => {
    const { mean, standardError } = estimateMean(Float64Array.from(estimates));
    expect(Math.abs(mean - truth.mean)).toBeLessThan(4 * Math.hypot(standardError, truth.standardError));
  });

  /** 190 of 200 expected; 3.3 standard deviations of a binomial (3.1) below it. */
  test("limits of the difference hold it in nineteen comparisons of twenty", () => {
    expect(held).toBeGreaterThanOrEqual(180);
  });

  test("it scatters no more than that of plain sampling", () => {
    const { standardError } = estimateMean(Float64Array.from(estimates));
    // A standard deviation of 200 is known to 5 %.
    expect(standardError * Math.sqrt(repetitions)).toBeLessThan(1.16 * plainError);
  });
});
