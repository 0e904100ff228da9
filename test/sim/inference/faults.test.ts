import { expect, test } from "vitest";
import { log } from "../../../src/model/kernels/log.ts";
import { calibrate } from "../../../src/sim/inference/check/calibration.ts";
import { fittedRows } from "../../../src/sim/inference/likelihood/likelihood.ts";
import { lawOf, logDensity } from "../../../src/sim/inference/likelihood/normal-rows.ts";
import type { DataSet } from "../../../src/sim/inference/likelihood/record.ts";
import { type Simulator, valuesAt } from "../../../src/sim/inference/points/point.ts";
import { layoutOf, type Summary, summarize } from "../../../src/sim/inference/points/summary.ts";
import { priorPoints } from "../../../src/sim/inference/waves/design.ts";
import { linearSimulator, toyRow, toyTable } from "../../support/toy-inference.ts";

/* A procedure that is right has uniform ranks; each fault that is planted in it is found. */

const table = toyTable([toyRow("y0", { value: 0, error: 0.3 }), toyRow("y1", { value: 0, error: 0.3 })]);
const layout = layoutOf(table);
const fitted = fittedRows(layout);
const runs = 64;

function bankOfPrior(simulator: Simulator) {
  const points = priorPoints(1024, 2, 1, "bank").map((point, position) => {
    const columns = simulator.simulate(valuesAt(table.parameters, point.ranks), 0, runs, "luck");
    return { ...point, summary: summarize(layout, columns, position) };
  });
  return { points, logPrior: new Float64Array(points.length) };
}

const linear = bankOfPrior(
  linearSimulator([
    [1, 0],
    [1, 1],
  ]),
);

/** As the linear one, but the noise of a run grows with the first parameter: its scale is in the determinant. */
const scaling = bankOfPrior({
  identity: "scaling",
  simulate(values, _, count, luck) {
    const noise = linearSimulator([[], []]).simulate(values, 0, count, luck);
    const scale = 0.2 + 4 / (1 + valuesScale(values[0]));
    return noise.map((column, k) => column.map((value) => values[1] * k + 2 * scale * value));
  },
});

function valuesScale(value: number): number {
  return value < 0 ? 1 - 3 * value : 1 / (1 + 3 * value);
}

const law = (summary: Summary) => lawOf(layout, fitted.blocks[0], summary, 1);
const failedWith = (bank: typeof linear, likelihood?: (summary: Summary, data: DataSet) => number) =>
  calibrate(fitted, bank, 300, "faults", likelihood).failed.length;

test("without a fault the ranks of both are uniform", () => {
  expect([failedWith(linear), failedWith(scaling)]).toEqual([0, 0]);
});

test("an observation that is counted twice is found", () => {
  expect(failedWith(linear, (summary, data) => 2 * logDensity(law(summary), data))).toBeGreaterThan(0);
});

test("an error that is twice too small is found", () => {
  const wrong = (summary: Summary) => {
    const right = law(summary);
    return {
      ...right,
      factor: right.factor.map((each) => each / 2),
      logDeterminant: right.logDeterminant - 4 * log(2),
    };
  };
  expect(failedWith(linear, (summary, data) => logDensity(wrong(summary), data))).toBeGreaterThan(0);
});

test("a determinant that is left out is found", () => {
  const wrong = (summary: Summary) => ({ ...law(summary), logDeterminant: 0 });
  expect(failedWith(scaling, (summary, data) => logDensity(wrong(summary), data))).toBeGreaterThan(0);
});
