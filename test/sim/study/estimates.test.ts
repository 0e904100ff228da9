import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeriesKey } from "../../../src/model/series.ts";
import { bandsOf } from "../../../src/sim/engine/bands/bands-of.ts";
import { binsOf } from "../../../src/sim/engine/bands/bins.ts";
import { takeCounted } from "../../../src/sim/engine/bands/counted.ts";
import { createTally, tallyWeek } from "../../../src/sim/engine/bands/tally.ts";
import type { Sampling } from "../../../src/sim/engine/sampling/sampling.ts";
import { compareStudies, pairedRepetitions } from "../../../src/sim/study/compare.ts";
import { type Layout, layoutAt, layoutOf, totalWeight } from "../../../src/sim/study/layout.ts";
import { estimateMean, studentT95 } from "../../../src/sim/study/mean.ts";
import { estimateQuantiles } from "../../../src/sim/study/quantiles.ts";
import type { Study } from "../../../src/sim/study/study.ts";

const layout = (replicate: readonly number[], weights: readonly number[] | null = null): Layout => ({
  replicates: Math.max(...replicate) + 1,
  areFixed: false,
  replicate: Uint32Array.from(replicate),
  weights: weights === null ? null : Uint8Array.from(weights),
});

describe("the error of a mean of runs laid out together", () => {
  test("is that of the means of its repetitions: 1, 2 and 6 of two runs each give 3 and sqrt(7/3)", () => {
    // Means 1, 2, 6: variance ((-2)^2 + (-1)^2 + 3^2) / 2 = 7, over three repetitions.
    const { mean, standardError } = estimateMean(Float64Array.of(0, 1, 5, 2, 3, 7), layout([0, 1, 2, 0, 1, 2]));
    expect(mean).toBe(3);
    expect(standardError).toBeCloseTo(Math.sqrt(7 / 3), 12);
  });

  test("is that of independent runs where repetitions agree by chance, or where there is one, and nothing only where all runs agree", () => {
    const values = Float64Array.of(0, 10, 10, 0, 4, 6);
    // Deviations -5, 5, 5, -5, -1, 1: variance 102 / 5, over six.
    for (const replicate of [
      [0, 0, 1, 1, 2, 2],
      [0, 0, 0, 0, 0, 0],
    ])
      expect(estimateMean(values, layout(replicate)).standardError).toBeCloseTo(Math.sqrt(102 / 30), 12);
    expect(estimateMean(Float64Array.of(3, 3, 3, 3), layout([0, 0, 1, 1])).standardError).toBe(0);
    // Means of a tenth sum to 1 - 1e-16 or so: rounding is no error that repetitions tell.
    const tenths = Float64Array.from({ length: 40 }, (_, i) => (i % 10 === 0 ? 0.1 : 0.7));
    const alike = layout(Array.from(tenths, (_, i) => Math.floor(i / 10)));
    expect(estimateMean(tenths, alike).standardError).toBeCloseTo(estimateMean(tenths).standardError, 12);
  });

  test("with every run a repetition, and none of more weight, it is that of independent runs", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 2, maxLength: 40 }), (values) => {
        const column = Float64Array.from(values);
        const alone = layout(
          values.map((_, i) => i),
          values.map(() => 1),
        );
        expect(estimateMean(column, alone).standardError).toBeCloseTo(estimateMean(column).standardError, 10);
      }),
    );
  });

  test("a run of weight three counts as three runs of one repetition: mean, quantiles, weekly bands", () => {
    const price: SeriesKey = { series: "priceAskUsdPerKg", material: "Dy", sector: null, unit: "USD/kg", typical: 300 };
    const share: SeriesKey = { series: "unmetNeedShare", material: "Dy", sector: null, unit: "share", typical: null };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5 })), {
          minLength: 12,
          maxLength: 40,
        }),
        (runs) => {
          const values = Float64Array.from(runs, ([value]) => value);
          const weights = runs.map(([, weight]) => weight);
          const replicate = runs.map((_, i) => i % 4);
          const often = runs.flatMap(([value, weight], i) =>
            Array.from({ length: weight }, () => ({ value, of: i % 4 })),
          );
          const spread = Float64Array.from(often, ({ value }) => value);
          const [weighted, expanded] = [layout(replicate, weights), layout(often.map(({ of }) => of))];
          expect(totalWeight(weighted, runs.length)).toBe(often.length);
          const [one, other] = [estimateMean(values, weighted), estimateMean(spread, expanded)];
          expect(one.mean).toBeCloseTo(other.mean, 12);
          expect(one.standardError).toBeCloseTo(other.standardError, 12);
          const sorted = [...spread].sort((a, b) => a - b);
          for (const { p, value } of estimateQuantiles(values, [0.05, 0.5, 0.95], weighted))
            expect(value).toBe(sorted[Math.ceil(p * sorted.length - 1e-9) - 1]);
          for (const key of [price, share]) {
            const bandOf = (columns: readonly Float64Array[], of: Uint8Array | null) => {
              const [tally, sums] = [createTally([key], 1, often.length), new Float64Array(1)];
              tallyWeek(tally, sums, [binsOf(key)], 0, columns, of);
              const { mean, ...band } = bandsOf(
                takeCounted(tally, [binsOf(key)]),
                sums,
                [key],
                "2026-01-06",
                often.length,
              )[0];
              return band;
            };
            expect(bandOf([values], Uint8Array.from(weights))).toEqual(bandOf([spread], null));
          }
        },
      ),
    );
  });
});

