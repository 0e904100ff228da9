import { describe, expect, test } from "vitest";
import { abcCheck } from "../../../src/sim/inference/check/abc.ts";
import { adjusted } from "../../../src/sim/inference/check/regression.ts";
import { valuesAt } from "../../../src/sim/inference/points/point.ts";
import { layoutOf, summarize } from "../../../src/sim/inference/points/summary.ts";
import { posteriorOf } from "../../../src/sim/inference/posterior/posterior.ts";
import { priorPoints } from "../../../src/sim/inference/waves/design.ts";
import { linearSimulator, runSpread, toyRow, toyTable } from "../../support/toy-inference.ts";

/* Two standard normal parameters a and b; the record is a = 0.8 and a + b = -0.4, each with the spread of a run and an error. */

const error = 0.3;
const y = [0.8, -0.4];
const table = toyTable(y.map((value, k) => ({ ...toyRow(`y${k}`, { value, error }), isCheck: true })));
const layout = layoutOf(table);
const simulator = linearSimulator([
  [1, 0],
  [1, 1],
]);
const points = priorPoints(4096, 2, 1, "bank").map((point, position) => {
  // Each point has luck of its own, as data sets do.
  const columns = simulator.simulate(valuesAt(table.parameters, point.ranks), 0, 16, `luck ${position}`);
  return { ...point, summary: summarize(layout, columns, position) };
});
const bank = { points, logPrior: new Float64Array(points.length) };

describe("the posterior by approximate Bayesian computation", () => {
  const found = abcCheck(layout, bank, () => true, "abc");

  test("is that of the closed form, within what the tolerance and 200 points allow", () => {
    // Precision I + A'A / v, and mean that inverse times A'y / v; 5 and 95 % at 1.645 standard deviations.
    const v = runSpread * runSpread + error * error;
    const [p, q, r] = [1 + 2 / v, 1 / v, 1 + 1 / v];
    const determinant = p * r - q * q;
    const [right0, right1] = [(y[0] + y[1]) / v, y[1] / v];
    const expected = [
      { mean: (r * right0 - q * right1) / determinant, sd: Math.sqrt(r / determinant) },
      { mean: (p * right1 - q * right0) / determinant, sd: Math.sqrt(p / determinant) },
    ];
    expected.forEach(({ mean, sd }, k) => {
      const { p5, p50, p95 } = (found?.parameters ?? [])[k].abc;
      expect(Math.abs(p50 - mean) / sd).toBeLessThan(0.3);
      expect((p95 - p5) / (2 * 1.645 * sd)).toBeGreaterThan(0.8);
      expect((p95 - p5) / (2 * 1.645 * sd)).toBeLessThan(1.2);
    });
  });

  test("agrees with the synthetic likelihood, of which each row is named", () => {
    expect(found).toMatchObject({ rows: ["y0", "y1"], differ: [] });
    expect(found?.effective).toBeGreaterThanOrEqual(200);
  });

  test("finds a synthetic likelihood that counts every row three times over", () => {
    const wrong = abcCheck(
      layout,
      bank,
      () => true,
      "abc",
      (fitted) => {
        const { weights } = posteriorOf(fitted, bank);
        const cubed = weights.map((weight) => weight ** 3);
        const sum = cubed.reduce((total, weight) => total + weight, 0);
        return cubed.map((weight) => weight / sum);
      },
    );
    expect(wrong?.differ).not.toEqual([]);
  });

  test("is none where no row that is used asks for it", () => {
    expect(abcCheck(layout, bank, () => false, "abc")).toBeNull();
  });
});

test("regression moves ranks whose logits are linear in how far data lie from the record onto one value", () => {
  const away = [[-1], [0.5], [2], [3]];
  const ranks = away.map(([x]) => 1 / (1 + Math.exp(-(0.3 + 0.7 * x))));
  const expected = 1 / (1 + Math.exp(-0.3));
  for (const moved of adjusted(ranks, away, [1, 2, 1, 0.5])) expect(moved).toBeCloseTo(expected, 6);
});
