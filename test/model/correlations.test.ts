import { sampleCorrelation } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { drawnOnce } from "../../src/model/declarations.ts";
import { cholesky } from "../../src/model/kernels/cholesky.ts";
import { normalCorrelation } from "../../src/model/kernels/normal-correlation.ts";
import { studyKey } from "../../src/model/random/key.ts";
import { createStreams, type Stream } from "../../src/model/random/stream.ts";
import { drawInputs, loadingsOf } from "../../src/model/scenario/inputs.ts";
import type { Correlation } from "../../src/model/scenario/parts.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { input, simpleScenario } from "../support/simple-scenario.ts";

const demand = "demand.total";
const traction = "sectors.traction.firms";
const industry = "sectors.industry.firms";
const held = "nationalStock.held";
const runs = 60_000;

/** Four uncertain inputs, of four kinds; the order of their draws is sectors, demand, national stock. */
function world(correlations: readonly Correlation[]): Scenario {
  const scenario = simpleScenario({
    demandPerWeek: { kind: "quantiles", p5: 5, p50: 10, p95: 30, scale: "log" },
    sectors: { traction: {}, industry: {} },
    held: { kind: "weibull", median: 10, shape: 1.5 },
  });
  const { traction, industry } = scenario.sectors;
  return {
    ...scenario,
    sectors: {
      traction: { ...traction, firms: input({ kind: "triangular", low: 2, mode: 3, high: 8 }) },
      industry: { ...industry, firms: input({ kind: "uniform", low: 1, high: 2 }) },
    },
    orders: { ...scenario.orders, fearTime: input({ kind: "uniform", low: 1, high: 9 }) },
    correlations,
  };
}

const pair = (a: string, b: string, rank: number): Correlation => ({
  between: [a, b],
  rank,
  source: "test",
  date: "2026",
  grade: "D",
});

function draw(scenario: Scenario, firstRun = 0, count = runs): ReadonlyMap<string, Float64Array> {
  const inputs = drawnOnce(scenario);
  const paths = inputs.map(({ path }) => path);
  return drawInputs(inputs, createStreams(studyKey("copula")).stream("input", paths), firstRun, count);
}

function column(drawn: ReadonlyMap<string, Float64Array>, path: string): Float64Array {
  return drawn.get(path) as Float64Array;
}

/** Spearman's correlation: that of the ranks. */
function rankCorrelation(a: Float64Array, b: Float64Array): number {
  return sampleCorrelation(ranks(a), ranks(b));
}

function ranks(values: Float64Array): number[] {
  const order = [...values.keys()].sort((i, j) => values[i] - values[j]);
  const out = Array<number>(values.length);
  order.forEach((run, rank) => {
    out[run] = rank;
  });
  return out;
}

/** Kolmogorov's distance from the same input drawn without correlations, over 2 sqrt(2 / runs): below 1 in 999 of 1000. */
function distance(a: Float64Array, b: Float64Array): number {
  const [left, right] = [a.slice().sort(), b.slice().sort()];
  let worst = 0;
  let i = 0;
  for (let j = 0; j < right.length; j++) {
    while (i < left.length && left[i] <= right[j]) i++;
    worst = Math.max(worst, Math.abs(i - (j + 1)) / right.length);
  }
  return worst / (1.95 * Math.sqrt(2 / right.length));
}

const independent = draw(world([]));
const three = [pair(traction, demand, 0.6), pair(demand, held, -0.4), pair(held, traction, 0.1)];
const correlated = draw(world(three));

