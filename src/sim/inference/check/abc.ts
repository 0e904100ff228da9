import { log } from "../../../model/kernels/log.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { effectiveDraws } from "../../scenario/posterior/effective.ts";
import { multipliers, multiplierWeights } from "../likelihood/discrepancy.ts";
import { type Fitted, fittedRows } from "../likelihood/likelihood.ts";
import { factorize } from "../likelihood/normal-rows.ts";
import { recordOf } from "../likelihood/record.ts";
import { valueAt } from "../points/point.ts";
import { sampledRuns } from "../points/summary.ts";
import { type Bank, posteriorOf, weightsOf } from "../posterior/posterior.ts";
import type { InferenceRecord } from "../record.ts";
import { streamOf } from "../waves/design.ts";
import { picked } from "./draw-data.ts";
import { adjusted } from "./regression.ts";

type Abc = NonNullable<InferenceRecord["abc"]>;

/** Points that must count at the last tolerance. */
const fewest = 200;
/** What two marginals may differ by beyond chance: the tolerance is not zero, nor the regression linear. */
const allowed = 0.05;

/**
 * The posterior of a few summaries without a synthetic likelihood: data drawn at the points of a bank, of which those near the
 * record count (approximate Bayesian computation, the tolerance lowered while enough points count: Del Moral, Doucet and
 * Jasra 2012, Statistics and Computing 22, 1009-1020), moved to it by a weighted regression (Beaumont, Zhang and Balding 2002,
 * Genetics 162, 2025-2035). Its marginals are held against those of the synthetic likelihood of the same summaries. Null where
 * no row that is used asks for it. `likelihood` stands in for the synthetic one.
 */
export function abcCheck(
  layout: Fitted["layout"],
  bank: Bank,
  isUsed: (row: number) => boolean,
  seed: string,
  likelihood: (fitted: Fitted) => Float64Array = (fitted) => posteriorOf(fitted, bank).weights,
): Abc | null {
  const { table } = layout;
  const fitted = fittedRows(layout, (row) => isUsed(row) && table.rows[row].isCheck);
  if (fitted.blocks.length === 0) return null;
  const { points, logPrior } = bank;
  const near = drawnAbout(fitted, bank, seed);
  const weigh = (tolerance: number) => {
    const logs = logPrior.map((each, i) => {
      let sum = 0;
      for (let r = 0; r < sampledRuns; r++) sum += kernel(near.distance[i * sampledRuns + r], tolerance);
      return sum > 0 ? each + log(sum) : -Infinity;
    });
    return weightsOf(fitted, points, logs);
  };
  const tolerance = lowest(near.distance, (each) => effectiveDraws(weigh(each)) >= fewest);
  const ofPoints = weigh(tolerance);
  // A point's weight goes to its data sets by their kernels.
  const weights = near.distance.map((distance, k) => {
    const i = Math.floor(k / sampledRuns);
    let sum = 0;
    for (let r = 0; r < sampledRuns; r++) sum += kernel(near.distance[i * sampledRuns + r], tolerance);
    return sum > 0 ? (ofPoints[i] * kernel(distance, tolerance)) / sum : 0;
  });
  const used = [...weights.keys()].filter((k) => weights[k] > 0);
  const usedWeights = used.map((k) => weights[k]);
  const synthetic = likelihood(fitted);
  const effective = effectiveDraws(ofPoints);
  const effectiveSynthetic = effectiveDraws(synthetic);
  const chance = log((2 * table.parameters.length) / 0.01) / 2;
  const limit = allowed + Math.sqrt((chance * (effective + effectiveSynthetic)) / (effective * effectiveSynthetic));
  const parameters = table.parameters.map((parameter, p) => {
    const ranks = used.map((k) => points[Math.floor(k / sampledRuns)].ranks[p]);
    const moved = adjusted(
      ranks,
      used.map((k) => near.away[k]),
      usedWeights,
    );
    const one = sorted(moved, usedWeights);
    const other = sorted(
      points.map((point) => point.ranks[p]),
      [...synthetic],
    );
    const told = (of: readonly Weighted[]) => ({
      p5: valueAt(parameter, quantileOf(of, 0.05)),
      p50: valueAt(parameter, quantileOf(of, 0.5)),
      p95: valueAt(parameter, quantileOf(of, 0.95)),
    });
    return { name: parameter.name, abc: told(one), synthetic: told(other), distance: distanceOf(one, other) };
  });
  return {
    rows: fitted.blocks.flatMap(({ rows }) => rows.map((row) => table.rows[row].name)),
    ...{ tolerance, effective, effectiveSynthetic, limit: Math.min(1, limit), parameters },
    differ: parameters.filter(({ distance }) => distance > limit).map(({ name }) => name),
  };
}