describe("the limits of a quantile of runs laid out together", () => {
  test("reach as far as the share below it does over repetitions, times Student's t", () => {
    // Twenty repetitions of 50 runs on a grid; below the median (50) lie 20 or 30 of each in turn: a share of 0.5 +- 0.1,
    // of which the mean over 20 has the error 0.1 sqrt(20 / 19) / sqrt(20).
    const values: number[] = [];
    const of: number[] = [];
    for (let r = 0; r < 20; r++)
      for (let k = 0; k < 50; k++) {
        values.push(k < (r % 2 === 0 ? 20 : 30) ? k + r / 100 : 50 + k + r / 100);
        of.push(r);
      }
    const [{ value, low, high }] = estimateQuantiles(Float64Array.from(values), [0.5], layout(of));
    const sorted = values.toSorted((a, b) => a - b);
    const reach = 1000 * studentT95(20) * 0.1 * Math.sqrt(20 / 19 / 20);
    expect(value).toBeGreaterThan(low);
    expect(low).toBe(sorted[Math.floor(500 - reach) - 1]);
    expect(high).toBe(sorted[Math.ceil(500 + reach)]);
  });

  test("a share that falls on runs that are all alike has no narrower limits than the runs on either side allow", () => {
    const values = Float64Array.from({ length: 64 }, (_, i) => (i % 16 < 8 + (i % 3) ? 0 : 1));
    const [{ value, low, high }] = estimateQuantiles(values, [0.55], layout(Array.from(values, (_, i) => i % 16)));
    expect([low, high]).toEqual([0, 1]);
    expect([0, 1]).toContain(value);
  });
});

describe("a layout", () => {
  test("is none for plain runs, sixteen interleaved for sobol, and 256 in a row for the others", () => {
    const of = (kind: "plain" | "sobol" | "latin") => layoutOf({ sampling: { kind }, seed: "x", runs: 600 });
    expect(of("plain")).toBeNull();
    expect([of("sobol")?.replicates, of("sobol")?.replicate[17]]).toEqual([16, 1]);
    expect([of("latin")?.replicates, of("latin")?.replicate[256], of("latin")?.replicate[599]]).toEqual([3, 1, 2]);
  });

  test("of some of the runs keeps to which repetition each belongs, and its weight", () => {
    const some = layoutAt(layout([0, 1, 2, 0], [1, 8, 1, 8]), Uint32Array.of(1, 3));
    expect(some).toEqual({
      ...{ replicates: 3, areFixed: false },
      replicate: Uint32Array.of(1, 0),
      weights: Uint8Array.of(8, 8),
    });
    expect(layoutAt(null, Uint32Array.of(1))).toBeNull();
  });

  test("serves the differences of two studies: what repetitions share cancels", async () => {
    const study = (values: Float64Array) =>
      ({
        manifest: { sampling: { kind: "sobol" }, seed: "x", runs: values.length },
        summary: { outcomes: [{ outcome: "y", material: null, sector: null, unit: "t" }] },
        values: () => values,
      }) as unknown as Study;
    const a = Float64Array.from({ length: 32 }, (_, i) => (i % 16) + (i < 16 ? 1 : -1));
    // Two runs of each repetition, one higher by 3 and one by 1, in the first by 4 and 1: it is higher by 2.5, all others by 2.
    const b = a.map((value, i) => value + (i === 0 ? 4 : i < 16 ? 3 : 1));
    const [of] = await compareStudies(study(a), study(b));
    expect(of.difference).toBe(2 + 1 / 32);
    // One of sixteen off by a half: variance 1 / 64, over sixteen.
    expect(of.standardError).toBeCloseTo(1 / 32, 12);
    // Repetition means 0 to 15: variance 16 * 17 / 12, over sixteen.
    expect(of.a.standardError).toBeCloseTo(Math.sqrt(17 / 12), 12);
  });

  test("is told from the pairs of plain runs that failed in neither, and from all repetitions of a design", () => {
    const study = (sampling: Sampling, failed: readonly number[]) =>
      ({ manifest: { runs: 1025, seed: "s", sampling }, failed }) as unknown as Study;
    const repetitions = (sampling: Sampling) => pairedRepetitions(study(sampling, [3, 9]), study(sampling, [9, 12]));
    expect(repetitions({ kind: "plain" })).toBe(1022);
    // Four hypercubes of 256 runs and one begun: 1022 runs would make four.
    expect(repetitions({ kind: "latin" })).toBe(5);
    expect(layoutOf({ sampling: { kind: "latin" }, seed: "s", runs: 1025, failed: [3, 9, 12] })?.replicates).toBe(5);
  });
});
