import { describe, expect, test } from "vitest";
import { readScenarioFile } from "../../../../src/index.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { carryOver, type Ends } from "../../../../src/sim/analysis/explain/carry-over.ts";
import { explainDifference, outcomesOfBoth } from "../../../../src/sim/analysis/explain/explain.ts";
import type { Sampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { holdStudy } from "../../../../src/sim/results/hold.ts";
import { compareStudies } from "../../../../src/sim/study/compare.ts";
import { writeShortScenario } from "../../../support/short-scenarios.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { drawsOf, meanOf } from "../../scoring/scores/draws.ts";

const [runs, few] = [400, 50];
const { uniforms, normals } = drawsOf("carry over");

/**
 * Two outcomes of which three parts make the difference, one of them bent and all noisy, in the n-th study. True means of
 * the parts: 1, 0 (a square less its mean of 1/3) and 2.
 */
function studyOf(n: number) {
  const column = (k: number) => uniforms(runs, 10 * n + k);
  const noise = normals(runs, 10 * n + 5);
  const [x, y, z] = [column(0), column(1), column(2)];
  const a = x.map((value, i) => 4 * value + y[i]);
  const parts = [
    x.map((value, i) => 2 * value + 0.2 * noise[i]),
    y.map((value, i) => value * value - 1 / 3 - 0.1 * noise[i]),
    z.map((value, i) => 4 * value - 0.1 * noise[i]),
  ];
  const b = a.map((value, i) => value + parts[0][i] + parts[1][i] + parts[2][i]);
  return { a, b, parts };
}

const first = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);
const ends = (a: Float64Array, b: Float64Array, count = few, layout: Ends["layout"] = null): Ends => ({
  ...{ a, b, layout },
  explained: first(count),
});

describe("bars of some runs carried over to all", () => {
  const { a, b, parts } = studyOf(0);
  const known = parts.map((part) => part.subarray(0, few));
  const difference = meanOf(b).mean - meanOf(a).mean;

  test("sum to the difference over all runs, whatever slopes they have, and nothing is left", () => {
    const { estimate, remainder } = carryOver(ends(a, b));
    const sum = known.reduce((total, part) => total + estimate(part).value, 0);
    expect(Math.abs(sum - difference)).toBeLessThan(1e-12);
    expect(Math.abs(meanOf(b.subarray(0, few)).mean - meanOf(a.subarray(0, few)).mean - difference)).toBeGreaterThan(
      0.01,
    );
    expect(remainder(known)).toBeNull();
  });

  test("the whole difference as one bar is that of the comparison, with its error", () => {
    const whole = b.map((value, i) => value - a[i]);
    const { value, standardError } = carryOver(ends(a, b)).estimate(whole.slice(0, few));
    expect(value).toBeCloseTo(meanOf(whole).mean, 12);
    expect(standardError).toBeCloseTo(meanOf(whole).standardError, 12);
  });

  test("are the plain means, bit for bit, where all runs are explained; what moves nothing is exactly 0", () => {
    const { estimate, remainder } = carryOver(ends(a, b, runs));
    const { value, standardError } = estimate(parts[1]);
    expect(value).toBeCloseTo(meanOf(parts[1]).mean, 13);
    expect(standardError).toBeCloseTo(meanOf(parts[1]).standardError, 13);
    expect(remainder(parts)).toBeNull();
    expect(carryOver(ends(a, b)).estimate(new Float64Array(few))).toEqual({ value: 0, standardError: 0 });
  });

  test("of outcomes that vary as one have one slope, and still sum to the difference", () => {
    const twice = a.map((value) => 2 * value + 1);
    const { estimate, remainder } = carryOver(ends(a, twice));
    const halves = [0.3, 0.7].map((share) => twice.map((value, i) => share * (value - a[i])).slice(0, few));
    const sum = halves.reduce((total, half) => total + estimate(half).value, 0);
    expect(sum).toBeCloseTo(meanOf(twice).mean - meanOf(a).mean, 10);
    expect(remainder(halves)).toBeNull();
  });

  test("what comes up in a few explained runs has no slope: bars are the plain means, and the rest is left", () => {
    // Three runs of the first 50 and five of the later 350: 0.06 known, 8 / 400 in all.
    const rare = new Float64Array(runs);
    for (const run of [3, 20, 40, 60, 100, 200, 300, 390]) rare[run] = 1;
    const { estimate, remainder } = carryOver(ends(new Float64Array(runs), rare));
    const known = rare.slice(0, few);
    expect(estimate(known).value).toBeCloseTo(0.06, 12);
    expect(estimate(known).standardError).toBeCloseTo(meanOf(known).standardError, 12);
    expect(remainder([known])?.value).toBeCloseTo(8 / 400 - 0.06, 12);
  });

  test("what comes up only beyond the explained runs is left, with the error that its runs have", () => {
    // Five runs of the later 350 in which b is 1, and a always 0: the difference is 5 / 400.
    const rare = new Float64Array(runs);
    for (const run of [60, 100, 200, 300, 390]) rare[run] = 1;
    const { estimate, remainder } = carryOver(ends(new Float64Array(runs), rare));
    expect(estimate(new Float64Array(few))).toEqual({ value: 0, standardError: 0 });
    const left = remainder([new Float64Array(few)]);
    expect(left?.value).toBeCloseTo(5 / 400, 12);
    expect(left?.standardError).toBeCloseTo(meanOf(rare).standardError, 12);
  });
});

