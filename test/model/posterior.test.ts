import { describe, expect, test } from "vitest";
import { drawnOnce } from "../../src/model/declarations.ts";
import { quantile } from "../../src/model/distributions/quantile.ts";
import { drawInputs, fillInputUniform } from "../../src/model/scenario/inputs.ts";
import { unitFactors } from "../../src/model/scenario/units.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { createRandomStreams } from "../../src/model/streams.ts";
import type { ReadScenario } from "../../src/sim/scenario/read.ts";
import { readWith, smallPosterior } from "../support/posterior-files.ts";
import { readFrom } from "../support/scenario-files.ts";

const paths = ["demand.total", "demand.elasticity", "licences.wait"];
const { draws } = smallPosterior;
/** Each draw as the model takes it: by its path times the factor of its unit. */
const rows = draws.map(({ values: [use, elasticity, wait] }) => [
  use * unitFactors["t/yr"],
  elasticity * -1 * unitFactors.ratio,
  wait * unitFactors.months,
]);
const weights = draws.map(({ weight }) => weight);
const total = weights.reduce((sum, weight) => sum + weight, 0);

function drawnBy({ scenario }: ReadScenario, seed: string, runs: number) {
  const world = createWorld(scenario);
  return drawInputs(drawnOnce(scenario), createRandomStreams(world, seed).input, 0, runs);
}

/** The draw that each run took; -1 where a run's numbers are no draw's. */
function takenBy(read: ReadScenario, seed: string, runs: number): readonly number[] {
  const columns = drawnBy(read, seed, runs);
  const known = new Map(rows.map((row, k) => [row.join(), k]));
  return Array.from({ length: runs }, (_, i) => known.get(paths.map((path) => columns.get(path)?.[i]).join()) ?? -1);
}

const runs = 60_000;

describe("inputs that a posterior draws", () => {
  const read = readWith();
  const taken = takenBy(read, "board", runs);

  test("have in each run the numbers of one draw, all of them, to the last bit", () => {
    expect(new Set(rows.map((row) => row.join())).size).toBe(rows.length);
    expect(taken.filter((draw) => draw < 0)).toEqual([]);
  });

  test("take each draw as often as its weight says (chi-squared, 119 degrees of freedom)", () => {
    const counts = rows.map((_, k) => taken.filter((draw) => draw === k).length);
    const statistic = counts.reduce((sum, count, k) => {
      const expected = (runs * weights[k]) / total;
      return sum + (count - expected) ** 2 / expected;
    }, 0);
    const freedom = rows.length - 1;
    expect(Math.abs(statistic - freedom)).toBeLessThan(4 * Math.sqrt(2 * freedom));
  });

  test("have the means and the correlations of the weighted draws", () => {
    const columns = drawnBy(read, "board", runs);
    const moments = (x: readonly number[], y: readonly number[], of: readonly number[]) => {
      const sum = of.reduce((a, b) => a + b, 0);
      const mean = (z: readonly number[]) => z.reduce((a, value, i) => a + of[i] * value, 0) / sum;
      const [mx, my] = [mean(x), mean(y)];
      const product = (u: readonly number[], mu: number, v: readonly number[], mv: number) =>
        u.reduce((a, value, i) => a + of[i] * (value - mu) * (v[i] - mv), 0) / sum;
      const sd = Math.sqrt(product(x, mx, x, mx));
      return { mean: mx, sd, correlation: product(x, mx, y, my) / sd / Math.sqrt(product(y, my, y, my)) };
    };
    const alike = Array<number>(runs).fill(1);
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ]) {
      const [x, y] = [a, b].map((p) => [...(columns.get(paths[p]) as Float64Array)]);
      const [exact, drawn] = [
        moments(
          rows.map((r) => r[a]),
          rows.map((r) => r[b]),
          weights,
        ),
        moments(x, y, alike),
      ];
      expect(Math.abs(drawn.mean - exact.mean)).toBeLessThan((4 * exact.sd) / Math.sqrt(runs));
      expect(Math.abs(drawn.correlation - exact.correlation)).toBeLessThan(4 / Math.sqrt(runs));
    }
    const [use, elasticity] = paths.map((path) => [...(columns.get(path) as Float64Array)]);
    expect(moments(use, elasticity, alike).correlation).toBeLessThan(-0.7);
  });

  test("take the same draw in another scenario of the same posterior and seed, and another under another seed", () => {
    const other = readWith(
      smallPosterior,
      "horizonWeeks: 30\ndemand: { thrift: { reversal: { value: 2, unit: ratio, source: s, date: '2025', grade: D } } }\n",
    );
    expect(takenBy(other, "board", 500)).toEqual(taken.slice(0, 500));
    expect(takenBy(other, "bored", 500)).not.toEqual(taken.slice(0, 500));
  });

  test("leave every other input as it is drawn without them", () => {
    const [all, without] = [drawnBy(read, "board", 50), drawnBy(readFrom({}, "configs/ban-2026.yaml"), "board", 50)];
    const same = [...without].filter(([path, column]) => column.join() === all.get(path)?.join());
    expect([...without.keys()].filter((path) => !same.some(([other]) => other === path)).sort()).toEqual(
      paths.toSorted(),
    );
  });

  test("one that the scenario states itself is its own, and the others are drawn as before", () => {
    const own = "demand: { total: { value: 500, unit: t/yr, source: s, date: '2025', grade: D } }\n";
    const columns = drawnBy(readWith(smallPosterior, own), "board", 200);
    expect(new Set(columns.get("demand.total"))).toEqual(new Set([500 * unitFactors["t/yr"]]));
    taken.slice(0, 200).forEach((draw, i) => {
      expect(columns.get("licences.wait")?.[i]).toBe(rows[draw][2]);
      expect(columns.get("demand.elasticity")?.[i]).toBe(rows[draw][1]);
    });
  });

  test("stand each where its own distribution has the value that the run took", () => {
    const { scenario } = read;
    const stream = createRandomStreams(createWorld(scenario), "board").input;
    const ranks = new Float64Array(300);
    drawnOnce(scenario).forEach((each, entity) => {
      if (each.jointly === null) return;
      fillInputUniform(ranks, { ...each, entity }, stream, 0, 300);
      taken.slice(0, 300).forEach((draw, i) => {
        const value = quantile(each.input.distribution, ranks[i]) * each.input.toModelUnit;
        expect(value).toBe(rows[draw][paths.indexOf(each.path)]);
      });
    });
  });
});
