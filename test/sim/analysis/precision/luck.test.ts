import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../../../src/model/kernels/normal-quantile.ts";
import { outcomeId } from "../../../../src/model/outcomes/outcome.ts";
import { studyKey } from "../../../../src/model/random/key.ts";
import { createStreams } from "../../../../src/model/random/stream.ts";
import { luckAndIgnorance, outcomeColumns, splitVariance } from "../../../../src/sim/analysis/precision/luck.ts";
import { plainSampling } from "../../../../src/sim/engine/sampling/sampling.ts";
import { createStudy } from "../../../../src/sim/engine/simulate-range.ts";
import { readFrom } from "../../../support/scenario-files.ts";

const streams = createStreams(studyKey("split")).stream("normals", ["fact", "luck", "other luck"]);

/** Pairs of a fact times its weight and luck times its own, all standard normal. */
function pairs(count: number, ofFact: number, ofLuck: number, firstRun = 0) {
  const normals = [0, 1, 2].map((entity) => {
    const values = new Float64Array(count);
    streams.fillUniform(values, firstRun, count, 0, entity);
    return values.map(normalQuantile);
  });
  const [fact, ...luck] = normals;
  const [first, second] = luck.map((each) => each.map((value, i) => 100 + ofFact * fact[i] + ofLuck * value));
  return [first, second] as const;
}

describe("the spread of an outcome", () => {
  test("of 3 from a fact and 4 from luck comes out as that, within its errors", () => {
    const parts = splitVariance(...pairs(20_000, 3, 4));
    if (parts === null) throw new Error("varies");
    for (const [{ value, standardError }, truth] of [
      [parts.ignoranceDeviation, 3],
      [parts.luckDeviation, 4],
      [parts.ignoranceShare, 9 / 25],
    ] as const)
      expect(Math.abs(value - truth), String(truth)).toBeLessThan(3 * standardError);
    expect(parts.ignoranceShare.standardError).toBeLessThan(0.01);
  });

  test("the stated errors hold: over 200 repetitions the share misses by one of them, root mean square", () => {
    let squares = 0;
    for (let k = 0; k < 200; k++) {
      const parts = splitVariance(...pairs(256, 3, 4, 256 * k));
      const { value, standardError } = parts?.ignoranceShare ?? { value: Number.NaN, standardError: 1 };
      squares += ((value - 9 / 25) / standardError) ** 2;
    }
    // An error from 16 groups makes it t of 15 degrees of freedom: variance 15 / 13; its own error over 200 is 0.12.
    expect(Math.sqrt(squares / 200)).toBeGreaterThan(0.85);
    expect(Math.sqrt(squares / 200)).toBeLessThan(1.25);
  });

  test("luck alone leaves no ignorance, facts alone no luck", () => {
    const luck = splitVariance(...pairs(4096, 0, 4));
    expect(Math.abs(luck?.ignoranceShare.value ?? 1)).toBeLessThan(3 / 64);
    const facts = splitVariance(...pairs(4096, 3, 0));
    expect(facts?.ignoranceShare.value).toBeCloseTo(1, 9);
    expect(facts?.luckDeviation.value).toBeCloseTo(0, 6);
  });

  test("a case too rare to come twice in a pair is not said to be known well", () => {
    const [first, second] = [new Float64Array(1024), new Float64Array(1024)];
    first[3] = second[100] = 1;
    const { value, standardError } = splitVariance(first, second)?.ignoranceShare ?? { value: 1, standardError: 0 };
    expect(Math.abs(value)).toBeLessThan(0.01);
    expect(standardError).toBeGreaterThan(1 / 33);
  });

  test("what is the same in every run has no parts", () => {
    expect(splitVariance(new Float64Array(256).fill(7), new Float64Array(256).fill(7))).toBeNull();
  });
});

describe("two studies with the same facts and other luck", () => {
  const { scenario } = readFrom({}, "configs/ban-2026.yaml");
  const [study, other] = [createStudy(scenario, "s"), createStudy(scenario, "s", plainSampling, "other luck")];

  test.each(["input", "policyCoverage", "licenceFavour", "firstFirm"] as const)("share what %s draws", (name) => {
    expect(other.streams[name].uniform(5, 0, 0)).toBe(study.streams[name].uniform(5, 0, 0));
  });

  test.each(["policyDwell", "policyNext", "licences", "squeeze", "domesticQuote"] as const)(
    "do not share what %s draws",
    (name) => {
      expect(other.streams[name].uniform(5, 0, 0)).not.toBe(study.streams[name].uniform(5, 0, 0));
    },
  );

  test("how long the restriction lasts is luck: under one seed of luck it is the same, whatever the facts", async () => {
    const ofSeed = (seed: string) =>
      outcomeColumns(scenario, ["banWeeks"], { seed, luckSeed: "luck", runs: 64, workers: 1 });
    const [a, b] = [await ofSeed("a"), await ofSeed("b")];
    const same = a.columns.get("banWeeks")?.filter((weeks, i) => weeks === b.columns.get("banWeeks")?.[i]).length ?? 0;
    // Settlement by the facts of a run shortens some.
    expect(same).toBeGreaterThan(48);
  });

  test("the pairs of a study are its own first runs: asked for both runs of each, the split is the same", async () => {
    const outcomes = createStudy(scenario, "s").outcomes.filter(({ outcome }) => outcome === "lossHigh");
    const options = { seed: "s", workers: 1, pairs: 256, failed: [] };
    const { columns } = await outcomeColumns(scenario, outcomes.map(outcomeId), { seed: "s", runs: 300, workers: 1 });
    const own = await luckAndIgnorance(scenario, outcomes, (id) => columns.get(id) as Float64Array, options);
    expect(await luckAndIgnorance(scenario, outcomes, null, options)).toEqual(own);
    expect(own[0].parts?.ignoranceShare.value).toBeGreaterThan(0.1);
  });
});
