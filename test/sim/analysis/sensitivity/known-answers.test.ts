import { expect, test } from "vitest";
import { normalQuantile } from "../../../../src/model/kernels/normal-quantile.ts";
import { studyKey } from "../../../../src/model/random/key.ts";
import { createStreams } from "../../../../src/model/random/stream.ts";
import { jackknifeError, type Replicated, sharesOf } from "../../../../src/sim/analysis/drivers/shares.ts";
import { ordersOf } from "../../../../src/sim/analysis/sensitivity/design.ts";
import { pairShares } from "../../../../src/sim/analysis/sensitivity/pairs.ts";
import { closedShare, shapleyEffects } from "../../../../src/sim/analysis/sensitivity/shapley.ts";

type Model = (u: readonly number[], luck: number) => number;

/** The uniforms of so many inputs and, last, of luck. */
const sourcesOf = (seed: string, inputs: number) => {
  const stream = createStreams(studyKey(seed)).stream(
    "known answers",
    Array.from({ length: inputs + 1 }, (_, k) => `x${k}`),
  );
  return Array.from({ length: inputs + 1 }, (_, entity) => ({
    fill: (out: Float64Array, firstRun: number, runs: number) => stream.fillUniform(out, firstRun, runs, 0, entity),
  }));
};

const drawn = (seed: string, inputs: number, runs: number) =>
  sourcesOf(seed, inputs).map(({ fill }) => {
    const column = new Float64Array(runs);
    fill(column, 0, runs);
    return column;
  });

const evaluated = (model: Model, columns: readonly Float64Array[]) =>
  columns[0].map((_, run) =>
    model(
      columns.slice(0, -1).map((column) => column[run]),
      columns[columns.length - 1][run],
    ),
  );

/** First orders from given data, both orders from the design, of all inputs and last of luck. */
function analysed(model: Model, inputs: number, runs: number, points: number) {
  const given = sharesOf(sourcesOf("given", inputs).slice(0, inputs), [evaluated(model, drawn("given", inputs, runs))]);
  const [a, b] = [drawn("a", inputs, points), drawn("b", inputs, points)];
  const design = { a: evaluated(model, a), b: evaluated(model, b) };
  const mixed = a.map((_, player) => a.map((column, k) => (k === player ? b[k] : column)));
  return { first: given[0], orders: mixed.map((columns) => ordersOf(design, evaluated(model, columns))) };
}

/** Within three of its own errors, and an error that is worth having. */
function expectShare(estimate: Replicated, truth: number, bias = 0) {
  const error = jackknifeError(estimate);
  expect(error).toBeLessThan(0.05);
  expect(Math.abs(estimate.value - truth), `${estimate.value} for ${truth} ± ${error}`).toBeLessThan(3 * error + bias);
}

const [slope, weight] = [7, 0.1];
const angle = (u: number) => Math.PI * (2 * u - 1);
/** Ishigami and Homma 1990. */
const ishigami: Model = ([x, y, z]) =>
  Math.sin(angle(x)) + slope * Math.sin(angle(y)) ** 2 + weight * angle(z) ** 4 * Math.sin(angle(x));
const ishigamiVariance = slope ** 2 / 8 + (weight * Math.PI ** 4) / 5 + (weight ** 2 * Math.PI ** 8) / 18 + 0.5;

test("the shares of Ishigami's function are those of its closed form", () => {
  const first = [0.5 * (1 + (weight * Math.PI ** 4) / 5) ** 2, slope ** 2 / 8, 0].map((v) => v / ishigamiVariance);
  const together = (weight ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50)) / ishigamiVariance;
  const total = [first[0] + together, first[1], together];
  const found = analysed(ishigami, 3, 16_384, 16_384);
  for (const k of [0, 1, 2]) {
    // Within 32 bins lies 1 / 32^2 of a straight line, some times that of a wave.
    expectShare(found.first[k], first[k], 0.01);
    expectShare(found.orders[k].first, first[k]);
    expectShare(found.orders[k].total, total[k]);
  }
  expectShare(found.orders[3].total, 0, 1e-12);
});