describe("over 400 studies", () => {
  const truth = [1, 0, 2];
  const estimates = Array.from({ length: 400 }, (_, n) => {
    const { a, b, parts } = studyOf(n);
    const { estimate } = carryOver(ends(a, b));
    return parts.map((part) => estimate(part.slice(0, few)));
  });

  test.each([0, 1, 2])(
    "part %i is right on average, and lies within two errors of the truth as often as it should",
    (k) => {
      const { mean, standardError } = meanOf(estimates.map((each) => each[k].value));
      // The bias of slopes fitted to 50 runs is some 1 / 50 of the part's error.
      expect(Math.abs(mean - truth[k])).toBeLessThan(4 * standardError);
      const spread = standardError * Math.sqrt(400);
      const told = meanOf(estimates.map((each) => each[k].standardError)).mean;
      // A standard deviation of 400 is known to 3.5 %; errors told from 50 runs are themselves uneven.
      expect(told / spread).toBeGreaterThan(0.88);
      expect(told / spread).toBeLessThan(1.12);
      const held = estimates.filter((each) => Math.abs(each[k].value - truth[k]) <= 2 * each[k].standardError).length;
      // 380 expected: 3.5 standard deviations of a binomial (4.4) below.
      expect(held).toBeGreaterThanOrEqual(365);
    },
  );

  test("a part that goes with the ends has a smaller error than its plain mean", () => {
    const plain = meanOf(Array.from({ length: 50 }, (_, n) => meanOf(studyOf(n).parts[0].slice(0, few)).standardError));
    const carried = meanOf(estimates.slice(0, 50).map(([{ standardError }]) => standardError));
    expect(carried.mean).toBeLessThan(0.75 * plain.mean);
  });
});

describe("an explanation of the first runs of a comparison", () => {
  const from = { source: "x", date: "2026-01", grade: "D" };
  // The fewest runs of which each kind tells an error.
  test.each<[Sampling, number]>([
    [{ kind: "plain" }, 64],
    [{ kind: "sobol" }, 256],
    [{ kind: "latin" }, 1024],
  ])("has the ends and differences of the comparison, and bars that sum to them: %j", async (sampling, few) => {
    const cwd = temporaryFolder();
    writeShortScenario(cwd, "a");
    writeShortScenario(cwd, "b", 6, {
      demand: { total: { value: 900, unit: "t/yr", ...from } },
      nationalStock: { held: { value: 90, unit: "days", ...from } },
    });
    const [a, b] = ["a.yaml", "b.yaml"].map((file) => readScenarioFile(file, cwd));
    const study = { seed: "s", sampling, workers: 1 };
    const compared = [
      await holdStudy(a, { ...study, runs: 2 * few }),
      await holdStudy(b, { ...study, runs: 2 * few }),
    ] as const;
    const differences = await compareStudies(...compared);
    const outcomes = outcomesOfBoth(a.scenario, b.scenario);
    const record = await explainDifference(a, b, outcomes, { ...study, runs: few, compared });
    expect([record.runs, record.comparedRuns]).toEqual([few, 2 * few]);
    for (const of of record.explanations) {
      const { bars, remainder, explained, ...difference } = of;
      expect(difference).toEqual(differences.find((each) => outcomeId(each) === outcomeId(of)));
      const sum = bars.reduce((total, { value }) => total + value, remainder?.value ?? 0);
      const scale = Math.max(Math.abs(of.a.mean), Math.abs(of.b.mean));
      expect(Math.abs(sum - of.difference)).toBeLessThanOrEqual(1e-10 * scale);
      expect(bars.every(({ standardError }) => Number.isFinite(standardError))).toBe(true);
      expect(outcomeId(explained)).toBe(outcomeId(of));
    }
  });

  test("on more runs than were compared is refused", async () => {
    const cwd = temporaryFolder();
    const [a, b] = ["a", "b"].map((name) => readScenarioFile(writeShortScenario(cwd, name), cwd));
    const compared = [await holdStudy(a, { seed: "s", runs: 4 }), await holdStudy(b, { seed: "s", runs: 4 })] as const;
    const explained = explainDifference(a, b, [], { seed: "s", runs: 5, workers: 1, compared });
    await expect(explained).rejects.toThrow("runs: must be at most 4, as compared, got 5");
  });
});
