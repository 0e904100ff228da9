import seedrandom from "seedrandom";
import { describe, expect, test } from "vitest";
import { campsOf } from "../../../../src/report/charts/kit/camps.ts";

/** Runs of a law given by its quantile, drawn by a stated seed. */
const drawn = (runs: number, quantile: (u: number) => number, seed: string) => {
  const random = seedrandom(seed);
  return Float64Array.from({ length: runs }, () => quantile(random()));
};
const logit = (u: number) => Math.log(u / (1 - u));
/** Two bumps of logistic law about 0 and 20, whose standard deviation is 1.8; three in ten runs in the lower. */
const twoBumps = (u: number) => (u < 0.3 ? logit(u / 0.3) : 20 + logit((u - 0.3) / 0.7));

describe("two camps", () => {
  test("are two separate bumps, parted where next to none lie, with the share of the runs in each", () => {
    for (const runs of [300, 5000]) {
      const camps = campsOf(drawn(runs, twoBumps, `two ${runs}`), null);
      expect(camps?.between).toBeGreaterThan(5);
      expect(camps?.between).toBeLessThan(15);
      expect(Math.abs((camps?.below ?? 0) - 0.3)).toBeLessThan(3 * Math.sqrt(0.21 / runs));
    }
  });

  test("are what ends soon and what is cut off at the horizon", () => {
    // Exponential with mean 40, cut off at 130: e^-3.25 = 4 % are, too few for a camp. All that goes beyond 30, e^-0.75 = 47 %, at 60: a camp.
    const weeks = drawn(4000, (u) => -40 * Math.log(1 - u), "weeks");
    expect(
      campsOf(
        weeks.map((week) => Math.min(week, 130)),
        null,
      ),
    ).toBeNull();
    const camps = campsOf(
      weeks.map((week) => (week > 30 ? 60 : week)),
      null,
    );
    expect(camps?.below).toBeCloseTo(1 - Math.exp(-0.75), 1);
  });

  test("are never seen in one bump, however it leans, in 60 studies of each kind and size", () => {
    const ones: readonly ((u: number) => number)[] = [
      (u) => u,
      logit,
      (u) => -Math.log(1 - u),
      (u) => Math.exp(1.5 * logit(u)),
      (u) => Math.max(0, logit(u)),
      (u) => Math.floor(8 * u),
    ];
    for (const [k, quantile] of ones.entries())
      for (const runs of [20, 200, 2000])
        for (let seed = 0; seed < 20; seed++)
          expect(campsOf(drawn(runs, quantile, `${k} ${runs} ${seed}`), null), `${k} ${runs} ${seed}`).toBeNull();
  });

  test("need runs enough to be told: not of a dozen, nor where a few runs carry the weight of all", () => {
    expect(campsOf(drawn(12, twoBumps, "few"), null)).toBeNull();
    const values = drawn(400, twoBumps, "weighed");
    const weights = Float64Array.from(values.keys(), (run) => (run < 10 ? 1000 : 1e-3));
    const layout = {
      replicates: 2,
      areFixed: false,
      replicate: new Uint32Array(400).map((_, run) => run % 2),
      weights,
    };
    expect(campsOf(values, layout)).toBeNull();
    const even = campsOf(values, { ...layout, weights: new Float64Array(400).fill(3) });
    expect(even).toEqual({ ...campsOf(values, null), below: expect.closeTo(campsOf(values, null)?.below ?? -1) });
  });

  test("are none where all runs are alike, or there are two values", () => {
    expect(campsOf(new Float64Array(100).fill(3), null)).toBeNull();
    expect(
      campsOf(
        Float64Array.from({ length: 100 }, (_, run) => run % 2),
        null,
      ),
    ).toBeNull();
  });
});