test("the two inputs of Ishigami's function that act together do, by as much as bins show, and no others", () => {
  const runs = 65_536;
  const pairs = [
    [0, 2],
    [0, 1],
    [1, 2],
  ] as const;
  const [found] = pairShares(sourcesOf("given", 3), pairs, [evaluated(ishigami, drawn("given", 3, runs))]);
  // Means of sin(x) and of z^4 over each of eight equal bins, by their integrals.
  const edges = Array.from({ length: 9 }, (_, k) => angle(k / 8));
  const overBins = (integral: (x: number) => number) =>
    edges.slice(1).map((to, k) => (integral(to) - integral(edges[k])) / (to - edges[k]));
  const variance = (values: readonly number[]) => {
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length;
  };
  const wave = overBins((x) => -Math.cos(x));
  const power = overBins((z) => z ** 5 / 5);
  expectShare(found[0], (weight ** 2 * variance(wave) * variance(power)) / ishigamiVariance);
  expectShare(found[1], 0);
  expectShare(found[2], 0);
});

test("the shares of Sobol's g-function are those of its closed form", () => {
  const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
  const g: Model = (u) => u.reduce((product, x, k) => (product * (Math.abs(4 * x - 2) + a[k])) / (1 + a[k]), 1);
  const own = a.map((each) => 1 / (3 * (1 + each) ** 2));
  const all = own.reduce((product, each) => product * (1 + each), 1);
  const found = analysed(g, a.length, 16_384, 16_384);
  a.forEach((_, k) => {
    expectShare(found.first[k], own[k] / (all - 1), 0.005);
    expectShare(found.orders[k].first, own[k] / (all - 1));
    expectShare(found.orders[k].total, ((own[k] / (1 + own[k])) * all) / (all - 1));
  });
});

test("luck's total is the variance within a point, and what it does together with an input is in both totals", () => {
  // Y = X + (1 + X) W, X and W uniform on -1 to 1: variances 1/3, 1/3 and 1/9, so X 3/7, W 3/7, together 1/7.
  const model: Model = ([u], w) => 2 * u - 1 + 2 * u * (2 * w - 1);
  const { orders } = analysed(model, 1, 4096, 16_384);
  expectShare(orders[0].first, 3 / 7);
  expectShare(orders[0].total, 4 / 7);
  expectShare(orders[1].first, 3 / 7);
  expectShare(orders[1].total, 4 / 7);
});

test("Shapley effects of correlated normals in a sum are those of its closed form, and sum to what all explain", () => {
  // Y = X1 + 2 X2 + X3 + noise; X2 and X3 of correlation r: Iooss and Prieur 2019, section 3.2.
  const [b1, b2, b3, r, runs] = [1, 2, 1, 0.8, 16_384];
  const [x1, x2, e, noise] = drawn("linear", 3, runs).map((column) => column.map(normalQuantile));
  const x3 = x2.map((x, i) => r * x + Math.sqrt(1 - r * r) * e[i]);
  const y = x1.map((x, i) => b1 * x + b2 * x2[i] + b3 * x3[i] + noise[i]);
  const pair = b2 * b2 + b3 * b3 + 2 * r * b2 * b3;
  const variance = b1 * b1 + pair + 1;
  const [alone2, alone3] = [(b2 + r * b3) ** 2, (b3 + r * b2) ** 2];
  const truth = [b1 * b1, (alone2 + pair - alone3) / 2, (alone3 + pair - alone2) / 2].map((each) => each / variance);
  const effects = shapleyEffects([x1, x2, x3], y);
  // Three inputs in cells of 8 to 16 runs: 11 cuts of each, within which 1 % to 2 % of a normal's variance lies.
  effects.forEach((effect, k) => {
    expectShare(effect, truth[k], 0.02);
  });
  const all = closedShare([x1, x2, x3], y);
  expect(effects.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(all.value, 10);
});

test("errors are as large as the estimates scatter over seeds", () => {
  const model: Model = ([u, v], w) => u + v + u * v + w;
  const estimates = Array.from({ length: 40 }, (_, k) => {
    const [a, b] = [drawn(`a${k}`, 2, 512), drawn(`b${k}`, 2, 512)];
    const mixed = [b[0], a[1], a[2]];
    return ordersOf({ a: evaluated(model, a), b: evaluated(model, b) }, evaluated(model, mixed));
  });
  for (const order of ["first", "total"] as const) {
    const values = estimates.map((each) => each[order].value);
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    const scatter = Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1));
    const told = estimates.reduce((sum, each) => sum + jackknifeError(each[order]), 0) / estimates.length;
    // The scatter of forty is itself known to a ninth, the mean of forty jackknives of sixteen to a thirtieth.
    expect(told / scatter).toBeGreaterThan(0.7);
    expect(told / scatter).toBeLessThan(1.4);
  }
});