/** Epanechnikov's. */
function kernel(distance: number, tolerance: number): number {
  const u = distance / tolerance;
  return u < 1 ? 1 - u * u : 0;
}

/** Data of each row at each point, one a sampled run: how far from the record, by row and in all, in standard deviations. */
function drawnAbout({ layout, blocks }: Fitted, { points }: Bank, seed: string) {
  const { starts, normal } = layout;
  const record = recordOf(layout);
  const stream = streamOf(seed, "abc");
  const factors = blocks.map(({ rows, error, discrepancy }) =>
    multipliers.map((multiplier) => {
      const factor = error.map((each, cell) => each + multiplier * multiplier * discrepancy[cell]);
      factorize(factor, rows.length);
      return factor;
    }),
  );
  const scales = blocks.map(({ at, error, discrepancy }) =>
    at.map((k, i) => {
      const cell = i * at.length + i;
      const ofRuns = points.reduce((sum, { summary }) => sum + summary.covariance[k * normal.length + k], 0);
      return Math.sqrt(error[cell] + discrepancy[cell] + ofRuns / points.length);
    }),
  );
  const distance = new Float64Array(points.length * sampledRuns);
  const away = points.flatMap(({ summary }, i) =>
    Array.from({ length: sampledRuns }, (_, run) => {
      const set = i * sampledRuns + run;
      let next = 0;
      const uniform = () => stream.uniform(set, next++, 0);
      const m = picked(multiplierWeights, uniform());
      const found = blocks.flatMap(({ rows }, b) => {
        const factor = factors[b][m];
        const normals = rows.map(() => normalQuantile(uniform()));
        return rows.map((row, j) => {
          let value = summary.samples[starts[row] * sampledRuns + run];
          for (let k = 0; k <= j; k++) value += factor[j * rows.length + k] * normals[k];
          const said = record[row];
          return (value - (said.kind === "value" ? said.value : Number.NaN)) / scales[b][j];
        });
      });
      distance[set] = Math.sqrt(found.reduce((sum, each) => sum + each * each, 0));
      return found;
    }),
  );
  return { distance, away };
}

/** The lowest tolerance, among distances, that does; the largest where none does. */
function lowest(distances: Float64Array, does: (tolerance: number) => boolean): number {
  const rising = Float64Array.from(distances).sort();
  let [low, high] = [0, rising.length - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (does(rising[middle])) high = middle;
    else low = middle;
  }
  return rising[high];
}

type Weighted = { readonly value: number; readonly under: number };

/** Values in rising order, each with the weight up to and with it. */
function sorted(values: readonly number[], weights: readonly number[]): readonly Weighted[] {
  const order = [...values.keys()].filter((k) => weights[k] > 0).sort((a, b) => values[a] - values[b]);
  const total = order.reduce((sum, k) => sum + weights[k], 0);
  let sum = 0;
  return order.map((k) => {
    sum += weights[k];
    return { value: values[k], under: sum / total };
  });
}

function quantileOf(of: readonly Weighted[], u: number): number {
  return (of.find(({ under }) => under >= u) ?? of[of.length - 1]).value;
}

/** Largest distance between two distribution functions. */
function distanceOf(one: readonly Weighted[], other: readonly Weighted[]): number {
  let [i, j, most] = [0, 0, 0];
  while (i < one.length && j < other.length) {
    if (one[i].value <= other[j].value) i++;
    else j++;
    most = Math.max(most, Math.abs((i > 0 ? one[i - 1].under : 0) - (j > 0 ? other[j - 1].under : 0)));
  }
  return Math.min(1, most);
}
