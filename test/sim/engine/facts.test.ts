import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../src/model/calendar.ts";
import { bandsOf } from "../../../src/sim/engine/bands/bands-of.ts";
import { mergeCounted, takeCounted } from "../../../src/sim/engine/bands/counted.ts";
import { CountsReader } from "../../../src/sim/engine/bands/counts.ts";
import { createTally, tallyWeek } from "../../../src/sim/engine/bands/tally.ts";
import { type Fact, weightsByFacts } from "../../../src/sim/engine/facts/fact.ts";
import { type Law, logLikelihood, recordProbability } from "../../../src/sim/engine/facts/law.ts";
import { runStudy } from "../../../src/sim/engine/run-study.ts";
import { createStudy, simulateRange } from "../../../src/sim/engine/simulate-range.ts";
import { holdStudy } from "../../../src/sim/results/hold.ts";
import { readDocument } from "../../../src/sim/scenario/read.ts";
import { layoutOfStudy } from "../../../src/sim/study/layout.ts";
import { estimateMean } from "../../../src/sim/study/mean.ts";
import { readFrom } from "../../support/scenario-files.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";

const normalBelow = (z: number) =>
  recordProbability({ kind: "bound", scale: "linear", side: "atLeast", bound: 0, sd: 1 }, z);

describe("how likely a record is in a run, over the most that it can be", () => {
  const figure: Law = { kind: "figure", scale: "log", value: 100, sd: 0.1 };

  test("of a figure it falls with the square of the standard deviations between", () => {
    expect(logLikelihood(figure, 100)).toBeCloseTo(0, 12);
    expect(logLikelihood(figure, 100 * Math.exp(0.2))).toBeCloseTo(-2, 9);
    expect(logLikelihood(figure, 100 * Math.exp(-0.3))).toBeCloseTo(-4.5, 9);
    expect(recordProbability(figure, 100)).toBeCloseTo(0.5, 12);
    // Phi(-1) = 0.158655...
    expect(recordProbability(figure, 100 * Math.exp(0.1))).toBeCloseTo(0.158655253931457, 9);
  });

  test("of a bound it is the probability that a figure with such an error lies beyond it", () => {
    const atLeast: Law = { kind: "bound", scale: "linear", side: "atLeast", bound: 3, sd: 2 };
    expect(Math.exp(logLikelihood(atLeast, 5))).toBeCloseTo(1 - 0.158655253931457, 9);
    expect(Math.exp(logLikelihood({ ...atLeast, side: "atMost" }, 5))).toBeCloseTo(0.158655253931457, 9);
    expect(normalBelow(0)).toBeCloseTo(0.5, 12);
  });

  test("of an event it is that of the record if it happened, or if not; what cannot be has none", () => {
    const told: Law = { kind: "event", scale: "linear", side: "below", threshold: 7, width: 0, ifSo: 0.1, ifNot: 1 };
    expect([6, 8].map((value) => Math.exp(logLikelihood(told, value)))).toEqual([expect.closeTo(0.1, 12), 1]);
    expect(logLikelihood({ ...told, ifSo: 0 }, 6)).toBe(-Infinity);
    // On the threshold of one that is not sharp it happened with one half.
    expect(recordProbability({ ...told, width: 2 }, 7)).toBeCloseTo(0.55, 12);
  });
});

// A metal whose quote moves at home, so that runs differ from the first week on; a line stops in some of them.
const scenario = simpleScenario({
  banWeeks: { kind: "uniform", low: 4, high: 30 },
  sectors: { traction: { cover: { kind: "uniform", low: 2, high: 30 } } },
  transit: 4,
  mechanisms: { priceNoise: true },
});
const series = "arrivalsTonnes.Dy";
const onDay = (day: string) => ({ kind: "meanDuring", series, during: parsePeriod(day)!, base: null }) as const;
const noStop: Fact = {
  name: "no-stop",
  week: 11,
  asked: { kind: "firstLineStopDay", sectors: ["traction"] },
  law: { kind: "event", scale: "linear", side: "below", threshold: 84, width: 0, ifSo: 0, ifNot: 1 },
};
const cover: Fact = {
  name: "cover",
  week: 2,
  asked: { kind: "meanDuring", series: "makerCoverWeeks.Dy.traction", during: parsePeriod("2026-01-20")!, base: null },
  law: { kind: "figure", scale: "linear", value: 15, sd: 4 },
};