describe("correlated inputs", () => {
  test.each(three.map(({ between, rank }) => [between.join(" and "), between, rank] as const))(
    "%s have the rank correlation that is asked for, within 4 standard errors",
    (_, [a, b], rank) => {
      // Bonett and Wright 2000: on Fisher's scale the variance is (1 + r^2 / 2) / n; back on r's own, times (1 - r^2)^2.
      const standardError = (1 - rank * rank) * Math.sqrt((1 + (rank * rank) / 2) / runs);
      const measured = rankCorrelation(column(correlated, a), column(correlated, b));
      expect(Math.abs(measured - rank)).toBeLessThan(4 * standardError);
      const before = rankCorrelation(column(independent, a), column(independent, b));
      expect(Math.abs(before)).toBeLessThan(4 / Math.sqrt(runs));
    },
  );

  test("each keeps its own distribution: Kolmogorov's distance is within its 0.1 % limit", () => {
    for (const path of [demand, held]) {
      expect(column(correlated, path)).not.toEqual(column(independent, path));
      expect(distance(column(correlated, path), column(independent, path))).toBeLessThan(1);
    }
  });

  test("the first of them in the scenario, and all that are not listed, keep their draws bit for bit", () => {
    const changed = [...correlated.keys()].filter(
      (path) => Buffer.compare(bytes(column(correlated, path)), bytes(column(independent, path))) !== 0,
    );
    expect(changed).toEqual([demand, held]);
  });

  test("a draw does not depend on the runs it is drawn with", () => {
    const part = draw(world(three), 1000, 50);
    for (const path of [traction, demand, held])
      expect([...column(part, path)]).toEqual([...column(correlated, path).subarray(1000, 1050)]);
  });

  test("pairs that have nothing to do with each other do not mix: the first of each keeps its draw", () => {
    const two = draw(world([pair(traction, demand, 0.5), pair(industry, held, 0.5)]));
    for (const path of [traction, industry]) expect(column(two, path)).toEqual(column(independent, path));
    expect(Math.abs(rankCorrelation(column(two, demand), column(two, held)))).toBeLessThan(4 / Math.sqrt(runs));
  });

  test("an extra pair among later inputs leaves the earlier ones as they were", () => {
    const one = draw(world([pair(traction, demand, 0.6)]));
    expect(column(one, demand)).toEqual(column(correlated, demand));
  });

  test("a correlation of 0 changes nothing", () => {
    expect(draw(world([pair(traction, demand, 0)]))).toEqual(independent);
  });

  test("draws at the very ends of the unit interval still give finite numbers", () => {
    const ends = [2 ** -53, 1 - 2 ** -53];
    for (const end of ends) {
      const stuck = { fillUniform: (out: Float64Array) => void out.fill(end) } as unknown as Stream;
      for (const values of drawInputs(drawnOnce(world(three)), stuck, 0, 4).values())
        for (const value of values) expect(Number.isFinite(value)).toBe(true);
    }
  });
});

describe("the matrix", () => {
  test("Spearman's 1, 1/2 and 0 are 1, (sqrt 6 - sqrt 2) / 2 and 0 of the normals; the sign carries over", () => {
    expect(normalCorrelation(1)).toBeCloseTo(1, 15);
    expect(normalCorrelation(0.5)).toBeCloseTo((Math.sqrt(6) - Math.sqrt(2)) / 2, 15);
    expect(normalCorrelation(0)).toBe(0);
    for (let rank = -1; rank <= 1; rank += 0.01)
      expect(Math.abs(normalCorrelation(rank) - 2 * Math.sin((Math.PI * rank) / 6))).toBeLessThan(3e-16);
  });

  test("Cholesky's factor of a matrix worked by hand", () => {
    // 1; 0.6 and sqrt(1 - 0.36); 0.3, (0.5 - 0.6 x 0.3) / 0.8 = 0.4 and sqrt(1 - 0.09 - 0.16).
    const found = cholesky([
      [1, 0.6, 0.3],
      [0.6, 1, 0.5],
      [0.3, 0.5, 1],
    ]);
    if (found.kind !== "factor") throw new Error(found.kind);
    const expected = [[1], [0.6, 0.8], [0.3, 0.4, Math.sqrt(0.75)]];
    found.rows.flat().forEach((value, k) => {
      expect(value).toBeCloseTo(expected.flat()[k], 14);
    });
  });

  test("two that both follow a third cannot be opposed: the row that fails is named", () => {
    expect(
      cholesky([
        [1, 0.9, 0.9],
        [0.9, 1, -0.9],
        [0.9, -0.9, 1],
      ]),
    ).toEqual({ kind: "notPositiveDefinite", row: 2 });
    const impossible = [pair("a", "b", 0.9), pair("a", "c", 0.9), pair("b", "c", -0.9)];
    expect(() => loadingsOf(["a", "b", "c"], impossible)).toThrow(/correlations of c: must form a positive definite/);
  });
});

function bytes(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
