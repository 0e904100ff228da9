import { describe, expect, test } from "vitest";
import { infer } from "../../../src/sim/inference/infer.ts";
import { linearSimulator, runSpread, toyRow, toyTable, toyTakes } from "../../support/toy-inference.ts";

/*
 * Two parameters, each standard normal; the record is y1 = a + e1 and y2 = a + b + e2 with e normal of variance
 * v = runSpread^2 + error^2. The posterior is normal with precision I + A'A / v and mean that inverse times A'y / v.
 */
const error = 0.3;
const y = [0.8, -0.4];
const v = runSpread * runSpread + error * error;
const precision = [1 + 2 / v, 1 / v, 1 + 1 / v];
const determinant = precision[0] * precision[2] - precision[1] * precision[1];
const right = [(y[0] + y[1]) / v, y[1] / v];
const mean = [
  (precision[2] * right[0] - precision[1] * right[1]) / determinant,
  (precision[0] * right[1] - precision[1] * right[0]) / determinant,
];
const variance = [precision[2] / determinant, precision[0] / determinant];

const table = toyTable(y.map((value, k) => toyRow(`y${k}`, { value, error })));
const simulator = linearSimulator([
  [1, 0],
  [1, 1],
]);
const sha = "0".repeat(64);
const given = { table, takes: toyTakes(table), tableSha256: sha, historiesSha256: sha };
// Many runs in the bank: all points share their luck, and with 128 runs the covariance of all errs by an eighth.
const sizes = { waves: 2, points: 600, bank: 2000, runs: [64, 64, 1024] } as const;

describe("a linear model with normal noise, through waves, bank and posterior", async () => {
  const { record, posterior } = await infer(simulator, given, { sizes, seed: "toy", workers: 1, check: 100 });
  const draws = posterior.draws.flatMap(({ weight, values }) => Array<readonly number[]>(weight).fill(values));
  const moments = [0, 1].map((p) => {
    const m = draws.reduce((sum, values) => sum + values[p], 0) / draws.length;
    return { m, s: draws.reduce((sum, values) => sum + (values[p] - m) ** 2, 0) / (draws.length - 1) };
  });

  test("has the mean and the variance of the closed form, within four standard errors of its effective points", () => {
    for (const p of [0, 1]) {
      const se = Math.sqrt(variance[p] / Math.min(record.effective, draws.length));
      expect(Math.abs(moments[p].m - mean[p])).toBeLessThan(4 * se + 0.02);
      expect(moments[p].s / variance[p]).toBeGreaterThan(1 - 4 * Math.sqrt(2 / record.effective) - 0.05);
      expect(moments[p].s / variance[p]).toBeLessThan(1 + 4 * Math.sqrt(2 / record.effective) + 0.05);
    }
  });

  test("the ranks of the truth are uniform, and data of the prior keep their own point", () => {
    expect(record.calibration?.failed).toEqual([]);
    expect(record.calibration?.survival.survived).toBeGreaterThanOrEqual(95);
  });

  test("another run gives the same bytes", async () => {
    const again = await infer(simulator, given, { sizes, seed: "toy", workers: 1, check: 100 });
    expect(JSON.stringify(again)).toBe(JSON.stringify({ record, posterior }));
  });
});