describe("facts weigh runs", () => {
  test("a fact that is sure leaves the runs in which it is so, and no others, with what they are", async () => {
    const take = async (facts: readonly Fact[]) => {
      const columns: (readonly Float64Array[])[] = [];
      const found: Float64Array[] = [];
      const totals = await runStudy(scenario, {
        ...{ seed: "facts", runs: 600, workers: 1, facts },
        onOutcomes: (outcomes, _range, _failures, _drawn, weighed) => {
          columns.push(outcomes);
          if (weighed !== undefined) found.push(weighed.weights);
        },
      });
      return { totals, columns: columns[0], weights: found.at(0) };
    };
    const [plain, given] = [await take([]), await take([noStop])];
    const study = createStudy(scenario, "facts");
    const stop = study.outcomes.findIndex(({ outcome }) => outcome === "firstLineStopWeek");
    const kept = [...plain.columns[stop].keys()].filter((run) => plain.columns[stop][run] >= 12);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.length).toBeLessThan(550);
    // No draw moves: outcomes are those of the same runs without facts.
    expect(given.columns).toEqual(plain.columns);
    expect(
      [...(given.weights as Float64Array)].map((weight, run) => weight === (kept.includes(run) ? 1 : 0)).every(Boolean),
    ).toBe(true);
    // Bands of the runs that are kept, made of them alone.
    const alone = createTally(study.series, study.world.weeks, 600);
    const sums = new Float64Array(alone.lowest.length);
    for (const run of kept) {
      const one = simulateRange(study, { firstRun: run, runs: 1 }, 1, alone);
      for (let cell = 0; cell < sums.length; cell++) sums[cell] += one.sums[cell];
    }
    const counted = takeCounted(alone, study.bins);
    const bands = (runs: number) => bandsOf(counted, sums, study.series, scenario.start, runs);
    // Of weights a quantile is at p of all, of runs at p of all but one.
    const [wanted, atShare] = [bands(kept.length), bands(kept.length + 1)];
    given.totals.bands.forEach((band, k) => {
      for (const figure of ["p05", "p50", "p95"] as const) {
        const bin = Math.max(0.002, 0.02 * atShare[k][figure]);
        expect(
          Math.abs(band[figure] - atShare[k][figure]),
          `${band.series} ${band.week} ${figure}`,
        ).toBeLessThanOrEqual(bin);
      }
      expect(band.mean).toBeCloseTo(wanted[k].mean, 8);
    });
  });

  test("a normal record of a uniform input leaves a normal posterior", async () => {
    // Uniform on 0 to 100, a record of 40 with standard deviation 5: by Bayes normal with just these, cut off at eight of them.
    const uniform = simpleScenario({ demandPerWeek: { kind: "uniform", low: 20, high: 60 } });
    const asked: Fact = {
      name: "demand",
      week: 0,
      asked: { kind: "input", path: "demand.total" },
      law: { kind: "figure", scale: "linear", value: 40, sd: 2.5 },
    };
    const study = createStudy(uniform, "bayes", undefined, undefined, null, undefined, [asked]);
    const { ofFacts } = simulateRange(study, { firstRun: 0, runs: 4000 });
    const weights = weightsByFacts([asked], ofFacts);
    const layout = { replicates: 4000, areFixed: false, replicate: Uint32Array.from(weights, (_, i) => i), weights };
    const { mean, standardError } = estimateMean(ofFacts[0], layout);
    expect(Math.abs(mean - 40)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.1);
    const squares = estimateMean(
      ofFacts[0].map((value) => (value - 40) ** 2),
      layout,
    );
    expect(Math.abs(squares.mean - 6.25)).toBeLessThan(4 * squares.standardError);
  });

  test("the same bits at any number of runs to a block, and at any number of workers", async () => {
    const study = createStudy(scenario, "facts", undefined, undefined, null, undefined, [cover, noStop]);
    const [one, other] = [256, 7].map((size) => simulateRange(study, { firstRun: 1024, runs: 300 }, size));
    expect(other.outcomes).toEqual(one.outcomes);
    expect(other.ofFacts).toEqual(one.ofFacts);
    expect(other.sums).toEqual(one.sums);
    expect(other.tally.lowest).toEqual(one.tally.lowest);
    expect(other.tally.counts).toEqual(one.tally.counts);
    expect(other.policy).toEqual(one.policy);
    const bands = [];
    for (const workers of [1, 2])
      bands.push(
        await runStudy(scenario, {
          ...{ seed: "facts", runs: 2500, workers, facts: [cover, noStop] },
          onOutcomes: () => undefined,
        }),
      );
    expect(bands[1]).toEqual(bands[0]);
  });

  test("beyond the horizon no fact can be read", () => {
    expect(() =>
      createStudy(scenario, "x", undefined, undefined, null, undefined, [{ ...noStop, week: 9999 }]),
    ).toThrow(/no-stop: must be read within/);
  });

  test("a study that facts weigh refuses to be read without its weights", async () => {
    const read = readDocument(readFrom({}, "configs/ban-2026.yaml").document, "ban");
    const facts = {
      ...{ name: "mine", title: "mine", sha256: "0".repeat(64), asOf: "2026-03-31" },
      used: [
        { name: "ask", title: "ask", kind: "quote" as const, source: "x", grade: "B" as const, known: "2026-03-01" },
      ],
      weighing: [
        {
          name: "ask",
          week: 7,
          asked: { ...onDay("2026-03-01"), series: "priceAskUsdPerKg.Dy" },
          law: { kind: "figure", scale: "log", value: 900, sd: 0.5 },
        } as const,
      ],
    };
    const study = await holdStudy({ ...read, facts }, { seed: "x", runs: 300 });
    expect(study.manifest.facts?.asOf).toBe("2026-03-31");
    expect(study.summary.knownTo).toBe("2026-03-31");
    const worth = study.manifest.effectiveRuns as number;
    expect(worth).toBeGreaterThan(50);
    expect(worth).toBeLessThan(300);
    expect(() => layoutOfStudy({ ...study, weights: undefined })).toThrow(/must be at hand/);
    // Weighted means are those of the summary.
    const { mean } = estimateMean(study.values("unmetNeedShare.Dy"), layoutOfStudy(study));
    expect(
      study.summary.outcomes.find(
        ({ outcome, material, sector }) => outcome === "unmetNeedShare" && material === "Dy" && sector === null,
      )?.mean,
    ).toBe(mean);
  });
});

