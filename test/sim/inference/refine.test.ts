import { expect, test } from "vitest";
import { fittedRows } from "../../../src/sim/inference/likelihood/likelihood.ts";
import { valuesAt } from "../../../src/sim/inference/points/point.ts";
import { layoutOf, summarize } from "../../../src/sim/inference/points/summary.ts";
import { type Bank, posteriorOf } from "../../../src/sim/inference/posterior/posterior.ts";
import { refined } from "../../../src/sim/inference/posterior/refine.ts";
import { priorPoints } from "../../../src/sim/inference/waves/design.ts";
import { linearSimulator, runSpread, toyRow, toyTable } from "../../support/toy-inference.ts";

const error = 0.3;
const y = [0.8, -0.4];
const table = toyTable(y.map((value, k) => toyRow(`y${k}`, { value, error })));
const layout = layoutOf(table);
const fitted = fittedRows(layout);
const runs = 32;
// Each point has luck of its own, so that some are likely by luck alone.
const simulator = linearSimulator([
  [1, 0],
  [1, 1],
]);
const points = priorPoints(1024, 2, 1, "bank").map((point, position) => {
  const columns = simulator.simulate(valuesAt(table.parameters, point.ranks), 0, runs, `luck ${position}`);
  return { ...point, summary: summarize(layout, columns, position) };
});
const bank: Bank = { points, logPrior: new Float64Array(points.length) };

test("points that weigh much get eight times the runs, all others stay, and what is said of them is nearer to the closed form", async () => {
  const { bank: after, refined: count } = await refined(
    simulator,
    fitted,
    bank,
    { runs, seed: "refine" },
    { workers: 1 },
    () => undefined,
  );
  const { weights } = posteriorOf(fitted, after);
  after.points.forEach(({ summary }, i) => {
    if (weights[i] > 1 / 1000) expect(summary.runs).toBe(8 * runs);
    else expect([runs, 8 * runs]).toContain(summary.runs);
  });
  const refinedPoints = [...after.points.keys()].filter((i) => after.points[i].summary.runs === 8 * runs);
  expect(refinedPoints).toHaveLength(count);
  expect(count).toBeGreaterThan(50);
  expect(after.points.length).toBe(points.length);
  // Of a and a + b the record is normal with variance v each.
  const v = runSpread * runSpread + error * error;
  const exact = (i: number) => {
    const [a, b] = valuesAt(table.parameters, points[i].ranks);
    return -((y[0] - a) ** 2 + (y[1] - a - b) ** 2) / (2 * v) - Math.log(2 * Math.PI * v);
  };
  const errorOf = (of: Bank) => {
    const { logLikelihood } = posteriorOf(fitted, of);
    return Math.sqrt(
      refinedPoints.reduce((sum, i) => sum + (logLikelihood[i] - exact(i)) ** 2, 0) / refinedPoints.length,
    );
  };
  // Eight times the runs: about a third of the error.
  expect(errorOf(after)).toBeLessThan(0.6 * errorOf(bank));
});