describe("counts that are no whole numbers", () => {
  const bins = [{ kind: "linear" }] as const;
  const key = { series: "blockedShare", material: null, sector: null, unit: "share", typical: null } as const;
  const counted = (weights: readonly number[], values: readonly number[]) => {
    const tally = createTally([key], 1, values.length, false);
    tallyWeek(tally, new Float64Array(1), bins, 0, [Float64Array.from(values)], Float64Array.from(weights));
    return takeCounted(
      tally,
      bins,
      weights.reduce((sum, each) => sum + each, 0),
    );
  };
  const sharesOf = (of: ReturnType<typeof counted>) => {
    const sums = new Float64Array(1027);
    new CountsReader(of.counts[0]).addWeek(sums);
    const total = sums.reduce((sum, each) => sum + each, 0);
    return [...sums].filter((each) => each > 0).map((each) => each / total);
  };

  test("keep the share of each bin to 3 in ten millions, however small or large all are", () => {
    for (const scale of [1, 1e-200, 1e-300, 1e5]) {
      const found = sharesOf(
        counted(
          [1, 2, 5].map((each) => each * scale),
          [0.1, 0.5, 0.9],
        ),
      );
      [1 / 8, 2 / 8, 5 / 8].forEach((share, k) => {
        expect(Math.abs(found[k] - share)).toBeLessThan(3e-7);
      });
    }
  });

  test("add up over parts of very different weight", () => {
    const merged = mergeCounted([counted([1, 3], [0.1, 0.5]), counted([4e-9], [0.9]), counted([12], [0.5])]);
    expect(merged.weight).toBeCloseTo(16, 6);
    const shares = sharesOf(merged);
    expect(shares[0]).toBeCloseTo(1 / 16, 8);
    expect(shares[1]).toBeCloseTo(15 / 16, 8);
  });
});
